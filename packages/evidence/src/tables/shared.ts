import { type CalendarDay, dayInWords, type Measure } from '@plan-ledger/domain';

import { always, day, text, type TableColumn, whole } from './column.js';

// Columns that say the same in several tables. Who joins two tables by them must find the same name, and read the same of it.

/** A row of something that stands in a section. */
interface InSection {
  readonly section: string;
  readonly sectionTitle: string;
}

export const section = always(
  text<InSection>('section', 'Section', 'The heading of its section.', (r) => r.sectionTitle),
);
export const sectionId = always(
  text<Pick<InSection, 'section'>>('section_id', 'Section id', 'The id of its section.', (r) => r.section),
);

/** A row of a measure. */
interface OfMeasure {
  readonly measure: string;
  readonly title: string;
}

export const measure = always(text<OfMeasure>('measure', 'Measure', 'What is counted.', (r) => r.title));
export const measureId = always(
  text<Pick<OfMeasure, 'measure'>>(
    'measure_id',
    'Measure id',
    'The id of the measure, the same in every table.',
    (r) => r.measure,
  ),
);
export const unit = always(
  text<Pick<Measure, 'unit'>>('unit', 'Unit', 'percent (a value of 61 is 61%) or count.', (r) => r.unit),
);
export const verdict = text<{ readonly verdict: string | null }>(
  'verdict',
  'Verdict',
  'Whether the actual met the target: met or not met; empty where that cannot be told.',
  (r) => r.verdict,
);

export const subject = always(
  text<{ readonly subject: string }>(
    'subject',
    'Subject id',
    'The id of what it is about, the same in every table.',
    (r) => r.subject,
  ),
);
export const act = text<{ readonly act?: string | null | undefined }>(
  'act',
  'Act',
  'Revision, correction, or unexplained: a published figure changed and nothing said so.',
  (r) => r.act ?? '',
);
export const whyDoubtful = text<{ readonly doubtful: string }>(
  'doubtful',
  'Doubtful',
  'Why its transcription is uncertain; empty where it is not.',
  (r) => r.doubtful,
);

/** A row of something that is due. */
interface Due {
  readonly firstDue: CalendarDay | null;
  readonly due: CalendarDay | null;
  readonly timesMoved: number;
  readonly daysOverdue: number | null;
}

export const firstDue = day<Due>(
  'first_due',
  'First due',
  'The first due date that was ever given; it never changes.',
  (r) => r.firstDue,
);
export const due = day<Due>(
  'due',
  'Due now',
  'The current due date; empty where there is none.',
  (r) => r.due,
);
export const timesMoved = always(
  whole<Due>(
    'times_moved',
    'Times moved',
    'How often the due date was replaced or taken away.',
    (r) => r.timesMoved,
  ),
);

/** Lateness is judged on a day, and says on which. */
export const daysOverdue = (on: CalendarDay): TableColumn<Due> =>
  whole(
    'days_overdue',
    'Days overdue',
    `Days past the due date on ${dayInWords(on)}; empty where it is done, repeated, without a day, or not late.`,
    (r) => r.daysOverdue,
  );
