import { describe, expect, it } from '@jest/globals';

import { figure, happeningsOf, historyOf, SMALL, step } from '../../../test/support/histories.js';
import { quotedView } from './quoted.js';

type Steps = Parameters<typeof historyOf>[0];

const rowsOf = (...steps: Steps) =>
  happeningsOf(historyOf([...SMALL, ...steps])).reduce(quotedView.evolve, quotedView.initial);

const quote = (printed: string, more: object = {}) =>
  step(
    {
      type: 'QuoteFigure',
      section: 'visits',
      page: 'dashboard',
      measure: 'seen',
      period: '2020-04',
      figure: figure(printed),
      ...more,
    },
    { source: { document: 'Small Plan', place: 'Dashboard, row 1' } },
  );
const actual = (printed: string) =>
  step({ type: 'RecordActual', measure: 'seen', period: '2020-04', figure: figure(printed) });

describe('narrative against tables', () => {
  it.each([
    ['61%', '61%', true],
    ['28%', '27.7%', true],
    ['27%', '27.7%', false],
    ['27.7%', '28%', true],
    ['93%', '86%', false],
    ['304', 'N/A', null],
    ['about half', '52%', null],
    ['16/18%', '17%', true],
    ['16/18%', '20%', false],
    ['12/10%', '12/10%', true],
    ['12/10%', 'N/A', null],
  ])('%s in the text and %s in the table: %p', (said, table, agrees) => {
    expect(rowsOf(actual(table), quote(said))).toMatchObject([{ quoted: said, table, agrees }]);
  });

  it('says nothing where the table is blank', () => {
    expect(rowsOf(quote('61%'))).toMatchObject([{ table: '', agrees: null }]);
  });

  it('keeps the table and the headings as they stood when it was said', () => {
    const rows = rowsOf(
      actual('61%'),
      quote('61%', { says: 'Improved to 61%', edition: 'may-2020' }),
      step({
        type: 'ReviseActual',
        measure: 'seen',
        period: '2020-04',
        figure: figure('81%'),
        act: 'unexplained',
      }),
      step({ type: 'ReviseMeasure', measure: 'seen', changes: { title: 'Seen in time' } }),
      quote('61%', { edition: 'june-2020' }),
    );
    expect(rows).toEqual([
      {
        version: 7,
        edition: 'may-2020',
        section: 'visits',
        sectionTitle: 'Visits',
        page: 'dashboard',
        plan: null,
        field: 'actual',
        measure: 'seen',
        title: '% of children seen',
        period: '2020-04',
        quoted: '61%',
        figure: figure('61%'),
        table: '61%',
        agrees: true,
        says: 'Improved to 61%',
        place: 'Dashboard, row 1',
      },
      expect.objectContaining({
        version: 10,
        edition: 'june-2020',
        title: 'Seen in time',
        table: '81%',
        agrees: false,
      }),
    ]);
  });

  it('holds a quoted target against the target, and an actual against the actual', () => {
    const target = step({ type: 'SetTarget', measure: 'seen', period: '2020-04', figure: figure('80%') });
    expect(rowsOf(actual('61%'), target, quote('80%', { field: 'target' }), quote('80%'))).toMatchObject([
      { field: 'target', table: '80%', agrees: true },
      { field: 'actual', table: '61%', agrees: false },
    ]);
    expect(rowsOf(actual('61%'), quote('61%', { field: 'target' }))).toMatchObject([
      { field: 'target', table: '', agrees: null },
    ]);
  });

  it('holds where others are said to stand against the benchmark of that month', () => {
    const benchmark = (printed: string, period?: string) =>
      step({
        type: 'RecordBenchmark',
        measure: 'seen',
        against: `neighbours ${printed}`,
        figure: figure(printed),
        ...(period === undefined ? {} : { period }),
      });
    const quoted = quote('54%', { field: 'benchmark' });
    expect(
      rowsOf(actual('61%'), benchmark('60%', '2019-04'), benchmark('54%', '2020-04'), quoted),
    ).toMatchObject([{ field: 'benchmark', table: '54%', agrees: true }]);
    expect(rowsOf(benchmark('53%', '2020-04'), quoted)).toMatchObject([{ table: '53%', agrees: false }]);
    expect(rowsOf(benchmark('54%', '2020-05'), benchmark('54%'), quoted)).toMatchObject([
      { table: '', agrees: null },
    ]);
  });

  it('does not hold a figure of another plan against its own measure of that name', () => {
    expect(rowsOf(actual('61%'), quote('93%', { plan: 'other-plan' }))).toMatchObject([
      { plan: 'other-plan', measure: 'seen', title: 'seen', table: '', agrees: null },
    ]);
  });
});
