import { own } from '@plan-ledger/domain';
import type { Revision } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, sheetOf, text, whole, yesNo } from './column.js';
import { act, measureId } from './shared.js';

/** The register of figures that were changed after they were published. */
export const revisionsSheet = ({ plan, revisions }: Dossier): Sheet =>
  sheetOf<Revision>(
    {
      name: 'revisions',
      title: 'Revisions',
      describes: 'Every target, actual, baseline and benchmark that was changed after it was published.',
    },
    [
      always(
        text(
          'measure',
          'Measure',
          'What is counted.',
          (r) => own(plan.measures, r.measure)?.title ?? r.measure,
        ),
      ),
      text(
        'period',
        'Period',
        'What the figure is about; empty for a baseline or benchmark of no stated period.',
        (r) => r.period,
      ),
      always(
        text('field', 'Field', 'Target, actual, baseline or benchmark, and of whom.', (r) =>
          r.of === undefined ? r.field : `${r.field} of ${r.of}`,
        ),
      ),
      text('before', 'Before', 'As printed before; empty where the cell was blank.', (r) => r.before),
      text('after', 'After', 'As printed after; empty where the cell is blank.', (r) => r.after),
      act,
      text('reason', 'Reason', 'Why, where somebody said so.', (r) => r.reason),
      always(
        yesNo(
          'marked',
          'Marked',
          'Whether the document, or whoever made the change, said that it is a change.',
          (r) => r.marked,
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
      yesNo(
        'conclusion_changes',
        'Conclusion changes',
        'Whether met became not met, or the other way round; empty where one of the two cannot be told.',
        (r) => r.conclusionChanges,
      ),
      always(whole('version', 'Version', 'The event that changed it.', (r) => r.version)),
      measureId,
    ],
    revisions,
  );
