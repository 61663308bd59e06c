import type { Plan, PublishedEdition, Recorded, Version } from '@plan-ledger/domain';
import {
  assessmentsIn,
  type AuditRow,
  changesKept,
  type DueGiven,
  duesIn,
  type Happening,
  quotedIn,
  type QuotedRow,
  type Revision,
  revisionsIn,
  type RiskAssessment,
  type StatusGiven,
  statusesIn,
} from '@plan-ledger/projections';

/** No more changes than a page can show. */
export const RECENT = 200;
/** Everything that is picked up on one way through the history. */
export interface Picked {
  last: Recorded | undefined;
  since: { readonly edition: PublishedEdition; readonly plan: Plan } | undefined;
  changes: ReturnType<typeof changesKept>;
  recent: AuditRow[];
  recentCount: number;
  readonly revisions: Revision[];
  readonly quoted: QuotedRow[];
  readonly statuses: StatusGiven[];
  readonly dues: DueGiven[];
  readonly assessments: RiskAssessment[];
}

export const nothingPicked = (): Picked => ({
  last: undefined,
  since: undefined,
  changes: changesKept(),
  recent: [],
  recentCount: 0,
  revisions: [],
  quoted: [],
  statuses: [],
  dues: [],
  assessments: [],
});

const pickChanges = (picked: Picked, rows: readonly AuditRow[]): void => {
  picked.recentCount += rows.length;
  picked.recent.push(...rows);
  if (picked.recent.length > 2 * RECENT) picked.recent = picked.recent.slice(-RECENT);
  if (picked.since !== undefined) rows.forEach(picked.changes.keep);
};

/** Changes are told since an edition that is not the last word itself: from there on they are counted anew. */
const startAnew = (picked: Picked, { recorded, after }: Happening, version: Version): void => {
  const edition = after.editions.at(-1);
  if (recorded.event.type !== 'EditionPublished' || edition === undefined || recorded.version >= version)
    return;
  picked.since = { edition, plan: after };
  picked.changes = changesKept();
  picked.recent = [];
  picked.recentCount = 0;
};

/** Picks up what one event adds; `version` is the one that is told of. */
export const pick = (
  picked: Picked,
  happening: Happening,
  rows: readonly AuditRow[],
  version: Version,
): void => {
  picked.last = happening.recorded;
  picked.revisions.push(...revisionsIn(happening, rows));
  picked.quoted.push(...quotedIn(happening));
  picked.statuses.push(...statusesIn(happening));
  picked.dues.push(...duesIn(happening));
  picked.assessments.push(...assessmentsIn(happening));
  pickChanges(picked, rows);
  startAnew(picked, happening, version);
};
