import { oversightOf } from '@plan-ledger/projections';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { ReadCommand } from '../shape.js';

export const oversight: ReadCommand = {
  mode: 'read',
  usage: 'oversight',
  says: 'Who watches over the plan, how often, and which of its sections',
  examples: ['oversight', 'oversight --format csv'],
  run: (asked) => {
    const rows = oversightOf(asked.plan);
    return TE.right({
      kind: 'oversight',
      asked,
      tables: [
        {
          columns: [
            { key: 'body', title: 'Body', flex: 2 },
            { key: 'cadence', title: 'How often', flex: 2 },
            { key: 'sections', title: 'Sections', dataOnly: true },
            { key: 'sections_shown', title: 'Sections', humanOnly: true, flex: 2 },
            { key: 'role', title: 'Role', flex: 1 },
            { key: 'recurs', title: 'Recurs', dataOnly: true },
            { key: 'oversight_id', title: 'Id', dataOnly: true },
          ],
          rows: rows.map((row) => [
            row.body,
            row.cadence,
            row.sections.join('; '),
            row.sections.length === 0 ? 'the whole plan' : row.sections.join('; '),
            row.role,
            row.recurs ?? '',
            row.oversight,
          ]),
          none: 'The plan names nobody who watches over it',
        },
      ],
      data: rows,
    });
  },
};
