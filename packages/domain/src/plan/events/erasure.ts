import * as t from 'io-ts';

import { event } from './fields.js';

/**
 * A text of an earlier event was erased. `version` is that of the event, `field` the name of its field, as in
 * `event.comment`, `event.done[0]`, `reason` or `source.document`; `basis` says on what ground. All three are public and
 * stay for ever, so none of them holds anything about a person.
 */
const TextRedacted = event('TextRedacted', { version: t.number, field: t.string, basis: t.string });

export const erasureEvents = { TextRedacted };
