import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { Unavailable } from '../../../event-store.js';
import type { Secret } from './form.js';

/**
 * Where the secret of a ledger's texts is kept. Each machine that reads or writes the ledger has a copy, and none of them needs
 * to tell the others: who hears that a text was erased destroys its key for itself.
 */
export interface TextSecret {
  /** Where it is kept, for messages: never what it says. */
  readonly where: string;
  /** What it is now; none where none was made. It is asked before each read: give the same object until it is another. */
  readonly now: TaskEither<Unavailable, Secret | undefined>;
  /** What is there, or a new one where there is none: asked when a ledger is made, and only then. */
  readonly make: TaskEither<Unavailable, Secret>;
  /**
   * Replaces it, so that nothing is left of what it was: `change` is given what it is at that moment, and nobody else changes it
   * meanwhile. Where `change` gives the same object, nothing is written. `Left`: Unavailable, also when there is none.
   */
  readonly change: (change: (secret: Secret) => Secret) => TaskEither<Unavailable, Secret>;
}
