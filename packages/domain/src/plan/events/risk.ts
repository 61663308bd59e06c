import * as t from 'io-ts';

import { RiskId } from '../../values/member-ids.js';
import { RiskLevel } from '../../values/risk-level.js';
import { changesOf, Departure, event, texts } from './fields.js';

/**
 * Whether it threatens the plan or helps it.
 *
 * @example
 * import { RiskKind } from '@plan-ledger/domain';
 * assert.equal(RiskKind.is('opportunity'), true);
 */
export const RiskKind = t.keyof({ risk: null, opportunity: null });
export type RiskKind = t.TypeOf<typeof RiskKind>;

/**
 * Before anything is done about a risk, or with its controls in place.
 *
 * @example
 * import { RiskSide } from '@plan-ledger/domain';
 * assert.equal(RiskSide.is('residual'), true);
 */
export const RiskSide = t.keyof({ inherent: null, residual: null });
export type RiskSide = t.TypeOf<typeof RiskSide>;

const always = { kind: RiskKind, title: t.string, owners: texts, controls: texts };
const sometimes = { ref: t.string, consequence: t.string, doubtful: t.string };

export const RiskChanges = changesOf(always, sometimes);
/** Changes to the words of a risk; `null` takes an optional one away. */
export type RiskChanges = t.TypeOf<typeof RiskChanges>;

const RiskRaised = event(
  'RiskRaised',
  { risk: RiskId, ...always },
  { ...sometimes, inherent: RiskLevel, residual: RiskLevel },
);

const RiskRevised = event('RiskRevised', { risk: RiskId, changes: RiskChanges });

const RiskReassessed = event('RiskReassessed', {
  risk: RiskId,
  side: RiskSide,
  level: t.union([RiskLevel, t.null]),
});

const RiskClosed = event('RiskClosed', { risk: RiskId, how: Departure }, { into: t.string, note: t.string });

export const riskEvents = { RiskRaised, RiskRevised, RiskReassessed, RiskClosed };
