import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type Given, type TreeHead, type Trust, verifyConsistencyFile } from '../integrity/index.js';
import { sameHash } from '../integrity/merkle/hash.js';
import type { LogFailure, ProofWanted } from './failure.js';
import { rolledBack } from './start.js';

/** Whether two heads of one tree are the same. */
export const sameHead = (one: TreeHead, other: TreeHead): boolean =>
  one.size === other.size && sameHash(one.root, other.root);

/** That a tree goes on from a head: proved, or refused. */
export const goesOn = (
  head: TreeHead,
  kept: TreeHead,
  trust: Trust,
  proof: Given | undefined,
): E.Either<LogFailure, void> => {
  const [place, wanted] = [
    { origin: head.origin, kept: kept.size, found: head.size },
    (why: string): ProofWanted => ({ _tag: 'ProofWanted', ...place, why }),
  ];
  const back = rolledBack(head.size, [kept]);
  if (back !== undefined) return E.left(back);
  if (sameHead(head, kept)) return E.right(undefined);
  if (head.size === kept.size) return E.left({ _tag: 'Forked', ...place, why: 'their roots are different' });
  // Every tree goes on from that without a leaf, and of that nothing is proved.
  if (kept.size === 0) return E.right(undefined);
  if (proof === undefined) return E.left(wanted('Found no proof'));
  return pipe(
    verifyConsistencyFile(proof, trust),
    E.mapLeft((failure): LogFailure =>
      failure._tag === 'Unproved' ? wanted(`Found a proof that does not hold: ${failure.why}`) : failure,
    ),
    E.chain(({ older, newer }) => {
      if (!sameHead(newer, head))
        return E.left(wanted(`Found a proof up to ${newer.size} events, of another checkpoint`));
      if (older.size !== kept.size) return E.left(wanted(`Found a proof from ${older.size} events`));
      return sameHead(older, kept)
        ? E.right(undefined)
        : E.left<LogFailure>({
            _tag: 'Forked',
            ...place,
            why: 'the proof begins with another root of the same size',
          });
    }),
  );
};
