import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';

import { PlanId, type Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';

import type { ReadFailure, Written } from '../../event-store.js';
import type { VerifySource } from '../../verify/source.js';
import { guarded, readAt, statsOf, unavailable } from '../../disk/files.js';
import { identityIn } from './header.js';
import { jsonIn, saidIn } from './line.js';
import { type Line, linesIn, LONGEST_LINE } from './lines.js';
import { type Place, unreadableLine } from './places.js';

/** A file of JSON Lines as it stands, whatever is wrong with it: for who verifies it. */
export interface InspectedLines extends VerifySource {
  readonly close: () => Promise<void>;
}

const Named = t.type({ plan: t.string });
const Versioned = t.type({ version: t.number });

const planIn = (json: E.Either<string, unknown>): PlanId | undefined =>
  E.isRight(json) && Named.is(json.right) && PlanId.is(json.right.plan) ? json.right.plan : undefined;

const versionIn = (bytes: Buffer): { readonly version?: Version } => {
  const json = jsonIn(bytes);
  return E.isRight(json) && Versioned.is(json.right) && Number.isSafeInteger(json.right.version)
    ? { version: json.right.version }
    : {};
};

/** The places of the lines of each plan. A line that names no plan is taken for one of the plan before it. */
const placesByPlan = (file: string, handle: number): E.Either<ReadFailure, Map<PlanId, Place[]>> => {
  const lines = linesIn(handle);
  const head = lines.next().value as Line | undefined;
  if (head === undefined) return E.left(unreadableLine(file, 1, 'found an empty file'));
  const identity = identityIn(head.bytes.subarray(0, 1000));
  if (E.isLeft(identity)) return E.left(unreadableLine(file, 1, identity.left));
  const byPlan = new Map<PlanId, Place[]>();
  const before: Place[] = [];
  let last: Place[] | undefined;
  for (const { bytes, offset, number } of lines) {
    const place = { offset, length: bytes.length, line: number };
    const plan = planIn(jsonIn(bytes));
    if (plan !== undefined) {
      const found = byPlan.get(plan) ?? [];
      byPlan.set(plan, found);
      if (last === undefined) found.push(...before);
      last = found;
    }
    (last ?? before).push(place);
  }
  return last === undefined && before.length > 0
    ? E.left(unreadableLine(file, before[0]?.line ?? 2, 'found no line that names a plan'))
    : E.right(byPlan);
};

const opened = (path: string): E.Either<ReadFailure, InspectedLines> => {
  const file = resolve(path);
  const stats = guarded('open', file, () => statsOf(file));
  if (E.isLeft(stats)) return stats;
  if (stats.right?.isFile() !== true) return E.left(unavailable('open', file, 'ENOENT'));
  const handle = guarded('open', file, () => openSync(file, 'r'));
  if (E.isLeft(handle)) return handle;
  const found = E.flatten(
    guarded('read', file, (): E.Either<ReadFailure, Map<PlanId, Place[]>> =>
      placesByPlan(file, handle.right),
    ),
  );
  if (E.isLeft(found)) {
    closeSync(handle.right);
    return found;
  }
  const byPlan = found.right;

  const writtenAt = (plan: PlanId, { offset, length, line }: Place): E.Either<ReadFailure, Written> => {
    if (length > LONGEST_LINE)
      return E.left(unreadableLine(file, line, `found a line of more than ${LONGEST_LINE} bytes`, plan));
    const bytes = guarded('read', file, () => readAt(handle.right, offset, length));
    if (E.isLeft(bytes)) return bytes;
    const written = saidIn(bytes.right);
    return E.isRight(written)
      ? written
      : E.left({ ...unreadableLine(file, line, written.left, plan), ...versionIn(bytes.right) });
  };

  return E.right({
    byPlace: true,
    plans: () => Promise.resolve(E.right([...byPlan.keys()].sort())),
    versionOf: (plan) => () => Promise.resolve(E.right(byPlan.get(plan)?.length ?? 0)),
    readWritten:
      (plan, from = 1, to = Infinity) =>
      () => {
        const written: Written[] = [];
        for (const place of byPlan.get(plan)?.slice(Math.max(from, 1) - 1, to) ?? []) {
          const one = writtenAt(plan, place);
          if (E.isLeft(one)) return Promise.resolve(one);
          written.push(one.right);
        }
        return Promise.resolve(E.right(written));
      },
    close: () => {
      closeSync(handle.right);
      return Promise.resolve();
    },
  });
};

/**
 * Opens a file of JSON Lines to be verified: unlike one that is copied from, it may have lines that cannot be read, or that
 * stand where they should not. `Left`: Unavailable (no such file, no right to it), Unreadable (its first line is not that of a
 * ledger, or no line names a plan).
 *
 * @example
 * import { inspectJsonLines } from '@plan-ledger/store/jsonl';
 * const opened = await inspectJsonLines('/nowhere/plan-ledger.jsonl')();
 * assert.equal(opened._tag === 'Left' && opened.left._tag, 'Unavailable');
 */
export const inspectJsonLines =
  (file: string): TaskEither<ReadFailure, InspectedLines> =>
  () =>
    Promise.resolve(opened(file));
