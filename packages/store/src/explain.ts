import { explainRejection } from '@plan-ledger/domain';

import type { StoreFailure } from './event-store.js';
import type { Rejected } from './execute.js';
import { WHOLE_STORE } from './position.js';

/**
 * A failure of a store, or a refusal, in a sentence or two: what was asked, what was found, what to do next. `by` is what to
 * call the writer who won a conflict; its id where it is left out.
 *
 * @example
 * import { explainFailure } from '@plan-ledger/store';
 * assert.equal(
 *   explainFailure({ _tag: 'Conflict', stream: 'plan-p', expected: 3, actual: 4 }),
 *   'Expected plan-p at version 3, found it at version 4; nothing was written: look at what changed, and try again',
 * );
 */
export const explainFailure = (failure: StoreFailure | Rejected, by?: string): string => {
  switch (failure._tag) {
    case 'Conflict': {
      const { stream, expected, actual, winner } = failure;
      const wanted = typeof expected === 'number' ? `at version ${expected}` : expected;
      const won =
        winner === undefined
          ? ''
          : ` (version ${winner.version}, ${winner.type}, was written by ${by ?? winner.actor} at ${winner.recordedAt})`;
      return `Expected ${stream} ${wanted}, found it at version ${actual}${won}; nothing was written: look at what changed, and try again`;
    }
    case 'Unavailable':
      return failure.why;
    case 'OutcomeUnknown':
      return `It is not known whether ${failure.stream} was written: ${failure.why}; run the same again, nothing is written twice`;
    case 'Unreadable': {
      const place =
        failure.version === undefined ? failure.stream : `${failure.stream}, version ${failure.version}`;
      return `Cannot read ${place}: ${failure.why}`;
    }
    case 'Refused':
      return `${failure.stream === WHOLE_STORE ? 'Nothing was written' : `${failure.stream} was not written`}: ${failure.why}`;
    case 'Rejected':
      return explainRejection(failure.rejection);
  }
};
