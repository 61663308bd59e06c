import { counted } from '@plan-ledger/domain';
import type { Known } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Asked, withRegisters } from '../../asked.js';
import type { Report } from '../../report.js';
import { shortTitle } from './dashboard.js';
import { againstReport } from './against.js';
import { agreement } from './quoted-table.js';
import { type ReadCommand, textOf } from '../shape.js';

const reportOf = (asked: Asked, known: Known, onlyDisagreeing: boolean): Report => {
  const rows = known.quoted.filter(({ agrees }) => !onlyDisagreeing || agrees === false);
  const differ = rows.filter(({ agrees }) => agrees === false).length;
  return {
    kind: 'quoted',
    asked,
    says: [
      `${counted(known.quoted.length, 'figure')} quoted in the narrative; ${counted(differ, 'differs', 'differ')} from the table of the same edition`,
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
          { key: 'field', title: 'Of the', dataOnly: true },
          { key: 'of_plan', title: 'Plan', dataOnly: true },
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
          row.field,
          row.plan ?? '',
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
  says: 'Figures that the narrative gives, against the tables of the same edition, or against another plan',
  options: [
    { flags: '--disagreeing', says: 'only those that differ' },
    { flags: '--against <plan>', says: 'what is quoted of another plan, against that plan' },
    {
      flags: '--against-as-of <when>',
      says: 'when the other plan is looked at (the edition that a review was written beside)',
    },
  ],
  examples: [
    'quoted --disagreeing',
    'quoted --plan gloucestershire-adviser-review --against gloucestershire-aip',
  ],
  run: (asked, typed, session) => {
    const onlyDisagreeing = typed.options['disagreeing'] === true;
    const other = textOf(typed, 'against');
    const when = textOf(typed, 'againstAsOf');
    if (other === undefined && when !== undefined) {
      return TE.left({
        _tag: 'Usage',
        message: 'Found --against-as-of without --against; name the other plan',
      });
    }
    return pipe(
      withRegisters(session, asked),
      TE.flatMap((known) =>
        other === undefined
          ? TE.right(reportOf(asked, known, onlyDisagreeing))
          : againstReport(session, asked, known, other, { when, onlyDisagreeing }),
      ),
    );
  },
};
