import type { Recorded } from '@plan-ledger/domain';

import { stringText } from '../json-text.js';

/** The format of a leaf. A change of what a leaf covers is another one; this one keeps its meaning. */
export const LEAF_FORMAT = 'plan-ledger/event@v1';

/** What says what an event is, without what it says: public, and never erased. In the order of RFC 8785. */
const NAMES = [
  'actor',
  'causation',
  'correlation',
  'id',
  'plan',
  'recordedAt',
  'reportedOn',
  'schema',
  'type',
  'version',
] as const;

/** Gives `use` each name that an event has a value of, in order, with the value. */
export const eachOfEnvelope = (
  event: Recorded,
  use: (name: string, value: string | number) => void,
): void => {
  for (const name of NAMES) {
    const value = name === 'type' ? event.event.type : event[name];
    if (value !== undefined) use(name, value);
  }
};

// Where the two that are the same for all, or not of the envelope, stand among them.
const BEFORE_ID = (fields: string): string => `"fields":${stringText(fields)},"format":"${LEAF_FORMAT}",`;

/**
 * The text that a leaf is the hash of, in RFC 8785: the envelope, `fields` and `format`, by name. Put together by hand, as it is
 * made of every event whenever a history is read for its root.
 */
export const headerOf = (event: Recorded, fields: string): string => {
  let text = '';
  eachOfEnvelope(event, (name, value) => {
    if (name === 'id') text += BEFORE_ID(fields);
    text += `"${name}":${typeof value === 'string' ? stringText(value) : value},`;
  });
  return `{${text.slice(0, -1)}}`;
};
