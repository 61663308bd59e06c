import { type Plan, titleOf as titleIn } from '@plan-ledger/domain';

import type { FieldChange, SubjectKind } from './audit/row.js';
import { fieldsKept } from './fields-kept.js';

/** `+` new, `~` changed, `-` gone. */
export type Sign = '+' | '~' | '-';

/** What became of one field, or of a whole subject that came or went, between two versions. */
export interface NetChange extends FieldChange {
  readonly sign: Sign;
  /** The title of the subject, as it was last known. */
  readonly title: string;
}

/** What became of one field: how it began, and how it stands. */
interface Course {
  readonly first: FieldChange;
  last: FieldChange;
  unmarked: boolean;
  doubtful: boolean;
}

const netOf = ({ first, last, unmarked, doubtful }: Course): FieldChange =>
  first === last ? last : { ...last, before: first.before, unmarked, doubtful };

/**
 * Gathers changes field by field as they come: of each field one, from what stood there first to what stands there last. Of a
 * long history it holds no more than `netChanges` needs.
 *
 * @example
 * import { changesKept } from '@plan-ledger/projections';
 * const kept = changesKept();
 * const of = { kind: 'action', subject: 'list', field: 'status', unmarked: false, doubtful: false } as const;
 * kept.keep({ ...of, before: 'Open', after: 'In progress' });
 * kept.keep({ ...of, before: 'In progress', after: 'Completed' });
 * assert.deepEqual(kept.changes(), [{ ...of, before: 'Open', after: 'Completed' }]);
 */
export const changesKept = (): {
  readonly keep: (change: FieldChange) => void;
  readonly changes: () => readonly FieldChange[];
} => {
  const kept = fieldsKept<Course>();
  const courses: Course[] = [];
  return {
    keep: (change) => {
      const { kind, subject, field, period, unmarked, doubtful } = change;
      const course = kept.get(kind, subject, field, period);
      if (course === undefined) {
        const begun = { first: change, last: change, unmarked, doubtful };
        kept.set(begun, kind, subject, field, period);
        courses.push(begun);
        return;
      }
      course.last = change;
      course.unmarked ||= unmarked;
      course.doubtful ||= doubtful;
    },
    changes: () => courses.map(netOf),
  };
};

const merged = (changes: readonly FieldChange[]): readonly FieldChange[] => {
  const kept = changesKept();
  changes.forEach(kept.keep);
  return kept.changes().filter(({ before, after }) => before !== after);
};

const titleOf = (plan: Plan, kind: SubjectKind, id: string): string | undefined =>
  kind === 'plan' ? plan.identity?.title : titleIn(plan, kind, id);

/** What is shown of a thing that is new, besides its figures. */
const SHOWN_OF_NEW: ReadonlySet<string> = new Set(['title', 'gone', 'continues']);

/** Whether a field of a measure is a baseline or a benchmark, and no remark on one. */
export const isStanding = (field: string): boolean =>
  /^(?:baseline|baseline of .*|benchmark of .*)$/su.test(field) && !/ (?:note|doubtful)$/u.test(field);

const isFigure = ({ kind, field, period }: FieldChange): boolean =>
  kind === 'measure' &&
  (isStanding(field) || (period !== undefined && (field === 'target' || field === 'actual')));

const signOf = (change: FieldChange, isNew: boolean): Sign => {
  if (change.field === 'gone' || (change.after === '' && isFigure(change))) return '-';
  return isNew || (change.before === '' && isFigure(change)) ? '+' : '~';
};

const rank = (change: NetChange): number => {
  if (change.unmarked) return 0;
  return isFigure(change) && change.sign === '+' ? 2 : 1;
};

/**
 * The net effect of changes of fields that lead from one plan to another: what was there and is otherwise now. A new
 * section, action or measure is one line; unmarked changes to published figures and targets come first, new figures last.
 *
 * @example
 * import { netChanges } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * const change = { kind: 'plan', subject: 'p', field: 'aim', unmarked: false, doubtful: false } as const;
 * const there = { ...change, before: 'a', after: 'b' };
 * const back = { ...change, before: 'b', after: 'a' };
 * assert.deepEqual(netChanges(noPlan, noPlan, [there, back]), []);
 */
export const netChanges = (
  before: Plan,
  after: Plan,
  changes: readonly FieldChange[],
): readonly NetChange[] => {
  const isNew = ({ kind, subject }: FieldChange): boolean => titleOf(before, kind, subject) === undefined;
  return merged(changes)
    .filter((change) => !isNew(change) || isFigure(change) || SHOWN_OF_NEW.has(change.field))
    .map((change): NetChange => ({
      ...change,
      sign: signOf(change, isNew(change)),
      title:
        titleOf(after, change.kind, change.subject) ?? titleOf(before, change.kind, change.subject) ?? '',
    }))
    .map((change, at) => ({ change, at }))
    .sort((a, b) => rank(a.change) - rank(b.change) || a.at - b.at)
    .map(({ change }) => change);
};
