import type { RedactionRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Submission } from '../dossier/submissions.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, day, instant, sheetOf, text, whole } from './column.js';

/** What was written to the ledger, and when. */
export const submissionsSheet = ({ submissions }: Dossier): Sheet =>
  sheetOf<Submission>(
    {
      name: 'submissions',
      title: 'Submissions',
      describes: 'Each time that something was written to the ledger: who said it, when, and what.',
    },
    [
      always(whole('from_version', 'From version', 'The first event that was written.', (r) => r.from)),
      always(whole('to_version', 'To version', 'The last event that was written.', (r) => r.to)),
      always(day('reported_on', 'Reported on', 'The day on which it was said.', (r) => r.reportedOn)),
      always(
        instant(
          'recorded_at',
          'Recorded at',
          'The instant at which the ledger stored it, in UTC.',
          (r) => r.recordedAt,
        ),
      ),
      always(text('actor', 'Actor', 'Who made the change.', (r) => r.actor)),
      text(
        'edition',
        'Edition',
        'The edition that was submitted; empty where it was made by hand.',
        (r) => r.edition,
      ),
      text('reason', 'Reason', 'Why, where all of it was said for one reason.', (r) => r.reason),
    ],
    submissions,
  );

/** The texts that were erased from the history. */
export const redactionsSheet = ({ redactions }: Dossier): Sheet =>
  sheetOf<RedactionRow>(
    {
      name: 'redactions',
      title: 'Redactions',
      describes: 'The texts that were erased from the history, on what ground, and who said so.',
    },
    [
      always(whole('version', 'Version', 'The event that held the text.', (r) => r.version)),
      always(text('field', 'Field', 'The field of that event.', (r) => r.field)),
      always(text('event', 'Event', 'The type of that event.', (r) => r.event)),
      always(text('basis', 'Basis', 'On what ground it was erased.', (r) => r.basis)),
      always(text('actor', 'Actor', 'Who said so.', (r) => r.actor)),
      always(day('reported_on', 'Reported on', 'The day on which it was said.', (r) => r.reportedOn)),
      always(
        instant(
          'recorded_at',
          'Recorded at',
          'The instant at which the ledger stored that, in UTC.',
          (r) => r.recordedAt,
        ),
      ),
      always(whole('at_version', 'At version', 'The event that says that it was erased.', (r) => r.at)),
    ],
    redactions,
  );
