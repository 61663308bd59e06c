import { auditBetween } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { knownWhen } from '../../asked.js';
import { auditTable } from './audit-table.js';
import { type ReadCommand, textOf } from '../shape.js';

export const audit: ReadCommand = {
  mode: 'read',
  usage: 'audit',
  showsPeople: true,
  says: 'Every change, field by field: before, after, who, when, why, from which document',
  options: [
    { flags: '--since <when>', says: 'only what came after this time' },
    {
      flags: '--subject <id>',
      says: 'only one thing of any kind: plan, section, action, milestone, measure, recommendation, risk, evidence, oversight',
    },
    { flags: '--by <id>', says: 'only what one person recorded' },
  ],
  examples: ['audit --since edition:may-2020 --subject icpc-timely', 'audit --format csv > audit.csv'],
  run: (asked, typed, session) => {
    const since = textOf(typed, 'since');
    const subject = textOf(typed, 'subject');
    const by = textOf(typed, 'by');
    return pipe(
      since === undefined
        ? TE.right(0)
        : pipe(
            knownWhen(session, asked.id, since),
            TE.map(({ version }) => version),
          ),
      TE.flatMap((from) => auditBetween(session.store, session.views, asked.id, from, asked.version)),
      TE.map((all) => {
        const rows = all.filter(
          (row) =>
            (subject === undefined || row.subject === subject) &&
            (by === undefined || row.recorded.actor === by),
        );
        return {
          kind: 'audit',
          asked,
          day: asked.plan.reportedOn,
          tables: [auditTable(rows, 'Nothing changed')],
          data: rows,
        };
      }),
    );
  },
};
