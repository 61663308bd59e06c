import { describe, expect, it } from '@jest/globals';
import { type Period, periodsFrom } from '@plan-ledger/domain';
import fc from 'fast-check';

import {
  anyHistory,
  figure,
  happeningsOf,
  historyOf,
  published,
  SMALL,
  step,
} from '../../../../test/support/histories.js';
import { revisionsView } from '../revisions.js';
import { type RunChartQuestion, runChartsOf } from './run-charts-of.js';

type Steps = Parameters<typeof historyOf>[0];

const chartsOf = (steps: Steps, question: RunChartQuestion = {}) => {
  const happenings = happeningsOf(historyOf([...SMALL, ...steps]));
  const register = happenings.reduce(revisionsView.evolve, revisionsView.initial);
  return runChartsOf(happenings.at(-1)!.after, register, question);
};
const chartOf = (steps: Steps, question: RunChartQuestion = {}) => chartsOf(steps, question)[0]!;

/** Texts month by month from April 2019; an empty one is recorded by nobody. */
const actuals = (texts: readonly string[], from = '2019-04', measure = 'seen'): Steps => {
  const months = periodsFrom(from as Period, '2030-12' as Period);
  return texts.flatMap((text, at) =>
    text === '' ? [] : [step({ type: 'RecordActual', measure, period: months[at], figure: figure(text) })],
  );
};
const target = (period: string, text: string) =>
  step({ type: 'SetTarget', measure: 'seen', period, figure: figure(text) });
const direction = (word: string) =>
  step({ type: 'ReviseMeasure', measure: 'seen', changes: { direction: word } });
const rebase = (from: string, reason = 'Counted otherwise') =>
  step({ type: 'RebaseLimits', measure: 'seen', from }, { reason });

const times = (count: number, ...texts: readonly string[]): readonly string[] =>
  Array.from({ length: count }, (_, at) => texts[at % texts.length] ?? '');

/** Twelve figures with the mean 52, a mean moving range of 4 and limits of 41.36 and 62.64. */
const YEAR = times(12, '50%', '54%');

describe('the points of a run chart', () => {
  it('are all periods from the first recorded to the last, with gaps where nothing or no number is', () => {
    const { points } = chartOf([...actuals(['50%', '', 'N/A', '54%']), target('2019-08', '60%')]);
    expect(points.map(({ period, printed, value }) => [period, printed, value])).toEqual([
      ['2019-04', '50%', 50],
      ['2019-05', '', null],
      ['2019-06', 'N/A', null],
      ['2019-07', '54%', 54],
      ['2019-08', '', null],
    ]);
    expect(points.at(-1)).toMatchObject({ targetPrinted: '60%', target: 60, signals: [], towards: null });
  });

  it('show a gap of more than sixty periods once, whatever is on its other side, and ask whether that is meant', () => {
    const far = (period: string) =>
      chartOf([
        ...actuals(YEAR),
        step({ type: 'RecordActual', measure: 'seen', period, figure: figure('54%') }),
      ]);
    // March 2020 is the last of the twelve: sixty periods are missing up to March 2025.
    expect(far('2025-04').points).toHaveLength(12 + 60 + 1);
    const { points, cautions, signals, limits } = far('2025-05');
    expect(points.slice(11).map(({ period, until, value }) => [period, until, value])).toEqual([
      ['2020-03', undefined, 54],
      ['2020-04', '2025-04', null],
      ['2025-05', undefined, 54],
    ]);
    expect(cautions).toEqual([
      'There is nothing from April 2020 to April 2025, a gap so long that it is shown once: look whether the year after it is meant',
    ]);
    expect([signals, limits[0]?.meanMovingRange]).toEqual([[], 4]);
  });

  it('are no more than the figures allow, however far away a day was mistyped', () => {
    const days = step({ type: 'ReviseMeasure', measure: 'seen', changes: { frequency: 'day' } });
    const on = (period: string) =>
      step({ type: 'RecordActual', measure: 'seen', period, figure: figure('54%') });
    const { points } = chartOf([days, on('2020-02-28'), on('2020-03-01'), on('9999-12-31')]);
    expect(points.map(({ period, until }) => [period, until])).toEqual([
      ['2020-02-28', undefined],
      ['2020-02-29', undefined],
      ['2020-03-01', undefined],
      ['2020-03-02', '9999-12-30'],
      ['9999-12-31', undefined],
    ]);
  });

  it('know what was published first where it was revised since, however often', () => {
    const revise = (text: string) =>
      step({
        type: 'ReviseActual',
        measure: 'seen',
        period: '2019-04',
        figure: figure(text),
        act: 'unexplained',
      });
    const { points, cautions } = chartOf([...actuals(['61%', '70%']), revise('75%'), revise('81%')]);
    expect(points.map(({ value, revisedFrom }) => [value, revisedFrom])).toEqual([
      [81, { printed: '61%', value: 61 }],
      [70, null],
    ]);
    expect(cautions).toContain('1 figure was changed after publication: April 2019 (was 61%)');
  });

  it('say that a cell was blank when it was first published', () => {
    const { points, cautions } = chartOf([
      step({ ...published('may-2020').command }),
      step({ type: 'RecordActual', measure: 'seen', period: '2020-04', figure: figure('81%') }),
    ]);
    expect(points[0]?.revisedFrom).toEqual({ printed: '', value: null });
    expect(cautions).toContain('1 figure was changed after publication: April 2020 (was blank)');
  });

  it('are of the frequency of the measure; what was counted otherwise before is left out and told', () => {
    const { points, cautions } = chartOf([
      ...actuals(['50%']),
      step({ type: 'ReviseMeasure', measure: 'seen', changes: { frequency: 'quarter' } }),
      step({ type: 'RecordActual', measure: 'seen', period: '2019-Q3', figure: figure('55%') }),
    ]);
    expect(points.map(({ period }) => period)).toEqual(['2019-Q3']);
    expect(cautions).toContain(
      '1 period of another frequency was left out; the measure is counted by the quarter',
    );
  });
});

