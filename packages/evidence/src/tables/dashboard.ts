import type { DashboardRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, joined, sheetOf, text, whole } from './column.js';

type Row = DashboardRow;

const STATUS = 'empty where none is given';

/** The dashboard: each section with its statuses, and how many of its actions, measures and milestones stand where. */
export const dashboardSheet = ({ dashboard }: Dossier): Sheet =>
  sheetOf<Row>(
    {
      name: 'dashboard',
      title: 'Dashboard',
      describes:
        'Each section of the plan with its statuses and with counts of its actions, measures and milestones.',
    },
    [
      text(
        'number',
        'Number',
        'What the dashboard prints beside the section; empty where it prints none.',
        (r) => r.number,
      ),
      always(text('section', 'Section', 'The heading of the section.', (r) => r.title)),
      text(
        'actions_status',
        'Actions status',
        `Status of its actions on the dashboard; ${STATUS}.`,
        (r) => r.statuses.dashboard.actions?.label ?? '',
      ),
      text(
        'impact_status',
        'Impact status',
        `Status of its impact on the dashboard; ${STATUS}.`,
        (r) => r.statuses.dashboard.impact?.label ?? '',
      ),
      text(
        'detail_actions_status',
        'Actions status on its own page',
        `Status of its actions on its own page; ${STATUS}.`,
        (r) => r.statuses.detail.actions?.label ?? '',
      ),
      text(
        'detail_impact_status',
        'Impact status on its own page',
        `Status of its impact on its own page; ${STATUS}.`,
        (r) => r.statuses.detail.impact?.label ?? '',
      ),
      always(
        text('section_id', 'Section id', 'The id of the section, the same in every table.', (r) => r.section),
      ),
      text(
        'plan_number',
        'Number in the plan',
        'How the plan numbers the section; empty where it does not.',
        (r) => r.planNumber,
      ),
      always(whole('actions', 'Actions', 'How many actions it has.', (r) => r.actions.length)),
      always(
        whole('completed', 'Completed', 'How many of them are completed or verified.', (r) => r.completed),
      ),
      always(
        whole(
          'overdue',
          'Overdue',
          'How many of them are past their due date and not said to be completed.',
          (r) => r.overdue,
        ),
      ),
      always(
        whole(
          'slipped',
          'Slipped',
          'How many of them are due later than first said, or have lost their date.',
          (r) => r.slipped,
        ),
      ),
      always(whole('measures', 'Measures', 'How many measures it has.', (r) => r.measures.length)),
      always(whole('met', 'Met', 'How many of them met their target in their latest period.', (r) => r.met)),
      always(whole('not_met', 'Not met', 'How many of them did not meet it.', (r) => r.notMet)),
      always(
        whole(
          'milestones',
          'Milestones',
          'How many milestones its actions have.',
          (r) => r.milestones.length,
        ),
      ),
      always(
        whole('milestones_reached', 'Milestones reached', 'How many of them are reached.', (r) => r.reached),
      ),
      always(
        whole(
          'milestones_overdue',
          'Milestones overdue',
          'How many of them are past their due date and not reached.',
          (r) => r.late,
        ),
      ),
      text('progress', 'Progress', 'What the dashboard says was done.', (r) => joined(r.progress)),
    ],
    dashboard,
  );
