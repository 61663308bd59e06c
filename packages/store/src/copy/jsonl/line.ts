import { explainUndecodable, own, planEventCodec, type Recorded } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

import { jsonFault, shown } from '../../check.js';
import type { Written } from '../../event-store.js';
import { writtenFault } from '../../restore.js';
import { originalOf } from '../../stored-form.js';

const NEEDED = {
  plan: t.string,
  version: t.number,
  first: t.number,
  last: t.number,
  id: t.string,
  type: t.string,
  schema: t.number,
  data: t.UnknownRecord,
  reportedOn: t.string,
  recordedAt: t.string,
  actor: t.string,
  correlation: t.string,
};
const IF_GIVEN = { reason: t.string, source: t.UnknownRecord, causation: t.string, seal: t.string };
const FIELDS: Readonly<Record<string, t.Mixed>> = { ...NEEDED, ...IF_GIVEN };

const Line = t.intersection([t.type(NEEDED), t.partial(IF_GIVEN)]);

// The byte order mark is a letter like any other, unless it begins the file.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textIn = (bytes: Buffer): E.Either<string, string> =>
  E.tryCatch(
    () => utf8.decode(bytes),
    () => 'found bytes that are not UTF-8',
  );

/** What JSON a line holds. `Left`: why it holds none. */
export const jsonIn = (bytes: Buffer): E.Either<string, unknown> => {
  if (bytes.length === 0) return E.left('found an empty line');
  if (bytes.at(-1) === 0x0d)
    return E.left('found a carriage return at its end; save it with line feeds alone');
  if (bytes.includes(0)) return E.left('found a NUL');
  return pipe(
    textIn(bytes),
    E.chain((text) =>
      E.tryCatch(
        () => JSON.parse(text) as unknown,
        () => 'found no JSON',
      ),
    ),
  );
};

const shapeFault = (json: unknown): string => {
  if (!t.UnknownRecord.is(json)) return `found ${shown(json)}; wanted the JSON object of an event`;
  const stray = Object.keys(json).find((name) => !Object.hasOwn(FIELDS, name));
  if (stray !== undefined) return `found the field ${shown(stray)}, which no event has`;
  const [name, codec] =
    Object.entries(FIELDS).find(
      ([field, { is }]) => !is(own(json, field)) && (field in NEEDED || Object.hasOwn(json, field)),
    ) ?? [];
  return `found ${shown(own(json, name ?? ''))} as ${name ?? ''}; wanted ${codec === t.UnknownRecord ? 'an object' : `a ${codec?.name ?? ''}`}`;
};

/**
 * The event that a line says, whatever it says of itself: for who works out whether it is the one that was sealed. `Left`: why it
 * says none.
 */
export const saidIn = (bytes: Buffer): E.Either<string, Written> =>
  pipe(
    jsonIn(bytes),
    E.chain((json) => {
      if (!Line.is(json) || Object.keys(json).some((name) => !Object.hasOwn(FIELDS, name)))
        return E.left(shapeFault(json));
      const odd = jsonFault(json);
      if (odd !== undefined) return E.left(odd);
      const { first, last, type, data, ...envelope } = json;
      const event = planEventCodec.decode({ type, schema: json.schema, data });
      if (E.isLeft(event)) return E.left(explainUndecodable(event.left));
      // Its fields are not checked yet for being what they are taken for.
      const recorded = { ...envelope, event: event.right } as unknown as Recorded;
      return E.right({ event: recorded, first, last, ...originalOf(event.right, json.schema, data) });
    }),
  );

/** The event in a line, checked as every event is that is restored. `Left`: what is wrong with it. */
export const writtenIn = (bytes: Buffer): E.Either<string, Written> =>
  pipe(
    saidIn(bytes),
    E.chain((written) => {
      const fault = writtenFault(written.event.plan, written);
      return fault === undefined ? E.right(written) : E.left(fault);
    }),
  );
