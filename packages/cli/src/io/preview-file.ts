import { createHash } from 'node:crypto';

import {
  ActorId,
  CalendarDay,
  EventId,
  explainUndecodable,
  PlanId,
  planEventCodec,
  type Recordable,
  Source,
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

import { notYet } from '../clock.js';
import type { CliFault } from '../fault.js';
import { readText, writeWhole } from './files.js';

const FORMAT = 'plan-ledger/preview/1';

const SavedEvent = t.intersection([
  t.strict({
    id: EventId,
    type: t.string,
    schema: t.number,
    data: t.UnknownRecord,
    actor: ActorId,
    reportedOn: CalendarDay,
    correlation: t.string,
  }),
  t.exact(t.partial({ reason: t.string, source: Source })),
]);

const Saved = t.strict({
  format: t.literal(FORMAT),
  plan: PlanId,
  version: t.number,
  events: t.array(SavedEvent),
  sha256: t.string,
});

/** Tells a preview from one that was edited since: what was looked at is what is written. */
const sealOf = ({
  plan,
  version,
  events,
}: Readonly<Record<'plan' | 'version' | 'events', unknown>>): string =>
  createHash('sha256')
    .update(JSON.stringify([FORMAT, plan, version, events]))
    .digest('hex');

/** A preview as it was saved: exactly these events, on exactly this version of the plan. */
export interface SavedPreview {
  readonly plan: PlanId;
  readonly version: number;
  readonly events: readonly Recordable[];
}

/** Saves a preview to a file. */
export const savePreview = (
  file: string,
  { plan, version, events }: SavedPreview,
): E.Either<CliFault, void> => {
  const saved = events.map(({ event, ...envelope }) => ({ ...envelope, ...planEventCodec.encode(event) }));
  const sha256 = sealOf({ plan, version, events: saved });
  return writeWhole(
    file,
    `${JSON.stringify({ format: FORMAT, plan, version, events: saved, sha256 }, null, 1)}\n`,
  );
};

const parsed = (file: string, text: string): E.Either<CliFault, unknown> =>
  E.tryCatch(
    () => JSON.parse(text) as unknown,
    (): CliFault => ({
      _tag: 'BadFile',
      file,
      faults: ['Found text that is no JSON; make the preview again with preview --out'],
    }),
  );

const decoded = (file: string, value: unknown): E.Either<CliFault, SavedPreview> => {
  const bad = (fault: string): CliFault => ({ _tag: 'BadFile', file, faults: [fault] });
  return pipe(
    Saved.decode(value),
    E.mapLeft(() =>
      bad(`Found something other than a saved preview (${FORMAT}); make it with preview --out`),
    ),
    E.filterOrElse(
      ({ sha256 }) => sha256 === sealOf(value as t.OutputOf<typeof Saved>),
      () => bad('Found a preview that was edited after it was saved; make it again with preview --out'),
    ),
    E.filterOrElse(
      ({ events }) => events.every(({ reportedOn }) => notYet(reportedOn) === undefined),
      () => bad('Found an event reported on a day that is still to come; make the preview again'),
    ),
    E.flatMap(({ plan, version, events }) =>
      pipe(
        events,
        E.traverseArray(({ type, schema, data, ...envelope }) =>
          pipe(
            planEventCodec.decode({ type, schema, data }),
            E.mapLeft((fault) => bad(explainUndecodable(fault))),
            E.map((event): Recordable => ({ ...envelope, event })),
          ),
        ),
        E.map((recordables) => ({ plan, version, events: recordables })),
      ),
    ),
  );
};

/** Reads a saved preview. */
export const readPreview = (file: string): E.Either<CliFault, SavedPreview> =>
  pipe(
    readText(file),
    E.flatMap((text) => parsed(file, text)),
    E.flatMap((value) => decoded(file, value)),
  );
