import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { DECEMBER, freshFolder, MAY, printed, ROOT } from './cli.js';

const fixture = (folder: string): string => join(ROOT, 'fixtures', folder);

/** `every`: all that was published, so that there are several plans, one of them a review. */
export const EDITIONS = {
  may: [MAY],
  both: [MAY, DECEMBER],
  every: [
    fixture('hillingdon-improvement-plan/july-2015'),
    fixture('gloucestershire-improvement-plan/september-2017'),
    MAY,
    fixture('gloucestershire-improvement-plan/superseded-may-2020'),
    DECEMBER,
    fixture('gloucestershire-adviser-review/december-2020'),
  ],
} as const;
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
