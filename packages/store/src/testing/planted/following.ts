import type { Recorded } from '@plan-ledger/domain';

import type { Page } from '../../event-store.js';
import { type Break, eachStore, type Planted } from './plant.js';

/** Gives each subscriber other pages than there are. `change` is made anew for each. */
const giving =
  (change: () => (page: Page) => Page): Break =>
  (store) => ({
    ...store,
    subscribe: (after, subscriber) => {
      const changed = change();
      return store.subscribe(after, {
        ...subscriber,
        onEvents: (page) => subscriber.onEvents(changed(page)),
      });
    },
  });

const withoutTheFirst = (page: Page): Page =>
  page.events.length > 1 ? { ...page, events: page.events.slice(1) } : page;

const withTheLastAgain = (): ((page: Page) => Page) => {
  let last: readonly Recorded[] = [];
  return (page) => {
    const events = [...last, ...page.events];
    last = page.events.slice(-1);
    return { ...page, events };
  };
};

/** Faults of a store that is followed. */
export const FOLLOWING: Readonly<Record<string, Planted>> = {
  'skips an event for a subscriber': {
    caughtBy: 'following',
    plant: eachStore(() => giving(() => withoutTheFirst)),
  },
  'gives a subscriber an event twice': {
    caughtBy: 'following',
    plant: eachStore(() => giving(withTheLastAgain)),
  },
};
