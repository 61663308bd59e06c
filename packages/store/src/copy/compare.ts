import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { refused } from '../check.js';
import type { ReadFailure, Refused, Written } from '../event-store.js';
import { erasedIn, leafOf } from '../integrity/seal/index.js';
import { differencesInWritten } from '../restore.js';
import type { CopySource, CopyTarget } from './ends.js';
import { eachPage } from './pages.js';

/** How far a plan has come at the source, and at the target, where all of it is the same. */
export interface Compared {
  readonly plan: PlanId;
  readonly version: Version;
  readonly there: Version;
}

const erasedOnlyIn = (one: Written, other: Written): readonly string[] => {
  const there = erasedIn(other.event);
  return erasedIn(one.event).filter((field) => !there.includes(field));
};

/** What to do where both are one event, of which a text was erased on one side only. */
const unequallyErased = (one: Written, other: Written): string | undefined => {
  const leaves = [one, other].map(leafOf);
  const [here, there] = leaves.map((leaf) =>
    E.isRight(leaf) ? Buffer.from(leaf.right.hash).toString('hex') : '',
  );
  if (here === '' || here !== there) return undefined;
  const { version } = one.event;
  const [atSource, atTarget] = [erasedOnlyIn(one, other), erasedOnlyIn(other, one)];
  if (atSource.length > 0)
    return `${atSource.join(', ')} of version ${version} was erased at the source, and the target still holds it; copy to a new ledger, and delete this one`;
  return atTarget.length > 0
    ? `${atTarget.join(', ')} of version ${version} was erased at the target, and the source still holds it; redact it there as well, and do not copy it back`
    : undefined;
};

const differ = (
  plan: PlanId,
  page: readonly Written[],
  held: readonly Written[],
): E.Either<Refused, undefined> => {
  for (const [at, one] of page.entries()) {
    const other = held[at];
    const { version } = one.event;
    if (other === undefined) {
      return E.left(refused(plan, `Cannot copy: the target has lost version ${version} while it was read`));
    }
    const fields = differencesInWritten(one, other);
    if (fields.length > 0) {
      return E.left(
        refused(
          plan,
          `Cannot copy: ${unequallyErased(one, other) ?? `version ${version} is at the target already with another ${fields.join(', ')}; copy to a ledger that holds nothing else of this plan`}`,
        ),
      );
    }
  }
  return E.right(undefined);
};

const ahead = ({ plan, version, there }: Compared): E.Either<Refused, Compared> =>
  there <= version
    ? E.right({ plan, version, there })
    : E.left(
        refused(
          plan,
          `Cannot copy: the target holds version ${there} of it, the source only ${version}; copy the other way, or to another ledger`,
        ),
      );

/**
 * Compares what the target has of a plan with the source, event by event. `Left`: Refused, when it differs (naming the first
 * version and its fields) or is ahead; Unavailable, Unreadable.
 */
export const comparePlan = (
  source: CopySource,
  target: CopyTarget,
  plan: PlanId,
  onPage: (done: Version, of: Version) => void,
): TE.TaskEither<Refused | ReadFailure, Compared> =>
  pipe(
    TE.Do,
    TE.bindW('version', () => source.versionOf(plan)),
    TE.bindW('there', () => target.versionOf(plan)),
    TE.tap(({ version, there }) => {
      const to = Math.min(version, there);
      return eachPage<Refused | ReadFailure>(source, { plan, from: 1, to }, async (page) => {
        const [start, end] = [page[0]?.event.version, page.at(-1)?.event.version];
        const held = await target.readWritten(plan, start, end)();
        onPage(end ?? 0, to);
        return E.isLeft(held) ? held : differ(plan, page, held.right);
      });
    }),
    TE.flatMapEither(({ version, there }) => ahead({ plan, version, there })),
  );
