import { ActorId, type CalendarDay, type Recorded } from '@plan-ledger/domain';

/** How a ledger uses an id of a person, and on which days. */
export interface Used {
  readonly id: string;
  readonly asActor: boolean;
  /** Of an action, a milestone or a risk. */
  readonly asOwner: boolean;
  /** Of a section. */
  readonly asLead: boolean;
  /** Each day once, in order. */
  readonly days: readonly CalendarDay[];
}

type Fields = Readonly<Record<string, unknown>>;

const listIn = (fields: Fields, name: string): readonly unknown[] => {
  const list = fields[name];
  return Array.isArray(list) ? list : [];
};

/** Those that an event names in a field, anew or changed, which have the form of an id; a role in words is nobody's id. */
const idsIn = (event: Recorded['event'], name: 'owners' | 'leads'): readonly string[] => {
  const fields: Fields = { ...event };
  const { changes } = fields;
  const changed = typeof changes === 'object' && changes !== null ? listIn({ ...changes }, name) : [];
  return [...listIn(fields, name), ...changed].filter(ActorId.is);
};

interface Gathered {
  asActor: boolean;
  asOwner: boolean;
  asLead: boolean;
  readonly days: Set<CalendarDay>;
}

/** Gathers the ids of people in events, one event at a time. */
export const gatherIds = (): {
  readonly take: (recorded: Recorded) => void;
  readonly used: () => readonly Used[];
} => {
  const byId = new Map<string, Gathered>();
  const use = (id: string, as: 'asActor' | 'asOwner' | 'asLead', day: CalendarDay): void => {
    const found = byId.get(id) ?? { asActor: false, asOwner: false, asLead: false, days: new Set() };
    found[as] = true;
    found.days.add(day);
    byId.set(id, found);
  };
  return {
    take: ({ actor, reportedOn, event }) => {
      use(actor, 'asActor', reportedOn);
      for (const id of idsIn(event, 'owners')) use(id, 'asOwner', reportedOn);
      for (const id of idsIn(event, 'leads')) use(id, 'asLead', reportedOn);
    },
    used: () =>
      [...byId]
        .map(([id, { days, ...as }]): Used => ({ id, ...as, days: [...days].sort() }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};
