import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Known } from '@plan-ledger/projections';

import { bothEditions, knownWhen, monthsOf, printedCells } from './support.js';

const SHARED = monthsOf('may-2020').filter((month) => monthsOf('december-2020').includes(month));

/** Measures that only one of the two documents has: there is nothing to compare. */
const inBoth = (
  key: string,
  may: ReadonlyMap<string, unknown>,
  december: ReadonlyMap<string, unknown>,
): boolean => may.has(key) && december.has(key);

const line = (cell: string, before: string, after: string, doubtful: boolean): string =>
  `${cell}: ${before || 'blank'} became ${after || 'blank'}${doubtful ? ' (doubtful)' : ''}`;

describe('the register of revisions after both editions', () => {
  let may: Known;
  let december: Known;
  beforeAll(async () => {
    const store = await bothEditions();
    may = await knownWhen(store, 'edition:may-2020');
    december = await knownWhen(store, 'edition:december-2020');
  });

  const registered = (): readonly string[] =>
    december.revisions.map((r) => line(`${r.measure} ${r.period} ${r.field}`, r.before, r.after, r.doubtful));

  it('is each cell that the two documents print differently in the seven months they share: none missed, none invented', () => {
    expect(SHARED).toEqual(['2019-11', '2019-12', '2020-01', '2020-02', '2020-03', '2020-04', '2020-05']);
    const [before, after] = [printedCells('may-2020', may), printedCells('december-2020', december)];
    const differing = [...before].flatMap(([key, was]) => {
      const is = after.get(key);
      const month = key.split(' ')[1] ?? '';
      if (is === undefined || !SHARED.some((shared) => shared === month) || !inBoth(key, before, after))
        return [];
      return was.printed === is.printed
        ? []
        : [line(key, was.printed, is.printed, was.doubtful || is.doubtful)];
    });
    expect([...registered()].sort()).toEqual([...differing].sort());
    expect(differing).toHaveLength(53);
  });

  it('marks as doubtful exactly those that rest on an uncertain place in a row', () => {
    expect(registered().filter((revision) => revision.endsWith('(doubtful)'))).toEqual([
      'essentials-2-completed 2019-11 target: tbc became blank (doubtful)',
      'essentials-2-completed 2019-11 actual: 245 became blank (doubtful)',
      'essentials-2-completed 2019-12 actual: 264 became blank (doubtful)',
      'essentials-2-completed 2020-01 actual: 287 became blank (doubtful)',
      'essentials-2-completed 2020-02 actual: 294 became blank (doubtful)',
      'essentials-2-completed 2020-03 actual: 294 became blank (doubtful)',
      'essentials-2-completed 2020-04 actual: 294 became blank (doubtful)',
      'ipc-modules-completed 2019-11 actual: 50 became blank (doubtful)',
      'seen-s17 2020-04 target: 80% became 85% (doubtful)',
      'seen-s17 2020-05 target: 80% became 85% (doubtful)',
      'teams-visited 2019-11 actual: 7 became blank (doubtful)',
      'teams-visited 2019-12 actual: 5 became 9 (doubtful)',
      'teams-visited 2020-01 actual: 22 became 5 (doubtful)',
      'repeat-cp-plans 2020-04 actual: 21% became 26% (doubtful)',
      'repeat-cp-plans 2020-05 actual: 35% became 39% (doubtful)',
    ]);
  });

  it('has none before December, and none that the documents explain', () => {
    expect(may.revisions).toEqual([]);
    expect(december.revisions.every(({ marked, act }) => !marked && act === 'unexplained')).toBe(true);
  });

  it('says where a conclusion flips: child protection conferences from 61% to 81%, against a target of 80%', () => {
    const flips = december.revisions.filter(({ conclusionChanges }) => conclusionChanges === true);
    expect(
      flips.map((r) => line(`${r.measure} ${r.period} ${r.field}`, r.before, r.after, r.doubtful)),
    ).toEqual([
      'icpc-timely 2020-05 actual: 61% became 81%',
      'repeat-cp-plans 2020-04 actual: 21% became 26% (doubtful)',
      'pathway-plans 2020-04 target: 80% became 90%',
      'section-20 2020-04 target: 28% became 25%',
      'section-20 2020-05 target: 28% became 25%',
    ]);
    expect(may.plan.measures['icpc-timely']?.cells['2020-05']?.target?.figure.printed).toBe('80%');
    expect(december.plan.measures['icpc-timely']?.cells['2020-05']?.target?.figure.printed).toBe('80%');
  });
});
