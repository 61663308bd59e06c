import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { freshFolder, printed } from '../support/cli.js';
import { type Changes, smallEdition } from '../support/editions.js';
import { expectRefused } from '../support/refused.js';

type Figures = NonNullable<Changes['figures']>;

const LAST = 'seen,2021-02,85%,N/A,,';
const last =
  (line: string): Figures =>
  (text) =>
    text.replace(LAST, line);

const CASES: readonly (readonly [name: string, figures: Figures, ...says: (string | RegExp)[]])[] = [
  ['have a quote that is not closed', last('seen,2021-02,"85%,N/A,,'), /figures\.csv:[34]: .*[Qq]uote/u],
  ['have a line that is too short', last('seen,2021-02,85%'), /figures\.csv:3: .*expect 6, got 3/u],
  ['have a line that is too long', last(`${LAST},,`), /figures\.csv:3: .*expect 6, got 8/u],
  [
    'have another header',
    (text) => text.replace('target', 'goal'),
    'figures.csv:1: Found the columns measure, period, goal, actual',
    'wanted measure, period, target, actual, doubtful, note',
  ],
  [
    'have no header',
    (text) => text.slice(text.indexOf('\n') + 1),
    'figures.csv:1: Found the columns seen, 2021-01',
  ],
  ['are an empty file', '', 'figures.csv:1: Found the columns of an empty file'],
  ['are not UTF-8', Buffer.from([0x6d, 0xff, 0xfe]), 'Found bytes that are not UTF-8'],
  [
    'have a month outside the window',
    last('seen,2021-03,85%,N/A,,'),
    'figures.csv:3: Found period 2021-03, outside the window 2021-01 to 2021-02',
  ],
  ['forget a month', last(''), /edition\.yaml:35:\d+: .*Found no line of figures\.csv for seen in 2021-02/u],
  ['have a cell twice', (text) => `${text}${LAST}\n`, 'figures.csv:4: Found seen for 2021-02 a second time'],
  [
    'have a measure that nobody knows',
    last('sene,2021-02,85%,N/A,,'),
    'figures.csv:3: Found measure sene, which is not in edition.yaml; did you mean seen',
  ],
  [
    'have a month that there is not',
    last('seen,2021-13,85%,N/A,,'),
    'figures.csv:3: Found "2021-13" in column period; wanted a period such as 2020-05, 2020-Q2, 2020/21-Q1 or 2020',
  ],
  [
    'have a quarter for a monthly measure',
    last('seen,2021-Q1,85%,N/A,,'),
    'figures.csv:3: Found period 2021-Q1 for seen; it is counted by the month',
  ],
  [
    'doubt something else',
    last('seen,2021-02,85%,N/A,both,why'),
    'figures.csv:3: Found "both" in column doubtful; wanted nothing, target, actual',
  ],
  [
    'doubt without saying why',
    last('seen,2021-02,85%,N/A,actual,'),
    'figures.csv:3: Found a doubtful cell of seen for 2021-02 without a note',
  ],
];

describe('An edition whose figures', () => {
  it.each(CASES)('%s is refused with its line, and nothing is written', async (_, figures, ...says) => {
    const cwd = freshFolder();
    await expectRefused(['submit', smallEdition(cwd, { figures }), '--by', 'U1', '--yes'], cwd, {
      code: 2,
      says: [
        /^Cannot use edition\/(?:edition\.yaml|figures\.csv): \d+ faults?; nothing was written\n/u,
        ...says,
      ],
    });
  });

  it('cannot be read as figures is taken as it is printed, and says so in trends and doctor', async () => {
    const cwd = freshFolder();
    const edition = smallEdition(cwd, { figures: last('seen,2021-02,85%,about half,,') });
    await printed(['submit', edition, '--by', 'U1', '--yes'], { cwd });
    const rows: Record<string, string>[] = parse(await printed(['trends', '--format', 'csv'], { cwd }), {
      columns: true,
    });
    expect(rows[1]).toMatchObject({
      actual: 'about half',
      actual_value: '',
      notes: 'actual could not be read as a figure',
    });
    expect(await printed(['doctor', '--format', 'csv'], { cwd })).toMatch(
      /unread,seen,1 periods? with a text that is no figure/u,
    );
  });
});
