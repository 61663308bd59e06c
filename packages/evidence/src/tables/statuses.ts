import { own } from '@plan-ledger/domain';
import type { StatusGiven } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, day, sheetOf, text, whole } from './column.js';

/** Each status that a section was given, and when. */
export const statusesSheet = ({ plan, statuses }: Dossier): Sheet =>
  sheetOf<StatusGiven>(
    {
      name: 'section-statuses',
      title: 'Section statuses',
      describes: 'Each status that a section was given over time, oldest first.',
    },
    [
      always(
        text(
          'section',
          'Section',
          'The heading of the section.',
          (r) => own(plan.sections, r.section)?.title ?? r.section,
        ),
      ),
      always(
        text(
          'page',
          'Page',
          'Where the document gives the status: dashboard, or detail for the page of the section.',
          (r) => r.page,
        ),
      ),
      always(
        text(
          'dimension',
          'Dimension',
          'What the status is of: actions, impact or rating.',
          (r) => r.dimension,
        ),
      ),
      text(
        'status',
        'Status',
        'In the words of the plan; empty where its place was left blank.',
        (r) => r.status?.label ?? '',
      ),
      text(
        'status_code',
        'Status code',
        'The code of the status in its scheme; empty where its place was left blank.',
        (r) => r.status?.code ?? '',
      ),
      text(
        'definition',
        'Definition',
        'What the plan says the status means; empty where it does not say.',
        (r) => r.status?.definition ?? '',
      ),
      always(day('reported_on', 'Reported on', 'The day of the report that gave it.', (r) => r.reportedOn)),
      always(whole('version', 'Version', 'The event that gave it.', (r) => r.version)),
      always(
        text('section_id', 'Section id', 'The id of the section, the same in every table.', (r) => r.section),
      ),
    ],
    statuses,
  );