describe('the limits of a run chart', () => {
  it('are locked at the first twelve figures', () => {
    const { limits } = chartOf(actuals([...YEAR, '90%', '91%', '95%']));
    expect(limits).toMatchObject([
      {
        from: '2019-04',
        to: '2020-06',
        baselineFrom: '2019-04',
        baselineTo: '2020-03',
        points: 12,
        trial: false,
      },
    ]);
    expect(limits[0]).toMatchObject({ mean: 52, meanMovingRange: 4, rebased: null });
  });

  it('are trial limits over all figures while there are fewer, and say so', () => {
    const { limits, cautions } = chartOf(actuals(YEAR.slice(0, 11)));
    expect(limits).toMatchObject([{ points: 11, trial: true, baselineTo: '2020-02' }]);
    expect(cautions).toEqual([
      'The limits from April 2019 are trial limits: they rest on 11 figures, fewer than 12, and move with each new one',
    ]);
  });

  it.each([
    [[], 'There are no figures, so no limits'],
    [['50%'], 'There is one figure from April 2019, too few for limits'],
    [['N/A'], 'There are no figures from April 2019, so no limits'],
    [
      ['50%', '', '54%'],
      'No two figures from April 2019 follow each other without a gap, so there are no limits',
    ],
  ])('are none where the figures are %p', (texts, caution) => {
    const chart = chartOf(actuals(texts));
    expect([chart.limits, chart.variation, chart.assurance]).toEqual([[], 'too few figures', null]);
    expect(chart.cautions).toContain(caution);
  });

  it('begin anew at a rebase, on the first twelve figures from there, with its reason', () => {
    const { limits, points } = chartOf([
      ...actuals([...YEAR, ...times(14, '70%', '72%')]),
      rebase('2020-04', 'Visits by phone count'),
    ]);
    expect(limits).toMatchObject([
      { from: '2019-04', to: '2020-03', mean: 52, rebased: null },
      {
        from: '2020-04',
        to: '2021-05',
        baselineTo: '2021-03',
        mean: 71,
        meanMovingRange: 2,
        trial: false,
        rebased: { reason: 'Visits by phone count' },
      },
    ]);
    expect(points.flatMap(({ signals }) => signals)).toEqual([]);
  });

  it('do not take the step from one phase to the next as a moving range, nor as a row', () => {
    const falling = ['60%', '58%', '56%', '54%', '52%', '50%', '48%'];
    expect(chartOf(actuals(falling)).signals.map(({ signal }) => signal)).toContain('trend');
    const { signals, limits } = chartOf([...actuals(falling), rebase('2019-08')]);
    expect(signals.map(({ signal }) => signal)).not.toContain('trend');
    expect(limits.map(({ meanMovingRange, points }) => [meanMovingRange, points])).toEqual([
      [2, 4],
      [2, 3],
    ]);
  });

  it('are as they were where a rebase is withdrawn, and where it is of no figure', () => {
    const plain = chartOf(actuals(YEAR));
    const gone = step({ type: 'WithdrawRebase', measure: 'seen', from: '2019-08' }, { reason: 'A slip' });
    expect(chartOf([...actuals(YEAR), rebase('2019-08'), gone])).toEqual(plain);
    expect(chartOf([...actuals(YEAR), rebase('2022-08')])).toEqual(plain);
  });

  it('are not cut to what a percentage can be, and say so', () => {
    const { limits, cautions } = chartOf(actuals(times(12, '90%', '99%', '5%')));
    expect(limits[0]?.upper).toBeGreaterThan(100);
    expect(limits[0]?.lower).toBeLessThan(0);
    expect(cautions).toEqual([
      'The lower limit from April 2019 is below 0; limits are not cut to what a figure can be',
      'The upper limit from April 2019 is above 100; limits are not cut to what a figure can be',
    ]);
  });

  it('keep outlying moving ranges unless they are to be screened out, and then say how many', () => {
    const steps = actuals([
      '52%',
      '64%',
      '66%',
      '81%',
      '77%',
      '74%',
      '73%',
      '29%',
      '23%',
      '22%',
      '24%',
      '30%',
    ]);
    expect(chartOf(steps).limits[0]).toMatchObject({ screened: 0, meanMovingRange: 96 / 11 });
    const { limits, cautions } = chartOf(steps, { screenOutliers: true });
    expect(limits[0]).toMatchObject({ screened: 1, meanMovingRange: 5.2 });
    expect(cautions).toEqual([
      'For the limits from April 2019, 1 moving range of more than 3.267 times the mean moving range was left out, as asked',
    ]);
  });
});

