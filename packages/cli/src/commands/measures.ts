import { measuresOf } from '@plan-ledger/projections';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { ReadCommand } from './shape.js';

export const measures: ReadCommand = {
  mode: 'read',
  usage: 'measures',
  says: 'The measures with their ids, latest figures and distance to target',
  examples: ['measures', 'measures --format csv'],
  run: (asked) => {
    const rows = measuresOf(asked.plan);
    return TE.right({
      kind: 'measures',
      asked,
      tables: [
        {
          columns: [
            { key: 'section', title: 'Section', dataOnly: true },
            { key: 'measure_id', title: 'Id', flex: 1 },
            { key: 'measure', title: 'Measure', flex: 3 },
            { key: 'unit', title: 'Unit', dataOnly: true },
            { key: 'direction', title: 'Better', dataOnly: true },
            { key: 'frequency', title: 'By', dataOnly: true },
            { key: 'latest_period', title: 'Latest', flex: 0 },
            { key: 'latest', title: 'Actual', right: true, flex: 0 },
            { key: 'target', title: 'Target', right: true, flex: 0 },
            { key: 'verdict', title: 'Verdict', dataOnly: true },
            { key: 'distance', title: 'Distance to target', flex: 2 },
            { key: 'note', title: 'Note', dataOnly: true },
          ],
          rows: rows.map((row) => [
            row.sectionTitle,
            row.measure,
            row.title,
            row.unit,
            row.direction,
            row.frequency,
            row.latestPeriod ?? '',
            row.latest,
            row.target,
            row.verdict ?? '',
            row.distance,
            row.note,
          ]),
          none: 'There are no measures',
        },
      ],
      data: rows,
      next: ['plan-ledger trends --measure ID'],
    });
  },
};
