import { ActorId, type CalendarDay, groupedBy, type Recorded } from '@plan-ledger/domain';

import type { NameOf } from '../page/view.js';
import { csvLines } from '../sheets/csv.js';
import type { PersonRow } from './request.js';

const COLUMNS = ['id', 'name', 'role', 'from', 'to'].map((name) => ({ name }));

type Fields = Readonly<Record<string, unknown>>;

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return [];
};

/** The ids of people that events name: who made the change, who owns, who leads. */
export const idsSeen = (): {
  readonly take: (recorded: Recorded) => void;
  readonly ids: ReadonlySet<string>;
} => {
  const ids = new Set<string>();
  return {
    ids,
    take: ({ actor, event }) => {
      ids.add(actor);
      const said = event as Fields;
      const changed = (said['changes'] ?? {}) as Fields;
      for (const { owners, leads } of [said, changed])
        for (const id of [...textsIn(owners), ...textsIn(leads)]) if (ActorId.is(id)) ids.add(id);
    },
  };
};

/** The people of a directory whom a plan names, as CSV. */
export const peopleCsv = (people: readonly PersonRow[], ids: ReadonlySet<string>): string => {
  const { header, row } = csvLines(COLUMNS);
  const rows = people.filter(({ id }) => ids.has(id));
  return [
    header,
    ...rows.map(({ id, name, role, from, to }) => row([id, name, role, from ?? '', to ?? ''])),
  ].join('');
};

const covers = ({ from, to }: PersonRow, day: CalendarDay): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

/** How people are told: the name and the id where the directory has one for the day, and otherwise the id. */
export const namesFrom = (people: readonly PersonRow[], usual: CalendarDay): NameOf => {
  const byId = groupedBy(people, ({ id }) => id);
  return (id, on = usual) => {
    const name = byId.get(id)?.find((one) => covers(one, on))?.name ?? '';
    return name === '' ? id : `${name} (${id})`;
  };
};