describe('the signals of a run chart', () => {
  it('are told in a sentence each, in the order of time, with where they point', () => {
    const shift = times(7, '53%', '55%');
    const { signals, points } = chartOf([...actuals([...YEAR, 'N/A', ...shift, '70%'])]);
    expect(signals.map(({ says }) => says)).toEqual([
      'Shift: 8 figures in a row, May 2020 to December 2020, are above the mean of 52.00; the seventh is that for November 2020 (better)',
      'Outside limits: 70% for December 2020 is above the upper limit of 62.64 (better)',
    ]);
    expect(signals[0]).toMatchObject({
      from: '2020-05',
      to: '2020-12',
      complete: '2020-11',
      towards: 'better',
    });
    expect(points.at(-1)).toMatchObject({ signals: ['outside limits', 'shift'], towards: 'better' });
  });

  it('count no row across a gap: what was there in between, nobody knows', () => {
    const row = (...texts: readonly string[]) => chartOf(actuals([...YEAR, ...texts])).signals;
    expect(row(...times(7, '51%')).map(({ signal }) => signal)).toEqual(['shift']);
    // The twelfth figure is above the mean, so six follow it below, then a gap, then six more.
    expect(row(...times(6, '51%'), 'N/A', ...times(6, '51%'))).toEqual([]);
    expect(row('60%', 'N/A', '60%')).toEqual([]);
    expect(row('60%', '60%').map(({ signal }) => signal)).toEqual(['near limit']);
  });
});

