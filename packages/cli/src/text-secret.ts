import { join } from 'node:path';

import type { SecretFile } from '@plan-ledger/store/eventstoredb';

import { dataFolder } from './io/given-out.js';
import type { World } from './world.js';

const SAYS = {
  made: 'The texts of this new ledger are encrypted with the secret that was made in',
  there: 'The texts of this new ledger are encrypted with the secret in',
} as const;

/** Where the secret of texts on a server is: one file for this person on this machine, unless another is named. */
export const secretFileOf = ({ env, note }: Pick<World, 'env' | 'note'>): SecretFile => {
  const { PLAN_LEDGER_TEXT_SECRET: own = '' } = env;
  const file = own === '' ? join(dataFolder({ env }), 'text-secret') : own;
  return {
    file,
    onLedgerMade: (how) =>
      note(
        `${SAYS[how]} ${file}\nWithout it nobody can read them, and nobody can make it again. Keep a second copy, apart from the server's backups; each machine that uses the ledger needs one`,
      ),
  };
};
