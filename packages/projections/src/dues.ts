import type { CalendarDay, Timescale, Version } from '@plan-ledger/domain';

import type { Happening } from './projection.js';

/** A due date that an action or a milestone was given, the first one among them; `null` where it was taken away. */
export interface DueGiven {
  readonly kind: 'action' | 'milestone';
  readonly subject: string;
  readonly due: CalendarDay | null;
  readonly version: Version;
  readonly reportedOn: CalendarDay;
  readonly reason: string;
}

type Given = readonly [kind: DueGiven['kind'], subject: string, timescale: Timescale | null | undefined];

const givenIn = ({ event }: Happening['recorded']): Given | undefined => {
  if (event.type === 'ActionAdded' || event.type === 'ActionRescheduled')
    return ['action', event.action, event.timescale];
  if (event.type === 'MilestoneAdded' || event.type === 'MilestoneRescheduled')
    return ['milestone', event.milestone, event.timescale];
  return undefined;
};

/**
 * The due date that one event gives, where it gives or takes one: one, or none.
 *
 * @example
 * import { duesIn } from '@plan-ledger/projections';
 * const timescale = { printed: 'June 2020', due: '2020-06-30' };
 * const event = { type: 'ActionRescheduled', action: 'weekly-list', timescale };
 * const recorded = { event, version: 7, reportedOn: '2020-05-26' };
 * assert.equal(duesIn({ recorded } as never)[0]?.due, '2020-06-30');
 */
export const duesIn = ({ recorded }: Happening): readonly DueGiven[] => {
  const given = givenIn(recorded);
  if (given === undefined) return [];
  const [kind, subject, timescale] = given;
  const isFirst = recorded.event.type === 'ActionAdded' || recorded.event.type === 'MilestoneAdded';
  const due = timescale?.due ?? null;
  // What begins without a date has none that could move.
  if (isFirst && due === null) return [];
  const { version, reportedOn, reason = '' } = recorded;
  return [{ kind, subject, due, version, reportedOn, reason }];
};
