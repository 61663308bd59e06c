import { afterAll, describe, it } from '@jest/globals';

import { contractReport, type PlaceFactory, runEventStoreContract } from './testing/index.js';
import { memoryPlace, sqlitePlace } from './testing/local-places.js';

/** Every adapter there is: how to make a place for it, or why it is not run here. */
const ADAPTERS: Readonly<Record<string, PlaceFactory | { readonly notRun: string }>> = {
  memory: memoryPlace,
  sqlite: sqlitePlace,
  'EventStoreDB at EVENTSTOREDB_URL': {
    notRun:
      process.env['EVENTSTOREDB_URL'] === undefined
        ? 'the variable is not set'
        : 'its adapter is not among those of this suite yet',
  },
};

const report = contractReport();

for (const [name, adapter] of Object.entries(ADAPTERS)) {
  if ('notRun' in adapter) report.notRun(name, adapter.notRun);
  else runEventStoreContract(name, adapter, report.counting(name, { describe, it }));
}

// Written past the console of the test runner, which frames each line with the place that it came from.
afterAll(() => {
  process.stdout.write(`\n${report.text()}\n\n`);
});
