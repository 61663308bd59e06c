import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { OutFile, PackOut, ZipWriter } from '@plan-ledger/evidence';

/** A file is written in pieces of this size. */
const PIECE = 1 << 18;

/** Bytes that go to a file in order, in pieces. */
export const fileWriter = (path: string): { write: (bytes: Uint8Array) => void; end: () => void } => {
  const handle = openSync(path, 'wx');
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const flush = (): void => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
    for (let done = 0; done < piece.length;) done += writeSync(handle, piece, done);
  };
  return {
    write: (chunk) => {
      waiting.push(chunk);
      bytes += chunk.length;
      if (bytes >= PIECE) flush();
    },
    end: () => {
      try {
        flush();
      } finally {
        closeSync(handle);
      }
    },
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
  /** Waits until the disk has all of it and some files more, unless something failed. */
  readonly settle: (more: readonly string[]) => Promise<void>;
}

const archived = (zip: ZipWriter, path: string): OutFile => {
  const push = zip.add(path);
  return {
    write: (chunk) => push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk, false),
    end: () => push(new Uint8Array(0), true),
  };
};

/** Writes files into a folder, and where there is one into an archive as well, below a name of its own. */
export const draftIn = (
  folder: string,
  archive?: { readonly zip: ZipWriter; readonly name: string },
): Draft => {
  let failure: unknown;
  const written = new Set<string>([folder]);
  const attempt = (work: () => void): void => {
    if (failure !== undefined) return;
    try {
      work();
    } catch (error) {
      failure = error;
    }
  };
  const begun = (path: string): readonly OutFile[] => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    written.add(file).add(dirname(file));
    const { write, end } = fileWriter(file);
    const own: OutFile = {
      write: (chunk) => write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk),
      end,
    };
    return archive === undefined ? [own] : [own, archived(archive.zip, `${archive.name}/${path}`)];
  };
  return {
    attempt,
    failed: () => failure,
    settle: async (more) => {
      if (failure !== undefined) return;
      await settleAll([...written, ...more]).catch((error: unknown) => {
        failure = error;
      });
    },
    out: {
      file: (path) => {
        let ends: readonly OutFile[] = [];
        attempt(() => {
          ends = begun(path);
        });
        const each = (use: (one: OutFile) => void): void => attempt(() => ends.forEach(use));
        return { write: (chunk) => each(({ write }) => write(chunk)), end: () => each(({ end }) => end()) };
      },
    },
  };
};
