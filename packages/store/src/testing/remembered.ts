import { jest } from '@jest/globals';

import type * as Rows from '../adapters/sqlite/rows.js';
import type * as Line from '../copy/jsonl/line.js';

type Mode = 'learn' | 'remember' | 'off';

let mode: Mode = 'off';

/** Sets whether what is read from now on is kept, is looked for in what was kept, or neither. */
export const remembering = (next: Mode): void => {
  mode = next;
};

/**
 * A reading of bytes that is done once for the bytes that were there while it learned: of a file in which one bit is another,
 * only the line with that bit is read anew. It gives what `read` gave for the same bytes, and nothing else.
 */
const rememberedBytes = <A>(read: (bytes: Buffer) => A): ((bytes: Buffer) => A) => {
  const known: { readonly bytes: Buffer; readonly found: A }[] = [];
  // Lines mostly come in the order in which they came before.
  let next = 0;
  return (bytes) => {
    if (mode === 'off') return read(bytes);
    const place =
      known[next]?.bytes.equals(bytes) === true ? next : known.findIndex((one) => one.bytes.equals(bytes));
    const was = known[place];
    if (was !== undefined) {
      next = (place + 1) % known.length;
      return was.found;
    }
    const found = read(bytes);
    if (mode === 'learn') known.push({ bytes, found });
    else next = (next + 1) % known.length;
    return found;
  };
};

const isSame = (one: Rows.Row, other: Rows.Row): boolean =>
  (Object.keys(one) as (keyof Rows.Row)[]).every((name) => one[name] === other[name]);

/** The same for the rows of a table: a row is the same when every column holds the same value of the same kind. */
const rememberedRows = <A>(read: (row: Rows.Row) => A): ((row: Rows.Row) => A) => {
  const known = new Map<unknown, { readonly row: Rows.Row; readonly found: A }>();
  return (row) => {
    if (mode === 'off') return read(row);
    const was = known.get(row.id);
    if (was !== undefined && isSame(was.row, row)) return was.found;
    const found = read(row);
    if (mode === 'learn') known.set(row.id, { row, found });
    return found;
  };
};

jest.mock('../copy/jsonl/line.js', () => {
  const line = jest.requireActual<typeof Line>('../copy/jsonl/line.js');
  return { ...line, jsonIn: rememberedBytes(line.jsonIn), saidIn: rememberedBytes(line.saidIn) };
});
jest.mock('../adapters/sqlite/rows.js', () => {
  const rows = jest.requireActual<typeof Rows>('../adapters/sqlite/rows.js');
  return { ...rows, writtenIn: rememberedRows(rows.writtenIn) };
});
