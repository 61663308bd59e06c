import { join } from 'node:path';

import type { ActorId, PlanEvent } from '@plan-ledger/domain';
import { afterEach, describe, expect, it } from '@jest/globals';

import { memoryStore } from '../adapters/memory.js';
import type { Erasure, EventStore, Written } from '../event-store.js';
import { leftOf, rightOf } from '../testing/place.js';
import { batch, instant, OTHER_PLAN, PLAN, resealed, said, sectionAdded } from '../testing/samples.js';
import { inDirectory, openAt } from '../testing/sqlite-file.js';
import { digestOf } from './digest.js';
import type { CopyTarget } from './ends.js';
import { copy, type CopyProgress } from './index.js';
import { openJsonLines } from './jsonl/index.js';

type End = CopyTarget & Pick<EventStore, 'close'>;

const open: End[] = [];
const kept = <A extends End>(end: A): A => {
  open.push(end);
  return end;
};
afterEach(async () => {
  for (const end of open.splice(0)) await end.close();
});

const memory = (): EventStore => memoryStore({ clock: () => instant('2026-11-22T10:00:00.000Z') });

const KINDS: Readonly<Record<string, (directory: string, name: string) => Promise<End>>> = {
  memory: async () => kept(memory()),
  sqlite: async (directory, name) => kept(await rightOf(openAt(join(directory, `${name}.db`)))),
  jsonl: async (directory, name) =>
    kept(await rightOf(openJsonLines({ file: join(directory, `${name}.jsonl`), mode: 'write' }))),
};

/** Two plans in several appends, one of them restored, with a large event and texts of all kinds. */
const history = async (repeats = 100): Promise<EventStore> => {
  const store = kept(memory());
  await rightOf(store.append(PLAN, 'new', batch('a', 504)));
  const large = sectionAdded('Überprüfung 👍 \u2028\ufeff\u0000 '.repeat(repeats), { order: 1e-21 });
  await rightOf(store.append(PLAN, 504, [said('large', { event: large, reason: 'The board asked' })]));
  await rightOf(store.append(PLAN, 505, batch('b', 5)));
  const other = kept(memory());
  await rightOf(other.append(OTHER_PLAN, 'new', batch('c', 3)));
  await rightOf(store.restore(OTHER_PLAN, await rightOf(other.readWritten(OTHER_PLAN))));
  return store;
};

const all = async (end: End): Promise<unknown> => {
  const plans = await rightOf(end.plans);
  return Promise.all(plans.map(async (plan) => [plan, await rightOf(end.readWritten(plan))]));
};

const kinds = Object.keys(KINDS);
const pairs = kinds.flatMap((from) => kinds.map((to) => [from, to] as const));

