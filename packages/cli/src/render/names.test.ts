import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { type Format, namedIds, type Names, onlyNames, renderTable, rowsOf, type Table } from './index.js';
import { withNames } from './names.js';

const KNOWN = new Map([
  ['U1 2021-01-31', 'Ada Example'],
  ['U1 2021-02-01', 'Ben Sample'],
  ['U1 always', 'Cyd'],
  ['P7 always', 'Dot'],
]);
const names: Names = (id, on = 'always') => KNOWN.get(`${id} ${on}`);

const audit = (rows: Table['rows']): Table => ({
  columns: [
    { key: 'reported_on', title: 'Reported' },
    { key: 'actor', title: 'By', flex: 0, people: { names: { key: 'actor_name', title: 'By name' } } },
    { key: 'field', title: 'Field' },
    {
      key: 'after',
      title: 'After',
      people: { names: { key: 'after_names', title: 'Names after' }, byField: true },
    },
    { key: 'is', title: 'Is', humanOnly: true, people: { byField: true } },
  ],
  rows,
});
const ROWS = audit([
  ['2021-01-31', 'U1', 'title', 'U1', 'U1'],
  ['2021-02-01', 'U1', 'owners', 'U1; Chair', 'U1; Chair'],
  ['2021-02-02', 'U1', 'leads', '', ''],
]);

describe('Names in a table', () => {
  it('stand with their ids for people, each on the day of its row', () => {
    for (const format of ['text', 'list', 'md'] as const)
      expect(withNames(ROWS, format, names).rows).toEqual([
        ['2021-01-31', 'Ada Example (U1)', 'title', 'U1', 'U1'],
        ['2021-02-01', 'Ben Sample (U1)', 'owners', 'Ben Sample (U1); Chair', 'Ben Sample (U1); Chair'],
        ['2021-02-02', 'U1', 'leads', '', ''],
      ]);
  });

  it('stand in columns of their own after all others for programs, an id where there is none', () => {
    expect(renderTable(ROWS, { format: 'csv', width: 80, colour: false, names })).toBe(
      [
        'reported_on,actor,field,after,actor_name,after_names',
        '2021-01-31,U1,title,U1,Ada Example,',
        '2021-02-01,U1,owners,"U1; Chair",Ben Sample,"Ben Sample; Chair"',
        '2021-02-02,U1,leads,,U1,',
        '',
      ].join('\n'),
    );
    expect(rowsOf(withNames(ROWS, 'json', names))[0]).toEqual({
      reported_on: '2021-01-31',
      actor: 'U1',
      field: 'title',
      after: 'U1',
      actor_name: 'Ada Example',
      after_names: null,
    });
  });

  it('leave a table as it is where there are no names, or no people in it', () => {
    expect(withNames(ROWS, 'csv', undefined)).toBe(ROWS);
    const plain: Table = { columns: [{ key: 'a', title: 'A' }], rows: [['U1']] };
    expect(withNames(plain, 'text', names)).toBe(plain);
  });

  it('are those of the day of the report where rows have none', () => {
    const owners = { key: 'owners', title: 'Owners', people: { names: { key: 'n', title: 'N' } } };
    const table: Table = { columns: [owners], rows: [['U1; P7; X'], [null], [3]] };
    expect(withNames(table, 'text', names).rows).toEqual([['Cyd (U1); Dot (P7); X'], [null], [3]]);
    expect(withNames(table, 'csv', names).rows).toEqual([
      ['U1; P7; X', 'Cyd; Dot; X'],
      [null, null],
      [3, 3],
    ]);
  });

  it('are told in sentences too', () => {
    expect(namedIds('U1; X', names)).toBe('Cyd (U1); X');
    expect(namedIds('U1', undefined)).toBe('U1');
    expect(onlyNames('U1; X', names, '2021-02-01')).toBe('Ben Sample; X');
  });
});

const HOSTILE = ['\u{1b}[2JAda', '=HYPERLINK("x")', '@SUM(1)', '| a | b |', '<b>', '\u{202e}adA', 'a\nb'];

describe('A hostile name', () => {
  const table = audit([['2021-01-31', 'U1', 'title', '', '']]);

  it.each(HOSTILE)('%j is cleaned as every text is', (name) => {
    const shown = (format: Format): string =>
      renderTable(table, { format, width: 80, colour: false, names: () => name });
    for (const format of ['text', 'list', 'md', 'csv'] as const)
      // eslint-disable-next-line no-control-regex -- it is what must not be there
      expect(shown(format)).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/u);
    for (const format of ['text', 'list', 'md'] as const) expect(shown(format)).not.toContain('\u{202e}');
    expect(shown('md')).not.toMatch(/<b>|[^\\]\| a \|/u);
    const rows: readonly string[][] = parse(shown('csv'));
    expect(rows[1]?.at(-2)).not.toMatch(/^[=@+-]/u);
  });
});
