import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import {
  makeSigningKey,
  originOf,
  parseConsistencyFile,
  parseInclusionFile,
  proveConsistency,
  proveEvent,
  rangeText,
  rootOf,
  signCheckpoint,
  verifierKeyText,
} from '../../dist/product.mjs';
import { historyOf } from '../history.mjs';
import { median } from '../measure.mjs';
import { appendAll, openOurs, planNamed, right } from '../ours.mjs';

const SIZES = [10, 1000, 10_000, 99_000, 100_000];
const PART = 1000;
const TIMES = 3;

const valueOf = (result) => right(() => result);

const apart = fileURLToPath(new URL('../verify-process.mjs', import.meta.url));

/** Verifies in a process of its own: milliseconds, and the most memory that it had in megabytes. */
const verifiedAlone = async (asked) => {
  const found = [];
  for (let time = 0; time < TIMES; time++) {
    const { stdout } = await promisify(execFile)(process.execPath, [apart, JSON.stringify(asked)]);
    found.push(JSON.parse(stdout));
  }
  const [last] = found.slice(-1);
  const wanted = asked.nothing ? undefined : 'intact';
  if (last.verdict !== wanted) throw new Error(`Found ${last.verdict}; wanted ${wanted}`);
  return {
    ms: median(found.map(({ ms }) => ms)),
    cpu: median(found.map(({ cpu }) => cpu)),
    MB: Math.max(...found.map(({ MB }) => MB)),
  };
};

const proofsAt = async (store, plan, older, newer) => {
  const { size } = newer.head;
  const inclusion = await right(proveEvent(store, plan, Math.ceil((size * 2) / 3), newer, 'no free text'));
  const consistency = await right(proveConsistency(store, plan, older, newer));
  return {
    size,
    from: older.head.size,
    inclusion: {
      hashes: (await valueOf(parseInclusionFile(inclusion))).proof.length,
      bytes: Buffer.byteLength(inclusion),
    },
    consistency: {
      hashes: (await valueOf(parseConsistencyFile(consistency))).proof.length,
      bytes: Buffer.byteLength(consistency),
    },
  };
};

/**
 * A plan of 100,000 events: verified whole against a checkpoint, and only what is new since one 1,000 events before; how large
 * the proofs of it are, at several sizes.
 */
export const verifyCase = async (folder) => {
  const file = `${folder}/verify.db`;
  const plan = planNamed('bench');
  const store = await openOurs(file);
  const history = historyOf(plan);
  const key = await valueOf(makeSigningKey('bench.example', Buffer.alloc(32, 1)));
  const marks = [];
  for (let version = 0, [size, ...sizes] = SIZES; size !== undefined; [size, ...sizes] = sizes) {
    while (version < size) {
      const events = Array.from({ length: Math.min(PART, size - version) }, () => history.next().value);
      version = await appendAll(store, plan, events, version);
    }
    const tree = await right(store.tree(plan));
    const head = { origin: originOf('bench.example', plan), size, root: rootOf(tree) };
    marks.push({ head, note: await valueOf(signCheckpoint(head, key)), tree: rangeText(tree) });
  }
  const proofs = [];
  for (const [at, newer] of marks.entries())
    if (at > 0) proofs.push(await proofsAt(store, plan, marks[at - 1], newer));
  await store.close();

  const [before, last] = marks.slice(-2);
  const asked = { file, plan, key: verifierKeyText(key.verifier), notes: marks.map(({ note }) => note) };
  return {
    events: last.head.size,
    nothing: await verifiedAlone({ ...asked, nothing: true }),
    whole: await verifiedAlone(asked),
    sinceEvents: last.head.size - before.head.size,
    since: await verifiedAlone({ ...asked, since: before.tree }),
    proofs,
  };
};
