import { dirname, resolve } from 'node:path';

import type { CopyTarget, EventStore } from '@plan-ledger/store';
import { openJsonLines } from '@plan-ledger/store/jsonl';
import { memoryStore } from '@plan-ledger/store/memory';
import { openSqliteStore } from '@plan-ledger/store/sqlite';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { now } from './clock.js';
import type { CliFault } from './fault.js';
import { exists } from './io/files.js';

/** One end of a copy, open. */
export type CopyEnd = CopyTarget & Pick<EventStore, 'close'>;

/** What an end is opened for: to copy from it, to it, or to see what a copy to it would do. */
export type EndUse = 'from' | 'to' | 'to see';

/** Whether an address is that of a file of JSON Lines. */
export const isJsonLines = (address: string): boolean => /\.jsonl$/iu.test(address);

const isConnection = (address: string): boolean => /^[a-z][a-z+]*:\/\//iu.test(address);

const nowhere = (address: string, use: EndUse): CliFault | undefined => {
  if (use === 'from')
    return exists(address)
      ? undefined
      : {
          _tag: 'NotFound',
          message: `Found no ledger at ${address}, to copy from; check the path after --from`,
        };
  const folder = dirname(resolve(address));
  return exists(folder)
    ? undefined
    : {
        _tag: 'NotFound',
        message: `Found no folder ${folder} for the ledger ${address}; make the folder first, or name another --to`,
      };
};

/** Opens what an address names: a SQLite ledger, or a file of JSON Lines. The one place that knows the kinds of ends. */
const opened = (
  address: string,
  use: EndUse,
  warn: (line: string) => void,
): TE.TaskEither<CliFault, CopyEnd> => {
  if (isConnection(address)) {
    const side = use === 'from' ? 'from' : 'to';
    const message = `Found --${side} ${address}; wanted the path of a ledger file, or of one that ends in .jsonl`;
    return TE.left({ _tag: 'Usage', message });
  }
  const missing = nowhere(address, use);
  if (missing !== undefined) return TE.left(missing);
  if (use === 'to see' && !exists(address)) return TE.right(memoryStore({ clock: now }));
  const mode = use === 'to' ? 'write' : 'read';
  return isJsonLines(address)
    ? openJsonLines({ file: address, mode, onCut: warn })
    : openSqliteStore({ file: address, clock: now, mode });
};

/** Opens one end of a copy, uses it, and lets go of it whatever comes. */
export const withCopyEnd = <A>(
  address: string,
  use: EndUse,
  warn: (line: string) => void,
  run: (end: CopyEnd) => TE.TaskEither<CliFault, A>,
): TE.TaskEither<CliFault, A> =>
  TE.bracket(opened(address, use, warn), run, (end) => async () => {
    await end.close();
    return E.right(undefined);
  });
