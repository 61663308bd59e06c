import { type FigureRow, figuresOf } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, figure, sheetOf, text } from './column.js';
import { measure, measureId, section, sectionId, unit, whyDoubtful } from './shared.js';

/** Where the measures stood at the start, and where others stand. */
export const baselinesSheet = ({ plan }: Dossier): Sheet =>
  sheetOf<FigureRow>(
    {
      name: 'baselines',
      title: 'Baselines and benchmarks',
      describes: 'Where the measures stood at the start, and where others stand.',
    },
    [
      section,
      measure,
      always(text('kind', 'Kind', 'Baseline or benchmark.', (r) => r.kind)),
      text('group', 'Group', 'Whose baseline it is; empty for all.', (r) => r.group),
      text('against', 'Against', 'With whom a benchmark compares.', (r) => r.against),
      text('period', 'Period', 'What it is about; empty where the plan does not say.', (r) => r.period),
      always(text('printed', 'Figure', 'As printed.', (r) => r.printed)),
      figure('value', 'Value', 'The one number that the text gives, if it gives one.', (r) => r.value),
      unit,
      whyDoubtful,
      sectionId,
      measureId,
      text('notes', 'Notes', 'What is said of the figure.', (r) => r.note),
    ],
    figuresOf(plan).filter(({ kind }) => kind === 'baseline' || kind === 'benchmark'),
  );
