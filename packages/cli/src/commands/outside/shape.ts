import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import type { Report } from '../../report.js';
import type { Option, Typed } from '../shape.js';

/** A command that needs no ledger: for those outside, who hold keys, checkpoints and timestamps. */
export interface OutsideCommand {
  readonly usage: string;
  readonly says: string;
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  readonly run: (typed: Typed) => TaskEither<CliFault, Report>;
}
