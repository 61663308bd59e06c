import { withChanges } from '../../values/json.js';
import type { oversightEvents } from '../events/oversight.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

export const evolveOversight: Evolvers<keyof typeof oversightEvents> = {
  OversightArranged: (plan, { type: _, oversight, ...fields }) =>
    enter(plan, 'oversight', { id: oversight, ...fields }),

  OversightRevised: (plan, { oversight, changes }) =>
    change(plan, 'oversight', oversight, (found) => withChanges(found, changes)),

  OversightEnded: (plan, event, _, version) =>
    change(plan, 'oversight', event.oversight, (found) => ({ ...found, gone: goneBy(event, version) })),
};
