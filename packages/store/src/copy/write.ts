import type { Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { AppendFailure, Written } from '../event-store.js';
import type { Compared } from './compare.js';
import type { CopySource, CopyTarget } from './ends.js';
import { batchesOf, eachPage } from './pages.js';

const ATTEMPTS = 3;

/** Restores a batch, again when the target did not say whether it wrote: the same again is harmless. */
const restored = async (
  target: CopyTarget,
  { plan }: Compared,
  batch: readonly Written[],
): Promise<E.Either<AppendFailure, Version>> => {
  for (let left = ATTEMPTS - 1; ; left--) {
    const result = await target.restore(plan, batch)();
    if (E.isRight(result) || result.left._tag !== 'OutcomeUnknown' || left === 0) return result;
  }
};

/** Writes what the target has not of a plan, batch by batch; where it stops, the next copy goes on. */
export const writePlan = (
  source: CopySource,
  target: CopyTarget,
  compared: Compared,
  onPage: (done: Version) => void,
): TaskEither<AppendFailure, void> =>
  eachPage<AppendFailure>(
    source,
    { plan: compared.plan, from: compared.there + 1, to: compared.version },
    async (page) => {
      for (const batch of batchesOf(page)) {
        const result = await restored(target, compared, batch);
        if (E.isLeft(result)) return result;
        onPage(batch.at(-1)?.event.version ?? 0);
      }
      return E.right(undefined);
    },
  );
