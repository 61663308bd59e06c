import { streamOf } from '../../dist/product.mjs';
import { openEmmett } from '../emmett.mjs';
import { chance, historyOf, next } from '../history.mjs';
import { timed } from '../measure.mjs';
import { openOurs, planNamed, right } from '../ours.mjs';

const PLANS = 100;
const RACERS = 50;

const luck = chance(4);
const [first] = next(historyOf('bench'), 1);
const begun = () => ({ ...first, id: luck.newId() });

const timesEach = (names) => {
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

/** Appends at once to many streams, then many at once to one. `append` gives 'acknowledged' or the name of its failure. */
const race = async (append, countOf) => {
  const plans = Array.from({ length: PLANS }, (_, at) => planNamed(`plan-${at}`));
  const spread = await timed(() => Promise.all(plans.map(append)));
  const counts = [];
  for (const plan of plans) counts.push(await countOf(plan));
  const raced = await timed(() =>
    Promise.all(Array.from({ length: RACERS }, () => append(planNamed('one-plan')))),
  );
  return {
    plans: { answers: timesEach(spread.value), stored: counts.reduce((a, b) => a + b, 0), ms: spread.ms },
    racers: { answers: timesEach(raced.value), stored: await countOf(planNamed('one-plan')), ms: raced.ms },
  };
};

/** 100 appends at once to 100 plans, and 50 that all want to begin the same plan. */
export const concurrentCase = async (folder) => {
  const store = await openOurs(`${folder}/concurrent.db`);
  const ours = await race(
    async (plan) => {
      const result = await store.append(plan, 'new', [begun()])();
      return result._tag === 'Right' ? 'acknowledged' : result.left._tag;
    },
    async (plan) => (await right(store.read(plan))).length,
  );
  await store.close();

  const peer = await openEmmett(`${folder}/concurrent-emmett.db`);
  const emmett = await race(
    (plan) =>
      peer.tryAppend(streamOf(plan), 0, [begun()]).then(
        () => 'acknowledged',
        (error) => error.message,
      ),
    (plan) => peer.countOf(streamOf(plan)),
  );
  return { ours, emmett };
};
