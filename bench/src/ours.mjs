import { openSqliteStore, PlanId } from '../dist/product.mjs';

/** What a task gave, or a fault of the benchmark. */
export const right = async (task) => {
  const result = await task();
  if (result._tag === 'Left') throw new Error(JSON.stringify(result.left));
  return result.right;
};

export const planNamed = (id) => {
  if (!PlanId.is(id)) throw new Error(id);
  return id;
};

export const openOurs = (file) => right(openSqliteStore({ file, clock: () => new Date().toISOString() }));

/** Appends events in batches of 100 to a plan that is at `version`; gives the version after them. */
export const appendAll = async (store, plan, events, version = 0) => {
  for (let at = 0; at < events.length; at += 100) {
    await right(store.append(plan, version + at, events.slice(at, at + 100)));
  }
  return version + events.length;
};
