import { join } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { guarded, makeNew, readWhole, statsOf, unavailable } from '../disk/files.js';
import type { Unavailable } from '../event-store.js';
import {
  explainIntegrity,
  type Malformed,
  parseSigningKey,
  parseVerifierKey,
  type SigningKey,
  signingKeyText,
  type VerifierKey,
  verifierKeyText,
} from '../integrity/index.js';
import { linesIn } from '../integrity/text.js';
import type { Unusable } from './failure.js';

/** Where a key stands: the secret that signs, and what others verify with. */
export interface KeyFiles {
  readonly secret: string;
  readonly verifier: string;
}

const MOST_BYTES = 4096;
const OWNER_ONLY = 0o600;
const FOR_ALL = 0o644;
const OTHERS = 0o077;

/** Names that are the same in every file system; a slash is written as a minus sign. */
const FILE_NAME = /^[a-z0-9][a-z0-9._/-]{0,99}$/iu;

const nameFault = (name: string): Unusable => ({
  _tag: 'Unusable',
  file: JSON.stringify(name),
  why: 'found a name of a key that is no name of a file; wanted letters, digits, dots, minus signs and slashes, such as ledger.example.gov.uk',
});

/** The files of a key of this name in a folder. */
export const keyFilesOf = (folder: string, name: string): KeyFiles => {
  const stem = join(folder, name.replaceAll('/', '-'));
  return { secret: `${stem}.key`, verifier: `${stem}.pub` };
};

/**
 * Writes a key to two files: `NAME.key`, which only its owner may read, and `NAME.pub`, for everybody who verifies. Neither
 * is ever overwritten. `Left`: Unusable (a name that no file has), Unavailable (one of them is there, no right to the folder).
 *
 * @example
 * import { makeSigningKey } from '@plan-ledger/store/integrity';
 * import { readSigningKey, writeKeyFiles } from '@plan-ledger/store/log';
 * const folder = require('node:fs').mkdtempSync('/tmp/plan-ledger-');
 * const key = makeSigningKey('ledger.example', require('node:crypto').randomBytes(32));
 * const files = key._tag === 'Right' ? writeKeyFiles(folder, key.right) : key;
 * assert.equal(files._tag, 'Right');
 * assert.equal(readSigningKey(files.right.secret)._tag, 'Right');
 */
export const writeKeyFiles = (
  folder: string,
  key: SigningKey,
): E.Either<Unusable | Unavailable, KeyFiles> => {
  const { name } = key.verifier;
  if (!FILE_NAME.test(name)) return E.left(nameFault(name));
  const files = keyFilesOf(folder, name);
  return pipe(
    guarded('write', folder, () =>
      [files.secret, files.verifier].find((file) => statsOf(file) !== undefined),
    ),
    E.filterOrElseW(
      (there) => there === undefined,
      (there = '') => unavailable('write', there, 'EEXIST'),
    ),
    E.chain(() =>
      guarded('write', files.secret, () => makeNew(files.secret, `${signingKeyText(key)}\n`, OWNER_ONLY)),
    ),
    E.chain(() =>
      guarded('write', files.verifier, () =>
        makeNew(files.verifier, `${verifierKeyText(key.verifier)}\n`, FOR_ALL),
      ),
    ),
    E.map(() => files),
  );
};

const readKey = <A>(
  file: string,
  what: string,
  parse: (text: string) => E.Either<Malformed, A>,
): E.Either<Unusable | Unavailable, A> =>
  pipe(
    readWhole(file, MOST_BYTES),
    E.filterOrElse(
      (bytes) => bytes !== undefined,
      () => unavailable('read', file, 'ENOENT'),
    ),
    E.chainW((bytes) =>
      pipe(
        linesIn(what, bytes, MOST_BYTES),
        E.chain((lines) =>
          lines.length === 1
            ? pipe(
                parse(lines[0] ?? ''),
                E.mapLeft((fault) => ({ ...fault, line: 1 })),
              )
            : E.left<Malformed, A>({
                _tag: 'Malformed',
                what,
                line: 2,
                why: `found ${lines.length} lines; wanted the key alone on one`,
              }),
        ),
        E.mapLeft((fault): Unusable => ({ _tag: 'Unusable', file, why: explainIntegrity(fault) })),
      ),
    ),
  );

/**
 * Reads the key that signs from its file. `Left`: Unavailable (no such file, no right to it); Unusable, with the line, when
 * it is no key, and when others than its owner may read the file (not asked on Windows, whose files do not say it so).
 *
 * @example
 * import { explainLog, readSigningKey } from '@plan-ledger/store/log';
 * const read = readSigningKey('/nowhere/ledger.example.key');
 * assert.equal(
 *   read._tag === 'Left' && explainLog(read.left),
 *   'Cannot read /nowhere/ledger.example.key: there is no such file, or no such folder; check the path',
 * );
 */
export const readSigningKey = (file: string): E.Either<Unusable | Unavailable, SigningKey> =>
  pipe(
    guarded('read', file, () => statsOf(file)?.mode ?? 0),
    E.filterOrElseW(
      (mode) => (mode & OTHERS) === 0 || process.platform === 'win32',
      (mode): Unusable => ({
        _tag: 'Unusable',
        file,
        why: `others than its owner may use it (mode ${(mode & 0o777).toString(8)}); wanted a secret: run chmod 600 on it, and make a new key if somebody may have read it`,
      }),
    ),
    E.chainW(() => readKey(file, 'signing key', parseSigningKey)),
  );

/**
 * Reads a key that verifies from its file. `Left`: Unavailable (no such file, no right to it); Unusable, with the line.
 *
 * @example
 * import { readVerifierKey } from '@plan-ledger/store/log';
 * assert.equal(readVerifierKey('/nowhere/ledger.example.pub')._tag, 'Left');
 */
export const readVerifierKey = (file: string): E.Either<Unusable | Unavailable, VerifierKey> =>
  readKey(file, 'verifier key', parseVerifierKey);
