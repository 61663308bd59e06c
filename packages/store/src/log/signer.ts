import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { base64Of } from '../integrity/encoding.js';
import { malformed } from '../integrity/failure.js';
import {
  type CompactRange,
  type Hash,
  rootOf,
  signCheckpoint,
  type SigningKey,
  type TreeHead,
} from '../integrity/index.js';
import { sameHash } from '../integrity/merkle/hash.js';
import { type Basis, basisOf } from './basis.js';
import type { Forked, LogFailure, OtherTree } from './failure.js';
import { grownTo, type Leaves } from './grow.js';
import { type Places, withPlaces, writeBoth } from './places.js';
import { signerStateText } from './signer-state.js';
import { isBelow, KEPT, rolledBack, type Start } from './start.js';

/** Who signs the heads of one tree. One key has one signer for each tree, with one pair of places. */
export interface Signer {
  readonly key: SigningKey;
  /** The tree: the name of the key, or a name below it, such as `ledger.example/plan-my-plan`. */
  readonly origin: string;
  readonly places: Places;
}

/** What is asked to be signed. */
export interface HeadWanted {
  readonly size: number;
  /** The root, where it is known already: if the leaves do not lead to it, nothing is signed. */
  readonly root?: Hash;
}

/** A head that was signed, and what the one before it was. */
export interface SignedHead {
  readonly note: string;
  readonly head: TreeHead;
  /** The tree that was signed: who has it beside the note needs only newer leaves. */
  readonly range: CompactRange;
  /** None when it is the first. */
  readonly before?: TreeHead;
}

const asked = ({ key, origin }: Signer, { size }: HeadWanted): E.Either<LogFailure, void> => {
  const { name, type } = key.verifier;
  if (type !== 'ed25519')
    return E.left(
      malformed('signing key', 'found a key for cosignatures; wanted one of type 0x01 (Ed25519)'),
    );
  if (!Number.isSafeInteger(size) || size < 0)
    return E.left(malformed('checkpoint', `found the size ${size}; wanted a whole number from 0`));
  return isBelow(name, origin)
    ? E.right(undefined)
    : E.left<OtherTree>({
        _tag: 'OtherTree',
        why: `The key ${name} signs no tree ${JSON.stringify(origin)}; wanted ${name}, or a name that begins with ${name}/`,
      });
};

const signed = (
  { key, origin, places }: Signer,
  { heads }: Basis,
  range: CompactRange,
  root: Hash | undefined,
): E.Either<LogFailure, SignedHead> => {
  const head: TreeHead = { origin, size: range.size, root: rootOf(range) };
  const before = heads.at(-1);
  if (root !== undefined && !sameHash(root, head.root))
    return E.left<Forked>({
      _tag: 'Forked',
      origin,
      kept: before?.size ?? 0,
      found: head.size,
      why: `they lead to the root ${base64Of(head.root)}; the one that is wanted is ${base64Of(root)}`,
    });
  return pipe(
    signCheckpoint(head, key),
    // On the disk first: a signature that has left must be known to every signature after it.
    E.chainFirstW((note) => writeBoth(places, signerStateText({ head, range, note }))),
    E.map((note) => ({ note, head, range, ...(before === undefined ? {} : { before }) })),
  );
};

/**
 * Signs the head of a tree at a size, and never two of which one does not go on from the other. It believes nothing: from the
 * tree that it keeps it works out the new one, so that it costs the new leaves only. What it signs is on the disk, twice,
 * before the signature is given; after a kill at any moment, and of two at once, what was signed is of one history. `Left`:
 * RolledBack, Forked, OtherTree; NothingKept, AlreadyKept, Unusable (what is kept is lost, is there, is broken); Unavailable
 * (the files cannot be used, or another signer uses them); Unproved (the leaves are not those that were asked for); Malformed,
 * Unsigned, BadSignature (the key, or the checkpoint to begin from); and what reading the leaves gives.
 *
 * @example
 * import { leafHash, makeSigningKey } from '@plan-ledger/store/integrity';
 * import { placesAt, signHead } from '@plan-ledger/store/log';
 * const folder = require('node:fs').mkdtempSync('/tmp/plan-ledger-');
 * const key = makeSigningKey('ledger.example', Buffer.alloc(32, 7));
 * assert.equal(key._tag, 'Right');
 * const signer = { key: key.right, origin: 'ledger.example/plan-p', places: placesAt(`${folder}/plan-p.signed`) };
 * const leaves = (from, to) => async () => ({
 *   _tag: 'Right',
 *   right: ['a', 'b', 'c'].slice(from, to).map((leaf) => leafHash(leaf)),
 * });
 * const first = await signHead(signer, { size: 2 }, leaves, { _tag: 'First' })();
 * const next = await signHead(signer, { size: 3 }, leaves)();
 * const back = await signHead(signer, { size: 2 }, leaves)();
 * assert.deepEqual([first._tag, next._tag, back._tag === 'Left' && back.left._tag], ['Right', 'Right', 'RolledBack']);
 */
export const signHead = <F>(
  signer: Signer,
  wanted: HeadWanted,
  leaves: Leaves<F>,
  start: Start = KEPT,
): TE.TaskEither<F | LogFailure, SignedHead> =>
  pipe(
    TE.fromEither(asked(signer, wanted)),
    TE.mapLeft((failure): F | LogFailure => failure),
    TE.flatMap(() =>
      withPlaces(signer.places, (places) => {
        const here = { ...signer, places };
        return pipe(
          TE.fromEither<F | LogFailure, Basis>(basisOf(places, signer.key.verifier, signer.origin, start)),
          TE.flatMap((basis) => {
            const back = rolledBack(wanted.size, basis.heads);
            return pipe(
              back === undefined
                ? grownTo<F | LogFailure>(basis.base, wanted.size, leaves, basis.heads)
                : TE.left<F | LogFailure, CompactRange>(back),
              TE.flatMapEither((range): E.Either<F | LogFailure, SignedHead> =>
                signed(here, basis, range, wanted.root),
              ),
            );
          }),
        );
      }),
    ),
  );
