import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { printed, ROOT } from '../support/cli.js';
import { printedHere, runHere } from '../support/in-process.js';
import { bytesOf, folderWith } from '../support/prepared.js';

type Row = Readonly<Record<string, string>>;

const REVIEW = ['quoted', '--plan', 'gloucestershire-adviser-review'];
const AGAINST = [...REVIEW, '--against', 'gloucestershire-aip'];

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('every');
});

const rowsOf = async (args: readonly string[]): Promise<readonly Row[]> =>
  parse(await printedHere([...args, '--format', 'csv'], cwd), { columns: true });

const folded = (text: string): string => text.replace(/\s+/gu, ' ');

// By another person, who read the review and the plan: category, figure, measure with its field, period, plan, agreement.
const printedAgainst = readFileSync(
  join(ROOT, 'test/documents/printed/adviser-review-2020-against.txt'),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, , what = '']) => !what.startsWith('text'));

const DIFFER = [
  {
    measure_id: 'cases-good',
    period: '2021-02',
    field: 'target',
    quoted: '42%',
    table: '40%',
    place: 'Dashboard, row 1',
    explains:
      '42% is given as target for "% of cases judged as good" in February 2021; the text of the other plan says 40%',
  },
  {
    measure_id: 'cases-inadequate',
    period: '2020-11',
    field: 'actual',
    quoted: '16/18%',
    table: '20%',
    place: 'Detail page 1: Inadequate practice, measures, row 1, November 2020, actual',
    explains:
      '16/18% is given for "% of cases judged as inadequate" in November 2020; the table of the other plan says 20%',
  },
  {
    measure_id: 'care-leavers-accommodation',
    period: '2020-10',
    field: 'actual',
    quoted: '91%',
    table: '93%',
    place: 'Detail page 7: Permanence, measures, row 3, October 2020, actual',
    explains:
      '91% is given for "Care Leavers in suitable accommodation (19-21 years)" in October 2020; the table of the other plan says 93%',
  },
];

