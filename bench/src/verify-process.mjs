import { anchorIn, openSqliteStore, parseRange, parseVerifierKey, verifyPlan } from '../dist/product.mjs';
import { timed } from './measure.mjs';
import { right } from './right.mjs';

const { file, plan, key, notes, since, nothing } = JSON.parse(process.argv[2]);
const keys = { ledgers: [await right(() => parseVerifierKey(key))] };

/** A ledger is opened to read and verified against its checkpoints, as who holds them does. */
const verified = async () => {
  const store = await right(openSqliteStore({ file, mode: 'read', clock: () => new Date().toISOString() }));
  const anchors = [];
  for (const [at, note] of notes.entries())
    anchors.push(await right(() => anchorIn(`${at}.checkpoint`, note, keys)));
  const start = since === undefined ? {} : { since: await right(() => parseRange(since)) };
  const { verdict } = nothing ? {} : await verifyPlan(store, plan, { anchors, ...start })();
  await store.close();
  return verdict;
};

const { ms, cpu, value: verdict } = await timed(verified);
process.stdout.write(JSON.stringify({ ms, cpu, verdict, MB: process.resourceUsage().maxRSS / 1024 }));
