import * as E from 'fp-ts/lib/Either.js';
import { PathReporter } from 'io-ts/lib/PathReporter.js';

import { planEventCodecs, type PlanEvent, type PlanEventType } from './events/index.js';

/** Natural JSON: what an event's fields are when they are stored. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** An event in its stored form: its written name, the schema of its fields, and the fields. */
export interface StoredEvent {
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
}

/** Why a stored event cannot be read. */
export type Undecodable =
  | { readonly _tag: 'UnknownType'; readonly type: string }
  | { readonly _tag: 'UnknownSchema'; readonly type: string; readonly schema: number; readonly known: number }
  | {
      readonly _tag: 'Malformed';
      readonly type: string;
      readonly schema: number;
      readonly faults: readonly string[];
    };

/** Lifts the fields of an event from one schema to the next. */
export type Upcast = (data: JsonObject) => JsonObject;

/** For each event that has changed its fields: entry 0 lifts schema 1 to 2, entry 1 lifts 2 to 3, and so on. */
export type Upcasts = Readonly<Partial<Record<PlanEventType, readonly Upcast[]>>>;

const isKnown = (type: string): type is PlanEventType => Object.hasOwn(planEventCodecs, type);

/** Encodes and decodes plan events. */
export interface EventCodec {
  /** The schema that is written today for a type of event, from 1. */
  readonly schemaOf: (type: PlanEventType) => number;
  readonly encode: (event: PlanEvent) => StoredEvent;
  readonly decode: (stored: StoredEvent) => E.Either<Undecodable, PlanEvent>;
}

/**
 * A codec for a set of upcasts. Each event's current schema is one more than the number of its upcasts.
 *
 * @example
 * import { eventCodec } from '@plan-ledger/domain';
 * const codec = eventCodec({ ActionMoved: [(old) => ({ ...old, section: old.area })] });
 * const old = { type: 'ActionMoved', schema: 1, data: { action: 'field-force', area: 'visits' } };
 * assert.equal(codec.decode(old)._tag, 'Right');
 * assert.equal(codec.schemaOf('ActionMoved'), 2);
 */
export const eventCodec = (upcasts: Upcasts): EventCodec => {
  const schemaOf = (type: PlanEventType): number => (upcasts[type]?.length ?? 0) + 1;

  const lifted = (type: PlanEventType, schema: number, data: JsonObject): JsonObject =>
    (upcasts[type] ?? []).slice(schema - 1).reduce((fields, upcast) => upcast(fields), data);

  const decode = ({ type, schema, data }: StoredEvent): E.Either<Undecodable, PlanEvent> => {
    if (!isKnown(type)) return E.left({ _tag: 'UnknownType', type });
    const known = schemaOf(type);
    if (!Number.isInteger(schema) || schema < 1 || schema > known) {
      return E.left({ _tag: 'UnknownSchema', type, schema, known });
    }
    const event: unknown = { type, ...lifted(type, schema, data) };
    const codec = planEventCodecs[type];
    if (codec.is(event)) return E.right(event);
    return E.left({ _tag: 'Malformed', type, schema, faults: PathReporter.report(codec.decode(event)) });
  };

  const encode = ({ type, ...data }: PlanEvent): StoredEvent => ({ type, schema: schemaOf(type), data });

  return { schemaOf, encode, decode };
};

/**
 * The codec of this version of the product.
 *
 * @example
 * import { planEventCodec } from '@plan-ledger/domain';
 * assert.deepEqual(planEventCodec.decode({ type: 'Unheard', schema: 1, data: {} }), {
 *   _tag: 'Left',
 *   left: { _tag: 'UnknownType', type: 'Unheard' },
 * });
 */
export const planEventCodec: EventCodec = eventCodec({});

/**
 * Why a stored event cannot be read, in a sentence.
 *
 * @example
 * import { explainUndecodable } from '@plan-ledger/domain';
 * assert.equal(
 *   explainUndecodable({ _tag: 'UnknownType', type: 'Unheard' }),
 *   'Found an event named "Unheard", which this version does not know; read it with the version that wrote it, or a newer one',
 * );
 */
export const explainUndecodable = (fault: Undecodable): string => {
  switch (fault._tag) {
    case 'UnknownType':
      return `Found an event named ${JSON.stringify(fault.type)}, which this version does not know; read it with the version that wrote it, or a newer one`;
    case 'UnknownSchema':
      return `Found ${fault.type} in schema ${fault.schema}; this version reads schemas 1 to ${fault.known}; read it with a newer version`;
    case 'Malformed':
      return `Found ${fault.type} (schema ${fault.schema}) with fields that do not fit: ${fault.faults.join('; ')}`;
  }
};
