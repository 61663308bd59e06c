import { openSqliteStore, PlanId } from '../dist/product.mjs';
import { openSqliteStore as openUnsealedStore } from '../dist/unsealed.mjs';
import { right } from './right.mjs';

export { right } from './right.mjs';

export const planNamed = (id) => {
  if (!PlanId.is(id)) throw new Error(id);
  return id;
};

const clock = () => new Date().toISOString();

export const openOurs = (file) => right(openSqliteStore({ file, clock }));

/** Ours, but that it seals nothing. */
export const openUnsealed = (file) => right(openUnsealedStore({ file, clock }));

/** Appends events in batches of 100 to a plan that is at `version`; gives the version after them. */
export const appendAll = async (store, plan, events, version = 0) => {
  for (let at = 0; at < events.length; at += 100) {
    await right(store.append(plan, version + at, events.slice(at, at + 100)));
  }
  return version + events.length;
};
