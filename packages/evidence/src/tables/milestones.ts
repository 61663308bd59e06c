import type { MilestoneRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { overdueOn } from './actions.js';
import { always, day, joined, sheetOf, text, whole } from './column.js';

/** The dated steps of the actions. */
export const milestonesSheet = ({ milestones, on }: Dossier): Sheet =>
  sheetOf<MilestoneRow>(
    {
      name: 'milestones',
      title: 'Milestones',
      describes:
        'The dated steps of the actions, with their first and current due dates, and whether they are reached.',
    },
    [
      always(text('section', 'Section', 'The heading of its section.', (r) => r.sectionTitle)),
      always(text('action', 'Action', 'The action that it is a step of.', (r) => r.actionTitle)),
      always(text('milestone', 'Milestone', 'What is to be reached.', (r) => r.title)),
      text('date_text', 'Date', 'When it is to be reached, as printed.', (r) => r.timescale),
      day(
        'first_due',
        'First due',
        'The first due date that was ever given; it never changes.',
        (r) => r.firstDue,
      ),
      day('due', 'Due now', 'The current due date; empty where there is none.', (r) => r.due),
      always(text('status', 'Status', 'Open or completed.', (r) => r.status)),
      text(
        'responsible',
        'Responsible',
        'Who answers for it: its own owners, or else those of its action.',
        (r) => joined(r.responsible),
      ),
      always(
        whole(
          'times_moved',
          'Times moved',
          'How often the due date was replaced or taken away.',
          (r) => r.timesMoved,
        ),
      ),
      whole('days_overdue', 'Days overdue', overdueOn(on), (r) => r.daysOverdue),
      text(
        'section_number',
        'Section number',
        'How the plan numbers the section; empty where it does not.',
        (r) => r.sectionNumber,
      ),
      always(text('section_id', 'Section id', 'The id of the section.', (r) => r.section)),
      always(text('action_id', 'Action id', 'The id of the action.', (r) => r.action)),
      always(
        text(
          'milestone_id',
          'Milestone id',
          'The id of the milestone, the same in every table.',
          (r) => r.milestone,
        ),
      ),
      text(
        'doubtful',
        'Doubtful',
        'Why its transcription is uncertain; empty where it is not.',
        (r) => r.doubtful,
      ),
    ],
    milestones,
  );
