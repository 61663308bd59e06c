import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { Unreadable, Written } from '../../event-store.js';
import { canonicalText } from '../record.js';
import { headerOf } from './header.js';

/**
 * The first line of a file of JSON Lines that holds a ledger, with its line feed. `identity` is a UUID: it tells this ledger from
 * every other.
 *
 * @example
 * import { jsonLinesHeader } from '@plan-ledger/store';
 * const identity = '0b7e3c1e-7f4e-8c7e-9d55-3f2f6a1f0c11';
 * assert.equal(jsonLinesHeader(identity), `{"format":"plan-ledger","version":1,"identity":"${identity}"}\n`);
 */
export const jsonLinesHeader = headerOf;

/**
 * The line of an event in a file of JSON Lines, in RFC 8785, with its line feed: what `copy` writes. `Left`: Unreadable, when a
 * damaged store gives what JSON cannot hold.
 *
 * @example
 * import { jsonLine } from '@plan-ledger/store';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const id = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';
 * const closed = { id, event: { type: 'PlanClosed' }, reportedOn: '2021-01-28', actor: 'U1', correlation: 'january' };
 * await store.append('p' as never, 'new', [closed as never])();
 * const read = await store.readWritten('p' as never)();
 * const line = jsonLine(read._tag === 'Right' ? read.right[0] : ({} as never));
 * assert.equal(line._tag === 'Right' && JSON.parse(line.right).type, 'PlanClosed');
 */
export const jsonLine = (written: Written): E.Either<Unreadable, string> =>
  pipe(
    canonicalText(written),
    E.map((text) => `${text}\n`),
  );
