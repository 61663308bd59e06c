import { openEmmett } from '../emmett.mjs';
import { historyOf, next } from '../history.mjs';
import { inTurns } from '../measure.mjs';
import { appendAll, openOurs, openUnsealed, planNamed } from '../ours.mjs';
import { openRaw } from '../raw.mjs';

const BATCHES = 5;

/** Appends in batches of 100, durable: events per second. Each contender has its own file and the same events. */
export const appendCase = async (folder) => {
  const plan = planNamed('bench');
  const store = await openOurs(`${folder}/append.db`);
  const unsealed = await openUnsealed(`${folder}/append-unsealed.db`);
  const raw = openRaw(`${folder}/append-raw.db`);
  const rawUnsealed = openRaw(`${folder}/append-raw-unsealed.db`, { seal: null });
  const emmett = await openEmmett(`${folder}/append-emmett.db`);
  const shared = await openEmmett(`${folder}/append-emmett-shared.db`, { shared: true });
  const history = historyOf(plan);

  const contender = (append) => {
    let version = 0;
    return async (events) => {
      version = await append(events, version);
      return events.length;
    };
  };
  const measured = await inTurns(
    {
      ours: contender((events, version) => appendAll(store, plan, events, version)),
      unsealed: contender((events, version) => appendAll(unsealed, plan, events, version)),
      raw: contender((events, version) => raw.appendAll('plan-bench', events, version)),
      rawUnsealed: contender((events, version) => rawUnsealed.appendAll('plan-bench', events, version)),
      emmett: contender((events, version) => emmett.appendAll('plan-bench', events, version)),
      shared: contender((events, version) => shared.appendAll('plan-bench', events, version)),
    },
    () => next(history, BATCHES * 100),
  );

  await store.close();
  await unsealed.close();
  raw.close();
  rawUnsealed.close();
  shared.close();
  return measured;
};
