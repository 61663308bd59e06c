import { setTimeout as pass } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';

import { rightOf } from '../../packages/store/src/testing/place.js';
import { batch, OTHER_PLAN, PLAN, planNamed, said } from '../../packages/store/src/testing/samples.js';
import { serverWith, until } from '../wire-server/with-server.js';
import { heard, openAt } from './ledgers.js';

describe('A store that stays open', () => {
  it('writes only on what it decided on, whatever it reads meanwhile', async () => {
    const server = await serverWith();
    const [store, rival] = [await openAt(server.connectionString()), await openAt(server.connectionString())];
    // The plan is put into the list slowly, and a rival is first; the store reads what the rival wrote.
    server.faults.choose(({ kind, stream }) =>
      kind === 'append' && stream === 'plans' ? { kind: 'delay', ms: 150 } : undefined,
    );
    const before = server.calls('append');
    const appending = store.append(PLAN, 'new', batch('a', 2))();
    await until(() => server.calls('append') > before);
    server.faults.clear();
    await rightOf(rival.append(PLAN, 'new', batch('b', 3)));
    await rightOf(store.read(PLAN));
    expect(await appending).toMatchObject({ left: { _tag: 'Conflict', actual: 3, winner: { version: 1 } } });
    expect(await rightOf(store.read(PLAN))).toHaveLength(3);
  });

  it.each([
    ['any', { right: { first: 2 } }],
    [5, { left: { _tag: 'Conflict', actual: 1 } }],
    ['new', { left: { _tag: 'Conflict', actual: 1 } }],
  ] as const)('sees that the server was restored when it appends, expecting %s', async (expected, answer) => {
    const server = await serverWith();
    const store = await openAt(server.connectionString(), { deadlineMs: 2000 });
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    const earlier = server.snapshot();
    await rightOf(store.append(PLAN, 1, batch('b', 4)));
    await rightOf(store.append(OTHER_PLAN, 'new', [said('c')]));
    expect(await rightOf(store.plans)).toEqual([PLAN, OTHER_PLAN]);
    await server.restore(earlier);
    expect(await rightOf(store.plans)).toEqual([PLAN]);
    expect(await store.append(PLAN, expected, [said('d')])()).toMatchObject(answer);
    // What the restored list lost is listed again.
    await rightOf(store.append(OTHER_PLAN, 'any', [said('c')]));
    const fresh = await openAt(server.connectionString());
    expect(await rightOf(fresh.plans)).toEqual([PLAN, OTHER_PLAN]);
  });

  it('asks for each plan once, and not whenever it is asked which there are', async () => {
    const server = await serverWith();
    const store = await openAt(server.connectionString());
    for (let at = 0; at < 60; at++) await rightOf(store.append(planNamed(`plan-${at}`), 'new', [said(at)]));
    expect(await rightOf(store.plans)).toHaveLength(60);
    const before = server.calls('read');
    for (let again = 0; again < 5; again++) expect(await rightOf(store.plans)).toHaveLength(60);
    expect(server.calls('read') - before).toBe(5);
  });

  it('gives up at once what is asked after its time, or after its end', async () => {
    const server = await serverWith();
    const store = await openAt(server.connectionString(), { deadlineMs: 300 });
    await rightOf(store.append(PLAN, 'new', [said('a')]));
    server.faults.choose(({ kind }) => (kind === 'append' ? { kind: 'silence' } : undefined));
    const before = server.calls('append');
    const answers = await Promise.all([1, 2, 3].map((at) => store.append(PLAN, 'any', [said(at)])()));
    expect(answers.map((answer) => (answer._tag === 'Left' ? answer.left._tag : 'Right'))).toEqual([
      'OutcomeUnknown',
      'Unavailable',
      'Unavailable',
    ]);
    // Of those whose turn never came nothing was sent.
    await pass(150);
    expect(server.calls('append') - before).toBeLessThan(6);
  });

  it('forgets subscriptions that have ended', async () => {
    const server = await serverWith();
    const store = await openAt(server.connectionString());
    const before = server.calls('subscribe');
    for (let at = 0; at < 5; at++) {
      const told = heard();
      store.subscribe('no position', told);
      await until(() => told.failures.length === 1);
      await pass(10);
    }
    expect(server.calls('subscribe') - before).toBe(5);
  });
});
