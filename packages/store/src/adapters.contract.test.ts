import { afterAll, describe, it } from '@jest/globals';

import { placesOn, wirePlace } from '../../../test/support/eventstoredb-places.js';
import { contractReport, type PlaceFactory, runEventStoreContract } from './testing/index.js';
import { memoryPlace, sqlitePlace } from './testing/local-places.js';

const url = process.env['EVENTSTOREDB_URL'];

/** Every adapter there is: how to make a place for it, or why it is not run here. */
const ADAPTERS: Readonly<Record<string, PlaceFactory | { readonly notRun: string }>> = {
  memory: memoryPlace,
  sqlite: sqlitePlace,
  'EventStoreDB on the wire server': wirePlace,
  'EventStoreDB at EVENTSTOREDB_URL':
    url === undefined || url === '' ? { notRun: 'the variable is not set' } : placesOn(url),
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
