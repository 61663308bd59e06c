import type * as E from 'fp-ts/lib/Either.js';

import type { CliFault } from './fault.js';

/** The outside world of one run. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly width: number;
  readonly colour: boolean;
  readonly print: (text: string) => void;
  /** Says how far long work is, where somebody watches; none where nobody does. '' when it is done. */
  readonly progress?: (words: string) => void;
  readonly note: (line: string) => void;
  /** The page that verifies proofs offline. */
  readonly offlineVerifier: string;
  /** What writes the events of a pack on another thread, of plans with so many events; none where there is only one thread. */
  readonly packThread?: { readonly file: URL; readonly from: number };
  /** Resolves when the person, or the machine, wants a command that goes on by itself to end. */
  readonly untilStopped: () => Promise<void>;
}

/** What a run came to: nothing more to say, or a fault. */
export type Outcome = E.Either<CliFault, void>;
