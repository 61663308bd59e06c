import { describe, expect, it } from '@jest/globals';
import { memoryStore } from '@plan-ledger/store/memory';

import { instantAt, rightOf } from '../support/histories.js';
import { PLAN, submit } from './support.js';

describe('the same edition again', () => {
  it('changes nothing', async () => {
    const store = memoryStore({ clock: () => instantAt(0) });
    const sizes: number[] = [];
    for (const label of ['may-2020', 'may-2020', 'december-2020', 'december-2020'] as const) {
      sizes.push((await submit(store, label)).events.length);
    }
    expect(sizes).toEqual([expect.any(Number), 0, expect.any(Number), 0]);
    expect(sizes[0]).toBeGreaterThan(0);
    expect(await rightOf(store.versionOf(PLAN))).toBe(sizes[0]! + sizes[2]!);
  });
});
