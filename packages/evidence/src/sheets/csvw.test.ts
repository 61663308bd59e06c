import { describe, expect, it } from '@jest/globals';

import { csvwFaults } from '../../../../test/support/csvw.js';
import { csvOf } from './csv.js';
import { csvwNameOf, csvwOf } from './csvw.js';
import type { Sheet } from './sheet.js';

const SHEET: Sheet = {
  name: 'made-up',
  title: 'Made up',
  describes: 'Made-up rows.',
  columns: [
    { name: 'measure', title: 'Measure', describes: 'What is counted.', type: 'text', required: true },
    { name: 'value', title: 'Value', describes: 'The number.', type: 'number' },
    { name: 'version', title: 'Version', describes: 'The event.', type: 'integer' },
    { name: 'due', title: 'Due', describes: 'The day.', type: 'day' },
    { name: 'recorded_at', title: 'Recorded at', describes: 'The instant.', type: 'instant' },
    { name: 'doubtful', title: 'Doubtful', describes: 'Whether it is.', type: 'yes-no' },
  ],
  rows: [
    ['# seen, "in" time\r\n', -1e-9, 7, '2020-05-31', '2026-11-22T10:00:00.000Z', true],
    ['=1+1', null, null, null, null, false],
    [' a', 1e21, 0, null, null, null],
  ],
  notes: ['[x] means not available.'],
};

const CONTEXT = { plan: 'Small Plan', authority: 'Somewhere Council', asOf: 'As reported on 9 June 2020.' };

const faultsOf = (sheet: Sheet): readonly string[] =>
  csvwFaults(csvwOf(sheet, CONTEXT), csvOf(sheet), 'made-up.csv');

describe('The metadata of a CSV file', () => {
  it('keeps the rules of the W3C, and each cell of the CSV keeps to it', () => {
    expect(faultsOf(SHEET)).toEqual([]);
    expect(csvwNameOf(SHEET)).toBe('made-up.csv-metadata.json');
  });

  it('says what the table is, in which language, of which plan, as of when, and each note', () => {
    const metadata = JSON.parse(csvwOf(SHEET, CONTEXT)) as Record<string, unknown>;
    expect(metadata).toMatchObject({
      'dc:title': 'Made up: Small Plan',
      'dc:description': 'Made-up rows. As reported on 9 June 2020.',
      'dc:creator': 'Somewhere Council',
      'dc:language': 'en-GB',
      notes: [{ 'oa:hasBody': { 'rdf:value': '[x] means not available.' } }, {}],
    });
    expect(metadata['tableSchema']).toMatchObject({
      columns: [{ name: 'measure', titles: ['Measure', 'measure'], required: true }, {}, {}, {}, {}, {}],
    });
  });

  it.each<[what: string, row: Sheet['rows'][number], fault: string]>([
    ['a required cell that is empty', ['', 1, 1, null, null, true], 'measure is empty'],
    ['a day that is none', ['a', 1, 1, 'soon', null, true], 'due is soon'],
    ['a whole number with a fraction', ['a', 1, 1.5, null, null, true], 'version is 1.5'],
    ['a number that is a text', ['a', '61%', 1, null, null, true], 'value is 61%'],
    ['yes in other words', ['a', 1, 1, null, null, 'true'], 'doubtful is true'],
  ])('is not kept by %s', (_what, row, fault) => {
    expect(faultsOf({ ...SHEET, rows: [row] })).toEqual([`row 1: ${fault}`]);
  });

  it.each<[what: string, written: string | RegExp, otherwise: string]>([
    ['a name that the vocabulary does not know', '"dc:title"', '"titel"'],
    ['a datatype that it does not know', '"datatype": "string"', '"datatype": "words"'],
    ['a column without a title', /"titles": \[[^\]]*\]/u, '"titles": []'],
    ['a dialect that says what is no dialect', '"trim": false', '"trim": "no"'],
    ['two columns of one name', '"name": "value"', '"name": "measure"'],
    ['another file', '"url": "made-up.csv"', '"url": "other.csv"'],
  ])('is found at fault with %s', (_what, written, otherwise) => {
    const metadata = csvwOf(SHEET, CONTEXT).replace(written, otherwise);
    expect(csvwFaults(metadata, csvOf(SHEET), 'made-up.csv')).toHaveLength(1);
  });
});
