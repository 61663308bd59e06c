import type { Recorded } from '@plan-ledger/domain';

/** The format of a leaf. A change of what a leaf covers is another one; this one keeps its meaning. */
export const LEAF_FORMAT = 'plan-ledger/event@v1';

/** What an event is, without what it says: public, and never erased. */
export const envelopeOf = ({
  actor,
  causation,
  correlation,
  id,
  plan,
  recordedAt,
  reportedOn,
  schema,
  event,
  version,
}: Recorded): Readonly<Record<string, string | number>> => ({
  actor,
  ...(causation === undefined ? {} : { causation }),
  correlation,
  id,
  plan,
  recordedAt,
  reportedOn,
  schema,
  type: event.type,
  version,
});

/**
 * The text that a leaf is the hash of, in RFC 8785. Its names stand in order as they are written here, and its values are
 * texts and whole numbers, which JSON.stringify writes as RFC 8785 does.
 */
export const headerOf = (event: Recorded, fields: string): string => {
  const { actor, causation, correlation, ...rest } = envelopeOf(event);
  return JSON.stringify({
    actor,
    ...(causation === undefined ? {} : { causation }),
    correlation,
    fields,
    format: LEAF_FORMAT,
    ...rest,
  });
};
