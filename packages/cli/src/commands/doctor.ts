import { findingsOf } from '@plan-ledger/projections';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { ReadCommand } from './shape.js';

export const doctor: ReadCommand = {
  mode: 'read',
  usage: 'doctor',
  says: 'Whether the ledger can be read to its end, and where the plan disagrees with itself',
  examples: ['doctor', 'doctor --as-of edition:may-2020'],
  run: (asked) => {
    const findings = findingsOf(asked.plan, asked.quoted);
    return TE.right({
      kind: 'doctor',
      asked,
      says: [
        `The ledger is readable: ${asked.version} events, versions dense, every event understood`,
        findings.length === 0
          ? 'The plan agrees with itself'
          : `${findings.length} places where the documents do not agree with themselves, or where a reading is doubtful`,
      ],
      tables: [
        {
          columns: [
            { key: 'kind', title: 'Finding', flex: 0 },
            { key: 'subject', title: 'Subject', flex: 1 },
            { key: 'says', title: 'What the documents say', flex: 4 },
          ],
          rows: findings.map(({ kind, subject, says }) => [kind, subject, says]),
          none: 'Nothing to report',
        },
      ],
      data: findings,
    });
  },
};
