import {
  CalendarDay,
  nearest,
  parseFigure,
  parsePeriod,
  type Figure,
  type Period,
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

import type { CliFault } from '../fault.js';
import { textOf, type Typed } from './shape.js';

/** What was typed cannot be used. */
export const usage = (message: string): CliFault => ({ _tag: 'Usage', message });

/** The argument at a place, read as an id or another value of the domain. */
export const argument = <A extends string>(
  { args }: Typed,
  at: number,
  codec: t.Type<A, string, unknown>,
  wanted: string,
): E.Either<CliFault, A> => {
  const text = args[at] ?? '';
  return codec.is(text) ? E.right(text) : E.left(usage(`Found ${JSON.stringify(text)}; wanted ${wanted}`));
};

/** An option that must be there, read as an id. */
export const idOption = <A extends string>(
  typed: Typed,
  name: string,
  codec: t.Type<A, string, unknown>,
): E.Either<CliFault, A> => {
  const text = textOf(typed, name) ?? '';
  return codec.is(text)
    ? E.right(text)
    : E.left(usage(`Found --${name} ${JSON.stringify(text)}; wanted ${ID}`));
};

/** An option read as an id, if it is given. */
export const idIfGiven = <A extends string>(
  typed: Typed,
  name: string,
  codec: t.Type<A, string, unknown>,
): E.Either<CliFault, A | undefined> =>
  textOf(typed, name) === undefined ? E.right(undefined) : idOption(typed, name, codec);

/** An option that takes an id, or takes it away: an empty text is `null`. */
export const idOrNone = <A extends string>(
  typed: Typed,
  name: string,
  codec: t.Type<A, string, unknown>,
): E.Either<CliFault, A | null | undefined> =>
  textOf(typed, name)?.trim() === '' ? E.right(null) : idIfGiven(typed, name, codec);

export const ID = 'an id of lower-case words joined by hyphens';

/** An option that must be one of some words, if it is given. */
export const wordOption = <K extends string>(
  typed: Typed,
  name: string,
  codec: t.KeyofC<{ [P in K]: null }>,
): E.Either<CliFault, K | undefined> => {
  const text = textOf(typed, name);
  if (text === undefined || codec.is(text)) return E.right(text);
  const words = Object.keys(codec.keys);
  const like = nearest(text, words);
  return E.left(
    usage(
      `Found --${name} ${text}; ${like.length > 0 ? `did you mean ${like.join(' or ')}` : `wanted one of ${words.join(', ')}`}`,
    ),
  );
};

/** Whether something is so. */
export const YesNo = t.keyof({ yes: null, no: null });

/** The word given, or another where none was. */
export const orElse =
  <A>(other: A) =>
  (value: A | undefined): A =>
    value ?? other;

export const periodAt = ({ args }: Typed, at: number): E.Either<CliFault, Period> =>
  pipe(parsePeriod(args[at] ?? ''), E.mapLeft(usage));

const REASONS = {
  'N/A': 'not-available',
  'n/a': 'not-available',
  tbc: 'to-be-set',
  TBC: 'to-be-set',
} as const;

/** A figure as it is typed; text that is no figure is kept as printed. */
export const figureAt = ({ args }: Typed, at: number): E.Either<CliFault, Figure> => {
  const figure = parseFigure(args[at] ?? '', REASONS);
  return figure === undefined
    ? E.left(usage('Found an empty figure; wanted a figure as it is printed, such as 61%'))
    : E.right(figure);
};

/** An option read as a day, if it is given. */
export const dayIfGiven = (typed: Typed, name: string): E.Either<CliFault, CalendarDay | undefined> => {
  const text = textOf(typed, name);
  return text === undefined || CalendarDay.is(text)
    ? E.right(text)
    : E.left(usage(`Found --${name} ${JSON.stringify(text)}; wanted a day that exists, as YYYY-MM-DD`));
};

/** An option that takes a day, or takes it away: an empty text is `null`. */
export const dayOrNone = (typed: Typed, name: string): E.Either<CliFault, CalendarDay | null | undefined> =>
  textOf(typed, name)?.trim() === '' ? E.right(null) : dayIfGiven(typed, name);

/** An option read as a period, if it is given. */
export const periodIfGiven = (typed: Typed, name: string): E.Either<CliFault, Period | undefined> => {
  const text = textOf(typed, name);
  return text === undefined
    ? E.right(undefined)
    : pipe(
        parsePeriod(text),
        E.mapLeft((message) => usage(`--${name}: ${message}`)),
      );
};
