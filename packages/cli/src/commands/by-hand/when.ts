import { parseTimescale, type Timescale } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { textOf, type Typed } from '../shape.js';
import { dayIfGiven, usage } from '../typed.js';

export const WHEN = [
  { flags: '--timescale <text>', says: 'when, in the words of the plan' },
  { flags: '--due <day>', says: 'the day on which it is due' },
] as const;

/** A time in the words of the plan, if it was given; an empty text is none. */
export const printedTime = (typed: Typed, name: string): Timescale | null | undefined => {
  const text = textOf(typed, name);
  if (text === undefined) return undefined;
  return text.trim() === '' ? null : parseTimescale(text);
};

/** When something is due: a timescale, `null` where it is taken away with an empty text, nothing where none was typed. */
export const timescaleOf = (typed: Typed): E.Either<CliFault, Timescale | null | undefined> =>
  pipe(
    dayIfGiven(typed, 'due'),
    E.map((due) => {
      const printed = printedTime(typed, 'timescale');
      if (due === undefined) return printed;
      // With a day, the words no longer say why there is none.
      const { undated: _, ...said } = printed ?? parseTimescale(due);
      return { ...said, due };
    }),
  );

/** When something new is due, if it was typed. */
export const firstTimescale = (typed: Typed): E.Either<CliFault, { readonly timescale?: Timescale }> =>
  pipe(
    timescaleOf(typed),
    E.map((timescale) => (timescale === null || timescale === undefined ? {} : { timescale })),
  );

/** The time that something is given instead of the one that it has. */
export const newTimescale = (typed: Typed): E.Either<CliFault, Timescale | null> =>
  pipe(
    timescaleOf(typed),
    E.flatMap((timescale) =>
      timescale === undefined
        ? E.left(
            usage(
              'Found no --timescale and no --due; wanted one of them, or an empty --timescale "" to take the time away',
            ),
          )
        : E.right(timescale),
    ),
  );
