import { closeSync, openSync, readSync, statSync } from 'node:fs';

const CHUNK = 1 << 20;

/** Whether a file holds one of these byte strings. It is read piece by piece. */
const holds = (file: string, needles: readonly Buffer[]): boolean => {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return false;
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1;
  const buffer = Buffer.alloc(CHUNK + overlap);
  const handle = openSync(file, 'r');
  try {
    let kept = 0;
    for (let at = 0; ;) {
      const read = readSync(handle, buffer, kept, CHUNK, at);
      if (read === 0) return false;
      const seen = buffer.subarray(0, kept + read);
      if (needles.some((needle) => seen.includes(needle))) return true;
      at += read;
      const next = Math.min(overlap, seen.length);
      seen.copy(buffer, 0, seen.length - next);
      kept = next;
    }
  } finally {
    closeSync(handle);
  }
};

const BESIDE = ['', '-wal', '-shm', '-journal'] as const;

/** The files of a ledger that hold one of these texts, as it is or as JSON writes it. */
export const filesWith = (file: string, texts: readonly string[]): readonly string[] => {
  const needles = texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
    .map((text) => Buffer.from(text));
  return needles.length === 0
    ? []
    : BESIDE.map((end) => `${file}${end}`).filter((path) => holds(path, needles));
};
