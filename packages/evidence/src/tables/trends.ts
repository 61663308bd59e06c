import { type CellField, firstDayOf, lastDayOf } from '@plan-ledger/domain';
import type { TrendRow } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Origin } from '../dossier/origins.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, day, figure, sheetOf, text, type TableColumn, whole, yesNo } from './column.js';
import { measure, measureId, section, sectionId, unit, verdict } from './shared.js';
import { codesOf, shorthandOf } from './shorthand.js';

const notesOf = (dossier: Dossier, row: TrendRow): string =>
  [
    // What has no code is said in words by the notes of the row.
    ...codesOf(dossier.plan, row).filter((code) => code.endsWith(']')),
    ...(row.notes === '' ? [] : [row.notes]),
  ].join('; ');

/** The event that gave one half of a cell what it shows, and the document that it was read in. */
const provenance = (
  { originOf }: Dossier,
  field: CellField,
  title: string,
): readonly TableColumn<TrendRow>[] => {
  const of = ({ measure, period }: TrendRow): Origin | undefined =>
    originOf('measure', measure, field, period);
  return [
    whole(
      `${field}_version`,
      `${title} version`,
      `The event that gave the ${field}.`,
      (r) => of(r)?.version ?? null,
    ),
    day(
      `${field}_reported_on`,
      `${title} reported on`,
      `The day of the report that gave the ${field}.`,
      (r) => of(r)?.reportedOn ?? null,
    ),
    text(
      `${field}_document`,
      `${title} document`,
      `The document that the ${field} was read in.`,
      (r) => of(r)?.document ?? '',
    ),
    text(
      `${field}_place`,
      `${title} place`,
      `The place of the ${field} in that document.`,
      (r) => of(r)?.place ?? '',
    ),
  ];
};

/** The trend tables, a row for each measure and period. */
export const trendsSheet = (dossier: Dossier): Sheet =>
  sheetOf<TrendRow>(
    {
      name: 'trends',
      title: 'Trends',
      describes:
        'Each measure by period: target and actual as printed and as numbers, and the documents that give them.',
      notes: shorthandOf(dossier.plan, dossier.trends),
    },
    [
      section,
      measure,
      always(
        text(
          'period',
          'Period',
          'The code of the period: 2020-05 is May 2020, 2020/21-Q1 is April to June 2020.',
          (r) => r.period,
        ),
      ),
      always(
        day('period_start', 'Period start', 'The first day of the period.', (r) => firstDayOf(r.period)),
      ),
      always(day('period_end', 'Period end', 'The last day of the period.', (r) => lastDayOf(r.period))),
      text('target', 'Target', 'As printed; empty where the cell is blank.', (r) => r.target),
      figure(
        'target_value',
        'Target value',
        'The one number that the text of the target gives, if it gives one.',
        (r) => r.targetValue,
      ),
      text('actual', 'Actual', 'As printed; empty where the cell is blank.', (r) => r.actual),
      figure(
        'actual_value',
        'Actual value',
        'The one number that the text of the actual gives, if it gives one.',
        (r) => r.actualValue,
      ),
      unit,
      verdict,
      always(
        yesNo(
          'doubtful',
          'Doubtful',
          'Whether the transcription of a figure is uncertain; the notes say why.',
          (r) => r.doubtful,
        ),
      ),
      ...provenance(dossier, 'target', 'Target'),
      ...provenance(dossier, 'actual', 'Actual'),
      sectionId,
      measureId,
      text(
        'notes',
        'Notes',
        'The shorthand of each figure that has one, what stood there before, and what else is said of it.',
        (r) => notesOf(dossier, r),
      ),
    ],
    dossier.trends,
  );
