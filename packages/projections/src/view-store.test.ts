import { deepStrictEqual } from 'node:assert';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Recorded } from '@plan-ledger/domain';
import type { EventStore } from '@plan-ledger/store';
import Database from 'better-sqlite3';
import fc from 'fast-check';

import {
  anyHistory,
  figure,
  historyOf,
  idNamed,
  PLAN,
  rightOf,
  SMALL,
  step,
  storeWith,
} from '../../../test/support/histories.js';
import { type Known, knownAt, noViewStore, openViewStore, type ViewStore } from './index.js';
import { planView } from './plan.js';
import { revisionsView } from './revisions.js';

const recorded = (actual: string): readonly Recorded[] =>
  historyOf(
    [...SMALL, step({ type: 'RecordActual', measure: 'seen', period: '2020-04', figure: figure(actual) })],
    actual,
  );

const A = recorded('61%');
const B = recorded('81%');

const actualIn = ({ plan }: Known): string | undefined =>
  plan.measures['seen']?.cells['2020-04']?.actual?.figure.printed;

const known = (store: EventStore, views: ViewStore, version = A.length): Promise<Known> =>
  rightOf(knownAt(store, views, PLAN, version));

/** The store, and the versions from which it was read. */
const watched = (inner: EventStore): { readonly store: EventStore; readonly from: number[] } => {
  const from: number[] = [];
  return {
    from,
    store: {
      ...inner,
      read: (plan, first = 1, last) => {
        from.push(first);
        return inner.read(plan, first, last);
      },
    },
  };
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-ledger-views-'));
  file = join(folder, 'views.db');
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

describe('kept states', () => {
  it('are used by the next question, also after the file was closed', async () => {
    const { store, from } = watched(await storeWith(A));
    for (const wanted of [[1], [6]]) {
      const views = openViewStore(file, 'this-store');
      from.length = 0;
      expect(actualIn(await known(store, views))).toBe('61%');
      expect(from).toEqual(wanted);
      views.close();
    }
  });

  it('of another store are not used', async () => {
    const first = openViewStore(file, 'one-store');
    expect(actualIn(await known(await storeWith(A), first))).toBe('61%');
    const second = openViewStore(file, 'another-store');
    expect(second.nearest(PLAN, 100, [planView])).toBeUndefined();
    const { store, from } = watched(await storeWith(B));
    expect(actualIn(await known(store, second))).toBe('81%');
    expect(from).toEqual([1]);
    expect(first.nearest(PLAN, 100, [planView])?.version).toBe(A.length);
    first.close();
    second.close();
  });

  it('of a history that was replaced under the same identity are noticed, all forgotten, and made anew', async () => {
    const views = openViewStore(file, 'this-store');
    const plan = [planView];
    views.keep(PLAN, { version: 500, eventId: idNamed('lost'), drops: 0 }, plan, { plan: {} });
    await known(await storeWith(A), views);
    const restored = await storeWith(B);
    const { store, from } = watched(restored);
    const now = await known(store, views);
    deepStrictEqual(now, await known(restored, noViewStore));
    expect(actualIn(now)).toBe('81%');
    expect(from).toEqual([6, 1]);
    expect(views.nearest(PLAN, 1000, plan)?.version).toBe(6);
    views.close();
  });

  it('of a history that was cut off are not used for what is not there any more', async () => {
    const views = openViewStore(file, 'this-store');
    await known(await storeWith(A), views);
    const shorter = await storeWith(A.slice(0, 4));
    expect((await known(shorter, views)).version).toBe(4);
    deepStrictEqual(await known(shorter, views), await known(shorter, noViewStore));
    views.close();
  });

  it('of one plan are forgotten alone', () => {
    const views = openViewStore(file, 'this-store');
    const plans = ['one', 'other'].map((plan) => plan as typeof PLAN);
    const keys = [{ name: 'plan', schema: 1 }];
    for (const plan of plans)
      views.keep(plan, { version: 5, eventId: idNamed(1), drops: 0 }, keys, { plan: { plan } });
    views.forget(plans[0]!);
    expect(views.nearest(plans[0]!, 9, keys)).toBeUndefined();
    expect(views.nearest(plans[1]!, 9, keys)?.states).toEqual({ plan: { plan: 'other' } });
    views.close();
  });

  it('are all folded again when one view changed its schema, and the old ones do not stand in the way', async () => {
    const before = openViewStore(file, 'this-store');
    const { store, from } = watched(await storeWith(A));
    await known(store, before);
    before.close();
    jest.replaceProperty(revisionsView, 'schema', revisionsView.schema + 1);
    jest
      .spyOn(revisionsView as { evolve: typeof revisionsView.evolve }, 'evolve')
      .mockImplementation((register, { recorded: { version } }) => [...register, { version } as never]);
    const after = openViewStore(file, 'this-store');
    for (const wanted of [[1], [6]]) {
      from.length = 0;
      const { revisions } = await known(store, after);
      expect(revisions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(from).toEqual(wanted);
    }
    after.close();
  });

  it('are given at the latest version at which all views asked for have one', () => {
    const views = openViewStore(file, 'this-store');
    const plan = { name: 'plan', schema: 1 };
    const other = { name: 'other', schema: 2 };
    const keep = (version: number, keys: readonly (typeof plan)[]): void =>
      views.keep(PLAN, { version, eventId: idNamed(version), drops: 0 }, keys, {
        plan: version,
        other: -version,
      });
    keep(500, [plan, other]);
    keep(1000, [plan]);
    keep(1500, [other]);
    keep(2000, [plan, other]);
    keep(2010, [plan]);
    const at = (version: number): unknown => views.nearest(PLAN, version, [plan, other]);
    expect(at(3000)).toEqual({ version: 2000, eventId: idNamed(2000), states: { plan: 2000, other: -2000 } });
    expect(at(1999)).toEqual({ version: 500, eventId: idNamed(500), states: { plan: 500, other: -500 } });
    expect(at(499)).toBeUndefined();
    expect(views.nearest(PLAN, 3000, [plan])?.version).toBe(2010);
    views.close();
  });

  it('between the places to start from are dropped when a later one is kept', () => {
    const views = openViewStore(file, 'this-store');
    const keys = [{ name: 'plan', schema: 1 }];
    for (const version of [3, 500, 700, 1001]) {
      views.keep(PLAN, { version, eventId: idNamed(version), drops: 0 }, keys, { plan: version });
    }
    const found = [3, 500, 700, 1001].map((version) => views.nearest(PLAN, version, keys)?.version);
    expect(found).toEqual([undefined, 500, 500, 1001]);
    views.close();
  });

  it('kept nowhere are never there', () => {
    noViewStore.keep(PLAN, { version: 1, eventId: idNamed(1), drops: 0 }, [], {});
    expect(noViewStore.nearest(PLAN, 1, [])).toBeUndefined();
    noViewStore.forget(PLAN);
    noViewStore.close();
  });
});

/** What a caller gets who goes on without kept states where the file cannot be opened. */
const answer = async (store: EventStore, version: number): Promise<Known> => {
  let views: ViewStore;
  try {
    views = openViewStore(file, 'this-store');
  } catch {
    return known(store, noViewStore, version);
  }
  try {
    return await known(store, views, version);
  } finally {
    views.close();
  }
};

describe('a file of kept states that was damaged or is locked', () => {
  const damaged = fc.oneof(
    fc.record({ kind: fc.constant('truncated' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({
      kind: fc.constant('overwritten' as const),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
    }),
    fc.record({ kind: fc.constant('garbage' as const), bytes: fc.uint8Array({ maxLength: 200 }) }),
    fc.record({
      kind: fc.constant('longer' as const),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }),
    }),
    fc.record({ kind: fc.constant('deleted' as const) }),
  );

  const damage = (how: typeof damaged extends fc.Arbitrary<infer D> ? D : never): void => {
    const bytes = readFileSync(file);
    switch (how.kind) {
      case 'truncated':
        truncateSync(file, Math.floor(how.at * bytes.length));
        return;
      case 'overwritten':
        bytes.set(
          how.bytes.slice(0, bytes.length),
          Math.floor(how.at * Math.max(0, bytes.length - how.bytes.length)),
        );
        writeFileSync(file, bytes);
        return;
      case 'garbage':
        writeFileSync(file, how.bytes);
        return;
      case 'longer':
        appendFileSync(file, how.bytes);
        return;
      case 'deleted':
        rmSync(file);
        return;
    }
  };

  it('never gives a wrong answer, and never stops one', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, damaged, fc.nat(), async (history, how, at) => {
        for (const name of ['', '-wal', '-shm']) rmSync(`${file}${name}`, { force: true });
        const store = await storeWith(history);
        const version = 1 + (at % history.length);
        await answer(store, version);
        expect(existsSync(file)).toBe(true);
        damage(how);
        deepStrictEqual(await answer(store, version), await known(store, noViewStore, version));
        deepStrictEqual(await answer(store, history.length), await known(store, noViewStore, history.length));
      }),
      { numRuns: 80, examples: [[historyOf(SMALL), { kind: 'truncated', at: 0.5001 }, 0]] },
    );
  });

  it('does not stop an answer while another program has it', async () => {
    const store = await storeWith(A);
    await answer(store, 3);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    expect(actualIn(await answer(store, A.length))).toBe('61%');
    other.exec('ROLLBACK');
    other.close();
  });

  it('gives no wrong answer when a figure was changed in it by hand', async () => {
    const store = await storeWith(A);
    await answer(store, A.length);
    const text = readFileSync(file, 'latin1');
    expect(text).toContain('"61%"');
    writeFileSync(file, text.replaceAll('"61%"', '"91%"'), 'latin1');
    expect(actualIn(await answer(store, A.length))).toBe('61%');
  });
});
