import type { MilestoneRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, joined, sheetOf, text } from './column.js';
import { daysOverdue, due, firstDue, section, timesMoved, whyDoubtful } from './shared.js';

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
      section,
      always(text('action', 'Action', 'The action that it is a step of.', (r) => r.actionTitle)),
      always(text('milestone', 'Milestone', 'What is to be reached.', (r) => r.title)),
      text('date_text', 'Date', 'When it is to be reached, as printed.', (r) => r.timescale),
      firstDue,
      due,
      always(text('status', 'Status', 'Open or completed.', (r) => r.status)),
      text(
        'responsible',
        'Responsible',
        'Who answers for it: its own owners, or else those of its action.',
        (r) => joined(r.responsible),
      ),
      timesMoved,
      daysOverdue(on),
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
      whyDoubtful,
    ],
    milestones,
  );
