import { load } from '../../dist/product.mjs';
import { openEmmett } from '../emmett.mjs';
import { historyOf, next } from '../history.mjs';
import { inTurns } from '../measure.mjs';
import { appendAll, openOurs, planNamed, right } from '../ours.mjs';
import { openRaw } from '../raw.mjs';

const EVENTS = 10_000;

const each = (run) => async () => {
  await run();
  return EVENTS;
};

/** A stream of 10,000 events, decoded and folded to a plan: events per second. */
export const replayCase = async (folder) => {
  const plan = planNamed('bench');
  const events = next(historyOf(plan), EVENTS);
  const store = await openOurs(`${folder}/replay.db`);
  const raw = openRaw(`${folder}/replay-raw.db`);
  const emmett = await openEmmett(`${folder}/replay-emmett.db`);
  await appendAll(store, plan, events);
  raw.appendAll('plan-bench', events);
  await emmett.appendAll('plan-bench', events);

  const [ours, peers] = [await right(load(store, plan)), (await emmett.replay('plan-bench')).state];
  if (JSON.stringify(ours) !== JSON.stringify(peers))
    throw new Error('The contenders folded different plans');

  const measured = await inTurns({
    ours: each(() => right(load(store, plan))),
    decoded: each(() => right(store.read(plan))),
    raw: each(() => raw.read('plan-bench')),
    emmett: each(() => emmett.replay('plan-bench')),
  });

  await store.close();
  raw.close();
  return measured;
};
