import { own } from '../values/json.js';
import { REDACTED } from '../values/redacted.js';
import { isFreeText } from './free-text.js';
import type { Told } from './recorded.js';

/** One text that may be erased: the name of its field, and what stands there. */
export interface FreeText {
  readonly field: string;
  readonly text: string;
}

/** The name of a field in another; what is no plain word is quoted, so that no two fields have the same name. */
const nameIn = (at: string, name: string): string => {
  if (!/^[a-z]\w*$/iu.test(name)) return `${at}[${JSON.stringify(name)}]`;
  return at === '' ? name : `${at}.${name}`;
};

const textsIn = (value: unknown, at: string): readonly FreeText[] => {
  if (typeof value === 'string') return [{ field: at, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, i) => textsIn(item, `${at}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => textsIn(inside, nameIn(at, name)));
};

/**
 * The free texts of an event and of who said it: all that may be erased of it.
 *
 * @example
 * import { freeTextsOf } from '@plan-ledger/domain';
 * const told = { actor: 'U1', reportedOn: '2020-06-09', event: { type: 'PlanClosed', note: 'Judged good' } } as never;
 * assert.deepEqual(freeTextsOf(told), [{ field: 'event.note', text: 'Judged good' }]);
 */
export const freeTextsOf = ({ event, reason, source }: Told): readonly FreeText[] =>
  textsIn({ event, reason, source }, '').filter(({ field }) => isFreeText(event.type, field));

const replaced = (value: unknown, [name, ...rest]: readonly string[]): unknown => {
  if (name === undefined) return REDACTED;
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (String(i) === name ? replaced(item, rest) : item));
  const before = value as Readonly<Record<string, unknown>>;
  return { ...before, [name]: replaced(own(before, name), rest) };
};

/**
 * An event with `[redacted]` in the place of one of its free texts; none where it has no such text.
 *
 * @example
 * import { withoutText } from '@plan-ledger/domain';
 * const told = { actor: 'U1', reportedOn: '2020-06-09', event: { type: 'PlanClosed', note: 'Judged good' } } as never;
 * assert.deepEqual(withoutText(told, 'event.note')?.event, { type: 'PlanClosed', note: '[redacted]' });
 * assert.equal(withoutText(told, 'event.type'), undefined);
 */
export const withoutText = <T extends Told>(told: T, field: string): T | undefined =>
  freeTextsOf(told).some((free) => free.field === field)
    ? (replaced(
        told,
        field.split(/[.[\]]+/u).filter((name) => name !== ''),
      ) as T)
    : undefined;
