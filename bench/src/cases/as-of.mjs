import { statSync } from 'node:fs';

import { knownAt } from '../../dist/product.mjs';
import { chance, historyOf } from '../history.mjs';
import { quantile, timed } from '../measure.mjs';
import { appendAll, openOurs, openViews, planNamed, right } from '../ours.mjs';

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

const spread = (times) => ({ p50: quantile(times, 0.5), p95: quantile(times, 0.95) });

/**
 * As-of questions on one plan, in milliseconds: the very first, with no state kept (`empty`); at random versions, each for
 * the first time (`first`) and again at once (`warm`). Leaves the ledger behind, for the command line.
 */
export const asOfCase = async (folder, size) => {
  const file = `${folder}/as-of-${size}.db`;
  const plan = planNamed('bench');
  const store = await openOurs(file);
  const built = await timed(() => build(store, plan, size));

  const ask = async (views, version) => {
    const { ms, value } = await timed(() => right(knownAt(store, views, plan, version)));
    if (value.version !== version) throw new Error(`Asked for ${version}, got ${value.version}`);
    return ms;
  };
  let views = await openViews(file, store);
  const empty = await ask(views, size);
  views.close();

  views = await openViews(file, store);
  const { below } = chance(3);
  const [first, warm] = [[], []];
  for (let question = 0; question < QUESTIONS; question++) {
    const version = 1 + below(size);
    first.push(await ask(views, version));
    warm.push(await ask(views, version));
  }
  views.close();
  await store.close();
  return {
    events: size,
    buildSeconds: built.ms / 1000,
    empty,
    first: spread(first),
    warm: spread(warm),
    ledgerBytes: statSync(file).size,
    viewsBytes: statSync(`${file}.views.db`).size,
  };
};
