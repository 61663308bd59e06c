import type { Act, Kind, Plan, PlanEventOf, PlanEventType, Redaction } from '@plan-ledger/domain';

/** What a change is about. */
export type SubjectKind = 'plan' | Kind;

/** One field that an event changed: what stood there before, and after. Empty text is nothing. */
export interface FieldChange {
  readonly kind: SubjectKind;
  readonly subject: string;
  readonly field: string;
  readonly period?: string;
  readonly before: string;
  readonly after: string;
  readonly act?: Act;
  /** A published figure or target was changed, and nothing said so. */
  readonly unmarked: boolean;
  /** One of the two figures is a doubtful reading. */
  readonly doubtful: boolean;
  /** Where a text was erased: of which event, and in which field of it. */
  readonly redacts?: Pick<Redaction, 'version' | 'field'>;
}

/** How each event shows as changes of fields. */
export type Describers<Type extends PlanEventType> = {
  readonly [T in Type]: (event: PlanEventOf<T>, before: Plan, after: Plan) => readonly FieldChange[];
};

/** One change of one field of a subject that is no figure. */
export const changed = (
  kind: SubjectKind,
  subject: string,
  field: string,
  before: string,
  after: string,
): FieldChange => ({ kind, subject, field, before, after, unmarked: false, doubtful: false });

const text = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(text).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const inWords = (name: string): string => name.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

/** A change for each field that differs between two sets of fields; `names` says which, and in what order. */
export const changedFields = <T extends object>(
  kind: SubjectKind,
  subject: string,
  names: readonly (keyof T & string)[],
  before: Partial<T>,
  after: Partial<T>,
): readonly FieldChange[] =>
  names
    // What is the same value needs no words: of a thing with many fields an event changes few.
    .filter((name) => before[name] !== after[name])
    .map((name) => changed(kind, subject, inWords(name), text(before[name]), text(after[name])))
    .filter((change) => change.before !== change.after);

/** How something left the plan, in words. */
export const departure = (event: {
  readonly how: string;
  readonly into?: string;
  readonly note?: string;
}): string =>
  [event.into === undefined ? event.how : `${event.how} into ${event.into}`, event.note]
    .filter((part) => part !== undefined)
    .join(': ');
