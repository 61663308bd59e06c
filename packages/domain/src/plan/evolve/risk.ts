import { withChanges } from '../../values/json.js';
import type { riskEvents } from '../events/risk.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

export const evolveRisk: Evolvers<keyof typeof riskEvents> = {
  RiskRaised: (plan, { type: _, risk, ...fields }, _told, _version, mine) =>
    enter(plan, mine, 'risks', { id: risk, ...fields }),

  RiskRevised: (plan, { risk, changes }, _told, _version, mine) =>
    change(plan, mine, 'risks', risk, (found) => withChanges(found, changes)),

  RiskReassessed: (plan, { risk, side, level }, _told, _version, mine) =>
    change(plan, mine, 'risks', risk, (found) => withChanges(found, { [side]: level })),

  RiskClosed: (plan, event, _told, version, mine) =>
    change(plan, mine, 'risks', event.risk, (found) => ({ ...found, gone: goneBy(event, version) })),
};
