import {
  ActorId,
  CalendarDay,
  EventId,
  explainUndecodable,
  PlanId,
  planEventCodec,
  type Recordable,
  Source,
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { type Refused, streamOf } from './event-store.js';
import { notJson } from './plain-json.js';

export const refused = (plan: PlanId, why: string): Refused => ({
  _tag: 'Refused',
  stream: streamOf(plan),
  why,
});

const isText = (value: unknown): value is string => typeof value === 'string';
const orNone =
  (is: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || is(value);

const FIELDS: readonly (readonly [keyof Recordable, (value: unknown) => boolean, string])[] = [
  ['id', EventId.is, 'a lower-case UUID'],
  ['actor', ActorId.is, 'letters, digits, dot, underscore or hyphen, at most 64'],
  ['reportedOn', CalendarDay.is, 'a day that exists, as YYYY-MM-DD'],
  ['correlation', isText, 'text'],
  ['reason', orNone(isText), 'text, or to be left out'],
  ['source', orNone(Source.is), 'a document, with its sha256 and place if known, or to be left out'],
  ['causation', orNone(EventId.is), 'a lower-case UUID, or to be left out'],
];

const shown = (value: unknown): string =>
  (value === undefined ? 'undefined' : JSON.stringify(value)).slice(0, 80);

const eventFault = (event: Recordable): string | undefined => {
  const odd = notJson(event);
  if (odd !== undefined) return `found ${odd.found} in ${odd.path.slice(1)}; wanted plain JSON`;
  for (const [field, is, wanted] of FIELDS) {
    if (!is(event[field])) return `found ${shown(event[field])} as ${field}; wanted ${wanted}`;
  }
  const decoded = planEventCodec.decode(planEventCodec.encode(event.event));
  return E.isLeft(decoded) ? `it could not be read again: ${explainUndecodable(decoded.left)}` : undefined;
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
  const no = (why: string): E.Either<Refused, never> => E.left(refused(plan, `Cannot append: ${why}`));
  if (!PlanId.is(plan)) {
    return no(
      `found ${shown(plan)} as the id of the plan; wanted lower-case words joined by hyphens, at most 80`,
    );
  }
  if (events.length === 0) return no('found no events; wanted at least one');
  const ids = new Set<EventId>();
  for (const [at, event] of events.entries()) {
    const fault = eventFault(event);
    if (fault !== undefined) return no(`event ${at + 1} of ${events.length}: ${fault}`);
    if (ids.has(event.id))
      return no(`event ${at + 1} of ${events.length}: found id ${event.id} twice; give each its own`);
    ids.add(event.id);
  }
  return E.right(events);
};
