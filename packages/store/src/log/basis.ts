import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import {
  type CompactRange,
  EMPTY_RANGE,
  type TreeHead,
  type VerifierKey,
  verifyCheckpoint,
} from '../integrity/index.js';
import { sameHash } from '../integrity/merkle/hash.js';
import type { LogFailure } from './failure.js';
import { bothOf, type Places, readBoth, wholeOf } from './places.js';
import { MOST_STATE_BYTES, parseSignerState, type Signed } from './signer-state.js';
import type { Start } from './start.js';

/** What is believed before any leaf is read: a tree to grow from, and the heads that it must come by. */
export interface Basis {
  readonly base: CompactRange;
  readonly heads: readonly TreeHead[];
}

/** The later of what two files say; two of one size say the same, or one of them is not to be believed. */
const later = (one: Signed | undefined, other: Signed | undefined): Signed | undefined => {
  if (one === undefined || other === undefined) return one ?? other;
  return other.head.size > one.head.size ? other : one;
};

const agreeing =
  ({ state, second }: Places) =>
  ([one, other]: readonly [Signed | undefined, Signed | undefined]): E.Either<
    LogFailure,
    Signed | undefined
  > =>
    one !== undefined &&
    other !== undefined &&
    one.head.size === other.head.size &&
    !sameHash(one.head.root, other.head.root)
      ? E.left({
          _tag: 'Forked',
          origin: one.head.origin,
          kept: one.head.size,
          found: other.head.size,
          why: `${state} and ${second} keep two roots of one size`,
        })
      : E.right(later(one, other));

/** What a signer may go on from. */
export const basisOf = (
  places: Places,
  key: VerifierKey,
  origin: string,
  start: Start,
): E.Either<LogFailure, Basis> => {
  const read = readBoth(places, MOST_STATE_BYTES, parseSignerState(key, origin));
  switch (start._tag) {
    case 'Kept':
      return pipe(
        bothOf(read),
        E.chainW(agreeing(places)),
        E.chain((kept): E.Either<LogFailure, Basis> =>
          kept === undefined
            ? E.left({ _tag: 'NothingKept', origin, file: places.state })
            : E.right({ base: kept.range, heads: [kept.head] }),
        ),
      );
    case 'First':
      return pipe(
        bothOf(read),
        E.chainW(agreeing(places)),
        E.chain((kept): E.Either<LogFailure, Basis> =>
          kept === undefined
            ? E.right({ base: EMPTY_RANGE, heads: [] })
            : E.left({ _tag: 'AlreadyKept', origin, file: places.state, kept: kept.head.size }),
        ),
      );
    case 'From':
      return pipe(
        verifyCheckpoint(start.note, { log: key, origin }),
        E.chainW((held) =>
          pipe(
            wholeOf(read),
            agreeing(places),
            E.map((kept) => ({
              base: EMPTY_RANGE,
              heads: [held, ...(kept === undefined ? [] : [kept.head])],
            })),
          ),
        ),
      );
  }
};
