import { explainIntegrity, type IntegrityFailure } from '@plan-ledger/store/integrity';
import {
  parseCheckpoint,
  parseConsistencyFile,
  parseInclusionFile,
  parseNote,
  parseRange,
  parseSigningKey,
  parseVerifierKey,
  type VerifierKey,
} from '@plan-ledger/store/integrity';
import type { Keys } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { exists, readText } from '../../io/files.js';
import { textsOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';

/** The files that keys, checkpoints and proofs are in. */
export type MarkKind =
  | 'a checkpoint'
  | 'an inclusion proof'
  | 'a consistency proof'
  | 'a verifier key'
  | 'a signing key, which is a secret'
  | 'a compact range'
  | 'a ledger'
  | 'something else';

const isCheckpoint = (text: string): boolean => {
  const note = parseNote(text);
  return E.isRight(note) && E.isRight(parseCheckpoint(note.right.text));
};

/** What a text is, whoever has signed it and whatever it proves. */
export const kindOf = (text: string): MarkKind => {
  if (E.isRight(parseInclusionFile(text)) || text.startsWith('c2sp.org/tlog-proof'))
    return 'an inclusion proof';
  if (E.isRight(parseConsistencyFile(text)) || text.startsWith('plan-ledger/consistency-proof'))
    return 'a consistency proof';
  if (E.isRight(parseVerifierKey(text.trim()))) return 'a verifier key';
  if (E.isRight(parseSigningKey(text.trim()))) return 'a signing key, which is a secret';
  if (isCheckpoint(text)) return 'a checkpoint';
  if (E.isRight(parseRange(text))) return 'a compact range';
  return text.startsWith('{"format":"plan-ledger"') || text.startsWith('{"actor"')
    ? 'a ledger'
    : 'something else';
};

/** A file that is used as something, and is something else. */
export const wrongKind = (file: string, found: MarkKind, wanted: string): CliFault =>
  usage(`Cannot use ${file}: found ${found}; wanted ${wanted}`);

/** A file that is used as something, and is none, with why. */
export const badMark = (file: string, failure: IntegrityFailure): CliFault =>
  usage(`Cannot use ${file}: ${explainIntegrity(failure)}`);

/** The text of a file. What is not there is a wrong usage: other codes say what a ledger is. */
export const markText = (file: string): E.Either<CliFault, string> =>
  pipe(
    readText(file),
    E.mapLeft((fault) => (fault._tag === 'NotFound' ? usage(fault.message) : fault)),
  );

const WANTED_KEY = 'the verifier key of a ledger: NAME+ID+KEY, or a file that holds it';

const keyFault = (given: string, text: string, wanted: string): CliFault =>
  wrongKind(given.startsWith('PRIVATE+KEY+') ? 'this key' : given, kindOf(text), wanted);

/** A key that was typed, or is in a file. */
const keyIn = (given: string, wanted: string): E.Either<CliFault, VerifierKey> => {
  const typed = parseVerifierKey(given);
  if (E.isRight(typed)) return typed;
  if (!exists(given)) {
    const why =
      given.includes('+') && !given.startsWith('PRIVATE') ? ` (${explainIntegrity(typed.left)})` : '';
    return kindOf(given) === 'something else'
      ? E.left(usage(`Found no verifier key, and no file, ${given}${why}; wanted ${wanted}`))
      : E.left(keyFault(given, given, wanted));
  }
  return pipe(
    markText(given),
    E.chain((text) =>
      pipe(
        parseVerifierKey(text.trim()),
        E.mapLeft(() => keyFault(given, text, wanted)),
      ),
    ),
  );
};

const ofType =
  (given: string, type: VerifierKey['type'], wanted: string) =>
  (key: VerifierKey): E.Either<CliFault, VerifierKey> =>
    key.type === type
      ? E.right(key)
      : E.left(
          usage(
            `Found the key of ${key.name} in ${given}, which is one for ${key.type === 'cosignature' ? 'cosignatures: give it after --witness-key' : 'checkpoints: give it after --key'}; wanted ${wanted}`,
          ),
        );

const keysOf = (
  given: readonly string[],
  type: VerifierKey['type'],
  wanted: string,
): E.Either<CliFault, readonly VerifierKey[]> =>
  pipe(
    given,
    E.traverseArray((one) => pipe(keyIn(one, wanted), E.chain(ofType(one, type, wanted)))),
  );

/** The keys that were given. */
export const keysIn = (typed: Typed): E.Either<CliFault, Keys> =>
  pipe(
    E.Do,
    E.bind('ledgers', () => keysOf(textsOf(typed, 'key'), 'ed25519', WANTED_KEY)),
    E.bind('witnesses', () =>
      keysOf(textsOf(typed, 'witnessKey'), 'cosignature', 'the verifier key of somebody who cosigns'),
    ),
  );
