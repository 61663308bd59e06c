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
    ['12/10%', '61%', null],
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
        measure: 'seen',
        title: '% of children seen',
        period: '2020-04',
        quoted: '61%',
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
});
