import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';

import type { ReadFailure } from '../../event-store.js';
import { WHOLE_STORE } from '../../position.js';

export type Mode = 'write' | 'read';

const statsIfReachable = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
};

const may = (path: string, access: number): boolean => {
  try {
    accessSync(path, access);
    return true;
  } catch {
    return false;
  }
};

const SQLITE_HEADER_BYTES = 100;

/** How many bytes of events stand beside the file, not yet in it. */
const walBytes = (file: string): number => statsIfReachable(`${file}-wal`)?.size ?? 0;

/** What can be seen to be wrong with a path before SQLite is asked to open it; none when nothing is. */
export const fileFault = (file: string, mode: Mode): ReadFailure | undefined => {
  const unavailable = (why: string): ReadFailure => ({
    _tag: 'Unavailable',
    why: `Cannot open ${file}: ${why}`,
  });
  const unreadable = (why: string): ReadFailure => ({
    _tag: 'Unreadable',
    stream: WHOLE_STORE,
    why: `Cannot open ${file}: ${why}`,
  });
  if (file !== file.trim() || file.includes('\0')) {
    return unavailable('its name begins or ends with a space, or holds a NUL; give it another name');
  }
  const directory = statsIfReachable(dirname(file));
  if (directory === undefined) return unavailable(`there is no directory ${dirname(file)}; create it first`);
  if (!directory.isDirectory()) return unavailable(`${dirname(file)} is not a directory; give a path in one`);

  // The WAL first: it exists only after the file has bytes, so an empty file beside a full WAL has lost them.
  const unsaved = walBytes(file);
  const found = statsIfReachable(file);
  if (found?.isDirectory() === true) return unavailable('it is a directory; give the path of a file');
  if (found !== undefined && !found.isFile())
    return unavailable('it is not a regular file; give the path of one');
  if (unsaved > 0 && (found?.size ?? 0) === 0) {
    return unreadable(
      `it is empty or gone, but ${file}-wal holds ${unsaved} bytes of events; restore both from a backup`,
    );
  }
  // SQLite takes a file of one byte for an empty one, and would write over it.
  if (found !== undefined && found.size > 0 && found.size < SQLITE_HEADER_BYTES) {
    return unreadable('it is too short for a SQLite database; give the file of a ledger');
  }
  if (mode === 'read') {
    if (found === undefined)
      return unavailable('there is no such file; check the path, or create it by writing');
    if (!may(file, constants.R_OK)) return unavailable('you may not read it; ask its owner');
    return found.size === 0 ? unreadable('it is empty; give the file of a ledger') : undefined;
  }
  if (!may(dirname(file), constants.W_OK)) {
    return unavailable(
      `you may not write in ${dirname(file)}, where SQLite keeps files beside it; open it to read, or move it`,
    );
  }
  return found === undefined || may(file, constants.R_OK | constants.W_OK)
    ? undefined
    : unavailable('you may not write it; ask its owner, or open it to read');
};

/** Whether the end of the file is missing, less than a page of it: SQLite itself does not mind that. */
export const endsWithinPage = (file: string, pageBytes: number): boolean =>
  walBytes(file) === 0 && (statsIfReachable(file)?.size ?? 0) % pageBytes !== 0;

/** The bytes of a file that nobody is writing, and a way to see that it is still as it was. */
export interface Snapshot {
  readonly bytes: Buffer;
  readonly isCurrent: () => boolean;
}

const stampOf = (file: string): string => {
  const { size, mtimeMs, ino } = statsIfReachable(file) ?? { size: 0, mtimeMs: 0, ino: 0 };
  return `${size} ${mtimeMs} ${ino} ${walBytes(file)}`;
};

/**
 * A snapshot of a file that was closed cleanly. None when events stand beside it, or somebody wrote meanwhile: a copy
 * would then be short of events, or torn.
 */
export const snapshotOf = (file: string): Snapshot | undefined => {
  if (walBytes(file) > 0) return undefined;
  const stamp = stampOf(file);
  const isCurrent = (): boolean => stampOf(file) === stamp;
  const bytes = readFileSync(file);
  return isCurrent() ? { bytes, isCurrent } : undefined;
};
