import * as t from 'io-ts';

import { SectionId } from '../../values/ids.js';
import { RecommendationId } from '../../values/member-ids.js';
import { changesOf, Departure, event } from './fields.js';

/**
 * What an inspection asked for, or what it found.
 *
 * @example
 * import { RecommendationKind } from '@plan-ledger/domain';
 * assert.equal(RecommendationKind.is('finding'), true);
 */
export const RecommendationKind = t.keyof({ recommendation: null, finding: null });
export type RecommendationKind = t.TypeOf<typeof RecommendationKind>;

const always = { kind: RecommendationKind, title: t.string };
/** `from`: the inspection. */
const sometimes = { number: t.string, from: t.string, doubtful: t.string };

export const RecommendationChanges = changesOf(always, sometimes);
/** Changes to the words of a recommendation; `null` takes an optional one away. */
export type RecommendationChanges = t.TypeOf<typeof RecommendationChanges>;

const RecommendationReceived = event(
  'RecommendationReceived',
  { recommendation: RecommendationId, ...always },
  sometimes,
);

const RecommendationRevised = event('RecommendationRevised', {
  recommendation: RecommendationId,
  changes: RecommendationChanges,
});

/**
 * Who says that a section answers a recommendation: the list of recommendations, or the section's own page.
 *
 * @example
 * import { LinkSide } from '@plan-ledger/domain';
 * assert.equal(LinkSide.is('list'), true);
 */
export const LinkSide = t.keyof({ list: null, page: null });
export type LinkSide = t.TypeOf<typeof LinkSide>;

const link = { recommendation: RecommendationId, section: SectionId, side: LinkSide };

/** `printed`: how that side words it. */
const RecommendationLinked = event('RecommendationLinked', link, { printed: t.string });

const RecommendationUnlinked = event('RecommendationUnlinked', link);

const RecommendationClosed = event(
  'RecommendationClosed',
  { recommendation: RecommendationId, how: Departure },
  { into: t.string, note: t.string },
);

export const requirementEvents = {
  RecommendationReceived,
  RecommendationRevised,
  RecommendationLinked,
  RecommendationUnlinked,
  RecommendationClosed,
};
