import * as t from 'io-ts';

import { sameJson } from './json.js';
import { REDACTED } from './redacted.js';

/**
 * Why there is no figure: not available (nobody has it), not applicable (there can be none), to be set, or elsewhere (another
 * row of the document gives it).
 *
 * @example
 * import { MissingReason } from '@plan-ledger/domain';
 * assert.equal(MissingReason.is('to-be-set'), true);
 */
export const MissingReason = t.keyof({
  'not-available': null,
  'not-applicable': null,
  'to-be-set': null,
  elsewhere: null,
});
export type MissingReason = t.TypeOf<typeof MissingReason>;

const Quantity = t.type({ value: t.number, percent: t.boolean });

/**
 * What stands in a cell: the text as printed and what it says. Percentages are in points (`61%` is 61).
 *
 * @example
 * import { Figure } from '@plan-ledger/domain';
 * assert.equal(Figure.is({ kind: 'number', printed: '61%', value: 61, percent: true }), true);
 */
export const Figure = t.union([
  t.type({ kind: t.literal('number'), printed: t.string, value: t.number, percent: t.boolean }),
  t.type({
    kind: t.literal('pair'),
    printed: t.string,
    first: t.number,
    second: t.number,
    percent: t.boolean,
  }),
  t.type({
    kind: t.literal('fraction'),
    printed: t.string,
    percent: t.union([t.number, t.null]),
    numerator: t.number,
    denominator: t.number,
  }),
  t.type({ kind: t.literal('compound'), printed: t.string, parts: t.readonlyArray(Quantity) }),
  t.type({ kind: t.literal('missing'), printed: t.string, reason: MissingReason }),
  t.type({ kind: t.literal('unread'), printed: t.string }),
]);
export type Figure = t.TypeOf<typeof Figure>;

/**
 * What a measure counts in: percentage points or a count.
 *
 * @example
 * import { Unit } from '@plan-ledger/domain';
 * assert.equal(Unit.is('percent'), true);
 */
export const Unit = t.keyof({ percent: null, count: null });
export type Unit = t.TypeOf<typeof Unit>;

// At most 15 digits: more than that, a number would be rounded.
const NUMBER = String.raw`[+-]?(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d+)?`;
const ONE = new RegExp(`^(${NUMBER})\\s*(%?)$`);
const PAIR = new RegExp(`^(${NUMBER})\\s*%?\\s*/\\s*(${NUMBER})\\s*(%)$`);
const FRACTION = new RegExp(`^(?:(${NUMBER})\\s*%\\s*)?\\(?(${NUMBER})\\s*/\\s*(${NUMBER})\\)?$`);
const SPAN = new RegExp(`^${NUMBER}\\s*%?\\s*(?:to|-|–)\\s*${NUMBER}`);
const LEADING = new RegExp(`^(${NUMBER})\\s*(%?)(?=\\s|$)`);
const SECOND = new RegExp(`(?:^|\\s)(${NUMBER})\\s*(%)(?=\\s|$)`);

const numberOf = (text: string | undefined): number =>
  // Adding 0 makes 0 of -0, which JSON does not have.
  Number((text ?? '').replaceAll(',', '')) + 0;

/**
 * Folds white space, and closes the gap before a percent sign, so that a cell broken over lines reads as one text.
 *
 * @example
 * import { foldText } from '@plan-ledger/domain';
 * assert.equal(foldText(' 29.4\n% '), '29.4%');
 */
export const foldText = (text: string): string => text.replace(/\s+/gu, ' ').replace(/ %/gu, '%').trim();

const compound = (printed: string): Figure | undefined => {
  const leading = LEADING.exec(printed);
  if (leading === null) return undefined;
  const rest = SECOND.exec(printed.slice(leading[0].length));
  const parts = [leading, ...(rest === null ? [] : [rest])].map((found) => ({
    value: numberOf(found[1]),
    percent: found[2] === '%',
  }));
  return { kind: 'compound', printed, parts };
};

/**
 * Reads the text of a cell. Blank gives `undefined`: it is not a figure. What cannot be read is kept as `unread`.
 * `reasons` says which words stand for a missing figure (`{ 'N/A': 'not-available' }`).
 *
 * @example
 * import { parseFigure } from '@plan-ledger/domain';
 * assert.deepEqual(parseFigure('12/10%'), { kind: 'pair', printed: '12/10%', first: 12, second: 10, percent: true });
 * assert.deepEqual(parseFigure('50% (6/12)'), {
 *   kind: 'fraction', printed: '50% (6/12)', percent: 50, numerator: 6, denominator: 12,
 * });
 * assert.equal(parseFigure(' '), undefined);
 */
