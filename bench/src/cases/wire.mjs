import { load } from '../../dist/product.mjs';
import { historyOf, next } from '../history.mjs';
import { inTurns } from '../measure.mjs';
import { appendAll, planNamed, right } from '../ours.mjs';
import { openBare, openWire } from '../wire.mjs';

const BATCHES = 5;
const SINGLES = 50;
const EVENTS = 10_000;
const ROUNDS = 15;

/** Ours and the bare client, each on a stream of its own, given the same events in each round. */
const appending = async (address, append, eventsOfRound) => {
  const plan = planNamed('bench');
  const [store, bare] = [await openWire(address), openBare(address)];
  const history = historyOf(plan);
  const contender = (write) => {
    let version = 0;
    return async (events) => {
      version = await write(events, version);
      return append.count(events);
    };
  };
  const measured = await inTurns(
    {
      ours: contender((events, version) => append.ours(store, plan, events, version)),
      bare: contender((events, version) => append.bare(bare, events, version)),
    },
    () => next(history, eventsOfRound),
    ROUNDS,
  );
  await Promise.all([store.close(), bare.close()]);
  return measured;
};

/** Appends in batches of 100: events per second. */
export const wireAppendCase = (address) =>
  appending(
    address,
    {
      ours: appendAll,
      bare: (bare, events, version) => bare.appendAll('bare', events, version),
      count: ({ length }) => length,
    },
    BATCHES * 100,
  );

/** Appends one event after the other: appends per second. */
export const wireSingleCase = (address) =>
  appending(
    address,
    {
      ours: async (store, plan, events, version) => {
        for (const [at, event] of events.entries()) await right(store.append(plan, version + at, [event]));
        return version + events.length;
      },
      bare: (bare, events, version) => bare.appendAll('bare', events, version, 1),
      count: ({ length }) => length,
    },
    SINGLES,
  );

/** A stream of 10,000 events, read by the bare client, by ours, and folded to a plan: events per second. */
export const wireReplayCase = async (address) => {
  const plan = planNamed('bench');
  const store = await openWire(address);
  await appendAll(store, plan, next(historyOf(plan), EVENTS));
  const bare = openBare(address);
  const each = (run) => async () => {
    await run();
    return EVENTS;
  };
  const measured = await inTurns(
    {
      ours: each(() => right(load(store, plan))),
      decoded: each(() => right(store.read(plan))),
      bare: each(() => bare.read('plan-bench')),
    },
    undefined,
    ROUNDS,
  );
  await Promise.all([store.close(), bare.close()]);
  return measured;
};
