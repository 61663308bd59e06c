import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { OutFile, PackOut, ZipWriter } from '@plan-ledger/evidence';

/** A file is written in pieces of this size. */
const PIECE = 1 << 18;

/** Bytes that go to a file in order, in pieces, and are on the disk when it ends. */
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
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    },
  };
};

/** Where the files of a pack go before it has its name. The first thing that fails is kept, and nothing is written after it. */
export interface Draft {
  readonly out: PackOut;
  /** Does what may fail, unless something failed before. */
  readonly attempt: (work: () => void) => void;
  readonly failed: () => unknown;
  /** The folders that have files, the one itself last. */
  readonly folders: () => readonly string[];
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
  const folders = new Set<string>();
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
    folders.add(dirname(file));
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
    folders: () => [...[...folders].filter((one) => one !== folder), folder],
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
