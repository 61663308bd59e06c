import * as E from 'fp-ts/lib/Either.js';

import type { FigureRow } from '../edition/edition.js';
import { readEdition } from '../edition/read.js';
import { smallFigureRows } from './small-edition.js';

/** Anything with names in it: a file of an edition, or a part of one. */
export type Tree = Record<string, unknown>;

/** A file with one place in it set to something, or taken out with `undefined`. Changes the file that it is given. */
export const setIn = (file: object, path: string, value: unknown): Tree => {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const at = keys.reduce((tree, key) => tree[key] as Tree, file as Tree);
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return file as Tree;
};

/** The faults of an edition, one line each: where, and what. */
export const faultsOf = (
  file: unknown,
  rows: readonly FigureRow[] = smallFigureRows(),
): readonly string[] => {
  const edition = readEdition(file, rows);
  if (E.isRight(edition)) return [];
  return edition.left.map((fault) =>
    fault.file === 'edition'
      ? `${fault.path.join('.')}: ${fault.message}`
      : `line ${fault.line}: ${fault.message}`,
  );
};
