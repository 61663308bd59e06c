import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { malformed } from '../integrity/failure.js';
import {
  cosignCheckpoint,
  type Given,
  parseCheckpoint,
  parseNote,
  type SigningKey,
  type TreeHead,
  type VerifiedCheckpoint,
  type VerifierKey,
  verifyCheckpoint,
} from '../integrity/index.js';
import type { LogFailure, OtherTree } from './failure.js';
import { goesOn } from './goes-on.js';
import { bothOf, type Places, readBoth, withPlaces, writeBoth } from './places.js';
import { isBelow, KEPT, type Start } from './start.js';
import { merged, type TrustFor, witnessBasisOf } from './witness-basis.js';
import { MOST_STATE_BYTES, parseWitnessState, witnessStateText } from './witness-state.js';

/** Who says of the trees of a ledger that each goes on from what it was. One key has one pair of places. */
export interface Witness {
  /** For cosignatures. */
  readonly key: SigningKey;
  /** The key of the ledger, as it was given by hand. */
  readonly ledger: VerifierKey;
  readonly places: Places;
}

/** What a witness is asked to cosign. */
export interface CosignAsked {
  /** The signed checkpoint. */
  readonly note: Given;
  /** The file of the consistency proof from the head that was cosigned last; not needed for the first, or for the same again. */
  readonly proof?: Given;
  /** Now, in whole seconds since 1970. */
  readonly time: number;
  readonly start?: Start;
}

/** A cosigned checkpoint. */
export interface Cosigned {
  readonly note: string;
  readonly head: TreeHead;
  /** The head that it goes on from; none when it is the first, which is believed as it stands. */
  readonly before?: TreeHead;
}

const noteText = (given: Given): string =>
  typeof given === 'string' ? given : Buffer.from(given).toString('utf8');

/** Whom to believe for the tree that a note speaks of: the ledger, and the witness of itself. */
const trustFor = ({ key, ledger }: Witness, note: Given): E.Either<LogFailure, TrustFor> =>
  pipe(
    parseNote(note),
    E.chain(({ text }) => parseCheckpoint(text)),
    E.chainW(({ origin }) =>
      isBelow(ledger.name, origin)
        ? E.right({ log: ledger, origin, cosigners: [key.verifier] })
        : E.left<OtherTree>({
            _tag: 'OtherTree',
            why: `The key ${ledger.name} is that of no tree ${JSON.stringify(origin)}; wanted ${ledger.name}, or a name that begins with ${ledger.name}/`,
          }),
    ),
  );

const cosigned = (
  witness: Witness,
  { note, proof, time, start = KEPT }: CosignAsked,
): E.Either<LogFailure, Cosigned> => {
  const { key, places } = witness;
  return pipe(
    E.Do,
    E.bind('trust', () => trustFor(witness, note)),
    E.bindW('head', ({ trust }): E.Either<LogFailure, VerifiedCheckpoint> => verifyCheckpoint(note, trust)),
    E.bind('all', () =>
      pipe(
        bothOf(readBoth(places, MOST_STATE_BYTES, parseWitnessState(key.verifier))),
        E.chainW(merged(places)),
      ),
    ),
    E.bind('before', ({ trust, all }) =>
      witnessBasisOf(places.state, key.verifier, trust, all.get(trust.origin), start),
    ),
    E.chainFirst(({ head, before, trust }) =>
      before === undefined ? E.right(undefined) : goesOn(head, before, trust, proof),
    ),
    E.bindW('seen', ({ trust }) => cosignCheckpoint(noteText(note), trust, key, time)),
    // On the disk first: a cosignature that has left must be known to every one after it.
    E.chainFirstW(({ all, head: { origin, size, root }, seen }) =>
      writeBoth(
        places,
        witnessStateText(new Map([...all, [origin, { head: { origin, size, root }, note: seen }]])),
      ),
    ),
    E.map(({ seen, head: { origin, size, root }, before }) => ({
      note: seen,
      head: { origin, size, root },
      ...(before === undefined ? {} : { before }),
    })),
  );
};

/**
 * Cosigns a checkpoint, if the tree goes on from the last one of it that this witness has cosigned: proved by a consistency
 * proof, and never believed. The first checkpoint of a tree is taken as it stands, and only where it is said to be the first.
 * What it cosigns is on the disk, twice, before the cosignature is given. `Left`: RolledBack, Forked, ProofWanted, OtherTree;
 * NothingKept, AlreadyKept, Unusable (what is kept is lost, is there, is broken); Unavailable (the files cannot be used, or are
 * being used); Malformed, Unsigned, BadSignature (the checkpoint or the proof).
 *
 * @example
 * import { EMPTY_ROOT, makeSigningKey, signCheckpoint } from '@plan-ledger/store/integrity';
 * import { cosign, placesAt } from '@plan-ledger/store/log';
 * const folder = require('node:fs').mkdtempSync('/tmp/plan-ledger-');
 * const ledger = makeSigningKey('ledger.example', Buffer.alloc(32, 7));
 * const auditor = makeSigningKey('auditor.example', Buffer.alloc(32, 8), 'cosignature');
 * assert.ok(ledger._tag === 'Right' && auditor._tag === 'Right');
 * const witness = { key: auditor.right, ledger: ledger.right.verifier, places: placesAt(`${folder}/auditor.seen`) };
 * const note = signCheckpoint({ origin: 'ledger.example/plan-p', size: 0, root: EMPTY_ROOT }, ledger.right);
 * assert.equal(note._tag, 'Right');
 * const unknown = await cosign(witness, { note: note.right, time: 1_611_835_200 })();
 * const first = await cosign(witness, { note: note.right, time: 1_611_835_200, start: { _tag: 'First' } })();
 * assert.deepEqual([unknown._tag === 'Left' && unknown.left._tag, first._tag], ['NothingKept', 'Right']);
 */
export const cosign = (witness: Witness, asked: CosignAsked): TaskEither<LogFailure, Cosigned> =>
  withPlaces(
    witness.places,
    (places) => () =>
      Promise.resolve(
        witness.key.verifier.type === 'cosignature'
          ? cosigned({ ...witness, places }, asked)
          : E.left(malformed('signing key', 'found a key for notes; wanted one of type 0x04 (cosignature)')),
      ),
  );
