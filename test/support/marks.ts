import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PlanId } from '@plan-ledger/domain';
import {
  cosignCheckpoint,
  type CompactRange,
  leafOf,
  makeSigningKey,
  rangeText,
  rootOf,
  signCheckpoint,
  type SigningKey,
  verifierKeyText,
  withLeaf,
} from '@plan-ledger/store/integrity';
import { originOf } from '@plan-ledger/store/verify';

import { openLedger } from './ledger-file.js';

type Given<A> =
  { readonly _tag: 'Left'; readonly left: unknown } | { readonly _tag: 'Right'; readonly right: A };

const right = <A>(given: Given<A>): A => {
  if (given._tag === 'Right') return given.right;
  throw new Error(JSON.stringify(given.left));
};

const LEDGER: SigningKey = right(makeSigningKey('ledger.example', Buffer.alloc(32, 1)));
const AUDITOR: SigningKey = right(makeSigningKey('auditor.example', Buffer.alloc(32, 2), 'cosignature'));
const STRANGER: SigningKey = right(makeSigningKey('ledger.example', Buffer.alloc(32, 3)));

/** The keys of tests, as they are typed. */
export const VKEY = verifierKeyText(LEDGER.verifier);
export const WITNESS_VKEY = verifierKeyText(AUDITOR.verifier);
export const STRANGER_VKEY = verifierKeyText(STRANGER.verifier);

/** The tree of a plan in a ledger file, up to a version. */
const treeOf = async (file: string, plan: PlanId, size: number): Promise<CompactRange> => {
  const store = await openLedger(file);
  try {
    const written = right(await store.readWritten(plan, 1, size)());
    return written.reduce<CompactRange>((tree, one) => withLeaf(tree, right(leafOf(one)).hash), {
      size: 0,
      hashes: [],
    });
  } finally {
    await store.close();
  }
};

/** Writes a checkpoint of a plan, seen by an auditor, with its compact range beside it. */
export const markAt = async (
  folder: string,
  name: string,
  {
    plan,
    size,
    store = 'plan-ledger.db',
  }: { readonly plan: string; readonly size: number; readonly store?: string },
): Promise<string> => {
  const tree = await treeOf(join(folder, store), plan as PlanId, size);
  const origin = originOf(LEDGER.verifier.name, plan as PlanId);
  const note = right(signCheckpoint({ origin, size, root: rootOf(tree) }, LEDGER));
  const trust = { log: LEDGER.verifier, origin, cosigners: [AUDITOR.verifier] };
  const time = Date.parse('2026-11-22T18:00:00Z') / 1000;
  writeFileSync(join(folder, `${name}.checkpoint`), right(cosignCheckpoint(note, trust, AUDITOR, time)));
  writeFileSync(join(folder, `${name}.range`), rangeText(tree));
  return `${name}.checkpoint`;
};
