import type { OversightRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, joined, sheetOf, text } from './column.js';

/** Who watches over the plan. */
export const oversightSheet = ({ oversight }: Dossier): Sheet =>
  sheetOf<OversightRow>(
    {
      name: 'oversight',
      title: 'Oversight',
      describes: 'The bodies that watch over the plan, how often, and which of its sections.',
    },
    [
      always(text('body', 'Body', 'Who watches.', (r) => r.body)),
      text('cadence', 'Cadence', 'How often, as printed.', (r) => r.cadence),
      text(
        'sections',
        'Sections',
        'Which sections, by number, or by title where there is none; empty for the whole plan.',
        (r) => joined(r.sections),
      ),
      text('role', 'Role', 'What it does.', (r) => r.role),
      text(
        'recurs',
        'Recurs',
        'How often, in one word; empty where that is not certain.',
        (r) => r.recurs ?? '',
      ),
      always(text('oversight_id', 'Oversight id', 'The id of the arrangement.', (r) => r.oversight)),
    ],
    oversight,
  );
