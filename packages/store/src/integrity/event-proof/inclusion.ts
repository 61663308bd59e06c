import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { Trust } from '../checkpoint/index.js';
import {
  type BadSignature,
  type Malformed,
  malformed,
  type Unproved,
  unproved,
  type Unsigned,
} from '../failure.js';
import { parseInclusionFile, type VerifiedInclusion, verifyInclusionFile } from '../proof-file/inclusion.js';
import type { Given } from '../text.js';
import { type ShownEvent, shownEvent } from './index.js';

/** What a verified proof of an event says. */
export interface ProvedEvent extends VerifiedInclusion {
  readonly event: ShownEvent;
}

/**
 * Verifies the file of an inclusion proof that shows its event, without asking anybody: what it shows, the signatures, and the
 * path from the event to the root. `Left`: Malformed, BadSignature, Unsigned, Unproved.
 *
 * @example
 * import { parseVerifierKey, verifyEventFile } from '@plan-ledger/store/integrity';
 * const log = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
 * assert.equal(log._tag, 'Right');
 * assert.equal(verifyEventFile('no proof\n', { log: log.right })._tag, 'Left');
 */
export const verifyEventFile = (
  given: Given,
  trust: Trust,
): E.Either<Malformed | BadSignature | Unsigned | Unproved, ProvedEvent> =>
  pipe(
    parseInclusionFile(given),
    E.chain(({ extra }) =>
      extra === undefined
        ? E.left(
            malformed('event proof', 'found an inclusion proof that shows no event: it has no line "extra"'),
          )
        : E.right(extra),
    ),
    E.chainW(shownEvent),
    E.bindTo('event'),
    E.bindW('verified', ({ event }) => verifyInclusionFile(given, event.leaf, trust)),
    E.chainW(({ event, verified }) => {
      const { version, plan } = event.header;
      if (version !== verified.index + 1)
        return E.left(
          unproved(`the event says version ${version}; it stands at version ${verified.index + 1}`),
        );
      const { origin } = verified.checkpoint;
      return origin.endsWith(`/plan-${plan}`)
        ? E.right({ ...verified, event })
        : E.left(unproved(`the event says the plan ${plan}; the checkpoint is of ${origin}`));
    }),
  );
