import {
  closeSync,
  existsSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname } from 'node:path';

import { syncFolder, writeSurely } from '../../../disk/files.js';

/** Tells whether a file is the one that was read. */
export type Stamp = string;

/** All of a file, as it was at one moment. */
export interface Read {
  readonly bytes: Buffer;
  readonly stamp: Stamp;
}

const ZEROS = Buffer.alloc(64 * 1024);

/** Where a file really is: what a link names is replaced, and not the link. */
export const realFileOf = (path: string): string => (existsSync(path) ? realpathSync(path) : path);

const stampIn = (stats: {
  readonly ino: bigint;
  readonly dev: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
}): Stamp => [stats.dev, stats.ino, stats.size, stats.mtimeNs].join(' ');

/** The stamp of a file; none where it is not there. */
export const stampOf = (path: string): Stamp | undefined => {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats === undefined ? undefined : stampIn(stats);
};

/** Reads a file that others may replace, and overwrite, at any moment; none where it is not there. */
export const readWhole = (path: string): Read | undefined => {
  for (;;) {
    if (stampOf(path) === undefined) return undefined;
    const handle = openSync(path, 'r');
    try {
      const bytes = readFileSync(handle);
      const stamp = stampIn(fstatSync(handle, { bigint: true }));
      // Only what has another name, or none, is overwritten: this was still whole when it was read.
      if (stamp === stampOf(path)) return { bytes, stamp };
    } finally {
      closeSync(handle);
    }
  }
};

/** Overwrites all of an open file with zeros, and waits until the disk has them. */
const overwrite = (handle: number): void => {
  const { size } = fstatSync(handle);
  for (let at = 0; at < size; at += ZEROS.length)
    writeSurely(handle, ZEROS.subarray(0, Math.min(ZEROS.length, size - at)), at);
  fsyncSync(handle);
};

/** Runs `use` on a file that is there, for as long as it is open. */
const withOpen = (path: string, use: (handle: number) => void): void => {
  const handle = openSync(path, 'r+');
  try {
    use(handle);
  } finally {
    closeSync(handle);
  }
};

/** What somebody has left who was ended in the midst of it: it may hold what is erased later. */
const wipeLeft = (draft: string): void => {
  if (!existsSync(draft)) return;
  withOpen(draft, overwrite);
  unlinkSync(draft);
};

const writeDraft = (
  draft: string,
  text: string,
  owner?: { readonly uid: number; readonly gid: number },
): void => {
  const handle = openSync(draft, 'wx', 0o600);
  try {
    // Else it would be taken from its owner by an administrator who reads the ledger.
    if (owner !== undefined && owner.uid !== fstatSync(handle).uid) fchownSync(handle, owner.uid, owner.gid);
    writeSurely(handle, Buffer.from(text), 0);
  } finally {
    closeSync(handle);
  }
};

/**
 * Replaces a file, whole or not at all, so that its bytes of before are overwritten on the disk. For who holds its lock. Gives
 * the stamp of what is there since.
 */
export const replaceWhole = (file: string, text: string): Stamp => {
  const draft = `${file}.draft`;
  wipeLeft(draft);
  const put = (): void => {
    renameSync(draft, file);
    syncFolder(dirname(file));
  };
  if (!existsSync(file)) {
    writeDraft(draft, text);
    put();
  } else {
    withOpen(file, (handle) => {
      writeDraft(draft, text, fstatSync(handle));
      put();
      overwrite(handle);
    });
  }
  return stampOf(file) ?? '';
};
