import { titleOf } from '@plan-ledger/domain';
import type { DueGiven } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, day, sheetOf, text, whole } from './column.js';

/** Each due date that an action or a milestone was given, the first one among them. */
export const dueDatesSheet = ({ plan, dues }: Dossier): Sheet =>
  sheetOf<DueGiven>(
    {
      name: 'due-dates',
      title: 'Due dates',
      describes: 'Each due date that an action or a milestone was given over time, the first one among them.',
    },
    [
      always(text('kind', 'Kind', 'Action or milestone.', (r) => r.kind)),
      always(
        text(
          'title',
          'Title',
          'What is to be done.',
          ({ kind, subject }) => titleOf(plan, kind, subject) ?? subject,
        ),
      ),
      day('due', 'Due', 'The due date that was given; empty where it was taken away.', (r) => r.due),
      always(day('reported_on', 'Reported on', 'The day of the report that gave it.', (r) => r.reportedOn)),
      text('reason', 'Reason', 'Why it was given, where somebody said so.', (r) => r.reason),
      always(whole('version', 'Version', 'The event that gave it.', (r) => r.version)),
      always(
        text(
          'subject',
          'Subject id',
          'The id of the action or milestone, the same in every table.',
          (r) => r.subject,
        ),
      ),
    ],
    dues,
  );
