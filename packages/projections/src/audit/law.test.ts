import { isDeepStrictEqual } from 'node:util';

import { describe, expect, it } from '@jest/globals';
import type { Plan, PlanEvent } from '@plan-ledger/domain';
import fc from 'fast-check';

import { anyHistory, happeningsOf } from '../../../../test/support/histories.js';
import { auditOf } from './index.js';

/** When something was said is in the envelope of the event, and no field of the plan. */
const UNTOLD = new Set(['version', 'reportedOn']);

const told = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !UNTOLD.has(name))
      .map(([name, inside]) => [name, told(inside)]),
  );
};

const changed = (before: Plan, after: Plan): boolean => !isDeepStrictEqual(told(before), told(after));

/** Changes that have no row, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, (event: PlanEvent) => boolean>> = {
  'a first report of progress that says nothing: only its day is new': (event) =>
    event.type === 'ProgressReported' &&
    event.done.length + event.next.length + (event.concerns ?? []).length === 0 &&
    [event.comment, event.headline, event.period].every((said) => said === undefined),
};

describe('the audit of any event', () => {
  it('has a row wherever the plan is another one after it', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const happening of happeningsOf(history))
          if (
            changed(happening.before, happening.after) &&
            !Object.values(EXCEPTIONS).some((excepted) => excepted(happening.recorded.event))
          )
            expect([happening.recorded.event, auditOf(happening).length > 0]).toEqual([
              happening.recorded.event,
              true,
            ]);
      }),
      { numRuns: 200 },
    );
  });
});
