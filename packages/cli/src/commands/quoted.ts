import type { Known } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Asked, withRegisters } from '../asked.js';
import type { Report } from '../report.js';
import { shortTitle } from './dashboard.js';
import type { ReadCommand } from './shape.js';

const agreement = (agrees: boolean | null): string => (agrees === null ? '' : agrees ? 'yes' : 'no');

const reportOf = (asked: Asked, known: Known, onlyDisagreeing: boolean): Report => {
  const rows = known.quoted.filter(({ agrees }) => !onlyDisagreeing || agrees === false);
  const differ = rows.filter(({ agrees }) => agrees === false).length;
  return {
    kind: 'quoted',
    asked,
    says: [
      `${known.quoted.length} figures quoted in the narrative; ${differ} differ from the table of the same edition`,
    ],
    tables: [
      {
        columns: [
          { key: 'edition', title: 'Edition', flex: 1 },
          { key: 'section', title: 'Section', dataOnly: true },
          { key: 'heading', title: 'Section', humanOnly: true, flex: 2 },
          { key: 'measure', title: 'Measure', flex: 3 },
          { key: 'period', title: 'Period', flex: 0 },
          { key: 'quoted', title: 'Quoted', right: true, flex: 0 },
          { key: 'table', title: 'Table', right: true, flex: 0 },
          { key: 'agrees', title: 'Agrees', flex: 0 },
          { key: 'page', title: 'Page', dataOnly: true },
          { key: 'says', title: 'Says', dataOnly: true },
        ],
        rows: rows.map((row) => [
          row.edition ?? '',
          row.sectionTitle,
          shortTitle(asked, row.section),
          row.title,
          row.period,
          row.quoted,
          row.table,
          agreement(row.agrees),
          row.page,
          row.says,
        ]),
        none: 'The narrative quotes no figures',
      },
    ],
    data: rows,
  };
};

export const quoted: ReadCommand = {
  mode: 'read',
  usage: 'quoted',
  says: 'Figures that the narrative gives, against the tables of the same edition',
  options: [{ flags: '--disagreeing', says: 'only those that differ from the table' }],
  examples: ['quoted --disagreeing', 'quoted --format csv'],
  run: (asked, { options }, session) =>
    pipe(
      withRegisters(session, asked),
      TE.map((known) => reportOf(asked, known, options['disagreeing'] === true)),
    ),
};
