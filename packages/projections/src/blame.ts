import { REDACTED } from '@plan-ledger/domain';

import type { AuditRow } from './audit/index.js';
import type { SubjectKind } from './audit/row.js';

/** One change of one field of the subject; `present` when it gave the field the value that it has now. */
export interface BlameRow extends AuditRow {
  readonly present: boolean;
}

/** What to look at: the plan or something in it by its id, a cell by measure and period, and perhaps one field. */
export interface BlameSubject {
  /** Where an id is used for several kinds of things. */
  readonly kind?: SubjectKind;
  readonly id: string;
  readonly period?: string;
  readonly field?: string;
}

const fits =
  ({ kind, id, period, field }: BlameSubject) =>
  (row: AuditRow): boolean =>
    row.subject === id &&
    (kind === undefined || row.kind === kind) &&
    (period === undefined || row.period === period) &&
    (field === undefined || row.field === field);

/** Whether a row says that a text was erased which one of the others would show. */
const erasedOf =
  (shown: readonly AuditRow[]) =>
  ({ redacts }: AuditRow): boolean =>
    redacts !== undefined &&
    shown.some(
      ({ recorded, after }) =>
        recorded.version === redacts.version &&
        (after.includes(REDACTED) || !redacts.field.startsWith('event.')),
    );

/**
 * Each field of one subject: the change that gave it its present value, then all before it, newest first. Where all
 * fields are asked for, the erasures of texts that these changes said come last.
 *
 * @example
 * import { blameOf } from '@plan-ledger/projections';
 * const row = (after: string) => ({ subject: 'seen', field: 'actual', period: '2020-05', after }) as never;
 * const blame = blameOf([row('61%'), row('81%')], { id: 'seen', period: '2020-05' });
 * assert.deepEqual(blame.map(({ after, present }) => [after, present]), [['81%', true], ['61%', false]]);
 */
export const blameOf = (rows: readonly AuditRow[], subject: BlameSubject): readonly BlameRow[] => {
  const shown = rows.filter(fits(subject));
  const byField = new Map<string, AuditRow[]>();
  const erased = subject.field === undefined ? rows.filter(erasedOf(shown)) : [];
  for (const row of new Set([...shown, ...erased])) {
    const key = `${row.kind} ${row.period ?? ''} ${row.field}`;
    byField.set(key, [row, ...(byField.get(key) ?? [])]);
  }
  return [...byField.values()].flatMap((history) =>
    history.map((row, at) => ({ ...row, present: at === 0 })),
  );
};
