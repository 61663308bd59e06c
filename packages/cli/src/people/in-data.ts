import { CalendarDay } from '@plan-ledger/domain';

import { isOfPeople, type Names, onlyNames } from '../render/index.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/** The day of what has one: its own, or that of the event that it tells of. */
const dayIn = ({ reportedOn, recorded }: Fields): CalendarDay | undefined => {
  if (CalendarDay.is(reportedOn)) return reportedOn;
  return isFields(recorded) ? dayIn(recorded) : undefined;
};

/** The fields of names that stand beside the fields of ids. */
const namesBeside = (fields: Fields, names: Names, day: CalendarDay | undefined): Fields => {
  const { actor, owners, responsible, field, before, after } = fields;
  const named = (id: string): string => names(id, day) ?? id;
  return {
    ...(typeof actor === 'string' ? { actorName: named(actor) } : {}),
    ...(isTexts(owners) ? { ownerNames: owners.map(named) } : {}),
    ...(isTexts(responsible) ? { responsibleNames: responsible.map(named) } : {}),
    ...(isOfPeople(field) && typeof before === 'string' && typeof after === 'string'
      ? { beforeNames: onlyNames(before, names, day), afterNames: onlyNames(after, names, day) }
      : {}),
  };
};

/**
 * Data with a field of names beside each field of ids of people, wherever it stands: `actorName` beside `actor`, `ownerNames`
 * beside `owners`, and so on; an id where there is no name. The day is that of the nearest thing around it that has one.
 */
export const namedData = (data: unknown, names: Names, around?: CalendarDay): unknown => {
  if (Array.isArray(data)) return data.map((each) => namedData(each, names, around));
  if (!isFields(data)) return data;
  const day = dayIn(data) ?? around;
  return {
    ...Object.fromEntries(Object.entries(data).map(([key, value]) => [key, namedData(value, names, day)])),
    ...namesBeside(data, names, day),
  };
};
