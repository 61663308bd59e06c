import { ActorId, type CalendarDay, type Recorded } from '@plan-ledger/domain';

/** How a ledger uses an id of a person, and on which days. */
export interface Used {
  readonly id: string;
  readonly asActor: boolean;
  readonly asOwner: boolean;
  /** Each day once, in order. */
  readonly days: readonly CalendarDay[];
}

type Fields = Readonly<Record<string, unknown>>;

const ownersIn = (event: Fields): readonly unknown[] =>
  Array.isArray(event['owners']) ? event['owners'] : [];

/** Owners that an event names which have the form of an id; a role in words is nobody's id. */
const ownerIds = (event: Recorded['event']): readonly string[] => {
  const fields: Fields = { ...event };
  const { changes } = fields;
  const changed = typeof changes === 'object' && changes !== null ? ownersIn({ ...changes }) : [];
  return [...ownersIn(fields), ...changed].filter(ActorId.is);
};

interface Gathered {
  asActor: boolean;
  asOwner: boolean;
  readonly days: Set<CalendarDay>;
}

/** Gathers the ids of people in events, one event at a time. */
export const gatherIds = (): {
  readonly take: (recorded: Recorded) => void;
  readonly used: () => readonly Used[];
} => {
  const byId = new Map<string, Gathered>();
  const use = (id: string, as: 'asActor' | 'asOwner', day: CalendarDay): void => {
    const found = byId.get(id) ?? { asActor: false, asOwner: false, days: new Set() };
    found[as] = true;
    found.days.add(day);
    byId.set(id, found);
  };
  return {
    take: ({ actor, reportedOn, event }) => {
      use(actor, 'asActor', reportedOn);
      for (const id of ownerIds(event)) use(id, 'asOwner', reportedOn);
    },
    used: () =>
      [...byId]
        .map(([id, { days, ...as }]): Used => ({ id, ...as, days: [...days].sort() }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};
