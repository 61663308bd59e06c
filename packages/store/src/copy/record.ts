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
  const { event, first, last } = written;
  const { plan, version, id, reportedOn, recordedAt, actor, correlation, reason, source, causation, seal } =
    event;
  const { type, schema, data } = storedForm(written);
  // Name by name, which takes an eighth of what gathering the rest of an event does.
  return {
    plan,
    version,
    first,
    last,
    id,
    type,
    schema,
    data,
    reportedOn,
    recordedAt,
    actor,
    correlation,
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source: { ...source } }),
    ...(causation === undefined ? {} : { causation }),
    ...(seal === undefined ? {} : { seal }),
  };
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
