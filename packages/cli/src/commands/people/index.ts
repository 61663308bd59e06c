import { check } from './check.js';
import { erase } from './erase.js';
import { list } from './list.js';
import { handOverPost, set } from './set-and-hand-over.js';
import type { PeopleCommand } from './shape.js';

/** Everything about the directory of people. */
export const peopleCommands: readonly PeopleCommand[] = [list, set, handOverPost, erase, check];
