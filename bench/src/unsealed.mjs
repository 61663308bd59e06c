/** The part of the store that seals events and grows the tree of their plan, as it would be without: a mark for a seal. */
const WITHOUT = `
import * as E from 'fp-ts/lib/Either.js';
import { EMPTY_RANGE } from './integrity/merkle/range.js';

export const sealed = (events, before) => ({ events: events.map((event) => ({ seal: '-', ...event })), tree: before });
export const grownBy = (before) => before;
export const treeIn = () => E.right(EMPTY_RANGE);
`;

/** Bundles the store without seals, to measure what they cost. Nothing else is another. */
export const unsealed = {
  name: 'unsealed',
  setup: ({ onLoad }) => {
    onLoad({ filter: /packages\/store\/src\/growth\.ts$/ }, () => ({ contents: WITHOUT, loader: 'ts' }));
  },
};
