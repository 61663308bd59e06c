import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { type CliFault, linesOf } from '../fault.js';
import type { World } from '../world.js';
import type { Directory } from './entry.js';

/** The directory of people as it is now: a post may be handed over while the ledger is followed. */
export type DirectoryNow = () => Promise<Directory | undefined>;

/** Reads the directory again each time; goes on with the last one that could be used, and says so once. */
export const directoryOver = (
  first: Directory | undefined,
  read: TaskEither<CliFault, Directory | undefined>,
  note: World['note'],
): DirectoryNow => {
  let [last, said] = [first, ''];
  return async () => {
    const now = await read();
    if (E.isRight(now)) {
      last = now.right;
      said = '';
      return last;
    }
    const why = linesOf(now.left).join('\n');
    if (why !== said) note(`Going on with the directory of people as it was. ${why}`);
    said = why;
    return last;
  };
};
