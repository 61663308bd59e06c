import { withChanges } from '../../values/json.js';
import type { requirementEvents } from '../events/requirement.js';
import type { Link } from '../members.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

const isSame = (a: Link, b: Link): boolean => a.section === b.section && a.side === b.side;

export const evolveRequirement: Evolvers<keyof typeof requirementEvents> = {
  RecommendationReceived: (plan, { type: _, recommendation, ...fields }, _told, _version, mine) =>
    enter(plan, mine, 'recommendations', { id: recommendation, ...fields, links: [] }),

  RecommendationRevised: (plan, { recommendation, changes }, _told, _version, mine) =>
    change(plan, mine, 'recommendations', recommendation, (found) => withChanges(found, changes)),

  RecommendationLinked: (plan, { type: _, recommendation, ...link }, _told, _version, mine) =>
    change(plan, mine, 'recommendations', recommendation, (found) => ({
      ...found,
      links: found.links.some((known) => isSame(known, link))
        ? found.links.map((known) => (isSame(known, link) ? link : known))
        : [...found.links, link],
    })),

  RecommendationUnlinked: (plan, { type: _, recommendation, ...link }, _told, _version, mine) =>
    change(plan, mine, 'recommendations', recommendation, (found) => ({
      ...found,
      links: found.links.filter((known) => !isSame(known, link)),
    })),

  RecommendationClosed: (plan, event, _told, version, mine) =>
    change(plan, mine, 'recommendations', event.recommendation, (found) => ({
      ...found,
      gone: goneBy(event, version),
    })),
};
