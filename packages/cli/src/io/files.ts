import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';

import type { CliFault } from '../fault.js';

const LARGEST_BYTES = 20 * 1024 * 1024;

/** The code of an error of the system. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';

/** What a file system error means, for a person. */
export const meaningOf = (code: string): string =>
  ({
    ENOENT: 'there is no such file',
    EACCES: 'there is no permission to use it',
    EPERM: 'there is no permission to use it',
    EROFS: 'it is on a file system that cannot be written',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is a file',
    ENAMETOOLONG: 'its name is too long',
    ENOSPC: 'no space left on device',
    EDQUOT: 'the disk quota is used up',
  })[code] ?? `the system says ${code}`;

/** The text of a file, if it is UTF-8 and of a reasonable size. */
export const readText = (file: string): E.Either<CliFault, string> => {
  try {
    const status = statSync(file);
    if (!status.isFile()) {
      const what = status.isDirectory() ? 'a folder' : 'no ordinary file';
      return E.left({ _tag: 'BadFile', file, faults: [`Found ${what}; wanted a file`] });
    }
    const { size } = status;
    if (size > LARGEST_BYTES) {
      return E.left({
        _tag: 'BadFile',
        file,
        faults: [`Found ${size} bytes; wanted at most ${LARGEST_BYTES}`],
      });
    }
    return E.right(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)));
  } catch (error) {
    if (error instanceof TypeError) {
      return E.left({
        _tag: 'BadFile',
        file,
        faults: ['Found bytes that are not UTF-8; save the file as UTF-8'],
      });
    }
    const code = codeOf(error);
    return E.left({
      _tag: ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code) ? 'NotFound' : 'Fault',
      message: `Cannot read ${file}: ${meaningOf(code)}`,
    });
  }
};

/** Whether there is a folder of this name. */
export const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

/** Whether there is anything of this name. */
export const exists = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
};

const beforeDraft = (file: string): string => `.${basename(file)}.`;
const AFTER_DRAFT = '.draft';

const draftOf = (file: string): string =>
  join(dirname(file), `${beforeDraft(file)}${process.pid}${AFTER_DRAFT}`);

/** The drafts of a file, which stay where their writer was ended. */
export const draftsOf = (file: string): readonly string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(beforeDraft(file)) && name.endsWith(AFTER_DRAFT))
    .filter((name) => /^\d+$/u.test(name.slice(beforeDraft(file).length, -AFTER_DRAFT.length)))
    .map((name) => join(dirname(file), name));

/** What a file is to be, besides its text. */
export interface Whole {
  /** Who may read and write it; as the system does by itself where it is left out. */
  readonly mode?: number;
  /** Looked at last of all: nothing is written where it gives a fault. */
  readonly unless?: () => CliFault | undefined;
}

/** Waits until the disk has the names in a folder: a name is there for certain when its folder is written too. */
export const settle = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Writes a file whole or not at all: under another name first, then renamed. */
export const writeWhole = (
  file: string,
  text: string,
  { mode, unless = () => undefined }: Whole = {},
): E.Either<CliFault, void> => {
  const draft = draftOf(file);
  try {
    const handle = openSync(draft, 'wx', mode);
    try {
      if (mode !== undefined) fchmodSync(handle, mode);
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const fault = unless();
    if (fault !== undefined) {
      rmSync(draft, { force: true });
      return E.left(fault);
    }
    renameSync(draft, file);
    settle(dirname(file));
    return E.right(undefined);
  } catch (error) {
    rmSync(draft, { force: true });
    return E.left({ _tag: 'Fault', message: `Cannot write ${file}: ${meaningOf(codeOf(error))}` });
  }
};
