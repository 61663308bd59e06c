import type { Plan, PlanEvent, PlanEventType, Recorded, Told } from '@plan-ledger/domain';

import type { Happening } from '../projection.js';
import { describeAnchor } from './anchor.js';
import { describeErasure } from './erasure.js';
import { describeFigures } from './figures.js';
import { describeActions, describeMeasures } from './members.js';
import type { Describers, FieldChange } from './row.js';
import { describeRegisters } from './registers.js';
import { describeStructure } from './structure.js';

const describers: Describers<PlanEventType> = {
  ...describeStructure,
  ...describeActions,
  ...describeMeasures,
  ...describeFigures,
  ...describeRegisters,
  ...describeErasure,
  ...describeAnchor,
};

type AnyDescriber = (event: PlanEvent, before: Plan, after: Plan) => readonly FieldChange[];

/**
 * The fields that an event changed, given the plan before and after it. Works for events that are not stored yet, too.
 *
 * @example
 * import { fieldChanges } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * const told = { event: { type: 'PlanClosed', note: 'Judged good' } } as never;
 * assert.equal(fieldChanges(told, noPlan, noPlan)[0]?.after, 'closed: Judged good');
 */
export const fieldChanges = (told: Told, before: Plan, after: Plan): readonly FieldChange[] =>
  (describers[told.event.type] as AnyDescriber)(told.event, before, after);

/** One change of one field: what, who, when by both clocks, why, and from which document. */
export interface AuditRow extends FieldChange {
  readonly recorded: Omit<Recorded, 'event' | 'seal'>;
  readonly event: PlanEventType;
}

// Name by name: gathering the rest of an event takes several times as long, and a long history has many of them.
const envelopeOf = (recorded: Recorded): AuditRow['recorded'] => {
  const { id, plan, version, schema, reportedOn, recordedAt, actor, correlation } = recorded;
  const { reason, source, causation } = recorded;
  return {
    id,
    plan,
    version,
    schema,
    reportedOn,
    recordedAt,
    actor,
    correlation,
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source }),
    ...(causation === undefined ? {} : { causation }),
  };
};

/**
 * The audit of one event: a row for each field that it changed; none where it says only what was so.
 *
 * @example
 * import { auditOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * const recorded = { version: 1, event: { type: 'PlanClosed' } } as never;
 * assert.deepEqual(auditOf({ recorded, before: noPlan, after: noPlan }).map((row) => row.field), ['ended']);
 */
export const auditOf = ({ recorded, before, after }: Happening): readonly AuditRow[] => {
  const changes = fieldChanges(recorded, before, after);
  if (changes.length === 0) return [];
  const envelope = envelopeOf(recorded);
  return changes.map((change) => ({ ...change, recorded: envelope, event: recorded.event.type }));
};