describe('What the adviser’s review quotes of the plan', () => {
  it('begins with the columns that a spreadsheet may rely on, in the real command too', async () => {
    const text = await printed([...AGAINST, '--format', 'csv'], { cwd });
    expect(text).toMatch(/^section,measure,period,quoted,table,place,agrees(?:,[a-z_]+)*\n/u);
    expect(await printedHere([...AGAINST, '--format', 'csv'], cwd)).toBe(text);
  });

  it('is every figure that it quotes, each with what the plan says and where', async () => {
    const rows = await rowsOf(AGAINST);
    const quoted = await rowsOf(REVIEW);
    expect(rows.map((row) => [row['section'], row['quoted'], row['period']])).toEqual(
      quoted.map((row) => [row['section'], row['quoted'], row['period']]),
    );
    expect(rows).toHaveLength(38);
    expect(
      rows.filter(({ table, place, explains }) => table === '' || place === '' || explains === ''),
    ).toEqual([]);
  });

  it('stands beside the figures of the plan as another reader found them', async () => {
    const rows = await rowsOf(AGAINST);
    const found = printedAgainst.map(([section, quoted, what = '', period]) => {
      const [measure, field = 'actual'] = what.split(' ');
      const own = rows.filter(
        (row) => row['measure_id'] === measure && row['field'] === field && row['period'] === period,
      );
      const [row = {}] = own;
      return [row['section'] === section, row['quoted'] === quoted, row['table'], row['agrees'], own.length];
    });
    expect(found).toEqual(
      printedAgainst.map(([, quoted, , , says, agrees]) => [
        true,
        true,
        says,
        // The reader calls half and 52% different; as figures they cannot be compared.
        quoted === 'Half' ? '' : agrees,
        1,
      ]),
    );
  });

  it('differs in three, each explained in a sentence with its place', async () => {
    const rows = await rowsOf([...AGAINST, '--disagreeing']);
    expect(
      rows.map((row) => Object.fromEntries(Object.keys(DIFFER[0]!).map((key) => [key, row[key]]))),
    ).toEqual(DIFFER);
    expect(rows).toEqual((await rowsOf(AGAINST)).filter(({ agrees }) => agrees === 'no'));
    const text = folded(await printedHere(AGAINST, cwd));
    expect(text).toContain('38 figures are quoted; 3 differ, 1 cannot be compared');
    for (const { explains, place } of DIFFER) expect(text).toContain(`${explains} (${place})`);
  });

  it('is held against the edition that the review was written beside, and says which', async () => {
    expect(folded(await printedHere(AGAINST, cwd))).toContain(
      'Held against plan gloucestershire-aip as of its edition december-2020',
    );
    const named = await rowsOf([...AGAINST, '--against-as-of', 'edition:december-2020']);
    expect(named).toEqual(await rowsOf(AGAINST));
  });

  it('cannot be compared with the edition of May, which knew nothing of October', async () => {
    const then = [...AGAINST, '--against-as-of', 'edition:may-2020'];
    const rows = await rowsOf(then);
    expect(rows).toHaveLength(38);
    expect(rows.filter(({ table, agrees }) => table !== '' || agrees !== '')).toEqual([]);
    const text = folded(await printedHere(then, cwd));
    expect(text).toContain('Held against plan gloucestershire-aip as of its edition may-2020');
    expect(text).toContain('38 figures are quoted; 0 differ, 38 cannot be compared');
    expect(text).toContain(
      '85% is given for "% of case supervision" in October 2020; the other plan gives no figure for it',
    );
    expect(text).toContain(
      '15 is given for "tip-teams" in December 2020; the other plan has no such measure',
    );
  });

  it.each(['v300', '2020-06-30'])('is looked at as of %s too', async (when) => {
    const rows = await rowsOf([...AGAINST, '--against-as-of', when]);
    expect(rows.filter(({ agrees }) => agrees !== '')).toEqual([]);
  });

  it('takes a target and a neighbour’s figure from the nearest month that the plan tells', async () => {
    const rows = await rowsOf(AGAINST);
    const of = (measure: string, field: string) =>
      rows.find((row) => row['measure_id'] === measure && row['field'] === field);
    expect(of('rcpc-timely', 'target')).toMatchObject({
      quoted: '95%',
      table: '95%',
      agrees: 'yes',
      place: expect.stringMatching(/^Dashboard, row/u),
      explains: expect.stringContaining(
        'the text of the other plan says 95% for December 2020, which agrees',
      ),
    });
    expect(of('placement-stability-long', 'benchmark')).toMatchObject({
      quoted: '70.1%',
      table: '70.1%',
      agrees: 'yes',
      explains: expect.stringContaining('the table of the other plan says 70.1% for December 2020'),
    });
    expect(of('single-assessments-timely', 'benchmark')).toMatchObject({ table: '81.7%', agrees: 'yes' });
  });

  it('is nothing of a plan that it does not quote, which is looked at on the day of the review', async () => {
    const args = [...REVIEW, '--against', 'hillingdon-improvement-plan'];
    expect(await rowsOf(args)).toEqual([]);
    const text = folded(await printedHere(args, cwd));
    expect(text).toContain('Held against plan hillingdon-improvement-plan as of its edition july-2015');
    expect(text).toContain('Nothing is quoted of plan hillingdon-improvement-plan');
  });

  it.each([40, 80])('fits a terminal of %i columns', async (columns) => {
    const { code, stdout, stderr } = await runHere(AGAINST, cwd, columns);
    const lines = [...stdout.split('\n'), ...stderr.split('\n')];
    expect(code).toBe(0);
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
  });

  it('has a name of its own as JSON, with the sentence of each figure', async () => {
    const json = JSON.parse(await printedHere([...AGAINST, '--format', 'json'], cwd)) as {
      readonly kind: string;
      readonly data: readonly Readonly<Record<string, unknown>>[];
    };
    expect(json.kind).toBe('quoted-against');
    expect(json.data.filter(({ agrees }) => agrees === false).map(({ explains }) => explains)).toEqual(
      DIFFER.map(({ explains }) => explains),
    );
  });
});

describe('Quoted against what is not there', () => {
  it.each<readonly [string, number, readonly string[], readonly string[]]>([
    [
      'a plan',
      5,
      ['Found no plan gloucestershire-api in the ledger', 'did you mean gloucestershire-aip'],
      ['--against', 'gloucestershire-api'],
    ],
    [
      'an edition of it',
      5,
      ['Found no edition may-202 of plan gloucestershire-aip', 'did you mean may-2020'],
      ['--against', 'gloucestershire-aip', '--against-as-of', 'edition:may-202'],
    ],
    [
      'a time',
      2,
      ['Found', 'last tuesday'],
      ['--against', 'gloucestershire-aip', '--against-as-of', 'last tuesday'],
    ],
    [
      'the name of the other plan',
      2,
      ['Found --against-as-of without --against'],
      ['--against-as-of', 'edition:may-2020'],
    ],
  ])('is refused for %s, with what was meant', async (_, code, says, args) => {
    const before = bytesOf(cwd);
    const ran = await runHere([...REVIEW, ...args], cwd);
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: '' });
    for (const words of says) expect(ran.stderr).toContain(words);
    expect(bytesOf(cwd)).toBe(before);
  });
});

describe('Quoted without another plan', () => {
  it('shows of which plan, and of what, each figure is', async () => {
    const rows = await rowsOf(REVIEW);
    expect(new Set(rows.map((row) => row['of_plan']))).toEqual(new Set(['gloucestershire-aip']));
    expect(new Set(rows.map((row) => row['field']))).toEqual(new Set(['actual', 'target', 'benchmark']));
    const own = await rowsOf(['quoted', '--plan', 'gloucestershire-aip']);
    expect(new Set(own.map((row) => row['of_plan']))).toEqual(new Set(['']));
  });
});
