import * as TE from 'fp-ts/lib/TaskEither.js';

import type { WriteCommand } from '../shape.js';
import { textOf } from '../shape.js';
import { usage } from '../typed.js';
import { anchor } from './anchor.js';
import { checkpointed } from './checkpoint.js';

const checkpoint: WriteCommand = {
  mode: 'write',
  usage: 'checkpoint',
  says: 'Sign what a plan is now, in a file for somebody outside to hold; never two that contradict each other',
  options: [
    { flags: '--key <file>', says: 'the key that signs, as key generate makes it', required: true },
    { flags: '--first', says: 'this plan was never signed with this key' },
    { flags: '--from <checkpoint>', says: 'go on from this one, where it is lost what was signed last' },
    { flags: '--state <file>', says: 'where is kept what was signed last (beside the key)' },
    { flags: '--out <file>', says: 'the file to write (PLAN-vVERSION.checkpoint)' },
  ],
  examples: [
    'checkpoint --key ledger.example.gov.uk.key --first',
    'checkpoint --key ledger.example.gov.uk.key --out today.checkpoint',
  ],
  run: (ledger, typed) => {
    const key = textOf(typed, 'key');
    return key === undefined
      ? TE.left(usage('Found no --key; make one with: plan-ledger key generate NAME'))
      : ledger.reading((session) => checkpointed(session, typed, key));
  },
};

/** What makes a history one that others can hold on to. */
export const logCommands: readonly WriteCommand[] = [checkpoint, anchor];