describe('A copy', () => {
  it.each(pairs)('from %s to %s holds the same, with the same digests', (from, to) =>
    inDirectory(async (directory) => {
      const source = await KINDS[from]!(directory, 'from');
      const target = await KINDS[to]!(directory, 'to');
      const original = await history();
      const first = await rightOf(copy(original, source));
      const second = await rightOf(copy(source, target));
      expect(second).toEqual(first);
      expect(second.map(({ plan, copied, already, version }) => [plan, copied, already, version])).toEqual([
        [PLAN, 510, 0, 510],
        [OTHER_PLAN, 3, 0, 3],
      ]);
      expect(await all(target)).toEqual(await all(original));
      for (const { plan, version, digest } of first) {
        expect(digest).toMatch(/^[0-9a-f]{64}$/);
        expect(await rightOf(digestOf(original, plan, version))).toBe(digest);
      }
      const again = await rightOf(copy(source, target));
      expect(again.map(({ copied, already }) => [copied, already])).toEqual([
        [0, 510],
        [0, 3],
      ]);
    }),
  );

  it.each(kinds)('goes on in %s where it was stopped, and with what came since', (to) =>
    inDirectory(async (directory) => {
      const source = await history();
      const target = await KINDS[to]!(directory, 'to');
      await rightOf(target.restore(PLAN, await rightOf(source.readWritten(PLAN, 1, 123))));
      expect(await rightOf(copy(source, target, { plans: [PLAN] }))).toMatchObject([
        { plan: PLAN, copied: 387, already: 123, version: 510 },
      ]);
      await rightOf(source.append(PLAN, 510, batch('later', 2)));
      expect(await rightOf(copy(source, target))).toMatchObject([
        { plan: PLAN, copied: 2, already: 510, version: 512 },
        { plan: OTHER_PLAN, copied: 3, already: 0, version: 3 },
      ]);
      expect(await all(target)).toEqual(await all(source));
    }),
  );

  it.each(kinds)('is refused whole by %s that holds something else, and writes nothing', (to) =>
    inDirectory(async (directory) => {
      const source = await history();
      const target = await KINDS[to]!(directory, 'to');
      const [one, two, three] = await rightOf(source.readWritten(OTHER_PLAN));
      const changed: Written = {
        ...two!,
        event: resealed({ ...two!.event, actor: 'U9' as ActorId, reason: 'Another' }),
      };
      await rightOf(target.restore(OTHER_PLAN, [one!, changed, three!]));
      const before = await all(target);
      const { why, stream } = await leftOf('Refused', copy(source, target));
      expect(stream).toBe('plan-northamptonshire-cft');
      expect(why).toMatch(
        /^Cannot copy: version 2 is at the target already with another actor, reason; copy to/,
      );
      expect(await all(target)).toEqual(before);
    }),
  );

  it('says on which side a text was erased, where the other still holds it, and writes nothing', async () => {
    const source = await history();
    const [same, other] = [kept(memory()), kept(memory())];
    for (const target of [same, other]) await rightOf(copy(source, target));
    const event = { type: 'TextRedacted', version: 2, field: 'event.title', basis: 'Article 17' };
    const erasure = said('erasure', { event: event as PlanEvent }) as Erasure;
    await rightOf(source.redact(OTHER_PLAN, 3, erasure));
    expect((await leftOf('Refused', copy(source, same))).why).toBe(
      'Cannot copy: event.title of version 2 was erased at the source, and the target still holds it; copy to a new ledger, and delete this one',
    );
    expect((await leftOf('Refused', copy(same, source))).why).toBe(
      'Cannot copy: event.title of version 2 was erased at the target, and the source still holds it; redact it there as well, and do not copy it back',
    );
    expect(await all(same)).toEqual(await all(other));
  });

  it('is refused where the target is ahead', async () => {
    const source = await history();
    const target = kept(memory());
    await rightOf(copy(source, target));
    await rightOf(target.append(OTHER_PLAN, 3, [said('more')]));
    const { why } = await leftOf('Refused', copy(source, target));
    expect(why).toMatch(/the target holds version 4 of it, the source only 3; copy the other way/);
  });

  it('is refused between a store and itself, and of a plan that is not there', async () => {
    const source = await history();
    expect((await leftOf('Refused', copy(source, source))).why).toMatch(/both sides are the same ledger/);
    const missing = copy(source, kept(memory()), { plans: ['nobody' as never] });
    expect(await leftOf('Refused', missing)).toMatchObject({ stream: 'plan-nobody' });
  });

  it('writes nothing in a dry run, and says what it would', async () => {
    const source = await history();
    const target = kept(memory());
    await rightOf(target.restore(PLAN, await rightOf(source.readWritten(PLAN, 1, 3))));
    expect(await rightOf(copy(source, target, { dryRun: true }))).toEqual([
      { plan: PLAN, copied: 507, already: 3, version: 510 },
      { plan: OTHER_PLAN, copied: 3, already: 0, version: 3 },
    ]);
    expect(await rightOf(target.versionOf(PLAN))).toBe(3);
    expect(await rightOf(target.plans)).toEqual([PLAN]);
  });

  it('goes up to the version at its beginning, and says that the source has moved since', async () => {
    const source = await history();
    const target = kept(memory());
    let appended = false;
    const moving: CopyTarget = {
      ...target,
      restore: (plan, written) => async () => {
        if (!appended) await source.append(PLAN, 510, [said('meanwhile')])();
        appended = true;
        return target.restore(plan, written)();
      },
    };
    expect(await rightOf(copy(source, moving, { plans: [PLAN] }))).toMatchObject([
      { version: 510, moved: 511 },
    ]);
    expect(await rightOf(target.versionOf(PLAN))).toBe(510);
  });

  it('restores again what was not known to be written, and three times at most', async () => {
    const source = await history();
    const target = kept(memory());
    let calls = 0;
    const unsure = (times: number): CopyTarget => ({
      ...target,
      restore: (plan, written) => async () => {
        const result = await target.restore(plan, written)();
        calls += 1;
        return calls % (times + 1) === 0
          ? result
          : { _tag: 'Left', left: { _tag: 'OutcomeUnknown', stream: plan, why: 'no answer' } };
      },
    });
    await leftOf('OutcomeUnknown', copy(source, unsure(3)));
    expect(calls).toBe(3);
    calls = 0;
    await rightOf(copy(source, unsure(2)));
  });

  it('keeps each batch below 500 events and a megabyte, with a larger event alone', async () => {
    const source = await history(40_000);
    const target = kept(memory());
    const sizes: [events: number, bytes: number][] = [];
    const watched: CopyTarget = {
      ...target,
      restore: (plan, written) => {
        sizes.push([written.length, Buffer.byteLength(JSON.stringify(written))]);
        return target.restore(plan, written);
      },
    };
    await rightOf(copy(source, watched));
    expect(sizes.map(([events]) => events)).toEqual([500, 4, 1, 5, 3]);
    for (const [events, bytes] of sizes) expect(events === 1 || bytes < 1_000_000).toBe(true);
  });

  it('is not proved where the target reads back something else', async () => {
    const source = await history();
    const target = kept(memory());
    const lying: CopyTarget = {
      ...target,
      readWritten: (plan, from, to) => async () => {
        const read = await target.readWritten(plan, from, to)();
        return read._tag === 'Left'
          ? read
          : { ...read, right: read.right.map((one) => ({ ...one, last: one.last + 1 })) };
      },
    };
    const { why } = await leftOf('Unreadable', copy(source, lying, { plans: [OTHER_PLAN] }));
    expect(why).toMatch(/^Copied 3 events with the digest [0-9a-f]{64}, and read back 3 with/);
  });

  it('tells how far it is', async () => {
    const told: CopyProgress[] = [];
    await rightOf(
      copy(await history(), kept(memory()), { plans: [PLAN], onProgress: (now) => told.push(now) }),
    );
    expect(told.map(({ doing, done, of }) => [doing, done, of])).toEqual([
      ...[500, 510].map((done) => ['copying', done, 510]),
      ...[500, 510].map((done) => ['proving', done, 510]),
    ]);
  });

  it('names the version where a store gives what is no JSON', async () => {
    const source = await history();
    const broken: CopyTarget = {
      ...source,
      readWritten: (plan, from, to) => async () => {
        const read = await source.readWritten(plan, from, to)();
        return read._tag === 'Left'
          ? read
          : {
              ...read,
              right: read.right.map((one) => ({ ...one, event: { ...one.event, correlation: '\ud83d' } })),
            };
      },
    };
    expect(await leftOf('Unreadable', digestOf(broken, PLAN, 2))).toMatchObject({
      version: 1,
      why: 'found text with half of a surrogate pair in correlation; wanted plain JSON',
    });
  });
});
