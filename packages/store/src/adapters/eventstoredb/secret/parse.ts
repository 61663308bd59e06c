import { PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

import { type Malformed, malformed } from '../../../integrity/failure.js';
import { parseSeal } from '../../../integrity/seal/form.js';
import { type Given, linesIn } from '../../../integrity/text.js';
import { coverFault } from './cover.js';
import { byEvent, FORMAT, type Kept, keptLine, nameOf, type Secret } from './form.js';
import type { Seed } from './tree.js';

const WHAT = 'text secret';
const MOST_BYTES = 256 * 1024 * 1024;

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ID = new RegExp(`^id (${UUID})$`, 'u');
const SEED = /^seed (-|[01]{1,96}) ([A-Za-z0-9_-]{43})$/u;
const KEPT = new RegExp(`^kept (${UUID}) ([^ ]+) ([1-9]\\d{0,9}) (\\{.*\\})$`, 'u');
const GREATEST_VERSION = 2 ** 32 - 1;

const Left = t.type({ seal: t.string, keys: t.record(t.string, t.string) });

/** 32 bytes, if there is no other text for them. */
const keyIn = (text: string): Uint8Array | undefined => {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === 32 && bytes.toString('base64url') === text ? bytes : undefined;
};

// No message shows what was found: it may be a part of the secret.
const no = (wanted: string, line: number): E.Either<Malformed, never> =>
  E.left(malformed(WHAT, `wanted ${wanted}`, line));

const seedIn = (text: string, line: number): E.Either<Malformed, Seed> => {
  const [, path = '', encoded = ''] = SEED.exec(text) ?? [];
  const bytes = keyIn(encoded);
  return bytes === undefined
    ? no('seed, a path of 0 and 1 or a hyphen, and 32 bytes in base64url', line)
    : E.right({ path: path === '-' ? '' : path, bytes });
};

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const KEPT_WANTED =
  'kept, a ledger, a plan, a version, and its seal and keys in canonical JSON, in the order of plans and versions';

const keptIn = (text: string, line: number, before: Kept | undefined): E.Either<Malformed, Kept> => {
  const [, ledger = '', plan = '', version = '', json = ''] = KEPT.exec(text) ?? [];
  const left = jsonIn(json);
  if (!PlanId.is(plan) || Number(version) > GREATEST_VERSION || !Left.is(left)) return no(KEPT_WANTED, line);
  const kept: Kept = { ledger, plan, version: Number(version), ...left };
  const seal = parseSeal(kept.seal);
  if (E.isLeft(seal) || !('erased' in seal.right))
    return no('a seal that says what was erased of the event', line);
  if (Object.values(kept.keys).some((key) => keyIn(key) === undefined))
    return no('keys of 32 bytes in base64url', line);
  const isNext = before === undefined || byEvent(before, kept) < 0;
  return isNext && keptLine(kept) === text ? E.right(kept) : no(KEPT_WANTED, line);
};

const bodyIn = (id: string, lines: readonly string[]): E.Either<Malformed, Secret> => {
  const [seeds, kept]: [Seed[], Kept[]] = [[], []];
  for (const [at, text] of lines.entries()) {
    const line = at + 3;
    if (kept.length === 0 && !text.startsWith('kept ')) {
      const seed = seedIn(text, line);
      if (E.isLeft(seed)) return seed;
      seeds.push(seed.right);
    } else {
      const one = keptIn(text, line, kept.at(-1));
      if (E.isLeft(one)) return one;
      kept.push(one.right);
    }
  }
  const fault = coverFault(seeds, kept);
  return fault === undefined
    ? E.right({ id, seeds, kept: new Map(kept.map((one) => [nameOf(one), one])) })
    : E.left(malformed(WHAT, fault.why, fault.at + 3));
};

/**
 * Reads the text of a secret. `Left`: Malformed, with the line, when it is not what one writer would have written, or a part of
 * it is missing; no message shows what it says.
 *
 * @example
 * import { newSecret, parseSecret, secretText } from '@plan-ledger/store/eventstoredb';
 * const text = secretText(newSecret());
 * assert.equal(secretText(parseSecret(text).right), text);
 * assert.equal(parseSecret(text.slice(0, -1)).left.line, 3);
 */
export const parseSecret = (given: Given): E.Either<Malformed, Secret> =>
  pipe(
    linesIn(WHAT, given, MOST_BYTES),
    E.chain(([format = '', idLine = '', ...lines]) => {
      if (format !== FORMAT)
        return no(
          format.startsWith('plan-ledger/text-secret@')
            ? `${FORMAT}; read this one with a newer version`
            : FORMAT,
          1,
        );
      const id = ID.exec(idLine)?.[1];
      return id === undefined ? no('id and a UUID', 2) : bodyIn(id, lines);
    }),
  );
