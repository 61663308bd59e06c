import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { Unavailable } from '../event-store.js';

/** The code of an error of the system; none for any other error, which is a bug and not for here. */
export const systemCodeOf = (error: unknown): string | undefined => {
  const { code, syscall } = error as { readonly code?: unknown; readonly syscall?: unknown };
  return typeof code === 'string' && typeof syscall === 'string' ? code : undefined;
};

const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file, or no such folder; check the path',
  ENOTDIR: 'a part of its path is a file; check the path',
  EEXIST: 'it is there already; give another name or folder, or move it away',
  EISDIR: 'it is a folder; give the path of a file',
  EACCES: 'you may not use it; ask its owner',
  EPERM: 'you may not use it; ask its owner',
  EROFS: 'its file system cannot be written; give another place',
  ENOSPC: 'the disk is full; make room and try again',
  EDQUOT: 'the disk quota is used up; make room and try again',
};

export const unavailable = (what: 'open' | 'read' | 'write', file: string, code: string): Unavailable => ({
  _tag: 'Unavailable',
  why: `Cannot ${what} ${file}: ${MEANINGS[code] ?? `the system says ${code}; check the disk`}`,
});

/** Runs `use`; what the system refuses becomes a value. */
export const guarded = <A>(
  what: 'open' | 'read' | 'write',
  file: string,
  use: () => A,
): E.Either<Unavailable, A> => {
  try {
    return E.right(use());
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === undefined) throw error;
    return E.left(unavailable(what, file, code));
  }
};

export const statsOf = (file: string): Stats | undefined => statSync(file, { throwIfNoEntry: false });

/** Writes all of it at a place, and waits until the disk has it. */
export const writeSurely = (handle: number, bytes: Buffer, offset: number): void => {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(handle, bytes, done, bytes.length - done, offset + done);
  }
  fsyncSync(handle);
};

/** As many bytes as there are of those asked for. */
export const readAt = (handle: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < bytes.length;) {
    const read = readSync(handle, bytes, done, bytes.length - done, offset + done);
    if (read === 0) return bytes.subarray(0, done);
    done += read;
  }
  return bytes;
};

/**
 * The bytes of an ordinary file; of one that is larger than it may be, one byte more than that, for who reads them to refuse.
 * None when there is no such file.
 */
export const readWhole = (file: string, mostBytes: number): E.Either<Unavailable, Buffer | undefined> =>
  pipe(
    guarded('read', file, () => {
      const found = statsOf(file);
      if (found === undefined) return undefined;
      if (!found.isFile()) return 'no file' as const;
      const handle = openSync(file, 'r');
      try {
        return readAt(handle, 0, Math.min(found.size, mostBytes) + 1);
      } finally {
        closeSync(handle);
      }
    }),
    E.chain((read) =>
      read === 'no file'
        ? E.left({
            _tag: 'Unavailable',
            why: `Cannot read ${file}: it is no ordinary file; give the path of one`,
          })
        : E.right(read),
    ),
  );

/** Waits until the disk has the names in a folder. */
export const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const writeDraft = (draft: string, text: string, flags: 'w' | 'wx', mode?: number): void => {
  const handle = openSync(draft, flags, mode);
  try {
    writeSurely(handle, Buffer.from(text), 0);
  } finally {
    closeSync(handle);
  }
};

/** Makes a file with a text in it, whole or not at all: under another name first, then renamed. */
export const makeWhole = (file: string, text: string): void => {
  const draft = `${file}.draft`;
  writeDraft(draft, text, 'w');
  renameSync(draft, file);
  syncFolder(dirname(file));
};

/** The same for a file that must not be there yet: the system says EEXIST when it is, whoever made it, and whenever. */
export const makeNew = (file: string, text: string, mode: number): void => {
  const draft = `${file}.${process.pid}.draft`;
  try {
    writeDraft(draft, text, 'wx', mode);
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dirname(file));
};
