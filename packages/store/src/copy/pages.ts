import { freeTextsOf, type PlanId, type Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { type ReadFailure, streamOf, type Written } from '../event-store.js';
import type { CopySource } from './ends.js';

/** How many events are read, and restored, at most at once. */
export const PAGE = 500;

// A distributed store takes at most 1 MiB in one append.
const MOST_BYTES = 900_000;

/** What a text takes where it is encrypted, beside a third more than its own length: its name twice over, nonce and tag. */
const BESIDE_A_TEXT = 120;

/** At least what an event takes in any store. */
const bytesOf = (written: Written): number =>
  Math.ceil((Buffer.byteLength(JSON.stringify(written)) * 4) / 3) +
  BESIDE_A_TEXT * freeTextsOf(written.event).length;

/** Events in batches that every store takes at once; one that is larger by itself goes alone. */
export const batchesOf = (page: readonly Written[]): readonly (readonly Written[])[] => {
  const batches: Written[][] = [];
  let bytes = Infinity;
  for (const written of page) {
    const more = bytesOf(written);
    if (bytes + more > MOST_BYTES) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(written);
    bytes += more;
  }
  return batches;
};

/** A stretch of a plan, both ends included. */
export interface Stretch {
  readonly plan: PlanId;
  readonly from: Version;
  readonly to: Version;
}

/** Gives a stretch of a plan to `use`, page by page, until it or the store fails. */
export const eachPage =
  <F>(
    source: Pick<CopySource, 'readWritten'>,
    { plan, from, to }: Stretch,
    use: (page: readonly Written[]) => E.Either<F, unknown> | Promise<E.Either<F, unknown>>,
  ): TaskEither<F | ReadFailure, void> =>
  async () => {
    for (let at = from; at <= to;) {
      const page = await source.readWritten(plan, at, Math.min(at + PAGE - 1, to))();
      if (E.isLeft(page)) return page;
      if (page.right.length === 0) {
        const why = `Found no version ${at} where ${to} were before; somebody has put another ledger in its place`;
        return E.left({ _tag: 'Unreadable', stream: streamOf(plan), version: at, why });
      }
      const used = await use(page.right);
      if (E.isLeft(used)) return used;
      at += page.right.length;
    }
    return E.right(undefined);
  };
