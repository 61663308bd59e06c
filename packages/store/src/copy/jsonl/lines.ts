import { readSync } from 'node:fs';

/** One line of a file, without its line feed. */
export interface Line {
  readonly bytes: Buffer;
  readonly offset: number;
  /** From 1. */
  readonly number: number;
  /** Whether a line feed stands after it. Only the last line can lack it. */
  readonly ended: boolean;
}

/** Longer lines are neither read nor written, so that no file can fill the memory. */
export const LONGEST_LINE = 64 * 1024 * 1024;

const CHUNK = 1024 * 1024;
const LINE_FEED = 0x0a;

/** The lines of an open file, read as they are asked for. A line that is too long comes in part, and is the last. */
export function* linesIn(handle: number): Generator<Line> {
  const chunk = Buffer.allocUnsafe(CHUNK);
  let parts: Buffer[] = [];
  let length = 0;
  let offset = 0;
  let number = 1;
  for (let at = 0; ;) {
    const read = readSync(handle, chunk, 0, CHUNK, at);
    if (read === 0) break;
    at += read;
    let start = 0;
    for (;;) {
      const feed = chunk.subarray(0, read).indexOf(LINE_FEED, start);
      const end = feed === -1 ? read : feed;
      parts.push(Buffer.from(chunk.subarray(start, end)));
      length += end - start;
      if (feed === -1) break;
      yield { bytes: Buffer.concat(parts), offset, number, ended: true };
      offset += length + 1;
      number += 1;
      start = feed + 1;
      parts = [];
      length = 0;
    }
    if (length > LONGEST_LINE) break;
  }
  if (length > 0) yield { bytes: Buffer.concat(parts), offset, number, ended: false };
}
