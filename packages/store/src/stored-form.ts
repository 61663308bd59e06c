import { type JsonObject, type PlanEvent, planEventCodec, type StoredEvent } from '@plan-ledger/domain';

import type { Written } from './event-store.js';

/** What `Written` keeps of an event that was read from `data`: the data itself, when reading has lifted it. */
export const originalOf = (
  { type }: PlanEvent,
  schema: number,
  data: JsonObject,
): Pick<Written, 'original'> => (schema === planEventCodec.schemaOf(type) ? {} : { original: data });

/** The form in which an event is kept: as it was written first, whatever reading makes of it since. */
export const storedForm = ({ event, original }: Pick<Written, 'event' | 'original'>): StoredEvent =>
  original === undefined
    ? { ...planEventCodec.encode(event.event), schema: event.schema }
    : { type: event.event.type, schema: event.schema, data: original };
