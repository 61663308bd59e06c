import { createHash } from 'node:crypto';

import { csvOf, csvwOf, type Sheet, xlsxOf, zipInto } from '@plan-ledger/evidence';

const column = (name: string, type: Sheet['columns'][number]['type']) =>
  ({ name, title: name, describes: 'Made up.', type }) as const;

const SHEET: Sheet = {
  name: 'made-up',
  title: 'Made up',
  describes: 'Made-up rows.',
  columns: [
    column('text', 'text'),
    column('number', 'number'),
    column('day', 'day'),
    column('at', 'instant'),
  ],
  rows: [
    ['=1+1', 1234567.5, '2020-03-29', '2020-03-29T01:30:00.000Z'],
    ['é', -0.5, '2011-12-30', '2011-12-30T12:00:00.000Z'],
  ],
  notes: ['[x] means not available.'],
};

const CONTEXT = { plan: 'Small Plan', authority: 'Somewhere Council', asOf: 'As reported on 9 June 2020.' };

// Says the digest of a pack of tables: what it is made of depends on nothing of the machine.
const digest = createHash('sha256');
const zip = zipInto((chunk) => digest.update(chunk));
const put = (path: string, bytes: Uint8Array): void => zip.add(path)(bytes, true);
const encoder = new TextEncoder();
put('tables/made-up.csv', encoder.encode(csvOf(SHEET)));
put('tables/made-up.csv-metadata.json', encoder.encode(csvwOf(SHEET, CONTEXT)));
put('tables.xlsx', xlsxOf({ title: 'Small Plan', cover: [], sheets: [SHEET] }).bytes);
zip.end();
console.log(digest.digest('hex'));
