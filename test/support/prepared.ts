import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { DECEMBER, freshFolder, MAY, printed } from './cli.js';

export const EDITIONS = { may: [MAY], both: [MAY, DECEMBER] } as const;
export type Prepared = keyof typeof EDITIONS;

/** Where the ledger of a folder is when nobody says otherwise. */
export const ledgerOf = (folder: string): string => join(folder, 'plan-ledger.db');

const shared = process.env['PLAN_LEDGER_TEST_RUN'] ?? freshFolder();

/** A ledger with these editions in it, made once a run. */
const masterOf = async (which: Prepared): Promise<string> => {
  const master = join(shared, `${which}.db`);
  if (existsSync(master)) return master;
  const cwd = mkdtempSync(join(shared, 'making-'));
  for (const edition of EDITIONS[which]) await printed(['submit', edition, '--by', 'U1', '--yes'], { cwd });
  renameSync(ledgerOf(cwd), master);
  return master;
};

/** A fresh folder with a ledger of one's own in it. */
export const folderWith = async (which: Prepared): Promise<string> => {
  const master = await masterOf(which);
  const folder = freshFolder();
  copyFileSync(master, ledgerOf(folder));
  return folder;
};

/** The bytes of a ledger in short: two that are the same show that nothing was written. None where there is no ledger. */
export const bytesOf = (folder: string): string => {
  const file = ledgerOf(folder);
  if (!existsSync(file)) return 'no ledger';
  const unsaved = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return `${createHash('sha256').update(readFileSync(file)).digest('hex')} and ${unsaved} bytes beside it`;
};