describe('the variation', () => {
  const high = [...YEAR, '70%'];
  const low = [...YEAR, '30%'];

  it.each([
    ['higher', high, 'improving', 'better'],
    ['higher', low, 'worsening', 'worse'],
    ['lower', high, 'worsening', 'worse'],
    ['lower', low, 'improving', 'better'],
    ['neither', high, 'rising', 'higher'],
    ['neither', low, 'falling', 'lower'],
    ['higher', YEAR, 'ordinary variation', null],
  ])('where %s is better, by the signal of the latest figure: %p', (better, texts, wanted, towards) => {
    const chart = chartOf([...(better === 'higher' ? [] : [direction(better)]), ...actuals(texts)]);
    expect([chart.variation, chart.points.at(-1)?.towards]).toEqual([wanted, towards]);
  });

  it('speaks of the latest figure alone, not of a blank after it nor of a signal before it', () => {
    expect(chartOf([...actuals(high), target('2020-08', '80%')]).variation).toBe('improving');
    expect(chartOf(actuals([...high, '52%'])).variation).toBe('ordinary variation');
  });

  it('is decided by the strongest signal where several point otherwise', () => {
    // Each lower than the one before, and the last one still one of seven above the mean.
    const { variation, points } = chartOf(
      actuals([...YEAR.slice(0, 11), '51%', '61%', '60%', '59%', '58%', '57%', '56%', '55%']),
    );
    expect(points.at(-1)?.signals).toEqual(['shift', 'trend']);
    expect(variation).toBe('improving');
  });

  it('and limits are not given for what only grows', () => {
    const cumulative = step({
      type: 'DefineMeasure',
      measure: 'trained',
      section: 'visits',
      title: 'Trained so far',
      unit: 'count',
      direction: 'higher',
      frequency: 'month',
      cumulative: true,
    });
    const chart = chartOf([cumulative, ...actuals(times(13, '5', '7', '9'), '2019-04', 'trained')], {
      measure: 'trained',
    });
    expect([chart.limits, chart.signals, chart.variation]).toEqual([[], [], 'cumulative figures']);
    expect(chart.cautions).toEqual([
      'The figures are cumulative: they grow of themselves, so they have no limits and are not judged',
    ]);
  });
});

describe('the assurance', () => {
  const with_ = (better: string, text: string, period = '2020-03') =>
    chartOf([...(better === 'higher' ? [] : [direction(better)]), ...actuals(YEAR), target(period, text)])
      .assurance;

  it.each([
    ['higher', '41%', 'consistently met'],
    ['higher', '42%', 'hit and miss'],
    ['higher', '62%', 'hit and miss'],
    ['higher', '63%', 'consistently missed'],
    ['lower', '63%', 'consistently met'],
    ['lower', '52%', 'hit and miss'],
    ['lower', '41%', 'consistently missed'],
    ['neither', '41%', null],
    ['higher', '40/45%', null],
  ])('where %s is better and the target is %s', (better, text, wanted) =>
    expect(with_(better, text)).toBe(wanted),
  );

  it('is held against the target of the latest figure, or the nearest one before it, and none that is to come', () => {
    expect(with_('higher', '41%', '2019-06')).toBe('consistently met');
    expect(with_('higher', '41%', '2020-04')).toBeNull();
  });

  describe('where the period of the latest figure has no target', () => {
    const blank = (from: string, to: string, over: object = {}) =>
      step({ ...published('later').command, window: { from, to }, ...over });
    const said = (...more: Steps) => {
      const { assurance, cautions } = chartOf([...actuals(YEAR), target('2019-06', '41%'), ...more]);
      return [assurance, cautions];
    };
    const STANDS = ['consistently met', []];
    const NONE = ['no current target', ['There is no current target: the last one, 41%, was for June 2019']];

    it('is held against one set before, as long as nobody says otherwise', () =>
      expect(said()).toEqual(STANDS));

    it.each([
      ['of its period', '2020-03', '2020-03'],
      ['of a period between', '2019-07', '2019-12'],
      ['of the period of the target and the next', '2019-06', '2019-07'],
    ])('is none once an edition leaves the target %s blank', (_of, from, to) =>
      expect(said(blank(from, to))).toEqual(NONE),
    );

    it.each([
      ['of earlier periods', blank('2019-04', '2019-06')],
      ['of periods to come', blank('2020-04', '2020-12')],
      ['of other measures', blank('2020-03', '2020-03', { measures: [] })],
      ['of another kind of period', blank('2020-Q1', '2020-Q1')],
    ])('is as it was by an edition %s', (_of, edition) => expect(said(edition)).toEqual(STANDS));

    it('is none once a later target was withdrawn', () =>
      expect(
        said(
          target('2020-01', '60%'),
          step({ type: 'WithdrawTarget', measure: 'seen', period: '2020-01' }, { reason: 'Dropped' }),
        ),
      ).toEqual(NONE));

    it('is held against a target that was set after all', () =>
      expect(said(blank('2020-01', '2020-03'), target('2020-03', '41%'))).toEqual(STANDS));
  });

  it('of figures that never change is that they meet what they equal', () =>
    expect(chartOf([...actuals(times(12, '100%')), target('2020-03', '100%')]).assurance).toBe(
      'consistently met',
    ));
});

