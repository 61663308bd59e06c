import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { bundle, root } from '../../../tools/bundle.mjs';
import { historyOf } from '../history.mjs';
import { median, timed } from '../measure.mjs';
import { appendAll, openOurs, planNamed } from '../ours.mjs';

const EVENTS = 100_000;
const PART = 1000;
const TIMES = 3;
const RECIPES = ['board', 'audit'];
const EDITIONS = ['may-2020', 'december-2020'];

const told = fileURLToPath(new URL('../memory-told.mjs', import.meta.url));

/** A whole process that tells at its end the most memory that it had. */
const node = async (...argv) => {
  const { ms, value } = await timed(() =>
    promisify(execFile)(process.execPath, ['--import', told, ...argv], { cwd: root, maxBuffer: 2 ** 27 }),
  );
  const [last] = value.stderr.trim().split('\n').slice(-1);
  return { ms, ...JSON.parse(last) };
};

/** The medians of a few whole processes, with the largest memory; `again` makes ready for each. */
const measured = async (argv, again = () => undefined) => {
  const found = [];
  for (let time = 0; time < TIMES; time++) {
    again();
    found.push(await node(...argv));
  }
  return {
    ms: median(found.map(({ ms }) => ms)),
    cpu: median(found.map(({ cpu }) => cpu)),
    MB: Math.max(...found.map(({ MB }) => MB)),
  };
};

const packed = async (folder, store, recipe, anchored = []) => {
  const out = `${folder}/pack`;
  const argv = [bundle, 'pack', '--for', recipe, '--out', out, ...anchored, '--store', store];
  const found = await measured(argv, () => rmSync(out, { recursive: true, force: true }));
  const proofs = anchored.length === 0 ? 0 : readdirSync(`${out}/integrity/proofs`).length;
  return { recipe, proofs, ...found, pageBytes: statSync(`${out}/index.html`).size };
};

/** A checkpoint of all that a ledger has, as the options of a pack that is to have proofs. */
const anchorOf = async (store) => {
  const [name, checkpoint] = ['bench.example', `${store}.checkpoint`];
  const key = `${store}.keys`;
  mkdirSync(key);
  await node(bundle, 'key', 'generate', name, '--out', key);
  const signing = ['--key', `${key}/${name}.key`, '--first', '--out', checkpoint];
  await node(bundle, 'checkpoint', ...signing, '--store', store);
  return ['--checkpoint', checkpoint, '--key', `${key}/${name}.pub`];
};

const packsOf = async (folder, store) => {
  const found = [];
  for (const recipe of RECIPES) found.push(await packed(folder, store, recipe));
  return [...found, await packed(folder, store, 'board', await anchorOf(store))];
};

const largeLedger = async (file) => {
  const plan = planNamed('bench');
  const store = await openOurs(file);
  const history = historyOf(plan);
  for (let version = 0; version < EVENTS;) {
    const events = Array.from({ length: PART }, () => history.next().value);
    version = await appendAll(store, plan, events, version);
  }
  await store.close();
};

/**
 * Evidence packs, each by a whole process of the command: of the December edition of the improvement plan of Gloucestershire, and
 * of a plan of 100,000 events.
 */
export const packCase = async (folder) => {
  const nothing = await measured(['-e', '0']);
  const small = `${folder}/pack-small.db`;
  for (const edition of EDITIONS)
    await node(
      bundle,
      'submit',
      `fixtures/gloucestershire-aip/${edition}`,
      '--by',
      'U1',
      '--yes',
      '--store',
      small,
    );
  const edition = await packsOf(folder, small);

  const large = `${folder}/pack-large.db`;
  await largeLedger(large);
  return { nothing, edition, events: EVENTS, long: await packsOf(folder, large) };
};
