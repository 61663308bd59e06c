import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { OutFile, PackOut, ZipWriter } from '@plan-ledger/evidence';

/** An archive is made of its files in pieces of this size. */
const PIECE = 1 << 18;

/** Bytes that go to a file in order. They come in pieces that are worth a write. */
export const fileWriter = (path: string): { write: (bytes: Uint8Array) => void; end: () => void } => {
  const handle = openSync(path, 'wx');
  return {
    write: (bytes) => {
      for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    },
    end: () => closeSync(handle),
  };
};

// A disk takes several at once in hardly more time than one: a pack with its proofs has hundreds.
const AT_ONCE = 8;

/** Waits until the disk has files and folders. */
export const settleAll = async (paths: readonly string[]): Promise<void> => {
  const left = [...paths];
  const work = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      const handle = await open(path, 'r');
      await handle.sync().finally(() => handle.close());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

/** Where the files of a pack go before it has its name. The first thing that fails is kept, and nothing is written after it. */
export interface Draft {
  readonly out: PackOut;
  /** Does what may fail, unless something failed before. */
  readonly attempt: (work: () => void) => void;
  readonly failed: () => unknown;
  /** Takes in a file that something else wrote into the folder. */
  readonly takeIn: (path: string) => void;
  /** The paths of all files in it, in order. */
  readonly paths: () => readonly string[];
  /** Waits until the disk has all of it and some files more, unless something failed. */
  readonly settle: (more: readonly string[]) => Promise<void>;
}

/** Writes files into a folder. */
export const draftIn = (folder: string): Draft => {
  let failure: unknown;
  const paths = new Set<string>();
  const attempt = (work: () => void): void => {
    if (failure !== undefined) return;
    try {
      work();
    } catch (error) {
      failure = error;
    }
  };
  const begun = (path: string): OutFile => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    paths.add(path);
    const { write, end } = fileWriter(file);
    return { write: (chunk) => write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk), end };
  };
  return {
    attempt,
    failed: () => failure,
    takeIn: (path) => void paths.add(path),
    paths: () => [...paths].sort(),
    settle: async (more) => {
      if (failure !== undefined) return;
      const files = [...paths].map((path) => join(folder, path));
      await settleAll([...new Set([folder, ...files, ...files.map(dirname), ...more])]).catch(
        (error: unknown) => {
          failure = error;
        },
      );
    },
    out: {
      file: (path) => {
        let file: OutFile | undefined;
        attempt(() => {
          file = begun(path);
        });
        return {
          write: (chunk) => attempt(() => file?.write(chunk)),
          // Also after a failure: a file that stays open keeps its disk busy.
          end: () => {
            try {
              file?.end();
            } catch (error) {
              failure ??= error;
            }
          },
        };
      },
    },
  };
};

/** Puts files of a folder into an archive, in the order given, each below a name that the archive unpacks to. */
export const archiveInto = (zip: ZipWriter, folder: string, paths: readonly string[], name: string): void => {
  const piece = Buffer.alloc(PIECE);
  for (const path of paths) {
    const push = zip.add(`${name}/${path}`);
    const handle = openSync(join(folder, path), 'r');
    try {
      for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece))
        push(Buffer.from(piece.subarray(0, read)), false);
    } finally {
      closeSync(handle);
    }
    push(new Uint8Array(0), true);
  }
};
