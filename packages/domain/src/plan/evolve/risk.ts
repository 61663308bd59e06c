import { withChanges } from '../../values/json.js';
import type { riskEvents } from '../events/risk.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

export const evolveRisk: Evolvers<keyof typeof riskEvents> = {
  RiskRaised: (plan, { type: _, risk, ...fields }) => enter(plan, 'risks', { id: risk, ...fields }),

  RiskRevised: (plan, { risk, changes }) =>
    change(plan, 'risks', risk, (found) => withChanges(found, changes)),

  RiskReassessed: (plan, { risk, side, level }) =>
    change(plan, 'risks', risk, (found) => withChanges(found, { [side]: level })),

  RiskClosed: (plan, event, _, version) =>
    change(plan, 'risks', event.risk, (found) => ({ ...found, gone: goneBy(event, version) })),
};
