import { keyGenerate } from './key.js';
import type { OutsideCommand } from './shape.js';
import { timestampAttach, timestampRequestCommand, timestampVerify } from './timestamp.js';
import { witnessCosign } from './witness.js';

/** What those do who hold keys and checkpoints, by noun. */
export const outsideCommands: readonly {
  readonly noun: string;
  readonly says: string;
  readonly commands: readonly OutsideCommand[];
}[] = [
  { noun: 'key', says: 'Keys of a ledger, and of those who watch over it', commands: [keyGenerate] },
  {
    noun: 'witness',
    says: 'Watch over a ledger that others keep, by file exchange',
    commands: [witnessCosign],
  },
  {
    noun: 'timestamp',
    says: 'Say when a checkpoint was there, by an authority of timestamps (RFC 3161)',
    commands: [timestampRequestCommand, timestampAttach, timestampVerify],
  },
];