describe('the cautions', () => {
  it('name the gaps between the first figure and the last, at most six of them', () => {
    const told = (count: number) =>
      chartOf(actuals([...YEAR, ...times(count, 'N/A'), '50%', 'N/A'])).cautions;
    expect(told(0)).toEqual([]);
    expect(told(2)).toEqual([
      '2 periods have no figure between the first and the last: April 2020 and May 2020; the line, the moving ranges and the rows of figures break there',
    ]);
    expect(told(8)[0]).toContain('August 2020, September 2020 and 2 more;');
  });

  it('warn of percentages of few cases, where these are known', () => {
    const { cautions } = chartOf(actuals([...YEAR.slice(1), '50% (6/12)', '50% (10/20)', '50%']));
    expect(cautions).toEqual([
      '1 figure rests on fewer than 20 cases: 50% (6/12) for March 2020; percentages of few cases vary more',
    ]);
  });

  it('tell doubtful readings', () => {
    const doubtful = step({
      type: 'RecordActual',
      measure: 'seen',
      period: '2020-04',
      figure: figure('52%'),
      doubtful: 'Smudged',
    });
    const { points, cautions } = chartOf([...actuals(YEAR), doubtful]);
    expect(points.at(-1)?.doubtful).toBe(true);
    expect(cautions).toEqual(['1 reading is doubtful: April 2020']);
  });
});

describe('the measures', () => {
  const late = (more: object) =>
    step({
      type: 'DefineMeasure',
      measure: 'late',
      section: 'planning',
      title: 'Late',
      unit: 'count',
      direction: 'lower',
      frequency: 'month',
      ...more,
    });
  const ids = (steps: Steps, question: RunChartQuestion = {}) =>
    chartsOf(steps, question).map(({ measure }) => measure);
  const retired = step({ type: 'RetireMeasure', measure: 'late', how: 'withdrawn' });

  it('are those in the plan of which a table gives figures; one that is named is there in any case', () => {
    expect(ids([late({})])).toEqual(['seen', 'late']);
    expect(ids([late({})], { section: 'planning' })).toEqual(['late']);
    expect(ids([late({ narrative: true })])).toEqual(['seen']);
    expect(ids([late({ narrative: true })], { measure: 'late' })).toEqual(['late']);
    expect(ids([late({}), retired])).toEqual(['seen']);
    expect(ids([late({}), retired], { measure: 'late' })).toEqual(['late']);
  });
});

describe('run charts of any history', () => {
  it('are made, and judge only what they have limits for', () => {
    fc.assert(
      fc.property(anyHistory, fc.boolean(), (history, screenOutliers) => {
        const happenings = happeningsOf(history);
        const register = happenings.reduce(revisionsView.evolve, revisionsView.initial);
        for (const chart of runChartsOf(happenings.at(-1)!.after, register, { screenOutliers })) {
          const held = (period: Period) =>
            chart.limits.some(({ from, to }) => from <= period && period <= to);
          for (const { period, value, signals, towards } of chart.points) {
            expect(signals.length > 0).toBe(towards !== null);
            if (signals.length > 0) expect([value === null, held(period)]).toEqual([false, true]);
          }
          for (const { lower, upper, mean } of chart.limits)
            expect([lower, mean, upper].every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
