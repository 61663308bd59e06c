import assert from 'node:assert/strict';

import type { Recorded } from '@plan-ledger/domain';

import type { Page, ReadFailure, Subscriber } from '../event-store.js';

export const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** More than any case stores: a store that gives the same again without end fails instead of filling the memory. */
const MOST_EVENTS = 5_000;

export interface Listener extends Subscriber {
  readonly events: Recorded[];
  readonly pages: Page[];
  readonly failures: ReadFailure[];
  readonly has: (count: number) => Promise<void>;
}

/** Ways to wait for what must come, which fail when it has not come after so long. */
export interface Listening {
  readonly until: (holds: () => boolean, what: () => string) => Promise<void>;
  readonly listener: (onEvents?: (page: Page) => Promise<void>) => Listener;
}

export const listening = (patienceMs: number): Listening => {
  const until: Listening['until'] = async (holds, what) => {
    const end = Date.now() + patienceMs;
    while (!holds()) {
      assert.ok(Date.now() < end, `Waited ${patienceMs} ms in vain: ${what()}`);
      await pass(2);
    }
  };

  const listener: Listening['listener'] = (onEvents = async () => undefined) => {
    const events: Recorded[] = [];
    const pages: Page[] = [];
    const failures: ReadFailure[] = [];
    return {
      events,
      pages,
      failures,
      has: (count) =>
        until(
          () => events.length >= count,
          () => `${events.length} of ${count} events came`,
        ),
      onEvents: async (page) => {
        pages.push(page);
        events.push(...page.events);
        assert.ok(events.length < MOST_EVENTS, 'The subscriber is given more events than are stored');
        await onEvents(page);
      },
      onFailure: (failure) => {
        failures.push(failure);
      },
    };
  };

  return { until, listener };
};
