import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';

import type { CliFault } from '../fault.js';
import { codeOf, meaningOf } from './files.js';

const cannot = (what: 'read' | 'write', file: string, error: unknown): CliFault => {
  const code = codeOf(error);
  const missing = what === 'read' && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code);
  return { _tag: missing ? 'NotFound' : 'Fault', message: `Cannot ${what} ${file}: ${meaningOf(code)}` };
};

/** The bytes of a file, if there are not too many. */
export const readBytes = (file: string, mostBytes: number): E.Either<CliFault, Buffer> => {
  const bad = (fault: string): E.Either<CliFault, never> =>
    E.left({ _tag: 'BadFile', file, faults: [fault] });
  try {
    const status = statSync(file);
    if (!status.isFile()) return bad('Found no ordinary file; wanted one');
    return status.size > mostBytes
      ? bad(`Found ${status.size} bytes; wanted at most ${mostBytes}`)
      : E.right(readFileSync(file));
  } catch (error) {
    return E.left(cannot('read', file, error));
  }
};

const settled = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Writes a new file whole or not at all. One that is there is kept: the same again is harmless, another is refused. */
export const writeNewBytes = (file: string, bytes: Uint8Array): E.Either<CliFault, void> => {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.draft`);
  try {
    if (statSync(file, { throwIfNoEntry: false }) !== undefined)
      return readFileSync(file).equals(bytes)
        ? E.right(undefined)
        : E.left({
            _tag: 'Fault',
            message: `Found ${file}, which says something else; give another name, or move it away`,
          });
    writeFileSync(draft, bytes, { flag: 'wx' });
    settled(draft);
    renameSync(draft, file);
    settled(dirname(resolve(file)));
    return E.right(undefined);
  } catch (error) {
    rmSync(draft, { force: true });
    return E.left(cannot('write', file, error));
  }
};
