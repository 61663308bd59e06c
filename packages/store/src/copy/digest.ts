import { createHash } from 'node:crypto';

import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { ReadFailure, Unreadable } from '../event-store.js';
import type { CopySource } from './ends.js';
import { eachPage } from './pages.js';
import { canonicalText } from './record.js';

/**
 * The SHA-256 of a plan's events up to a version, in hex: of each with all that is kept of it, as RFC 8785 writes it, with a
 * line feed after it. Two ledgers that give the same hold the same. `Left`: Unavailable, Unreadable.
 *
 * @example
 * import { digestOf } from '@plan-ledger/store';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const digest = await digestOf(store, 'nobody' as never, 0)();
 * assert.equal(digest._tag === 'Right' && digest.right.slice(0, 8), 'e3b0c442');
 */
export const digestOf = (
  source: CopySource,
  plan: PlanId,
  to: Version,
  onPage: (done: Version) => void = () => undefined,
): TE.TaskEither<ReadFailure, string> =>
  pipe(
    TE.fromIO(() => createHash('sha256')),
    TE.flatMap((hash) =>
      pipe(
        eachPage<Unreadable>(source, { plan, from: 1, to }, (page) => {
          for (const written of page) {
            const text = canonicalText(written);
            if (E.isLeft(text)) return text;
            hash.update(`${text.right}\n`);
          }
          onPage(page.at(-1)?.event.version ?? 0);
          return E.right(undefined);
        }),
        TE.map(() => hash.digest('hex')),
      ),
    ),
  );
