import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type TreeHead, type Trust, type VerifierKey, verifyCheckpoint } from '../integrity/index.js';
import type { LogFailure } from './failure.js';
import { sameHead } from './goes-on.js';
import type { Places } from './places.js';
import type { Start } from './start.js';
import type { AllSeen, Seen } from './witness-state.js';

/** Whom to believe for one tree. */
export type TrustFor = Trust & { readonly origin: string };

/** Of two files, the later head of each tree. Two of one size are the same, or one of the files is not to be believed. */
export const merged =
  ({ state, second }: Places) =>
  ([one = new Map(), other = new Map()]: readonly [AllSeen | undefined, AllSeen | undefined]): E.Either<
    LogFailure,
    AllSeen
  > => {
    const all = new Map<string, Seen>(one);
    for (const [origin, seen] of other) {
      const known = all.get(origin);
      if (known?.head.size === seen.head.size && !sameHead(known.head, seen.head))
        return E.left({
          _tag: 'Forked',
          origin,
          kept: known.head.size,
          found: seen.head.size,
          why: `${state} and ${second} keep two roots of one size`,
        });
      if (known === undefined || known.head.size < seen.head.size) all.set(origin, seen);
    }
    return E.right(all);
  };

const sameOrLater = (kept: TreeHead, held: TreeHead): E.Either<LogFailure, TreeHead> =>
  kept.size === held.size && !sameHead(kept, held)
    ? E.left({
        _tag: 'Forked',
        origin: held.origin,
        kept: kept.size,
        found: held.size,
        why: 'the checkpoint to begin from has another root than the one that is kept',
      })
    : E.right(kept);

/** The head that a tree must go on from: none when it is the first. */
export const witnessBasisOf = (
  file: string,
  key: VerifierKey,
  { origin, log }: TrustFor,
  kept: Seen | undefined,
  start: Start,
): E.Either<LogFailure, TreeHead | undefined> => {
  switch (start._tag) {
    case 'Kept':
      return kept === undefined ? E.left({ _tag: 'NothingKept', origin, file }) : E.right(kept.head);
    case 'First':
      return kept === undefined
        ? E.right(undefined)
        : E.left({ _tag: 'AlreadyKept', origin, file, kept: kept.head.size });
    case 'From':
      return pipe(
        verifyCheckpoint(start.note, { log, origin, cosigners: [key] }),
        E.filterOrElseW(
          ({ cosignatures }) => cosignatures.length > 0,
          (): LogFailure => ({
            _tag: 'Unsigned',
            why: `found no cosignature of ${key.name} (${key.id}) on the checkpoint to begin from`,
          }),
        ),
        E.chain((held) =>
          kept === undefined || kept.head.size < held.size ? E.right(held) : sameOrLater(kept.head, held),
        ),
      );
  }
};
