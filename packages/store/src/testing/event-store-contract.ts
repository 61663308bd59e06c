import { batchCases } from './contract/batches.js';
import { concurrencyCases } from './contract/concurrency.js';
import { expectedVersionCases } from './contract/expected-version.js';
import { emmettCases } from './contract/emmett.js';
import { historyCases } from './contract/histories.js';
import { keepingCases } from './contract/keeping.js';
import { lifecycleCases } from './contract/lifecycle.js';
import { modelCases } from './contract/model.js';
import { readingCases } from './contract/reading.js';
import { redactingCases } from './contract/redacting.js';
import { repeatCases } from './contract/repeats.js';
import { restoringCases } from './contract/restoring.js';
import { subscriptionCases } from './contract/subscription.js';
import { type Case, casesOn, type PlaceFactory, type Runner } from './place.js';

const GROUPS: Readonly<Record<string, (it: Case, patienceMs: number) => void>> = {
  'appending to a plan that is or is not as expected': expectedVersionCases,
  'appending the same again': repeatCases,
  'appending all or nothing': batchCases,
  'keeping what was said': keepingCases,
  reading: readingCases,
  'many at once': concurrencyCases,
  'restoring what another store gave': restoringCases,
  'erasing a text': redactingCases,
  following: subscriptionCases,
  'opening and closing': lifecycleCases,
  'a model of a store': modelCases,
  'concurrent histories': historyCases,
  'a store of another author': emmettCases,
};

/**
 * The contract of an event store, as tests: the same for every adapter, without options. `factory` makes a fresh place each
 * time, whose stores take the time from the clock that it is given; `runner` is any test runner's `describe` and `it`.
 *
 * @example
 * import { runEventStoreContract } from '@plan-ledger/store/testing';
 * import { memoryLedger } from '@plan-ledger/store/memory';
 * const cases = [];
 * const runner = { describe: (_, body) => body(), it: (name, body) => cases.push(body) };
 * const factory = async (clock) => {
 *   const ledger = memoryLedger({ clock });
 *   return { open: async () => ledger.open(), dispose: async () => undefined };
 * };
 * runEventStoreContract('memory', factory, runner);
 * assert.ok(cases.length > 170);
 * await cases[0]();
 */
export const runEventStoreContract = (name: string, factory: PlaceFactory, runner: Runner): void =>
  runner.describe(`The ${name} store`, () => {
    for (const [group, cases] of Object.entries(GROUPS)) {
      runner.describe(group, () => cases(casesOn(factory, runner), runner.patienceMs ?? 10_000));
    }
  });
