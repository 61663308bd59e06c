import {
  distanceInWords,
  type Measure,
  type Period,
  periodInWords,
  type Plan,
  sectionsOf,
  valueOf,
  verdictOf,
} from '@plan-ledger/domain';

/** One measure with its latest figure and how far that is from its target. */
export interface MeasureRow {
  readonly section: string;
  readonly sectionTitle: string;
  readonly measure: string;
  readonly title: string;
  readonly unit: Measure['unit'];
  readonly direction: Measure['direction'];
  readonly frequency: Measure['frequency'];
  readonly latestPeriod: Period | null;
  readonly latest: string;
  readonly target: string;
  readonly verdict: 'met' | 'not met' | null;
  /** The distance to the target in words: `6 points below 40%`. */
  readonly distance: string;
  readonly note: string;
}

const latestPeriodOf = (measure: Measure): Period | undefined =>
  (Object.keys(measure.cells) as Period[])
    .filter((period) => {
      const actual = measure.cells[period]?.actual;
      return actual !== undefined && valueOf(actual.figure, measure.unit) !== undefined;
    })
    .sort()
    .at(-1);

/**
 * The measures that are in the plan, in the order of its sections.
 *
 * @example
 * import { measuresOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(measuresOf(noPlan), []);
 */
export const measuresOf = (plan: Plan): readonly MeasureRow[] =>
  sectionsOf(plan).flatMap((section) =>
    Object.values(plan.measures)
      .filter((measure) => measure.section === section.id && measure.gone === undefined)
      .map((measure) => {
        const period = latestPeriodOf(measure);
        const cell = period === undefined ? undefined : measure.cells[period];
        const { target, actual } = cell ?? {};
        return {
          section: section.id,
          sectionTitle: section.title,
          measure: measure.id,
          title: measure.title,
          unit: measure.unit,
          direction: measure.direction,
          frequency: measure.frequency,
          latestPeriod: period ?? null,
          latest: actual?.figure.printed ?? '',
          target: target?.figure.printed ?? '',
          verdict: verdictOf(measure, target?.figure, actual?.figure) ?? null,
          distance: distanceInWords(measure, target?.figure, actual?.figure),
          note: measure.note ?? '',
        };
      }),
  );

/**
 * A measure's latest figure in a sentence.
 *
 * @example
 * import { latestInWords } from '@plan-ledger/projections';
 * const row = { latest: '34%', latestPeriod: '2020-11', distance: '6 points below 40%' } as never;
 * assert.equal(latestInWords(row), '34% in November 2020, 6 points below 40%');
 */
export const latestInWords = ({ latest, latestPeriod, distance }: MeasureRow): string => {
  if (latestPeriod === null) return 'no figure';
  const figure = `${latest} in ${periodInWords(latestPeriod)}`;
  return distance === '' ? figure : `${figure}, ${distance}`;
};
