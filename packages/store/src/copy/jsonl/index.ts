import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { resolve } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { guarded, makeWhole, statsOf, writeSurely } from '../../disk/files.js';
import { lock } from '../../disk/lock.js';
import type { ReadFailure, Unavailable } from '../../event-store.js';
import type { OpenFile } from './batch.js';
import { type JsonLines, jsonLinesEnd } from './end.js';
import { headerOf } from './header.js';
import { type Places, placesIn, unreadableLine } from './places.js';

export type { JsonLines } from './end.js';
export { inspectJsonLines, type InspectedLines } from './inspect.js';

/** Where a file of JSON Lines is, and how it is opened. */
export interface JsonLinesOptions {
  /** The path of the file. */
  readonly file: string;
  /** `read` when left out. `write` creates the file when it is not there, and keeps others from writing it. */
  readonly mode?: 'read' | 'write';
  /** Told when the end of the file was half an event, which is cut off before anything is written. */
  readonly onCut?: (what: string) => void;
}

const cannotOpen = (file: string, why: string): Unavailable => ({
  _tag: 'Unavailable',
  why: `Cannot open ${file}: ${why}`,
});

/** What is wrong with a path before it is opened: some of what has a name would wait, or have no end. */
const pathFault = (file: string): E.Either<Unavailable, 'there' | 'not there'> =>
  pipe(
    guarded('open', file, () => statsOf(file)),
    E.chain((found) => {
      if (found === undefined) return E.right('not there' as const);
      return found.isFile()
        ? E.right('there' as const)
        : E.left(cannotOpen(file, 'it is no ordinary file; give the path of one'));
    }),
  );

/** Deals with what stands after the last line feed: an event is completed, half of one is cut off, or the file refused. */
const mended = (
  { file, handle, places }: Omit<OpenFile, 'release'>,
  { mode, onCut = () => undefined }: JsonLinesOptions,
): E.Either<ReadFailure, Places> => {
  const { rest } = places;
  if (rest === undefined) return E.right(places);
  if (mode !== 'write') {
    return E.left(
      unreadableLine(
        file,
        rest.line,
        rest.whole
          ? 'found no line feed after the last event'
          : `found half of an event (${rest.bytes} bytes), as a copy leaves it that was stopped; run that copy again`,
      ),
    );
  }
  return guarded('write', file, () => {
    if (rest.whole) {
      writeSurely(handle, Buffer.from('\n'), places.end - 1);
      return places;
    }
    ftruncateSync(handle, places.end);
    fsyncSync(handle);
    onCut(
      `${file}, line ${rest.line}: cut off half of an event (${rest.bytes} bytes), which a copy that was stopped had left`,
    );
    return places;
  });
};

/** Opens the file itself, and closes it again when it is no ledger. */
const opened = (
  file: string,
  options: JsonLinesOptions,
  release?: () => void,
): E.Either<ReadFailure, JsonLines> =>
  pipe(
    guarded('open', file, () => openSync(file, options.mode === 'write' ? 'r+' : 'r')),
    E.chainW((handle) => {
      const found = pipe(
        guarded('read', file, () => placesIn(file, handle)),
        E.flatten<ReadFailure, Places>,
        E.chain((places) => mended({ file, handle, places }, options)),
        E.map((places) =>
          jsonLinesEnd({ file, handle, places, ...(release === undefined ? {} : { release }) }),
        ),
      );
      if (E.isLeft(found)) closeSync(handle);
      return found;
    }),
  );

const openedToWrite = (
  file: string,
  there: boolean,
  options: JsonLinesOptions,
): E.Either<ReadFailure, JsonLines> =>
  pipe(
    lock(file),
    E.chainW((release) => {
      const made =
        there || statsOf(file) !== undefined
          ? E.right(undefined)
          : guarded('write', file, () => makeWhole(file, headerOf(randomUUID())));
      const found = pipe(
        made,
        E.chainW(() => opened(file, options, release)),
      );
      if (E.isLeft(found)) release();
      return found;
    }),
  );

const openedAt = (options: JsonLinesOptions): E.Either<ReadFailure, JsonLines> => {
  const file = resolve(options.file);
  const found = pathFault(file);
  if (E.isLeft(found)) return found;
  if (options.mode === 'write') return openedToWrite(file, found.right === 'there', options);
  return found.right === 'there'
    ? opened(file, options)
    : E.left(cannotOpen(file, 'there is no such file; check the path'));
};

/**
 * Opens a ledger in one file of JSON Lines, as an end of a copy: a header, then a line for each event, in RFC 8785. The
 * whole file is checked once. `Left`: Unavailable (no such file, no right to it, another copy is writing it), Unreadable
 * (no ledger, or a line that cannot be read, with its number).
 *
 * @example
 * import { openJsonLines } from '@plan-ledger/store/jsonl';
 * const { mkdtempSync } = require('node:fs');
 * const file = `${mkdtempSync('/tmp/plan-ledger-')}/plan-ledger.jsonl`;
 * const opened = await openJsonLines({ file, mode: 'write' })();
 * assert.equal(opened._tag, 'Right');
 * assert.deepEqual(await opened.right.plans(), { _tag: 'Right', right: [] });
 * await opened.right.close();
 */
export const openJsonLines =
  (options: JsonLinesOptions): TaskEither<ReadFailure, JsonLines> =>
  () =>
    Promise.resolve(openedAt(options));
