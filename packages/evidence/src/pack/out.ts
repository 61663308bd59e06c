import { createHash } from 'node:crypto';

/** One file of a pack that is being written: its bytes in order, and then its end. */
export interface OutFile {
  readonly write: (chunk: string | Uint8Array) => void;
  readonly end: () => void;
}

/**
 * Where a pack goes: its files come one after the other, and each ends before the next begins; text is UTF-8. What cannot be
 * written is for who gave this to see, and to tell, when the pack is whole: it is no business of who writes.
 */
export interface PackOut {
  readonly file: (path: string) => OutFile;
}

/** A file of a pack, as its manifest tells it. */
export interface PackFile {
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** A place to write to that notes what was written. */
export interface Noted extends PackOut {
  /** Writes a file whose text is there already. */
  readonly put: (path: string, content: string | Uint8Array) => void;
  /** Takes note of a file that something else wrote. */
  readonly takeIn: (file: PackFile) => void;
  /** The files that have ended, by path. */
  readonly files: () => readonly PackFile[];
}

// Text comes line by line: what is done for each piece of it is not done for each line.
const PIECE = 1 << 16;

/** Notes of each file how many bytes it has, and their digest. */
export const noting = (out: PackOut): Noted => {
  const files: PackFile[] = [];
  const file = (path: string): OutFile => {
    const hash = createHash('sha256');
    const { write, end } = out.file(path);
    let bytes = 0;
    let waiting = '';
    const pass = (chunk: Uint8Array): void => {
      bytes += chunk.length;
      hash.update(chunk);
      write(chunk);
    };
    const flush = (): void => {
      if (waiting !== '') pass(Buffer.from(waiting));
      waiting = '';
    };
    return {
      write: (chunk) => {
        if (typeof chunk === 'string') waiting += chunk;
        if (typeof chunk !== 'string' || waiting.length >= PIECE) flush();
        if (typeof chunk !== 'string') pass(chunk);
      },
      end: () => {
        flush();
        end();
        files.push({ path, bytes, sha256: hash.digest('hex') });
      },
    };
  };
  return {
    file,
    put: (path, content) => {
      const { write, end } = file(path);
      write(content);
      end();
    },
    takeIn: (one) => void files.push(one),
    files: () => [...files].sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
};