export const parseFigure = (
  text: string,
  reasons: Readonly<Record<string, MissingReason>> = {},
): Figure | undefined => {
  const printed = foldText(text);
  if (printed === '') return undefined;
  const reason = Object.hasOwn(reasons, printed) ? reasons[printed] : undefined;
  if (reason !== undefined) return { kind: 'missing', printed, reason };
  const one = ONE.exec(printed);
  if (one !== null) return { kind: 'number', printed, value: numberOf(one[1]), percent: one[2] === '%' };
  const pair = PAIR.exec(printed);
  if (pair !== null) {
    return { kind: 'pair', printed, first: numberOf(pair[1]), second: numberOf(pair[2]), percent: true };
  }
  const fraction = FRACTION.exec(printed);
  if (fraction !== null) {
    const percent = fraction[1] === undefined ? null : numberOf(fraction[1]);
    return {
      kind: 'fraction',
      printed,
      percent,
      numerator: numberOf(fraction[2]),
      denominator: numberOf(fraction[3]),
    };
  }
  // A span such as `14 to 16` is no number.
  return (SPAN.test(printed) ? undefined : compound(printed)) ?? { kind: 'unread', printed };
};

/**
 * The one number that a figure gives in a measure's unit, if it gives one: a pair gives none, a compound its first part
 * of that unit.
 *
 * @example
 * import { parseFigure, valueOf } from '@plan-ledger/domain';
 * assert.equal(valueOf(parseFigure('280 51%')!, 'count'), 280);
 * assert.equal(valueOf(parseFigure('12/10%')!, 'percent'), undefined);
 */
export const valueOf = (figure: Figure, unit: Unit): number | undefined => {
  switch (figure.kind) {
    case 'number':
      return figure.value;
    case 'fraction':
      return unit === 'count' ? figure.numerator : (figure.percent ?? undefined);
    case 'compound':
      return (figure.parts.find((part) => part.percent === (unit === 'percent')) ?? figure.parts[0])?.value;
    case 'pair':
    case 'missing':
    case 'unread':
      return undefined;
  }
};

const decimalsOf = (figure: Figure): number => /\.(\d+)/u.exec(figure.printed)?.[1]?.length ?? 0;

/**
 * Whether two figures are one and the same, as printed. Where the text of one of them was erased, what it says decides.
 */
export const samePrinted = (one: Figure, other: Figure): boolean =>
  one.printed === REDACTED || other.printed === REDACTED
    ? sameJson({ ...one, printed: '' }, { ...other, printed: '' })
    : one.printed === other.printed;

/**
 * Whether a figure quoted in a text is the figure of the table, rounded as the text rounds it. A quoted pair is a span in
 * which the figure lies. `undefined` when one of them gives no number, or how it was rounded cannot be told because its
 * text was erased.
 *
 * @example
 * import { agreesWith, parseFigure } from '@plan-ledger/domain';
 * assert.equal(agreesWith(parseFigure('28%')!, parseFigure('27.7%')!, 'percent'), true);
 * assert.equal(agreesWith(parseFigure('38%')!, parseFigure('50%')!, 'percent'), false);
 * assert.equal(agreesWith(parseFigure('16/18%')!, parseFigure('17%')!, 'percent'), true);
 */
export const agreesWith = (quoted: Figure, table: Figure, unit: Unit): boolean | undefined => {
  const found = valueOf(table, unit);
  if (quoted.kind === 'pair') {
    if (table.kind === 'pair') return quoted.first === table.first && quoted.second === table.second;
    const [low, high] = [Math.min(quoted.first, quoted.second), Math.max(quoted.first, quoted.second)];
    return found === undefined ? undefined : found >= low && found <= high;
  }
  const said = valueOf(quoted, unit);
  if (said === undefined || found === undefined) return undefined;
  const isErased = quoted.printed === REDACTED || table.printed === REDACTED;
  if (isErased) return said === found ? true : undefined;
  const decimals = Math.min(decimalsOf(quoted), decimalsOf(table));
  const scale = 10 ** decimals;
  return Math.round(said * scale) === Math.round(found * scale);
};
