import { dayInWords, periodInWords, type CalendarDay } from '@plan-ledger/domain';

import type { Dossier } from '../dossier/dossier.js';
import type { BlockName } from './blocks.js';

/** A number or a day of a plan that prose can have: what it is, which blocks show its rows, and how it is read. */
interface Named {
  readonly says: string;
  /** Blocks in which its rows stand; the recipe has one of them. */
  readonly shownBy: readonly BlockName[];
  readonly of: (dossier: Dossier) => string | number;
}

// Every page says as of when it speaks, whatever its recipe says.
const AS_OF: readonly BlockName[] = ['as-of'];

const count = <A>(rows: readonly A[], fits: (row: A) => boolean): number => rows.filter(fits).length;
const total = <A>(rows: readonly A[], of: (row: A) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
const asOf = (says: string, of: Named['of']): Named => ({ says, shownBy: AS_OF, of });
const counts = (says: string, shownBy: readonly BlockName[], of: Named['of']): Named => ({
  says,
  shownBy,
  of,
});

/**
 * The numbers and days that prose can name: what each is, and which blocks show its rows.
 *
 * @example
 * import { NUMBERS } from '@plan-ledger/evidence';
 * assert.deepEqual(NUMBERS.changes.shownBy, ['changes']);
 */
export const NUMBERS = {
  version: asOf('the version of the plan: how many events it has', ({ version }) => version),
  on: asOf('the day on which lateness is judged', ({ on }) => dayInWords(on)),
  reported_on: asOf('the day on which the latest event was reported', ({ last }) =>
    dayInWords(last.reportedOn),
  ),
  recorded_on: asOf('the day on which the ledger recorded it, in UTC', ({ last }) =>
    dayInWords(last.recordedAt.slice(0, 10) as CalendarDay),
  ),
  edition: asOf('the label of the latest edition', ({ plan }) => plan.editions.at(-1)?.label ?? 'no edition'),
  since: asOf('the label of the edition before it', ({ since }) => since?.label ?? 'no edition'),
  window_months: asOf('how many months trends and charts cover', ({ window }) => window.months),
  window_from: asOf('the first of them', ({ window }) => periodInWords(window.from)),
  window_to: asOf('the last of them', ({ window }) => periodInWords(window.to)),
  sections: counts('sections of the plan', ['dashboard', 'sections'], ({ dashboard }) => dashboard.length),
  actions: counts('actions', ['actions', 'sections'], ({ actions }) => actions.length),
  actions_completed: counts(
    'actions that are completed',
    ['actions', 'sections', 'dashboard'],
    ({ dashboard }) => total(dashboard, ({ completed }) => completed),
  ),
  actions_overdue: counts(
    'actions past their due date',
    ['exceptions', 'actions', 'sections'],
    ({ actions }) => count(actions, ({ daysOverdue }) => daysOverdue !== null),
  ),
  actions_moved: counts(
    'actions whose due date was moved',
    ['actions', 'exceptions', 'sections'],
    ({ actions }) => count(actions, ({ timesMoved }) => timesMoved > 0),
  ),
  milestones: counts('milestones', ['milestones', 'sections'], ({ milestones }) => milestones.length),
  milestones_reached: counts('milestones that are reached', ['milestones', 'sections'], ({ milestones }) =>
    count(milestones, ({ status }) => status === 'completed'),
  ),
  milestones_overdue: counts(
    'milestones past their due date',
    ['exceptions', 'milestones', 'sections'],
    ({ milestones }) => count(milestones, ({ daysOverdue }) => daysOverdue !== null),
  ),
  measures: counts('measures', ['trends', 'dashboard', 'sections'], ({ measures }) => measures.length),
  measures_met: counts(
    'measures whose latest figure meets its target',
    ['dashboard', 'trends', 'sections'],
    ({ measures }) => count(measures, ({ verdict }) => verdict === 'met'),
  ),
  measures_not_met: counts(
    'measures whose latest figure does not',
    ['dashboard', 'trends', 'sections'],
    ({ measures }) => count(measures, ({ verdict }) => verdict === 'not met'),
  ),
  exceptions: counts('exceptions', ['exceptions'], ({ exceptions }) => exceptions.length),
  changes: counts('changes since the edition before', ['changes'], ({ changes }) => changes.length),
  changes_unmarked: counts(
    'of these, those of published figures that no document marks',
    ['changes'],
    ({ changes }) => count(changes, ({ unmarked }) => unmarked),
  ),
  revisions: counts(
    'figures and targets changed after publication',
    ['revisions'],
    ({ revisions }) => revisions.length,
  ),
  revisions_unmarked: counts('of these, those that no document marks', ['revisions'], ({ revisions }) =>
    count(revisions, ({ marked }) => !marked),
  ),
  conclusions_changed: counts(
    'of these, those after which met reads not met, or the other way round',
    ['revisions'],
    ({ revisions }) => count(revisions, ({ conclusionChanges }) => conclusionChanges === true),
  ),
  recommendations: counts('recommendations and findings', ['coverage'], ({ coverage }) => coverage.length),
  recommendations_with_gaps: counts('of these, those with a gap', ['coverage'], ({ coverage }) =>
    count(coverage, ({ gaps }) => gaps.length > 0),
  ),
  risks_open: counts('risks that are open', ['risks'], ({ risks }) =>
    count(risks, ({ status }) => status === 'open'),
  ),
  quoted: counts('figures that narrative gives', ['quoted'], ({ quoted }) => quoted.length),
  quoted_differing: counts('of these, those for which the table says otherwise', ['quoted'], ({ quoted }) =>
    count(quoted, ({ agrees }) => agrees === false),
  ),
  checks: counts('things that an inspector would ask about', ['checks'], ({ checks }) => checks.length),
  redactions: counts('texts that were erased', ['redactions'], ({ redactions }) => redactions.length),
} satisfies Readonly<Record<string, Named>>;

/** The name of a number, as prose writes it in braces. */
export type NumberName = keyof typeof NUMBERS;

/**
 * The names of all numbers.
 *
 * @example
 * import { NUMBER_NAMES } from '@plan-ledger/evidence';
 * assert.ok(NUMBER_NAMES.includes('actions_overdue'));
 */
export const NUMBER_NAMES = Object.keys(NUMBERS) as readonly NumberName[];

/** Whether a text is the name of a number. */
export const isNumberName = (text: string): text is NumberName => Object.hasOwn(NUMBERS, text);

/** The first of the blocks that show the rows of a number which a page has; `as-of` is on every page. */
export const blockFor = (name: NumberName, has: (block: BlockName) => boolean): BlockName | undefined => {
  const { shownBy }: Named = NUMBERS[name];
  return shownBy.find((block) => block === 'as-of' || has(block));
};
