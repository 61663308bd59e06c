import type { Check, ExceptionRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, sheetOf, text } from './column.js';
import { subject } from './shared.js';

/** What an inspector would ask. */
export const checksSheet = ({ checks, originOf }: Dossier): Sheet =>
  sheetOf<Check>(
    {
      name: 'checks',
      title: 'Checks',
      describes: 'What an inspector would ask about the plan, in the words of its documents.',
    },
    [
      always(text('kind', 'Question', 'What kind of question it is.', (r) => r.kind)),
      subject,
      always(text('title', 'Title', 'The title of what it is about.', (r) => r.title)),
      always(text('says', 'What the documents say', 'What of them raises the question.', (r) => r.says)),
      text(
        'place',
        'Place',
        'The place in the document.',
        ({ place, placed }) =>
          place ?? originOf(placed.kind, placed.id, placed.field, placed.period)?.place ?? '',
      ),
    ],
    checks,
  );

/** What a board should look at first. */
export const exceptionsSheet = ({ exceptions }: Dossier): Sheet =>
  sheetOf<ExceptionRow>(
    {
      name: 'exceptions',
      title: 'Exceptions',
      describes: 'What a board should look at first: what is overdue, slipped, stale, revised or unanswered.',
    },
    [
      always(text('kind', 'Exception', 'What kind of exception it is.', (r) => r.kind)),
      text(
        'section',
        'Section id',
        'The id of its section; empty where it belongs to none.',
        (r) => r.section,
      ),
      subject,
      always(text('title', 'Title', 'The title of what it is about.', (r) => r.title)),
      always(text('says', 'What', 'What makes it an exception.', (r) => r.says)),
    ],
    exceptions,
  );
