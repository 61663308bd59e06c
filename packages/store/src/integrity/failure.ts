/** A value that RFC 8785 cannot write, or not in one way only: where it is, and what was found there. */
export interface NotCanonical {
  readonly _tag: 'NotCanonical';
  /** From the value itself, as in `.figure.values[3]`; empty for the value itself. */
  readonly path: string;
  readonly found: string;
}

/** A text or key that does not keep its format; the line is counted from 1. */
export interface Malformed {
  readonly _tag: 'Malformed';
  /** Which format: a note, a checkpoint, a verifier key, a proof. */
  readonly what: string;
  readonly line?: number;
  readonly why: string;
}

/** A proof that is none: the hashes do not lead to the root, or the numbers name no leaf or tree. */
export interface Unproved {
  readonly _tag: 'Unproved';
  readonly why: string;
}

/** A signature that names a known key, and is not one of this text by that key. */
export interface BadSignature {
  readonly _tag: 'BadSignature';
  /** The name of the key. */
  readonly key: string;
  readonly line: number;
  readonly why: string;
}

/** A note without a signature of the key that is wanted. */
export interface Unsigned {
  readonly _tag: 'Unsigned';
  readonly why: string;
}

/** Everything that can be expected to go wrong with hashes, notes and proofs. */
export type IntegrityFailure = NotCanonical | Malformed | Unproved | BadSignature | Unsigned;

export const malformed = (what: string, why: string, line?: number): Malformed => ({
  _tag: 'Malformed',
  what,
  why,
  ...(line === undefined ? {} : { line }),
});

export const unproved = (why: string): Unproved => ({ _tag: 'Unproved', why });

/**
 * A failure in a sentence: what was read, what was found, what is wanted.
 *
 * @example
 * import { explainIntegrity } from '@plan-ledger/store/integrity';
 * assert.equal(
 *   explainIntegrity({ _tag: 'Malformed', what: 'note', line: 3, why: 'found an empty name; wanted the name of a key' }),
 *   'This is no well-formed note (line 3): found an empty name; wanted the name of a key',
 * );
 */
export const explainIntegrity = (failure: IntegrityFailure): string => {
  switch (failure._tag) {
    case 'NotCanonical':
      return `This cannot be written as canonical JSON: found ${failure.found}${failure.path === '' ? '' : ` in ${failure.path}`}; wanted plain JSON that reads back as it is`;
    case 'Malformed':
      return `This is no well-formed ${failure.what}${failure.line === undefined ? '' : ` (line ${failure.line})`}: ${failure.why}`;
    case 'Unproved':
      return `The proof does not hold: ${failure.why}`;
    case 'BadSignature':
      return `The signature of ${failure.key} (line ${failure.line}) does not hold: ${failure.why}; do not trust this text`;
    case 'Unsigned':
      return `The signature that is wanted is not there: ${failure.why}`;
  }
};
