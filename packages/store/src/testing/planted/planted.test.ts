import { afterAll, describe, expect, it } from '@jest/globals';

import { runEventStoreContract } from '../event-store-contract.js';
import { memoryPlace } from '../local-places.js';
import type { PlaceFactory } from '../place.js';
import { FOLLOWING } from './following.js';
import { FORGETTING } from './forgetting.js';
import { READING } from './reading.js';
import { RESTORING_FAULTS } from './restoring.js';
import { WRITING } from './writing.js';

const LAWS = ['a model of a store', 'concurrent histories', 'a store of another author'];

interface Failed {
  readonly group: string;
  readonly name: string;
}

interface Written extends Failed {
  readonly body: () => Promise<void>;
}

const casesOf = (factory: PlaceFactory): readonly Written[] => {
  const cases: Written[] = [];
  let group = '';
  runEventStoreContract('broken', factory, {
    describe: (name, body) => {
      group = name;
      body();
    },
    it: (name, body) => cases.push({ group, name, body }),
    patienceMs: 2000,
  });
  return cases;
};

const failsIn = ({ body }: Written): Promise<boolean> =>
  body().then(
    () => false,
    () => true,
  );

/** Runs cases in turn, up to the first that fails. */
const firstFailed = async (cases: readonly Written[]): Promise<readonly Failed[]> => {
  for (const one of cases) if (await failsIn(one)) return [one];
  return [];
};

/**
 * The cases of the contract that fail. Of a law, whose cases look long for their smallest examples, it is enough that one
 * fails. To follow a store is mostly to wait, so those cases are run at once, and only where it is asked for.
 */
const failedCases = async (factory: PlaceFactory, alsoFollowing: boolean): Promise<readonly Failed[]> => {
  const cases = casesOf(factory);
  const failed: Failed[] = [];
  for (const law of LAWS) failed.push(...(await firstFailed(cases.filter(({ group }) => group === law))));
  for (const one of cases) {
    if (![...LAWS, 'following'].includes(one.group)) failed.push(...(await firstFailed([one])));
  }
  const following = cases.filter(({ group }) => alsoFollowing && group === 'following');
  failed.push(...(await Promise.all(following.map((one) => firstFailed([one])))).flat());
  return failed;
};

const FAULTS = Object.entries({ ...WRITING, ...FORGETTING, ...READING, ...RESTORING_FAULTS, ...FOLLOWING });
const caught: string[] = [];

const rowOf = (fault: string, failed: readonly Failed[]): string => {
  const groups = [...new Set(failed.map(({ group }) => group))].sort();
  const counted = groups.map((name) => `${name} ${failed.filter(({ group }) => group === name).length}`);
  return `${fault.padEnd(47)} ${String(failed.length).padStart(4)}  ${counted.join(', ')}`;
};

describe('a store that is broken in one way', () => {
  it.each(FAULTS)('is caught when it %s', async (fault, { plant, caughtBy }) => {
    const failed = await failedCases(plant(memoryPlace), caughtBy === 'following');
    caught.push(rowOf(fault, failed));
    expect(failed.map(({ group }) => group)).toContain(caughtBy);
  });

  it('is what makes cases fail: they all hold of a sound store, as impatiently', async () => {
    expect(await failedCases(memoryPlace, true)).toEqual([]);
  });

  afterAll(() => {
    const header = `${'Planted fault'.padEnd(47)} Cases that caught it, by group`;
    process.stdout.write(`\n${[header, ...caught].join('\n')}\n\n`);
  });
});
