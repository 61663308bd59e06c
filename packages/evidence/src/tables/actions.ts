import { type CalendarDay, dayInWords } from '@plan-ledger/domain';
import type { ActionRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, day, joined, sheetOf, text, whole } from './column.js';

/** What a count of days overdue counts to. */
export const overdueOn = (on: CalendarDay): string =>
  `Days past the due date on ${dayInWords(on)}; empty where it is done, repeated, without a day, or not late.`;

/** The actions with their first and current due dates, and how often they moved. */
export const actionsSheet = ({ actions, on }: Dossier): Sheet =>
  sheetOf<ActionRow>(
    {
      name: 'actions',
      title: 'Actions',
      describes:
        'Each action with who answers for it, its first and current due dates, and how often its date was moved.',
    },
    [
      always(text('section', 'Section', 'The heading of its section.', (r) => r.sectionTitle)),
      text('ref', 'Ref', 'As the plan prints it; empty where it prints none.', (r) => r.ref),
      always(text('action', 'Action', 'What is to be done.', (r) => r.title)),
      text('owners', 'Owners', 'Who answers for it.', (r) => joined(r.owners)),
      text(
        'start_text',
        'Start',
        'When it starts, as printed; empty where the plan does not say.',
        (r) => r.start,
      ),
      text('timescale', 'Timescale', 'When it is to be done, as printed.', (r) => r.timescale),
      day(
        'first_due',
        'First due',
        'The first due date that was ever given; it never changes.',
        (r) => r.firstDue,
      ),
      day('due', 'Due now', 'The current due date; empty where there is none.', (r) => r.due),
      always(
        whole(
          'times_moved',
          'Times moved',
          'How often the due date was replaced or taken away.',
          (r) => r.timesMoved,
        ),
      ),
      always(text('status', 'Status', 'Where it stands.', (r) => r.statusLabel)),
      always(
        text('action_id', 'Action id', 'The id of the action, the same in every table.', (r) => r.action),
      ),
      whole('days_overdue', 'Days overdue', overdueOn(on), (r) => r.daysOverdue),
      text(
        'doubtful',
        'Doubtful',
        'Why its transcription is uncertain; empty where it is not.',
        (r) => r.doubtful,
      ),
      text('milestones', 'Milestones', 'The titles of its dated steps.', (r) => joined(r.milestones)),
      text('progress', 'Progress', 'What the plan says was done of it, or is under way.', (r) =>
        joined(r.progress),
      ),
      text('outcomes', 'Outcomes', 'What will be so when it is done.', (r) => joined(r.outcomes)),
      always(text('section_id', 'Section id', 'The id of its section.', (r) => r.section)),
    ],
    actions,
  );
