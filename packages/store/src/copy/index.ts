import type { PlanId, Version } from '@plan-ledger/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { refused } from '../check.js';
import { type AppendFailure, type ReadFailure, type Refused, streamOf } from '../event-store.js';
import { WHOLE_STORE } from '../position.js';
import { type Compared, comparePlan } from './compare.js';
import { digestOf } from './digest.js';
import type { CopySource, CopyTarget } from './ends.js';
import { writePlan } from './write.js';

/** How far the copy of a plan is. */
export interface CopyProgress {
  readonly plan: PlanId;
  readonly doing: 'comparing' | 'copying' | 'proving';
  readonly done: Version;
  readonly of: Version;
}

/** What to copy, and how. */
export interface CopyOptions {
  /** Every plan of the source when left out. */
  readonly plans?: readonly PlanId[];
  /** Compares, and writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: CopyProgress) => void;
}

/** What came of a plan. */
export interface CopiedPlan {
  readonly plan: PlanId;
  /** How many events were written now; in a dry run, how many would be. */
  readonly copied: number;
  /** How many were at the target before. */
  readonly already: number;
  /** The version that was copied, which is the number of events: that of the source when the copy began. */
  readonly version: Version;
  /** What `digestOf` gave for both sides, read afresh after the copy; none in a dry run. */
  readonly digest?: string;
  /** The version of the source at the end, when it has moved since the copy began. */
  readonly moved?: Version;
}

const differentStores = (
  source: CopySource,
  target: CopyTarget,
): TE.TaskEither<Refused | ReadFailure, void> =>
  pipe(
    TE.Do,
    TE.bindW('one', () => source.identity),
    TE.bindW('other', () => target.identity),
    TE.flatMap(({ one, other }) =>
      one === other
        ? TE.left<Refused>({
            _tag: 'Refused',
            stream: WHOLE_STORE,
            why: 'Cannot copy: both sides are the same ledger, or the file of one is a copy of the file of the other; copy to a new file',
          })
        : TE.right(undefined),
    ),
  );

const plansMeant = (
  source: CopySource,
  named: readonly PlanId[] | undefined,
): TE.TaskEither<Refused | ReadFailure, readonly PlanId[]> =>
  pipe(
    source.plans,
    TE.flatMap((there) => {
      const missing = named?.find((plan) => !there.includes(plan));
      return missing === undefined
        ? TE.right<Refused, readonly PlanId[]>([...new Set(named ?? there)])
        : TE.left(refused(missing, 'Cannot copy: found no such plan at the source'));
    }),
  );

/** Reads a copied plan afresh from both sides; anything but the same is a fault of one of them. */
const proved = (
  source: CopySource,
  target: CopyTarget,
  { plan, version, there }: Compared,
  onPage: (done: Version) => void,
): TE.TaskEither<ReadFailure, CopiedPlan> =>
  pipe(
    TE.Do,
    TE.bindW('one', () => digestOf(source, plan, version, onPage)),
    TE.bindW('other', () => digestOf(target, plan, version)),
    TE.bindW('end', () => target.versionOf(plan)),
    TE.bindW('now', () => source.versionOf(plan)),
    TE.flatMap(({ one, other, end, now }) =>
      one === other && end === version
        ? TE.right({
            plan,
            copied: version - there,
            already: there,
            version,
            digest: one,
            ...(now === version ? {} : { moved: now }),
          })
        : TE.left<ReadFailure>({
            _tag: 'Unreadable',
            stream: streamOf(plan),
            why: `Copied ${version} events with the digest ${one}, and read back ${end} with ${other}; somebody else wrote to the target, or its disk fails: copy again, to another ledger`,
          }),
    ),
  );

/**
 * Copies plans from one store to another, exactly as they are: ids, versions, schemas, instants, seals and appends. First all
 * that the target has is compared, and nothing is written when any of it differs or is ahead; then the rest is written in
 * batches; then both sides are read afresh and must be equal. Where it is stopped, the same copy again goes on. A plan that
 * moves meanwhile is copied up to its version at the beginning. `Left`: Refused (the target differs or is ahead, the same
 * store on both sides, no such plan), or what the stores give.
 *
 * @example
 * import { copy } from '@plan-ledger/store';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const clock = () => '2026-11-22T10:00:00.000Z' as never;
 * const [from, to] = [memoryStore({ clock }), memoryStore({ clock })];
 * const id = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';
 * const closed = { id, event: { type: 'PlanClosed' }, reportedOn: '2021-01-28', actor: 'U1', correlation: 'january' };
 * await from.append('p' as never, 'new', [closed as never])();
 * const done = await copy(from, to)();
 * assert.equal(done._tag === 'Right' && done.right[0]?.copied, 1);
 * assert.deepEqual(await to.readWritten('p' as never)(), await from.readWritten('p' as never)());
 */
export const copy = (
  source: CopySource,
  target: CopyTarget,
  { plans, dryRun = false, onProgress = () => undefined }: CopyOptions = {},
): TE.TaskEither<AppendFailure, readonly CopiedPlan[]> =>
  pipe(
    differentStores(source, target),
    TE.flatMap(() => plansMeant(source, plans)),
    TE.flatMap(
      TE.traverseSeqArray((plan) =>
        comparePlan(source, target, plan, (done, of) => onProgress({ plan, doing: 'comparing', done, of })),
      ),
    ),
    TE.flatMap((compared): TE.TaskEither<AppendFailure, readonly CopiedPlan[]> => {
      if (dryRun) {
        return TE.right(
          compared.map(({ plan, version, there }) => ({
            plan,
            copied: version - there,
            already: there,
            version,
          })),
        );
      }
      const each =
        <A>(
          doing: CopyProgress['doing'],
          use: (one: Compared, onPage: (done: Version) => void) => TE.TaskEither<AppendFailure, A>,
        ) =>
        (one: Compared): TE.TaskEither<AppendFailure, A> =>
          use(one, (done) => onProgress({ plan: one.plan, doing, done, of: one.version }));
      return pipe(
        compared,
        TE.traverseSeqArray(each('copying', (one, onPage) => writePlan(source, target, one, onPage))),
        TE.flatMap(() =>
          pipe(
            compared,
            TE.traverseSeqArray(each('proving', (one, onPage) => proved(source, target, one, onPage))),
          ),
        ),
      );
    }),
  );
