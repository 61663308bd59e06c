import * as E from 'fp-ts/lib/Either.js';

import type { Position, Unreadable } from './event-store.js';

const WIDTH = 16;
const FORM = /^\d{16}$/;

/** What a message names when it is about the store as a whole. */
export const WHOLE_STORE = 'all plans';

/** A counted place as text: of one width, so that it orders as text. */
export const positionOf = (count: number): Position => String(count).padStart(WIDTH, '0');

/** The counted place of a position; 0 is before everything. */
export const countOf = (position: Position): E.Either<Unreadable, number> =>
  position === '' || FORM.test(position)
    ? E.right(Number(position))
    : E.left({
        _tag: 'Unreadable',
        stream: WHOLE_STORE,
        why: `Found ${JSON.stringify(position)} as a position; wanted one that this store gave, or '' for the beginning`,
      });
