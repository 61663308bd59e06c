import { type CellField, own, type Plan, valueOf } from '@plan-ledger/domain';
import type { MeasureRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, figure, sheetOf, text } from './column.js';
import { measure, measureId, section, sectionId, unit, verdict } from './shared.js';

const latestValue = (
  plan: Plan,
  { measure: id, latestPeriod }: MeasureRow,
  field: CellField,
): number | null => {
  const measure = own(plan.measures, id);
  const entry = latestPeriod === null ? undefined : measure?.cells[latestPeriod]?.[field];
  return measure === undefined || entry === undefined ? null : (valueOf(entry.figure, measure.unit) ?? null);
};

/** Each measure with its latest figure. */
export const measuresSheet = ({ plan, measures }: Dossier): Sheet =>
  sheetOf<MeasureRow>(
    {
      name: 'measures',
      title: 'Measures',
      describes: 'Each measure with its latest figure, and how far that is from its target.',
    },
    [
      section,
      measure,
      text(
        'period',
        'Latest period',
        'The latest period that has a number; empty where none has.',
        (r) => r.latestPeriod,
      ),
      text(
        'target',
        'Target',
        'The target of that period, as printed; empty where the cell is blank.',
        (r) => r.target,
      ),
      figure(
        'target_value',
        'Target value',
        'The one number that the text of the target gives, if it gives one.',
        (r) => latestValue(plan, r, 'target'),
      ),
      text('actual', 'Actual', 'The actual of that period, as printed.', (r) => r.latest),
      figure('actual_value', 'Actual value', 'The one number that the text of the actual gives.', (r) =>
        latestValue(plan, r, 'actual'),
      ),
      unit,
      verdict,
      text(
        'distance',
        'Distance to target',
        'How far the actual is from the target, in words.',
        (r) => r.distance,
      ),
      always(
        text('direction', 'Better', 'Which way is better: higher, lower or neither.', (r) => r.direction),
      ),
      always(text('frequency', 'Frequency', 'How often it is counted.', (r) => r.frequency)),
      text('note', 'Note', 'What the plan says of the measure.', (r) => r.note),
      sectionId,
      measureId,
    ],
    measures,
  );
