import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { sameJson } from '../../values/json.js';
import type { Link } from '../members.js';
import { type Deciders, enters, leaves, live, revises, unless, worded } from './shape.js';

type RequirementCommands =
  | 'ReceiveRecommendation'
  | 'ReviseRecommendation'
  | 'LinkRecommendation'
  | 'UnlinkRecommendation'
  | 'CloseRecommendation';

const linkIn = (links: readonly Link[], { section, side }: Link): Link | undefined =>
  links.find((link) => link.section === section && link.side === side);

export const decideRequirement: Deciders<RequirementCommands> = {
  ReceiveRecommendation: (plan, { type: _, recommendation, ...words }) =>
    enters(plan, 'recommendation', recommendation, words, () => worded('title', words.title), {
      type: 'RecommendationReceived',
      recommendation,
      ...words,
    }),

  ReviseRecommendation: (plan, { recommendation, changes }) =>
    pipe(
      worded('title', changes.title),
      E.flatMap(() =>
        revises(plan, 'recommendation', recommendation, changes, (made) => ({
          type: 'RecommendationRevised',
          recommendation,
          changes: made,
        })),
      ),
    ),

  LinkRecommendation: (plan, { type: _, recommendation, ...link }) =>
    pipe(
      live(plan, 'recommendation', recommendation),
      E.tap(() => live(plan, 'section', link.section)),
      E.flatMap(({ links }) =>
        unless(sameJson(linkIn(links, link) ?? null, link), {
          type: 'RecommendationLinked',
          recommendation,
          ...link,
        }),
      ),
    ),

  UnlinkRecommendation: (plan, { type: _, recommendation, ...link }) =>
    pipe(
      live(plan, 'recommendation', recommendation),
      E.flatMap(({ links }) =>
        unless(linkIn(links, link) === undefined, {
          type: 'RecommendationUnlinked',
          recommendation,
          ...link,
        }),
      ),
    ),

  CloseRecommendation: (plan, { type: _, ...closing }) =>
    leaves(plan, 'recommendation', closing.recommendation, closing, {
      type: 'RecommendationClosed',
      ...closing,
    }),
};
