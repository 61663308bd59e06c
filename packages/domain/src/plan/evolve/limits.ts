import { withChanges } from '../../values/json.js';
import type { limitEvents } from '../events/measure.js';
import type { Rebase } from '../measures.js';
import { change, type Evolvers } from './shape.js';

/** Codes of periods of one kind sort as text; where a measure was counted otherwise before, any order is as good. */
const inTime = (a: Rebase, b: Rebase): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0);

export const evolveLimits: Evolvers<keyof typeof limitEvents> = {
  LimitsRebased: (plan, { measure, from }, { reason }, version, mine) =>
    change(plan, mine, 'measures', measure, (found) => {
      const { rebases = [] } = found;
      const rebase = { from, version, ...(reason === undefined ? {} : { reason }) };
      return rebases.some((known) => known.from === from)
        ? found
        : { ...found, rebases: [...rebases, rebase].sort(inTime) };
    }),

  RebaseWithdrawn: (plan, { measure, from }, _told, _version, mine) =>
    change(plan, mine, 'measures', measure, (found) => {
      const rebases = (found.rebases ?? []).filter((known) => known.from !== from);
      return withChanges(found, { rebases: rebases.length === 0 ? null : rebases });
    }),
};
