import { Departure } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';

import type { CliFault } from '../../fault.js';
import type { Option, Typed } from '../shape.js';
import { idIfGiven, orElse, wordOption } from '../typed.js';
import { given, wordsOf } from './words.js';

/** What may be said of something that leaves the plan. */
export const leavingOptions = (kind: string): readonly Option[] => [
  { flags: '--how <word>', says: 'withdrawn (when left out), completed or merged' },
  { flags: `--into <${kind}>`, says: 'what it was merged into' },
  { flags: '--note <text>', says: 'what is said of it' },
];

interface Leaving<A> {
  readonly how: Departure;
  readonly into?: A;
  readonly note?: string;
}

/** How something leaves the plan, and into which other thing of its kind. */
export const leavingOf = <A extends string>(
  typed: Typed,
  codec: t.Type<A, string, unknown>,
): E.Either<CliFault, Leaving<A>> =>
  pipe(
    E.Do,
    E.bind('how', () => pipe(wordOption(typed, 'how', Departure), E.map(orElse<Departure>('withdrawn')))),
    E.bind('into', () => idIfGiven(typed, 'into', codec)),
    E.map(({ how, into }) => ({ how, ...given({ into }), ...wordsOf(typed, ['note']) })),
  );
