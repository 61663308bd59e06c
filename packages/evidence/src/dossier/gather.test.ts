import { describe, expect, it } from '@jest/globals';
import type { Recorded, Version } from '@plan-ledger/domain';
import { auditOf, blameOf, changesBetweenVersions, knownAt, noViewStore } from '@plan-ledger/projections';
import fc from 'fast-check';

import {
  anyHistory,
  happeningsOf,
  historyOf,
  figure,
  PLAN,
  published,
  rightOf,
  SMALL,
  step,
  storeWith,
} from '../../../../test/support/histories.js';
import { type DossierQuestion, gather } from './gather.js';
import type { Dossier } from './dossier.js';

const dossierOf = async (
  history: readonly Recorded[],
  version: Version = history.length,
  question: DossierQuestion = {},
): Promise<Dossier> => rightOf(gather(await storeWith(history), PLAN, version, question));

const recorded = (period: string, actual: string) =>
  step({ type: 'RecordActual', measure: 'seen', period, figure: figure(actual) });

/** What of a dossier can be held against one of another store: a seal is made of chance. */
const plain = ({ originOf: _, last: { seal: _seal, ...last }, ...rest }: Dossier): object => ({
  ...rest,
  last,
});

const EDITIONS = [
  ...SMALL,
  recorded('2020-04', '53%'),
  published('first'),
  step({
    type: 'ReviseActual',
    measure: 'seen',
    period: '2020-04',
    figure: figure('55%'),
    act: 'unexplained',
  }),
  published('second'),
];

describe('A dossier', () => {
  it('tells of any history what the views tell', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const store = await storeWith(history);
        const { plan, revisions, quoted } = await rightOf(knownAt(store, noViewStore, PLAN, history.length));
        const dossier = await dossierOf(history);
        expect({ plan: dossier.plan, revisions: dossier.revisions, quoted: dossier.quoted }).toEqual({
          plan,
          revisions,
          quoted,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is the same at a version whatever came after it', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(), async (history, chosen) => {
        // A text that is erased later is gone at every version.
        fc.pre(!history.some(({ event }) => event.type === 'TextRedacted'));
        const version = (chosen % history.length) + 1;
        expect(plain(await dossierOf(history, version))).toEqual(
          plain(await dossierOf(history.slice(0, version))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('names the event that gave a figure its present value, as blame does', async () => {
    const history = historyOf(EDITIONS);
    const { originOf } = await dossierOf(history);
    const blamed = blameOf(happeningsOf(history).flatMap(auditOf), {
      kind: 'measure',
      id: 'seen',
      period: '2020-04',
      field: 'actual',
    });
    const present = blamed.find(({ present: isPresent }) => isPresent);
    expect(originOf('measure', 'seen', 'actual', '2020-04')?.version).toBe(present?.recorded.version);
    expect(originOf('measure', 'seen', 'actual', '2020-04')?.act).toBe('unexplained');
    expect(originOf('measure', 'seen', 'actual', '2020-05')).toBeUndefined();
  });

  it('tells changes since the edition before the latest one', async () => {
    const history = historyOf(EDITIONS);
    const { since, changes, recent } = await dossierOf(history);
    expect(since?.label).toBe('first');
    const first = since?.version ?? 0;
    const between = await rightOf(
      changesBetweenVersions(await storeWith(history), noViewStore, PLAN, first, history.length),
    );
    expect(changes).toEqual(between.changes);
    expect(recent.every(({ recorded: { version } }) => version > first)).toBe(true);
  });

  it('tells changes since the latest edition where something was said after it', async () => {
    const history = historyOf([...EDITIONS, recorded('2020-05', '61%')]);
    const { since, changes } = await dossierOf(history);
    expect(since?.label).toBe('second');
    expect(changes.map(({ subject, period, after }) => [subject, period, after])).toEqual([
      ['seen', '2020-05', '61%'],
    ]);
  });

  it('has no changes to tell where there is no edition before', async () => {
    const dossier = await dossierOf(historyOf([...SMALL, recorded('2020-04', '53%')]));
    expect([dossier.since, dossier.changes]).toEqual([null, []]);
    expect(dossier.recentCount).toBeGreaterThan(0);
  });

  it('covers 18 months up to the last one with an actual, and targets set for later', async () => {
    const set = (period: string) =>
      step({ type: 'SetTarget', measure: 'seen', period, figure: figure('80%') });
    const history = historyOf([
      ...SMALL,
      ...['2018-06', '2018-07', '2018-08', '2019-12', '2020-01'].map((period) => recorded(period, '50%')),
      set('2020-06'),
    ]);
    const { window, trends } = await dossierOf(history);
    expect(window).toEqual({ from: '2018-08', to: '2020-01', months: 18 });
    expect(trends.map(({ period }) => period)).toEqual(['2018-08', '2019-12', '2020-01', '2020-06']);
    expect((await dossierOf(history, history.length, { months: 2 })).window.from).toBe('2019-12');
  });

  it('covers the same months when an actual is typed for a year to come, which the checks tell', async () => {
    const history = historyOf([...SMALL, recorded('2020-04', '53%')]);
    const { window } = await dossierOf(history);
    const mistyped = await dossierOf(
      historyOf([...SMALL, recorded('2020-04', '53%'), recorded('2109-05', '54%')]),
    );
    expect(mistyped.window).toEqual(window);
    expect(mistyped.trends.map(({ period }) => period)).toEqual(['2020-04', '2109-05']);
    expect(mistyped.checks.map(({ says }) => says)).toContainEqual(expect.stringContaining('May 2109'));
  });

  it('judges lateness on the day that the plan was last reported on, or on the day asked for', async () => {
    const history = historyOf(SMALL);
    expect((await dossierOf(history)).on).toBe('2020-06-09');
    const { on, actions } = await dossierOf(history, history.length, { on: '2021-01-01' as never });
    expect([on, actions[0]?.daysOverdue]).toEqual(['2021-01-01', 185]);
  });

  it('keeps together what was written at once', async () => {
    const { submissions } = await dossierOf(historyOf(EDITIONS));
    expect(submissions.at(-1)?.edition).toBe('second');
    expect(submissions[0]?.from).toBe(1);
    expect(submissions.at(-1)?.to).toBe(EDITIONS.length);
  });

  it('is none where there is nothing', async () => {
    const nothing = await gather(await storeWith([]), PLAN, 0)();
    expect(nothing).toEqual({ _tag: 'Left', left: { _tag: 'NothingThere', plan: PLAN } });
  });
});
