import * as t from 'io-ts';

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PERSON = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Lower-case words and digits joined by hyphens, at most 80 characters. */
export const isSlug = (text: string): boolean => text.length <= 80 && SLUG.test(text);

export interface PlanIdBrand {
  readonly PlanId: unique symbol;
}
export interface SectionIdBrand {
  readonly SectionId: unique symbol;
}
export interface ActionIdBrand {
  readonly ActionId: unique symbol;
}
export interface MeasureIdBrand {
  readonly MeasureId: unique symbol;
}
export interface EditionLabelBrand {
  readonly EditionLabel: unique symbol;
}
export interface EventIdBrand {
  readonly EventId: unique symbol;
}
export interface ActorIdBrand {
  readonly ActorId: unique symbol;
}

/**
 * The id of a plan: lower-case words and digits joined by hyphens, at most 80 characters. Names the stream `plan-<planId>`.
 *
 * @example
 * import { PlanId } from '@plan-ledger/domain';
 * assert.equal(PlanId.is('gloucestershire-aip'), true);
 * assert.equal(PlanId.is('Gloucestershire AIP'), false);
 */
export const PlanId = t.brand(t.string, (s): s is t.Branded<string, PlanIdBrand> => isSlug(s), 'PlanId');
export type PlanId = t.TypeOf<typeof PlanId>;

/**
 * The id of a section of a plan, of the same form as a plan's id; unique within its plan and never reused.
 *
 * @example
 * import { SectionId } from '@plan-ledger/domain';
 * assert.equal(SectionId.is('hearts-and-minds'), true);
 */
export const SectionId = t.brand(
  t.string,
  (s): s is t.Branded<string, SectionIdBrand> => isSlug(s),
  'SectionId',
);
export type SectionId = t.TypeOf<typeof SectionId>;

/**
 * The id of an action, of the same form as a plan's id; unique within its plan and never reused.
 *
 * @example
 * import { ActionId } from '@plan-ledger/domain';
 * assert.equal(ActionId.is('field-force'), true);
 */
export const ActionId = t.brand(
  t.string,
  (s): s is t.Branded<string, ActionIdBrand> => isSlug(s),
  'ActionId',
);
export type ActionId = t.TypeOf<typeof ActionId>;

/**
 * The id of a measure, of the same form as a plan's id; unique within its plan and never reused.
 *
 * @example
 * import { MeasureId } from '@plan-ledger/domain';
 * assert.equal(MeasureId.is('seen-s47'), true);
 */
export const MeasureId = t.brand(
  t.string,
  (s): s is t.Branded<string, MeasureIdBrand> => isSlug(s),
  'MeasureId',
);
export type MeasureId = t.TypeOf<typeof MeasureId>;

/**
 * The label of an edition, of the same form as a plan's id. After publication it names a version: `edition:may-2020`.
 *
 * @example
 * import { EditionLabel } from '@plan-ledger/domain';
 * assert.equal(EditionLabel.is('may-2020'), true);
 */
export const EditionLabel = t.brand(
  t.string,
  (s): s is t.Branded<string, EditionLabelBrand> => isSlug(s),
  'EditionLabel',
);
export type EditionLabel = t.TypeOf<typeof EditionLabel>;

/**
 * The id of an event: a lower-case UUID chosen by the writer, so that appending it twice is harmless.
 *
 * @example
 * import { EventId } from '@plan-ledger/domain';
 * assert.equal(EventId.is('0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11'), true);
 */
export const EventId = t.brand(
  t.string,
  (s): s is t.Branded<string, EventIdBrand> => UUID.test(s),
  'EventId',
);
export type EventId = t.TypeOf<typeof EventId>;

/**
 * The opaque id of the person or program that recorded a change: letters, digits, dot, underscore, hyphen; at most 64.
 * Names live in a directory beside the ledger, never in it.
 *
 * @example
 * import { ActorId } from '@plan-ledger/domain';
 * assert.equal(ActorId.is('U1'), true);
 * assert.equal(ActorId.is('Jane Smith'), false);
 */
export const ActorId = t.brand(
  t.string,
  (s): s is t.Branded<string, ActorIdBrand> => PERSON.test(s),
  'ActorId',
);
export type ActorId = t.TypeOf<typeof ActorId>;
