import type { ActionRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, joined, sheetOf, text } from './column.js';
import { daysOverdue, due, firstDue, section, sectionId, timesMoved, whyDoubtful } from './shared.js';

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
      section,
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
      firstDue,
      due,
      timesMoved,
      always(text('status', 'Status', 'Where it stands.', (r) => r.statusLabel)),
      always(
        text('action_id', 'Action id', 'The id of the action, the same in every table.', (r) => r.action),
      ),
      daysOverdue(on),
      whyDoubtful,
      text('milestones', 'Milestones', 'The titles of its dated steps.', (r) => joined(r.milestones)),
      text('progress', 'Progress', 'What the plan says was done of it, or is under way.', (r) =>
        joined(r.progress),
      ),
      text('outcomes', 'Outcomes', 'What will be so when it is done.', (r) => joined(r.outcomes)),
      sectionId,
    ],
    actions,
  );
