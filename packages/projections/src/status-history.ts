import type { CalendarDay, Dimension, Page, SectionId, Status, Version } from '@plan-ledger/domain';

import type { Happening } from './projection.js';
import { statusNamed } from './statuses.js';

/** A status that a section was given, at one time. */
export interface StatusGiven {
  readonly section: SectionId;
  readonly page: Page;
  readonly dimension: Dimension;
  /** `null`: its place was left blank. */
  readonly status: Status | null;
  readonly version: Version;
  readonly reportedOn: CalendarDay;
}

/**
 * The statuses that one event gives: one, or none. A status that a later document repeats gives no event.
 *
 * @example
 * import { statusesIn } from '@plan-ledger/projections';
 * const happening = { recorded: { event: { type: 'PlanClosed' } } } as never;
 * assert.deepEqual(statusesIn(happening), []);
 */
export const statusesIn = ({ recorded, after }: Happening): readonly StatusGiven[] => {
  const { event, version, reportedOn } = recorded;
  if (event.type !== 'StatusAssessed') return [];
  const { section, page, dimension, status } = event;
  return [
    {
      section,
      page,
      dimension,
      status: status === null ? null : statusNamed(after, status),
      version,
      reportedOn,
    },
  ];
};
