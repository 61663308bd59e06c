import type { Unavailable } from '../event-store.js';
import { explainIntegrity, type IntegrityFailure } from '../integrity/index.js';

/** A file that is not what it must be. Nothing was written. */
export interface Unusable {
  readonly _tag: 'Unusable';
  readonly file: string;
  /** With the line, and what to do. */
  readonly why: string;
}

/** The key, or what is kept, belongs to another tree than the one that is meant. */
export interface OtherTree {
  readonly _tag: 'OtherTree';
  readonly why: string;
}

/** Nothing is kept of a tree, so that nobody knows what was signed of it before. */
export interface NothingKept {
  readonly _tag: 'NothingKept';
  readonly origin: string;
  readonly file: string;
}

/** Something is kept of a tree that is said to be new. */
export interface AlreadyKept {
  readonly _tag: 'AlreadyKept';
  readonly origin: string;
  readonly file: string;
  /** The size that was signed last. */
  readonly kept: number;
}

/** A tree is smaller than it was when it was signed last. */
export interface RolledBack {
  readonly _tag: 'RolledBack';
  readonly origin: string;
  readonly kept: number;
  readonly found: number;
}

/** A tree does not go on from the one that was signed last: two histories. */
export interface Forked {
  readonly _tag: 'Forked';
  readonly origin: string;
  readonly kept: number;
  readonly found: number;
  readonly why: string;
}

/** A proof that is needed and was not given. */
export interface ProofWanted {
  readonly _tag: 'ProofWanted';
  readonly origin: string;
  readonly kept: number;
  readonly found: number;
  /** What was given instead, if anything. */
  readonly why: string;
}

/** Why nothing was signed. */
export type LogFailure =
  | Unavailable
  | Unusable
  | OtherTree
  | NothingKept
  | AlreadyKept
  | RolledBack
  | Forked
  | ProofWanted
  | IntegrityFailure;

/**
 * Why nothing was signed, in a sentence or two: what was found, what was wanted, what to do next.
 *
 * @example
 * import { explainLog } from '@plan-ledger/store/log';
 * assert.equal(
 *   explainLog({ _tag: 'RolledBack', origin: 'ledger.example/plan-p', kept: 8, found: 5 }),
 *   'Rolled back: found ledger.example/plan-p with 5 events; 8 were signed before. Nothing was signed: find out what became of the others, and do not trust this ledger until then',
 * );
 */
export const explainLog = (failure: LogFailure): string => {
  switch (failure._tag) {
    case 'Unavailable':
    case 'OtherTree':
      return failure.why;
    case 'Unusable':
      return `Cannot use ${failure.file}: ${failure.why}`;
    case 'NothingKept':
      return `Found nothing in ${failure.file} of what was signed of ${failure.origin}. Nothing was signed: if it never was, say that this is the first time; else begin again from the newest checkpoint of it that anybody holds`;
    case 'AlreadyKept':
      return `Found in ${failure.file} that ${failure.origin} was signed with ${failure.kept} events; this is not the first time. Nothing was signed: do not say that it is`;
    case 'RolledBack':
      return `Rolled back: found ${failure.origin} with ${failure.found} events; ${failure.kept} were signed before. Nothing was signed: find out what became of the others, and do not trust this ledger until then`;
    case 'Forked':
      return `Forked: ${failure.origin} with ${failure.found} events does not go on from the ${failure.kept} that were signed before: ${failure.why}. Nothing was signed: keep both, and do not trust this ledger until it is known who changed it`;
    case 'ProofWanted':
      return `${failure.why}; wanted the proof that ${failure.origin} goes on from ${failure.kept} events to ${failure.found}. Nothing was signed: ask who keeps the ledger for it; if there is none, the ledger is forked: keep both checkpoints`;
    case 'NotCanonical':
    case 'Malformed':
    case 'BadSignature':
    case 'Unsigned':
    case 'Unproved':
      return explainIntegrity(failure);
  }
};
