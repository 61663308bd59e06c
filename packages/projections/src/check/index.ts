import { own, type Plan } from '@plan-ledger/domain';

import type { AgainstRow } from '../against.js';
import { findingsOf } from '../findings.js';
import type { QuotedRow } from '../quoted.js';
import { beforeThePlan, dateless, impossibleOrder, lateMilestones, ledIn, ownerless } from './actions.js';
import { foreseen, misdated, over100, toBeDeveloped } from './figures.js';
import { awaited, numberedTwice, ratings, requirements, residuals, scores } from './registers.js';
import type { Check } from './shape.js';
import { twoDates } from './two-dates.js';

export type { Check, CheckKind } from './shape.js';

/** Where a section's two pages do not agree, or a section has two numbers. */
const pages = (plan: Plan): readonly Check[] =>
  findingsOf(plan, [])
    .filter(({ kind }) => kind === 'disagreement' || kind === 'numbering')
    .map(({ subject, says }) => ({
      kind: 'disagreement',
      subject,
      title: own(plan.sections, subject)?.title ?? subject,
      says,
      placed: { kind: 'section', id: subject },
    }));

const narrative = (quoted: readonly QuotedRow[]): readonly Check[] =>
  quoted
    .filter(({ agrees }) => agrees === false)
    .map(({ section, measure, title, period, quoted: said, table, field, place }) => ({
      kind: 'narrative',
      subject: measure,
      title,
      says: `The text says ${said} for ${period}; the ${field} in the table is ${table}`,
      placed: { kind: 'section', id: section },
      place,
    }));

const against = (rows: readonly AgainstRow[]): readonly Check[] =>
  rows
    .filter(({ agrees }) => agrees === false)
    .map(({ section, measure, title, explains, saidAt }) => ({
      kind: 'narrative',
      subject: measure,
      title,
      says: explains,
      placed: { kind: 'section', id: section },
      place: saidAt,
    }));

/**
 * What an inspector would ask about a plan, in the words of its documents. `quoted` is the register of quoted figures; `other`
 * what a review quotes of the plan that it reviews, held against that plan.
 *
 * @example
 * import { checksOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(checksOf(noPlan, [], []), []);
 */
export const checksOf = (
  plan: Plan,
  quoted: readonly QuotedRow[],
  other: readonly AgainstRow[],
): readonly Check[] => {
  const led = ledIn(plan);
  return [
    ...requirements(plan),
    ...numberedTwice(plan),
    ...ownerless(led),
    ...dateless(led),
    ...lateMilestones(led),
    ...beforeThePlan(plan, led),
    ...impossibleOrder(led),
    ...misdated(plan),
    ...foreseen(plan),
    ...twoDates(plan),
    ...scores(plan),
    ...residuals(plan),
    ...over100(plan),
    ...toBeDeveloped(plan),
    ...awaited(plan),
    ...ratings(plan),
    ...pages(plan),
    ...narrative(quoted),
    ...against(other),
  ];
};
