import type { Proved, Proving } from '@plan-ledger/store/verify';

import type { Dossier } from '../dossier/dossier.js';
import type { Noted } from './out.js';
import type { Anchored, PackRequest } from './request.js';
import { restingOn } from './rests-on.js';

/** Where a pack has its checkpoint. */
export const CHECKPOINT = 'integrity/plan.checkpoint';

/** What is to be proved of the events on which a page rests. */
export const provingOf = (
  dossier: Dossier,
  { recipe: { scope } }: PackRequest,
  { marked, older }: Anchored,
): Proving => ({
  marked,
  versions: restingOn(dossier, scope),
  showing: 'no free text',
  ...(older === undefined ? {} : { older }),
});

const keyPath = (at: number): string => `integrity/ledger${at === 0 ? '' : `-${at + 1}`}.pub`;

/** Writes the checkpoint, the keys, the proofs, and what verifies them. */
export const integrityInto = (
  { put }: Noted,
  { proofs, consistency }: Proved,
  { marked, keys, older, verifier }: Anchored,
): void => {
  put(CHECKPOINT, marked.note);
  keys.forEach((key, at) => put(keyPath(at), `${key}\n`));
  for (const { version, text } of proofs) put(`integrity/proofs/v${version}.tlog-proof`, text);
  if (older !== undefined && consistency !== undefined) {
    put('integrity/older.checkpoint', older.note);
    put('integrity/older.consistency-proof', consistency);
  }
  put('integrity/verify.html', verifier);
};
