import type { JsonObject } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { notJsonSentence } from '../check.js';
import { streamOf, type Unreadable, type Written } from '../event-store.js';
import { canonical } from '../integrity/canonical.js';
import { storedForm } from '../stored-form.js';

/**
 * An event with all that is kept of it, in its stored form: an event of an older schema stays as it was written, so that
 * later versions of the product give the same.
 */
export const recordOf = (written: Written): JsonObject => {
  const { event: recorded, first, last } = written;
  const { event: _event, schema: _schema, ...envelope } = recorded;
  return { ...envelope, first, last, ...storedForm(written) };
};

/**
 * The record of an event as RFC 8785 writes it: one text, whatever the order in which a store keeps names. `Left`:
 * Unreadable, when a damaged store gives what JSON cannot hold.
 */
export const canonicalText = (written: Written): E.Either<Unreadable, string> => {
  const { plan, version } = written.event;
  return pipe(
    canonical(recordOf(written)),
    E.mapLeft((odd) => ({ _tag: 'Unreadable', stream: streamOf(plan), version, why: notJsonSentence(odd) })),
  );
};
