import * as t from 'io-ts';

import { CalendarDay } from '../../values/calendar-day.js';

/** The codec of one event: its name, the schema number that is written today, and its fields. */
export const event = <
  Name extends string,
  Required extends t.Props,
  // eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no optional fields when none are given
  Optional extends t.Props = Record<never, t.Mixed>,
>(
  name: Name,
  required: Required,
  optional: Optional = {} as Optional,
) => t.intersection([t.type({ type: t.literal(name), ...required }), t.partial(optional)], name);

type Nullable<Props extends t.Props> = { [K in keyof Props]: t.UnionC<[Props[K], t.NullC]> };

const nullable = <Props extends t.Props>(fields: Props): Nullable<Props> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, codec]) => [name, t.union([codec, t.null])]),
  ) as unknown as Nullable<Props>;

/** A change to some fields: only those that change are there; `null` takes an optional field away. */
export const changesOf = <Always extends t.Props, Sometimes extends t.Props>(
  always: Always,
  sometimes: Sometimes,
) => t.intersection([t.partial(always), t.partial(nullable(sometimes))]);

/** From and to, both included. */
export const Days = t.type({ from: CalendarDay, to: CalendarDay });
export type Days = t.TypeOf<typeof Days>;

/**
 * How something left the plan.
 *
 * @example
 * import { Departure } from '@plan-ledger/domain';
 * assert.equal(Departure.is('merged'), true);
 */
export const Departure = t.keyof({ withdrawn: null, completed: null, merged: null });
export type Departure = t.TypeOf<typeof Departure>;

/**
 * The page of the document that says it: the row of the dashboard, or the page of the section's own.
 *
 * @example
 * import { Page } from '@plan-ledger/domain';
 * assert.equal(Page.is('dashboard'), true);
 */
export const Page = t.keyof({ dashboard: null, detail: null });
export type Page = t.TypeOf<typeof Page>;

export const texts = t.readonlyArray(t.string);
