import { describe, expect, it } from '@jest/globals';

import {
  figure,
  historyOf,
  happeningsOf,
  planOf,
  published,
  SMALL,
  step,
} from '../../../test/support/histories.js';
import { revisionsView } from './revisions.js';
import { type TrendQuestion, type TrendRow, trendsOf } from './trends.js';

type Steps = Parameters<typeof historyOf>[0];

const cell = (type: string, period: string, printed: string, more: object = {}) =>
  step({ type: type as 'SetTarget', measure: 'seen', period, figure: figure(printed), ...more });

const rowsOf = (steps: Steps, question: TrendQuestion = {}): readonly TrendRow[] => {
  const history = historyOf([...SMALL, ...steps]);
  const revisions = happeningsOf(history).reduce(revisionsView.evolve, revisionsView.initial);
  return trendsOf(planOf(history), revisions, question);
};

const periods = (steps: Steps, question: object = {}): readonly string[] =>
  rowsOf(steps, question as TrendQuestion).map(({ period }) => period);

describe('the trend tables', () => {
  it('show each cell as printed and as numbers, with its verdict', () => {
    const steps = [cell('SetTarget', '2020-04', '80%'), cell('RecordActual', '2020-04', '61%')];
    expect(rowsOf(steps)).toEqual([
      {
        section: 'visits',
        sectionTitle: 'Visits',
        measure: 'seen',
        title: '% of children seen',
        period: '2020-04',
        target: '80%',
        targetValue: 80,
        actual: '61%',
        actualValue: 61,
        unit: 'percent',
        verdict: 'not met',
        notes: '',
        doubtful: false,
        revised: [],
      },
    ]);
  });

  it('leave a blank blank, and give no number where there is none', () => {
    const [row] = rowsOf([cell('SetTarget', '2020-04', '12/10%')]);
    expect(row).toMatchObject({
      target: '12/10%',
      targetValue: null,
      actual: '',
      actualValue: null,
      verdict: null,
    });
  });

  describe('cover', () => {
    const recorded = ['2019-12', '2020-05', '2020-08'].map((period) => cell('RecordActual', period, '61%'));
    const window = published('may-2020');
    const later = published('june-2020');
    const june = {
      ...later,
      command: { ...later.command, window: { from: '2020-05', to: '2020-06' } } as never,
    };
    const without = { ...later, command: { ...later.command, measures: [] } as never };

    it('what was recorded, where no edition was published', () => {
      expect(periods(recorded)).toEqual(['2019-12', '2020-05', '2020-08']);
    });

    it('the window of the latest edition that covers the measure, blank months included', () => {
      expect(periods([...recorded, window])).toEqual(['2020-04', '2020-05']);
      expect(periods([...recorded, window, june])).toEqual(['2020-05', '2020-06']);
      expect(periods([...recorded, window, without])).toEqual(['2020-04', '2020-05']);
    });

    it('all that any edition covered or anybody recorded, when all is asked for', () => {
      const all = ['2019-12', '2020-04', '2020-05', '2020-06', '2020-08'];
      expect(periods([...recorded, window, june], { all: true })).toEqual(all);
    });

    it('from and to, both included, beyond the latest window too', () => {
      const asked = (question: object) => periods([...recorded, window, june], question);
      expect(asked({ from: '2020-05' })).toEqual(['2020-05', '2020-06', '2020-08']);
      expect(asked({ to: '2020-04' })).toEqual(['2019-12', '2020-04']);
      expect(asked({ from: '2020-04', to: '2020-05' })).toEqual(['2020-04', '2020-05']);
      expect(asked({ from: '2021-01' })).toEqual([]);
    });
  });

  it('say of each half what is not available, not yet set, unread, doubtful, and its footnote', () => {
    const notes = (...steps: Steps) => rowsOf(steps).map((row) => [row.notes, row.doubtful]);
    expect(notes(cell('SetTarget', '2020-04', 'tbc'), cell('RecordActual', '2020-04', 'N/A'))).toEqual([
      ['target tbc: to be set; actual N/A: not available', false],
    ]);
    expect(notes(cell('RecordActual', '2020-04', 'see text'))).toEqual([
      ['actual could not be read as a figure', false],
    ]);
    expect(
      notes(cell('RecordActual', '2020-04', '61%', { doubtful: 'smudged', note: 'Provisional' })),
    ).toEqual([['actual doubtful: smudged; Provisional', true]]);
    const blank = step({
      type: 'AnnotateCell',
      measure: 'seen',
      period: '2020-04',
      field: 'target',
      doubtful: 'shifted',
      note: null,
    });
    expect(notes(blank)).toEqual([['target doubtful: shifted', true]]);
  });

  it('say what stood in a cell before, oldest first', () => {
    const [row] = rowsOf([
      cell('RecordActual', '2020-04', '61%'),
      cell('ReviseActual', '2020-04', '81%', { act: 'unexplained' }),
      step(
        {
          type: 'ReviseActual',
          measure: 'seen',
          period: '2020-04',
          figure: figure('79%'),
          act: 'correction',
        },
        { reason: 'Typing error' },
      ),
      step({ type: 'WithdrawActual', measure: 'seen', period: '2020-04', act: 'unexplained' }),
    ]);
    expect(row?.revised.map(({ before, after }) => [before, after])).toEqual([
      ['61%', '81%'],
      ['81%', '79%'],
      ['79%', ''],
    ]);
    expect(row?.notes).toBe(
      'actual was 61% (unexplained); actual was 81% (correction); actual was 79%, now blank (unexplained)',
    );
  });

  it('show one measure or one section when asked, and a retired measure only by its id', () => {
    const steps = [
      cell('RecordActual', '2020-04', '61%'),
      step({
        type: 'DefineMeasure',
        measure: 'late',
        section: 'planning',
        title: 'Late',
        unit: 'count',
        direction: 'lower',
        frequency: 'month',
      }),
      step({ type: 'RecordActual', measure: 'late', period: '2020-04', figure: figure('5') }),
    ];
    const shown = (more: Steps, question: TrendQuestion = {}) =>
      rowsOf([...steps, ...more], question).map(({ measure }) => measure);
    expect(shown([])).toEqual(['seen', 'late']);
    expect(shown([], { measure: 'late' })).toEqual(['late']);
    expect(shown([], { section: 'visits' })).toEqual(['seen']);
    const retired = [step({ type: 'RetireMeasure', measure: 'late', how: 'withdrawn' })];
    expect(shown(retired)).toEqual(['seen']);
    expect(shown(retired, { measure: 'late' })).toEqual(['late']);
  });

  it('stand in the order of the latest edition', () => {
    const define = (measure: string) =>
      step({
        type: 'DefineMeasure',
        measure,
        section: 'visits',
        title: measure,
        unit: 'count',
        direction: 'lower',
        frequency: 'month',
      });
    const edition = published('may-2020');
    const ordered = { ...edition, command: { ...edition.command, measures: ['late', 'seen'] } as never };
    const shown = rowsOf([define('late'), define('extra'), ordered], { to: '2020-04' as never });
    expect(shown.map(({ measure }) => measure)).toEqual(['late', 'seen']);
  });
});
