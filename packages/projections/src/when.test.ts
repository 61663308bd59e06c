import { describe, expect, it } from '@jest/globals';
import { type Instant, noPlan, type Recorded } from '@plan-ledger/domain';
import type { EventStore } from '@plan-ledger/store';
import fc from 'fast-check';

import {
  day,
  historyOf,
  PLAN,
  planOf,
  published,
  SMALL,
  step,
  storeWith,
} from '../../../test/support/histories.js';
import { parseWhen, resolveWhen, type When } from './when.js';

describe('a way to say when', () => {
  it.each<[string, When]>([
    ['v120', { _tag: 'Version', version: 120 }],
    ['2020-06-30', { _tag: 'Day', day: day('2020-06-30') }],
    ['edition:may-2020', { _tag: 'Edition', label: 'may-2020' as never }],
    ['recorded:2026-11-22T10:00Z', { _tag: 'RecordedAt', instant: '2026-11-22T10:00:00.000Z' as Instant }],
    ['recorded:2026-11-22T10:00:30Z', { _tag: 'RecordedAt', instant: '2026-11-22T10:00:30.000Z' as Instant }],
    [
      'recorded:2026-11-22T10:00:30.5Z',
      { _tag: 'RecordedAt', instant: '2026-11-22T10:00:30.500Z' as Instant },
    ],
    [
      'recorded:2026-11-22T12:00+02:00',
      { _tag: 'RecordedAt', instant: '2026-11-22T10:00:00.000Z' as Instant },
    ],
    ['recorded:2026-11-22', { _tag: 'RecordedAt', instant: '2026-11-22T23:59:59.999Z' as Instant }],
  ])('is read: %s', (text, when) => {
    expect(parseWhen(text)).toEqual({ _tag: 'Right', right: when });
  });

  it.each([
    'yesterday',
    '',
    'v',
    'v-1',
    'v1.5',
    'v1234567890123456',
    '120',
    '2020-02-30',
    '2020-6-30',
    'edition:',
    'edition:May 2020',
    'recorded:',
    'recorded:2026-02-30',
    'recorded:2026-11-22T25:00Z',
    'recorded:2026-11-22T10:00',
    'recorded:yesterday',
  ])('is refused with what was found and which ways there are: %j', (text) => {
    expect(parseWhen(text)).toEqual({
      _tag: 'Left',
      left: `Found ${JSON.stringify(text)} for when; wanted a reported date (2020-06-30), a version (v120), an edition (edition:may-2020), or an instant (recorded:2026-11-22T10:00Z)`,
    });
  });
});

/** Versions 1 to 5 on 9 June, 6 (the May edition) on 10 June, 7 on 15 July, 8 (the July edition) on 31 July. */
const HISTORY = historyOf([
  ...SMALL,
  published('may-2020', { reportedOn: '2020-06-10' }),
  step(
    { type: 'ChangeActionStatus', action: 'weekly-list', status: 'completed' },
    { reportedOn: '2020-07-15' },
  ),
  published('july-2020', { reportedOn: '2020-07-31' }),
]);

const resolved = async (text: string, history: readonly Recorded[] = HISTORY): Promise<unknown> => {
  const when = parseWhen(text);
  if (when._tag === 'Left') throw new Error(when.left);
  const result = await resolveWhen(await storeWith(history), PLAN, planOf(history), when.right)();
  return result._tag === 'Right' ? result.right : result.left;
};

const none = (why: string): unknown => ({ _tag: 'NoSuchTime', why });

