import type { QuotedRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, sheetOf, text, whole, yesNo } from './column.js';
import { measure, measureId } from './shared.js';

/** The figures that the narrative gives, beside the tables of the same edition. */
export const quotedSheet = ({ quoted }: Dossier): Sheet =>
  sheetOf<QuotedRow>(
    {
      name: 'quoted',
      title: 'Quoted figures',
      describes: 'Each figure that the narrative gives, beside what the tables of the same edition give.',
    },
    [
      text(
        'edition',
        'Edition',
        'The edition that gives it; empty where it was recorded by hand.',
        (r) => r.edition ?? '',
      ),
      always(
        text('section', 'Section', 'The heading of the section at that edition.', (r) => r.sectionTitle),
      ),
      measure,
      always(text('period', 'Period', 'What the figure is about.', (r) => r.period)),
      always(text('quoted', 'Quoted', 'The figure in the narrative, as printed.', (r) => r.quoted)),
      text(
        'table',
        'Table',
        'The figure in the table, as printed; empty where it is blank or of another plan.',
        (r) => r.table,
      ),
      yesNo(
        'agrees',
        'Agrees',
        'Whether the two are one figure; empty where they cannot be compared.',
        (r) => r.agrees,
      ),
      always(
        text(
          'page',
          'Page',
          'Where the narrative stands: dashboard, or detail for the page of the section.',
          (r) => r.page,
        ),
      ),
      text('says', 'Says', 'The words around the figure.', (r) => r.says),
      always(text('field', 'Field', 'Whether it is an actual, a target or a benchmark.', (r) => r.field)),
      text(
        'of_plan',
        'Of plan',
        'The plan whose measure it is, where that is another one.',
        (r) => r.plan ?? '',
      ),
      text('place', 'Place', 'The place in the document.', (r) => r.place),
      always(whole('version', 'Version', 'The event that recorded it.', (r) => r.version)),
      always(text('section_id', 'Section id', 'The id of the section.', (r) => r.section)),
      measureId,
    ],
    quoted,
  );
