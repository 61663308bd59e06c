import type { Either } from 'fp-ts/lib/Either.js';

import { explainIntegrity, type IntegrityFailure } from '../integrity/index.js';

/** The value of a `Right`; a failure fails the test, in its own words. */
export const right = <A>(given: Either<IntegrityFailure, A>): A => {
  if (given._tag === 'Left') throw new Error(explainIntegrity(given.left));
  return given.right;
};

/** What a person is told of a failure. */
export const toldOf = (given: Either<IntegrityFailure, unknown>): string =>
  given._tag === 'Left' ? explainIntegrity(given.left) : 'nothing is wrong';
