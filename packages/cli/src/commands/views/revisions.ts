import { counted } from '@plan-ledger/domain';
import type { Revision } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Asked, withRegisters } from '../../asked.js';
import type { Report } from '../../report.js';
import type { ReadCommand, Typed } from '../shape.js';

/** How many figures changed, and how many of them without a word. */
const inWords = (changed: number, unmarked: number): string => {
  const figures = `${counted(changed, 'published figure')} changed`;
  if (changed === 0) return figures;
  const given = 'a note in the documents that were given';
  if (changed === 1) return `${figures}, ${unmarked === 1 ? 'without' : 'with'} ${given}`;
  return `${figures}, ${unmarked} of them without ${given}`;
};

const reportOf = (asked: Asked, all: readonly Revision[], { options }: Typed): Report => {
  const rows = all.filter(
    ({ marked, conclusionChanges }) =>
      (options['unmarked'] !== true || !marked) &&
      (options['conclusions'] !== true || conclusionChanges === true),
  );
  const unmarked = rows.filter(({ marked }) => !marked).length;
  return {
    kind: 'revisions',
    asked,
    says: [inWords(rows.length, unmarked)],
    tables: [
      {
        columns: [
          { key: 'measure', title: 'Measure', flex: 3 },
          { key: 'period', title: 'Period', flex: 0 },
          { key: 'field', title: 'Field', flex: 0 },
          { key: 'before', title: 'Before', right: true, flex: 0 },
          { key: 'after', title: 'After', right: true, flex: 0 },
          { key: 'act', title: 'Act' },
          { key: 'reason', title: 'Reason', dataOnly: true },
          { key: 'marked', title: 'Marked', dataOnly: true },
          { key: 'doubtful', title: 'Doubtful' },
          { key: 'conclusion_changes', title: 'Flips' },
        ],
        rows: rows.map((row) => [
          asked.plan.measures[row.measure]?.title ?? row.measure,
          row.period,
          row.of === undefined ? row.field : `${row.field} of ${row.of}`,
          row.before,
          row.after,
          row.act ?? '',
          row.reason,
          row.marked,
          row.doubtful,
          row.conclusionChanges,
        ]),
        none: 'No published figure was changed',
      },
    ],
    data: rows,
    next: ['plan-ledger blame MEASURE@PERIOD'],
  };
};

export const revisions: ReadCommand = {
  mode: 'read',
  usage: 'revisions',
  says: 'Targets, actuals, baselines and benchmarks that were changed after they were published',
  options: [
    { flags: '--unmarked', says: 'only those that nothing explains' },
    { flags: '--conclusions', says: 'only those that turn met into not met, or back' },
  ],
  examples: ['revisions --conclusions', 'revisions --format csv'],
  run: (asked, typed, session) =>
    pipe(
      withRegisters(session, asked),
      TE.map((known) => reportOf(asked, known.revisions, typed)),
    ),
};
