import { dayInWords } from '@plan-ledger/domain';
import type { NetChange } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, sheetOf, text, yesNo } from './column.js';
import { act, subject } from './shared.js';

const BECAME = { '+': 'new', '~': 'changed', '-': 'gone' } as const;

/** What changed since the edition before the latest one, unmarked changes first. */
export const changesSheet = ({ changes, since }: Dossier): Sheet =>
  sheetOf<NetChange>(
    {
      name: 'changes',
      title: 'Changes',
      describes:
        since === null
          ? 'What changed since the edition before the latest one. There is none before.'
          : `What changed since ${since.title}, reported on ${dayInWords(since.reportedOn)}. Changes to published figures and targets that the documents do not mark come first.`,
    },
    [
      always(text('change', 'Change', 'New, changed or gone.', (r) => BECAME[r.sign])),
      always(text('kind', 'Kind', 'What kind of thing it is about.', (r) => r.kind)),
      subject,
      text('title', 'Title', 'The title of what it is about.', (r) => r.title),
      always(text('field', 'Field', 'Which field of it.', (r) => r.field)),
      text('period', 'Period', 'The period of a figure.', (r) => r.period ?? ''),
      text('before', 'Before', 'What stood there; empty where nothing did.', (r) => r.before),
      text('after', 'After', 'What stands there now; empty where nothing does.', (r) => r.after),
      act,
      always(
        yesNo(
          'unmarked',
          'Unmarked',
          'Whether a published figure or target changed and nothing said so.',
          (r) => r.unmarked,
        ),
      ),
      always(
        yesNo(
          'doubtful',
          'Doubtful',
          'Whether the transcription of one of the two is uncertain.',
          (r) => r.doubtful,
        ),
      ),
    ],
    [...changes.filter(({ unmarked }) => unmarked), ...changes.filter(({ unmarked }) => !unmarked)],
  );
