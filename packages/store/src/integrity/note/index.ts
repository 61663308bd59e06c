import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type BadSignature, type Malformed, malformed, type Unsigned } from '../failure.js';
import type { Given } from '../text.js';
import { type NoteSignature, parseNote, signatureLine } from './form.js';
import type { SigningKey, VerifierKey } from './keys.js';
import { signatureOf, verifiedBy } from './signature.js';

/** A signature that holds. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** Of a cosignature: when it was made, in seconds since 1970, as its maker says. */
  readonly time?: number;
}

/** A text that may be used, because at least one known key has signed it. */
export interface VerifiedNote {
  readonly text: string;
  readonly signatures: readonly VerifiedSignature[];
}

/**
 * Signs a text (c2sp.org/signed-note): the text, an empty line, and the signature. `Left`: Malformed, when the text is no
 * text of a note (it must end in a line feed, and have no other control character), or the key is for cosignatures.
 *
 * @example
 * import { makeSigningKey, signNote, verifyNote } from '@plan-ledger/store/integrity';
 * const key = makeSigningKey('example.org/plan', Buffer.alloc(32, 7));
 * assert.equal(key._tag, 'Right');
 * const note = signNote('A text.\n', key.right);
 * assert.equal(note._tag, 'Right');
 * assert.equal(verifyNote(note.right, [key.right.verifier])._tag, 'Right');
 */
export const signNote = (text: string, key: SigningKey): E.Either<Malformed, string> => {
  const { name, id, type } = key.verifier;
  if (type !== 'ed25519')
    return E.left(
      malformed('signing key', 'found a key for cosignatures; wanted one of type 0x01 (Ed25519)'),
    );
  if (!text.endsWith('\n')) return E.left(malformed('note', 'found no line feed at the end of the text'));
  const note = `${text}\n${signatureLine({ name, id, signature: signatureOf(key, text) })}`;
  return pipe(
    parseNote(note),
    E.map(() => note),
  );
};

const ofKey =
  ({ name, id }: NoteSignature) =>
  (key: VerifierKey): boolean =>
    key.name === name && key.id === id;

const listed = (keys: readonly { readonly name: string; readonly id: string }[]): string =>
  keys.map(({ name, id }) => `${name} (${id})`).join(', ');

/**
 * Verifies a note with the keys that are known (c2sp.org/signed-note, signatures): those of other keys are ignored, and
 * every one of a known key must hold. `Left`: Malformed; BadSignature; Unsigned, when no known key has signed.
 *
 * @example
 * import { parseVerifierKey, verifyNote } from '@plan-ledger/store/integrity';
 * const key = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
 * assert.equal(key._tag, 'Right');
 * const unsigned = verifyNote('A text.\n\n— example.org/other AAAAAAA=\n', [key.right]);
 * assert.equal(unsigned._tag === 'Left' && unsigned.left._tag, 'Unsigned');
 */
export const verifyNote = (
  given: Given,
  keys: readonly VerifierKey[],
): E.Either<Malformed | BadSignature | Unsigned, VerifiedNote> =>
  pipe(
    parseNote(given),
    E.chainW(({ text, signatures }): E.Either<BadSignature | Unsigned, VerifiedNote> => {
      const verified: VerifiedSignature[] = [];
      for (const one of signatures) {
        const key = keys.find(ofKey(one));
        if (key === undefined) continue;
        const held = verifiedBy(key, text, one.signature);
        if (E.isLeft(held))
          return E.left({ _tag: 'BadSignature', key: key.name, line: one.line, why: held.left });
        verified.push({ key, ...held.right });
      }
      return verified.length > 0
        ? E.right({ text, signatures: verified })
        : E.left({
            _tag: 'Unsigned',
            why: `found signatures of ${listed(signatures)}; wanted one of ${listed(keys)}`,
          });
    }),
  );
