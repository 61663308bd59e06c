import { afterEach, describe, expect, it } from '@jest/globals';

import { modelCases } from './contract/model.js';
import { memoryPlace } from './local-places.js';
import { casesOn, type PlaceFactory } from './place.js';
import { WRITING } from './planted/writing.js';

const broken = WRITING['accepts a stale version']!.plant(memoryPlace);

/** The message of the case that is left to chance; none when it passes. */
const byChance = async (factory: PlaceFactory): Promise<string | undefined> => {
  const cases = new Map<string, () => Promise<void>>();
  modelCases(casesOn(factory, { describe: () => undefined, it: (name, body) => cases.set(name, body) }));
  const failure: unknown = await cases.get(
    'answers as the model does, from a seed that nobody chose',
  )!().catch((error: unknown) => error);
  return failure === undefined ? undefined : (failure as Error).message;
};

const replayIn = (message: string | undefined): string =>
  /run this case alone with PLAN_LEDGER_SEED=(\S+)$/.exec(message ?? '')?.[1] ?? 'none';

/** Chance may pass a broken store: how to see it fail again, from the first time that it does not. */
const foundByChance = async (): Promise<string> => {
  for (let tries = 0; tries < 20; tries++) {
    const message = await byChance(broken);
    if (message !== undefined) return replayIn(message);
  }
  return 'none';
};

describe('a failure that chance found', () => {
  afterEach(() => {
    delete process.env['PLAN_LEDGER_SEED'];
  });

  it('names its seed and its path, with which it is seen again at once', async () => {
    const replay = await foundByChance();
    expect(replay).toMatch(/^-?\d+,[\d:]+,\S+$/);
    process.env['PLAN_LEDGER_SEED'] = replay;
    const again = await byChance(broken);
    expect(again).toMatch(/^Property failed after 1 tests\n/);
    expect(replayIn(again)).toBe(replay);
    expect(await byChance(memoryPlace)).toBeUndefined();
  });

  it('is found again from its seed alone', async () => {
    const [seed = ''] = (await foundByChance()).split(',');
    process.env['PLAN_LEDGER_SEED'] = seed;
    expect(replayIn(await byChance(broken)).split(',')[0]).toBe(seed);
  });
});
