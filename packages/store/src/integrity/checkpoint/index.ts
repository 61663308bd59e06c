import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { quoted } from '../encoding.js';
import { type BadSignature, type Malformed, malformed, type Unsigned } from '../failure.js';
import { parseNote, signatureLine } from '../note/form.js';
import { signNote, type VerifiedNote, verifyNote } from '../note/index.js';
import type { SigningKey, VerifierKey } from '../note/keys.js';
import { cosignatureOf } from '../note/signature.js';
import type { Given } from '../text.js';
import { type Checkpoint, checkpointText, parseCheckpoint, type TreeHead } from './form.js';

/** Whose word is taken for what. */
export interface Trust {
  /** The key of the ledger itself, which must have signed. */
  readonly log: VerifierKey;
  /** The origin for which that key is trusted: its name when left out. */
  readonly origin?: string;
  /** Keys of others who have seen it, of type 0x04. How many of them are enough, who verifies decides. */
  readonly cosigners?: readonly VerifierKey[];
}

/** That somebody saw this tree head, and none before that it does not go on from. */
export interface Cosignature {
  readonly name: string;
  /** In seconds since 1970, as the cosigner says. */
  readonly time: number;
}

/** A checkpoint that the ledger has signed, and who of the known cosigners has too. */
export interface VerifiedCheckpoint extends Checkpoint {
  readonly cosignatures: readonly Cosignature[];
}

/**
 * Writes and signs a checkpoint (c2sp.org/tlog-checkpoint), of three lines. Who signs must never sign two of which one does
 * not go on from the other: that is for the caller to keep. `Left`: Malformed.
 *
 * @example
 * import { EMPTY_ROOT, makeSigningKey, signCheckpoint } from '@plan-ledger/store/integrity';
 * const key = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * assert.equal(key._tag, 'Right');
 * const note = signCheckpoint({ origin: 'example.org/plan', size: 0, root: EMPTY_ROOT }, key.right);
 * assert.match(note._tag === 'Right' ? note.right : '', /^example\.org\/plan\n0\n47DEQp/);
 */
export const signCheckpoint = (head: TreeHead, key: SigningKey): E.Either<Malformed, string> =>
  pipe(
    checkpointText(head),
    E.chain((text) => signNote(text, key)),
  );

const checkpointIn = (
  { text, signatures }: VerifiedNote,
  { log, origin = log.name }: Trust,
): E.Either<Malformed | Unsigned, VerifiedCheckpoint> => {
  if (!signatures.some(({ key }) => key.name === log.name && key.id === log.id))
    return E.left({
      _tag: 'Unsigned',
      why: `found no signature of ${log.name} (${log.id}), the ledger itself`,
    });
  return pipe(
    parseCheckpoint(text),
    E.filterOrElseW(
      (found) => found.origin === origin,
      (found): Unsigned => ({
        _tag: 'Unsigned',
        why: `found the origin ${quoted(found.origin)}; this key is trusted for ${quoted(origin)}`,
      }),
    ),
    E.map((found) => ({
      ...found,
      cosignatures: signatures.flatMap(({ key: { name }, time }) =>
        time === undefined ? [] : [{ name, time }],
      ),
    })),
  );
};

/**
 * Verifies a signed checkpoint: the ledger's key must have signed it, for the origin for which it is trusted, and every
 * signature of a known cosigner must hold. `Left`: Malformed, BadSignature, Unsigned.
 *
 * @example
 * import { EMPTY_ROOT, makeSigningKey, signCheckpoint, verifyCheckpoint } from '@plan-ledger/store/integrity';
 * const key = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * assert.equal(key._tag, 'Right');
 * const note = signCheckpoint({ origin: 'example.org/plan', size: 0, root: EMPTY_ROOT }, key.right);
 * assert.equal(note._tag, 'Right');
 * const verified = verifyCheckpoint(note.right, { log: key.right.verifier });
 * assert.equal(verified._tag === 'Right' && verified.right.size, 0);
 */
export const verifyCheckpoint = (
  given: Given,
  trust: Trust,
): E.Either<Malformed | BadSignature | Unsigned, VerifiedCheckpoint> =>
  pipe(
    verifyNote(given, [trust.log, ...(trust.cosigners ?? [])]),
    E.chainW((note) => checkpointIn(note, trust)),
  );

/**
 * Adds a cosignature (c2sp.org/tlog-cosignature, Ed25519) to a checkpoint that is verified first; the time is in whole
 * seconds since 1970. Who cosigns says that it knows of no larger tree, and that this one goes on from all it has seen:
 * that is for the caller to keep. `Left`: Malformed (also for a key of another type, or a time that is none),
 * BadSignature, Unsigned.
 *
 * @example
 * import { cosignCheckpoint, EMPTY_ROOT, makeSigningKey, signCheckpoint, verifyCheckpoint } from '@plan-ledger/store/integrity';
 * const log = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * const witness = makeSigningKey('example.org/auditor', Buffer.alloc(32, 8), 'cosignature');
 * assert.ok(log._tag === 'Right' && witness._tag === 'Right');
 * const note = signCheckpoint({ origin: 'example.org/plan', size: 0, root: EMPTY_ROOT }, log.right);
 * const trust = { log: log.right.verifier, cosigners: [witness.right.verifier] };
 * const seen = note._tag === 'Right' ? cosignCheckpoint(note.right, trust, witness.right, 1_700_000_000) : note;
 * const verified = seen._tag === 'Right' ? verifyCheckpoint(seen.right, trust) : seen;
 * assert.deepEqual(verified._tag === 'Right' && verified.right.cosignatures, [
 *   { name: 'example.org/auditor', time: 1_700_000_000 },
 * ]);
 */
export const cosignCheckpoint = (
  note: string,
  trust: Trust,
  key: SigningKey,
  time: number,
): E.Either<Malformed | BadSignature | Unsigned, string> => {
  const { name, id, type } = key.verifier;
  if (type !== 'cosignature')
    return E.left(malformed('signing key', 'found a key for notes; wanted one of type 0x04 (cosignature)'));
  if (!Number.isSafeInteger(time) || time < 0)
    return E.left(malformed('cosignature', `found the time ${time}; wanted whole seconds since 1970`));
  return pipe(
    verifyCheckpoint(note, trust),
    E.chainW(() => parseNote(note)),
    E.map(({ text }) => `${note}${signatureLine({ name, id, signature: cosignatureOf(key, text, time) })}`),
    E.chainFirstW((signed) => parseNote(signed)),
  );
};
