import { OUTER_LOOKS, pagesHold } from '../support/pages-in-browser.js';

// Of other kinds: milestones, recommendations and risks; actions with refs; a review.
pagesHold(
  ['gloucestershire-improvement-plan', 'hillingdon-improvement-plan', 'gloucestershire-adviser-review'],
  OUTER_LOOKS,
);
