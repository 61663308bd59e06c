import { statSync } from 'node:fs';

import { knownAt, openViewStore, planAt } from '../../dist/product.mjs';
import { chance, historyOf } from '../history.mjs';
import { quantile, timed } from '../measure.mjs';
import { appendAll, openOurs, planNamed, right } from '../ours.mjs';

const QUESTIONS = 60;
const PART = 1000;

const build = async (store, plan, size) => {
  const history = historyOf(plan);
  let part = [];
  for (let version = 0; version < size; part = []) {
    while (part.length < PART) part.push(history.next().value);
    version = await appendAll(store, plan, part, version);
  }
};

const spread = (times) => ({
  p50: quantile(
    times.map(({ ms }) => ms),
    0.5,
  ),
  p95: quantile(
    times.map(({ ms }) => ms),
    0.95,
  ),
  cpu: quantile(
    times.map(({ cpu }) => cpu),
    0.5,
  ),
});

/** Asks one kind of question of a ledger, with kept views of its own. */
const questions = async (viewsFile, store, plan, size, at) => {
  const identity = await right(store.identity);
  const ask = async (views, version) => {
    const asked = await timed(() => right(at(store, views, plan, version)));
    if (asked.value.version !== version) throw new Error(`Asked for ${version}, got ${asked.value.version}`);
    return asked;
  };
  let views = openViewStore(viewsFile, identity);
  const empty = (await ask(views, size)).ms;
  views.close();

  views = openViewStore(viewsFile, identity);
  const { below } = chance(3);
  const [first, again] = [[], []];
  for (let question = 0; question < QUESTIONS; question++) {
    const version = 1 + below(size);
    first.push(await ask(views, version));
    again.push(await ask(views, version));
  }
  await ask(views, size);
  views.close();
  return { empty, first: spread(first), again: spread(again), viewsBytes: statSync(viewsFile).size };
};

/**
 * As-of questions on one plan, in milliseconds: the very first, with no state kept (`empty`); at random versions, each for
 * the first time (`first`) and once more at once (`again`). Of the plan, as a dashboard asks, and of the plan with its
 * registers. Leaves the ledger behind with the kept views, for the command line.
 */
export const asOfCase = async (folder, size) => {
  const file = `${folder}/as-of-${size}.db`;
  const id = planNamed('bench');
  const store = await openOurs(file);
  const { ms: buildMs } = await timed(() => build(store, id, size));
  const plan = await questions(`${file}.views.db`, store, id, size, planAt);
  const registers = await questions(`${file}.registers.db`, store, id, size, knownAt);
  await store.close();
  return { events: size, buildMs, ledgerBytes: statSync(file).size, plan, registers };
};
