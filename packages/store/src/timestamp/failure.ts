import { explainIntegrity, type Malformed } from '../integrity/index.js';

/** The authority did not give a timestamp. */
export interface NotGranted {
  readonly _tag: 'NotGranted';
  /** Its PKIStatus (RFC 3161, section 2.4.2). */
  readonly status: number;
  /** What it says itself, if anything. */
  readonly says: string;
}

/** A timestamp that is none of this: of other bytes, another request, or with a signature that does not hold. */
export interface NotTimestamped {
  readonly _tag: 'NotTimestamped';
  readonly why: string;
}

/** A timestamp by an authority that is not to be believed for it. */
export interface NotTrusted {
  readonly _tag: 'NotTrusted';
  readonly why: string;
}

/** Everything that can be wrong with a timestamp. */
export type TimestampFailure = Malformed | NotGranted | NotTimestamped | NotTrusted;

export const notTimestamped = (why: string): NotTimestamped => ({ _tag: 'NotTimestamped', why });

/**
 * What is wrong with a timestamp, in a sentence or two.
 *
 * @example
 * import { explainTimestamp } from '@plan-ledger/store/timestamp';
 * assert.equal(
 *   explainTimestamp({ _tag: 'NotGranted', status: 2, says: 'Bad request' }),
 *   'The authority gave no timestamp (status 2): Bad request; make a new request, and ask it again',
 * );
 */
export const explainTimestamp = (failure: TimestampFailure): string => {
  switch (failure._tag) {
    case 'Malformed':
      return explainIntegrity(failure);
    case 'NotGranted':
      return `The authority gave no timestamp (status ${failure.status}): ${failure.says === '' ? 'it does not say why' : failure.says}; make a new request, and ask it again`;
    case 'NotTimestamped':
      return `The timestamp does not hold: ${failure.why}`;
    case 'NotTrusted':
      return `The authority of the timestamp is not trusted: ${failure.why}`;
  }
};
