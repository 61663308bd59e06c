import assert from 'node:assert/strict';

import fc from 'fast-check';

import { COMMANDS, readPages } from '../model/commands.js';
import { ModelStore } from '../model/model.js';
import type { Opened } from '../model/opened.js';
import type { Case } from '../place.js';
import { casesOfChance } from '../seeds.js';

const RUNS = 8;
const MOST_COMMANDS = 50;

/** Whatever is done to a store, it answers as the model does, and holds the same. */
export const modelCases = (it: Case): void => {
  casesOfChance(it, 'answers as the model does', { numRuns: RUNS }, ({ afresh }, commands) =>
    fc.asyncProperty(
      fc.commands(COMMANDS, {
        maxCommands: MOST_COMMANDS,
        size: 'max',
        ...(commands === undefined ? {} : { replayPath: commands }),
      }),
      (steps) =>
        afresh(async ({ store, clock, open }) => {
          const model = new ModelStore();
          const opened: Opened = { stores: [store], clock, open };
          await fc.asyncModelRun(() => ({ model, real: opened }), steps);
          assert.deepEqual(await readPages(opened.stores[0]!, 1000), model.all());
        }),
    ),
  );
};