describe('the version that is meant', () => {
  it.each([
    ['v1', 1],
    ['v8', 8],
    ['edition:may-2020', 6],
    ['edition:july-2020', 8],
    ['2020-06-09', 5],
    ['2020-06-10', 6],
    ['2020-07-14', 6],
    ['2020-07-15', 7],
    ['2031-01-01', 8],
    ['recorded:2026-11-22T10:00:00Z', 1],
    ['recorded:2026-11-22T10:00:03.999Z', 4],
    ['recorded:2026-11-22T10:00:04Z', 5],
    ['recorded:2026-11-22', 8],
  ])('by %s is %d', async (text, version) => {
    expect(await resolved(text)).toBe(version);
  });

  it('now is the latest, and none where there is no plan', async () => {
    const store = await storeWith(HISTORY);
    expect(await resolveWhen(store, PLAN, planOf(HISTORY), { _tag: 'Now' })()).toEqual({
      _tag: 'Right',
      right: 8,
    });
    expect(await resolveWhen(store, PLAN, noPlan, { _tag: 'Now' })()).toEqual({ _tag: 'Right', right: 0 });
  });

  it.each([
    ['v9', 'Found v9; plan small-plan has versions v1 to v8'],
    ['v0', 'Found v0; plan small-plan has versions v1 to v8'],
    ['2020-06-08', 'Plan small-plan has nothing reported on or before 2020-06-08; its history begins later'],
    [
      'recorded:2026-11-22T09:59:59.999Z',
      'Plan small-plan has nothing recorded by 2026-11-22T09:59:59.999Z; its history begins later',
    ],
    ['edition:mai-2020', 'Found no edition mai-2020 of plan small-plan; did you mean may-2020 or july-2020'],
    ['edition:xyz', 'Found no edition xyz of plan small-plan; it has may-2020, july-2020'],
  ])('by %s is none, and it is said what there is', async (text, why) => {
    expect(await resolved(text)).toEqual(none(why));
  });

  it('by an edition of a plan without one is none', async () => {
    expect(await resolved('edition:may-2020', historyOf(SMALL))).toEqual(
      none('Found no edition may-2020 of plan small-plan; it has none yet'),
    );
  });

  it('by either clock is the last of a linear scan, whatever the history, in few reads', async () => {
    const clocks = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 })), {
      minLength: 1,
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(clocks, fc.nat({ max: 190 }), fc.nat({ max: 130 }), async (ticks, days, seconds) => {
        const at = { day: 0, second: 0 };
        const history = ticks.map(([dayOn, secondOn], index) => {
          at.day += dayOn;
          at.second += secondOn;
          const reportedOn = new Date(Date.UTC(2020, 0, 1 + at.day)).toISOString().slice(0, 10);
          const recordedAt = new Date(Date.UTC(2026, 0, 1, 0, 0, at.second)).toISOString();
          return { ...HISTORY[0], version: index + 1, reportedOn, recordedAt } as Recorded;
        });
        let reads = 0;
        const store = {
          read: (_: unknown, from = 1, to = history.length) => {
            reads += 1;
            return async () => ({ _tag: 'Right', right: history.slice(from - 1, to) });
          },
        } as unknown as EventStore;
        const head = { ...noPlan, version: history.length };
        const onDay = day(new Date(Date.UTC(2020, 0, days)).toISOString().slice(0, 10));
        const instant = new Date(Date.UTC(2026, 0, 1, 0, 0, seconds - 5)).toISOString() as Instant;
        const scans: readonly [When, number][] = [
          [{ _tag: 'Day', day: onDay }, history.filter(({ reportedOn }) => reportedOn <= onDay).length],
          [{ _tag: 'RecordedAt', instant }, history.filter(({ recordedAt }) => recordedAt <= instant).length],
        ];
        for (const [when, wanted] of scans) {
          reads = 0;
          const found = await resolveWhen(store, PLAN, head, when)();
          expect(found._tag === 'Right' ? found.right : 0).toBe(wanted);
          expect(reads).toBeLessThanOrEqual(Math.ceil(Math.log2(history.length + 1)));
        }
      }),
    );
  });

  it('is a failure of the store where the store fails', async () => {
    const store = await storeWith(HISTORY);
    await store.close();
    const failed = await resolveWhen(store, PLAN, planOf(HISTORY), { _tag: 'Day', day: day('2020-06-09') })();
    expect(failed).toMatchObject({ _tag: 'Left', left: { _tag: 'Unavailable' } });
  });
});
