import {
  ActorId,
  CalendarDay,
  EventId,
  explainUndecodable,
  PlanId,
  planEventCodec,
  type Recordable,
  Source,
  type StoredEvent,
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { type Refused, streamOf } from './event-store.js';
import { notJson, type NotJson } from './plain-json.js';

export const refused = (plan: PlanId, why: string): Refused => ({
  _tag: 'Refused',
  stream: streamOf(plan),
  why,
});

const isText = (value: unknown): value is string => typeof value === 'string';
/** A leaf covers it whole, and is never erased: it is an id, not a place to tell something. */
const LONGEST_CORRELATION = 1000;
const isShort = (value: unknown): boolean => isText(value) && value.length <= LONGEST_CORRELATION;
const orNone =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || is(value);

const FIELDS: readonly (readonly [keyof Recordable, (value: unknown) => boolean, string])[] = [
  ['id', EventId.is, 'a lower-case UUID'],
  ['actor', ActorId.is, 'letters, digits, dot, underscore or hyphen, at most 64'],
  ['reportedOn', CalendarDay.is, 'a day that exists, as YYYY-MM-DD'],
  ['correlation', isShort, `text of at most ${LONGEST_CORRELATION} letters`],
  ['reason', orNone(isText), 'text, or to be left out'],
  ['source', orNone(Source.is), 'a document, with its sha256 and place if known, or to be left out'],
  ['causation', orNone(EventId.is), 'a lower-case UUID, or to be left out'],
];

export const shown = (value: unknown): string =>
  (value === undefined ? 'undefined' : JSON.stringify(value)).slice(0, 80);

export const notJsonSentence = ({ found, path }: NotJson): string =>
  `found ${found} in ${path.slice(1)}; wanted plain JSON`;

/** What a store could not keep as it is; none when it could. */
export const jsonFault = (value: unknown): string | undefined => {
  const odd = notJson(value, 'exact');
  return odd === undefined ? undefined : notJsonSentence(odd);
};

/** What is wrong in what a writer says beside the event itself; none when nothing is. */
export const envelopeFault = (event: Recordable): string | undefined => {
  for (const [field, is, wanted] of FIELDS) {
    if (!is(event[field])) return `found ${shown(event[field])} as ${field}; wanted ${wanted}`;
  }
  return undefined;
};

/** Why an event in its stored form could not be read again; none when it could. */
export const readingFault = (stored: StoredEvent): string | undefined => {
  const decoded = planEventCodec.decode(stored);
  return E.isLeft(decoded) ? `it could not be read again: ${explainUndecodable(decoded.left)}` : undefined;
};

const eventFault = (event: Recordable): string | undefined =>
  jsonFault(event) ?? envelopeFault(event) ?? readingFault(planEventCodec.encode(event.event));

/**
 * The first fault of a batch: a plan id that is none, no events, a fault of one, or an id twice. `eventOf` and `faultOf`
 * say what is checked in each of its items.
 */
export const batchFault = <A>(
  plan: PlanId,
  items: readonly A[],
  eventOf: (item: A) => Recordable,
  faultOf: (item: A) => string | undefined,
): string | undefined => {
  if (!PlanId.is(plan)) {
    return `found ${shown(plan)} as the id of the plan; wanted lower-case words joined by hyphens, at most 80`;
  }
  if (items.length === 0) return 'found no events; wanted at least one';
  const ids = new Set<EventId>();
  for (const [at, item] of items.entries()) {
    const fault = faultOf(item);
    if (fault !== undefined) return `event ${at + 1} of ${items.length}: ${fault}`;
    const { id } = eventOf(item);
    if (ids.has(id)) return `event ${at + 1} of ${items.length}: found id ${id} twice; give each its own`;
    ids.add(id);
  }
  return undefined;
};

/**
 * Checks a batch before it is written: a well-formed plan id, at least one event, no id twice, and each event plain JSON
 * that this version could read again. `Left`: Refused, naming the event and the field.
 *
 * @example
 * import { checkBatch } from '@plan-ledger/store';
 * assert.deepEqual(checkBatch('gloucestershire-aip', []), {
 *   _tag: 'Left',
 *   left: {
 *     _tag: 'Refused',
 *     stream: 'plan-gloucestershire-aip',
 *     why: 'Cannot append: found no events; wanted at least one',
 *   },
 * });
 */
export const checkBatch = (
  plan: PlanId,
  events: readonly Recordable[],
): E.Either<Refused, readonly Recordable[]> => {
  const fault = batchFault(plan, events, (event) => event, eventFault);
  return fault === undefined ? E.right(events) : E.left(refused(plan, `Cannot append: ${fault}`));
};
