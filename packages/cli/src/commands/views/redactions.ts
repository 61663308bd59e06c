import { counted } from '@plan-ledger/domain';
import { redactionsOf } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { ReadCommand } from '../shape.js';

export const redactions: ReadCommand = {
  mode: 'read',
  usage: 'redactions',
  says: 'The texts that were erased from the history: where each stood, on what ground it went, who said so and when',
  examples: ['redactions', 'redactions --format csv'],
  run: (asked, _typed, session) =>
    pipe(
      redactionsOf(session.store, asked.id, asked.plan),
      TE.map((rows) => ({
        kind: 'redactions',
        asked,
        says: [`${counted(rows.length, 'text')} erased`],
        tables: [
          {
            columns: [
              { key: 'version', title: 'Version', right: true, flex: 0 },
              { key: 'field', title: 'Field', flex: 2 },
              { key: 'event', title: 'Event', flex: 1 },
              { key: 'basis', title: 'Ground', flex: 3 },
              { key: 'actor', title: 'By', flex: 0 },
              { key: 'reported_on', title: 'Reported', flex: 0 },
              { key: 'recorded_at', title: 'Recorded', dataOnly: true },
              { key: 'at_version', title: 'Said in', right: true, flex: 0 },
            ],
            rows: rows.map((row) => [
              row.version,
              row.field,
              row.event,
              row.basis,
              row.actor,
              row.reportedOn,
              row.recordedAt,
              row.at,
            ]),
            none: 'No text was erased',
          },
        ],
        data: rows,
      })),
    ),
};
