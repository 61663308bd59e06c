import { withChanges } from '../../values/json.js';
import type { oversightEvents } from '../events/oversight.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

export const evolveOversight: Evolvers<keyof typeof oversightEvents> = {
  OversightArranged: (plan, { type: _, oversight, ...fields }, _told, _version, mine) =>
    enter(plan, mine, 'oversight', { id: oversight, ...fields }),

  OversightRevised: (plan, { oversight, changes }, _told, _version, mine) =>
    change(plan, mine, 'oversight', oversight, (found) => withChanges(found, changes)),

  OversightEnded: (plan, event, _told, version, mine) =>
    change(plan, mine, 'oversight', event.oversight, (found) => ({ ...found, gone: goneBy(event, version) })),
};
