import {
  type CalendarDay,
  evolve,
  parseDay,
  type Plan,
  type PlanCommand,
  type PlanId,
  type Saying,
} from '@plan-ledger/domain';
import { type FieldChange, fieldChanges, planAt } from '@plan-ledger/projections';
import { execute, type Executed } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import { isOfPeople, namedIds, type Names } from '../../render/index.js';
import type { Report } from '../../report.js';
import { planMeant, planNamed } from '../../asked.js';
import { newId, notYet, today } from '../../clock.js';
import type { Session } from '../../session.js';
import { actorOf } from '../preview.js';
import { type Option, textOf, type Typed, type WriteCommand } from '../shape.js';

/** What every change by hand says: who, when, why. */
export const SAYING: readonly Option[] = [
  { flags: '--by <id>', says: 'who makes the change, as an opaque id', required: true },
  { flags: '--reported-on <day>', says: 'the day on which it was said (today)' },
  { flags: '--reason <text>', says: 'why' },
  { flags: '--document <title>', says: 'the document that says it' },
  { flags: '--place <text>', says: 'the place in the document' },
];

const dayOf = (typed: Typed): E.Either<CliFault, CalendarDay> => {
  const day = textOf(typed, 'reportedOn');
  return day === undefined
    ? E.right(today())
    : pipe(
        parseDay(day),
        E.flatMap((said) => {
          const fault = notYet(said);
          return fault === undefined ? E.right(said) : E.left(fault);
        }),
        E.mapLeft((message): CliFault => ({ _tag: 'Usage', message: `--reported-on: ${message}` })),
      );
};

const placeFits = (typed: Typed): E.Either<CliFault, void> =>
  textOf(typed, 'place') === undefined || textOf(typed, 'document') !== undefined
    ? E.right(undefined)
    : E.left({ _tag: 'Usage', message: 'Found --place without --document; name the document that it is in' });

export const sayingOf = (typed: Typed): E.Either<CliFault, Saying> =>
  pipe(
    E.Do,
    E.bind('actor', () => actorOf(typed)),
    E.bind('reportedOn', () => dayOf(typed)),
    E.tap(() => placeFits(typed)),
    E.map(({ actor, reportedOn }) => {
      const reason = textOf(typed, 'reason');
      const document = textOf(typed, 'document');
      const place = textOf(typed, 'place');
      return {
        actor,
        reportedOn,
        ...(reason === undefined ? {} : { reason }),
        ...(document === undefined
          ? {}
          : { source: { document, ...(place === undefined ? {} : { place }) } }),
      };
    }),
  );

const shown = (
  { subject, field, period, ...change }: FieldChange,
  day: CalendarDay,
  names: Names | undefined,
): string => {
  const told = (ids: string): string => (isOfPeople(field) ? namedIds(ids, names, day) : ids);
  const [before, after] = [told(change.before), told(change.after)];
  const where = period === undefined ? field : `${field} for ${period}`;
  return `${subject}: ${where} was ${before === '' ? 'blank' : before}, is now ${after === '' ? 'blank' : after}`;
};

const told = ({ events, plan }: Executed, before: Plan, id: PlanId): Report => {
  const changes: (readonly [FieldChange, CalendarDay])[] = [];
  let at = before;
  for (const recorded of events) {
    const after = evolve(at, recorded);
    for (const change of fieldChanges(recorded, at, after)) changes.push([change, recorded.reportedOn]);
    at = after;
  }
  const [first] = events;
  return {
    kind: 'change',
    says: (names) =>
      first === undefined
        ? [`Nothing changed: plan ${id} (version ${plan.version}) says so already`]
        : [
            `Wrote version ${plan.version} of plan ${id}`,
            ...changes.map(([change, day]) => `  ${shown(change, day, names)}`),
          ],
    tables: [],
    data: { plan: id, version: plan.version, events: events.map(({ event }) => event) },
  };
};

/**
 * What is said of the history is said as of the newest report, unless a day was typed: a plan takes no report older than its
 * newest one, and the next may be of an earlier day than today.
 */
export const asOfNewest = (saying: Saying, typed: Typed, { reportedOn }: Plan): Saying =>
  textOf(typed, 'reportedOn') === undefined && reportedOn !== undefined ? { ...saying, reportedOn } : saying;

/** What a change to the history says: as of the plan's newest report, unless it says when. */
export const SAYING_OF_HISTORY: readonly Option[] = SAYING.map((option) =>
  option.flags === '--reported-on <day>'
    ? { ...option, says: "the day on which it was said (that of the plan's newest report)" }
    : option,
);

/** A change by hand: one command, made of what was typed. */
export interface ByHand {
  readonly usage: string;
  readonly says: string;
  readonly options?: readonly Option[];
  readonly examples: readonly string[];
  /** The plan need not be there yet. */
  readonly begins?: boolean;
  /** It is about the history, not the plan: it says nothing newer than the plan's newest report does. */
  readonly ofHistory?: boolean;
  /** What must be in the ledger first; looked at before anything is written, or a ledger made. */
  readonly needs?: (typed: Typed, session: Session) => TE.TaskEither<CliFault, unknown>;
  readonly command: (typed: Typed, plan: Plan) => E.Either<CliFault, PlanCommand>;
}

const planFor = (session: Session, typed: Typed, begins: boolean): TE.TaskEither<CliFault, PlanId> => {
  const named = textOf(typed, 'plan');
  return begins ? TE.fromEither(planNamed(named ?? typed.args[0] ?? '')) : planMeant(session, named);
};

/** A plan as it is now. */
export const loaded = ({ store, views }: Session, id: PlanId): TE.TaskEither<CliFault, Plan> =>
  pipe(
    store.versionOf(id),
    TE.flatMap((version) => planAt(store, views, id, version)),
    TE.map(({ plan }) => plan),
  );

/** The command-line command of a change by hand. */
export const byHand = ({
  usage,
  says,
  options = [],
  examples,
  begins = false,
  ofHistory = false,
  needs,
  command,
}: ByHand): WriteCommand => ({
  mode: 'write',
  showsPeople: true,
  usage,
  says,
  options: [...options, ...(ofHistory ? SAYING_OF_HISTORY : SAYING)],
  examples,
  run: (ledger, typed) =>
    pipe(
      TE.fromEither(sayingOf(typed)),
      TE.tap(() =>
        needs === undefined ? TE.right(undefined) : ledger.reading((session) => needs(typed, session)),
      ),
      TE.flatMap((saying) =>
        (begins ? ledger.writing : ledger.changing)((session) =>
          pipe(
            TE.Do,
            TE.bindW('id', () => planFor(session, typed, begins)),
            TE.bindW('before', ({ id }) => loaded(session, id)),
            TE.bindW('asked', ({ before }) => TE.fromEither(command(typed, before))),
            TE.bindW('done', ({ id, before, asked }) =>
              execute(
                session.store,
                id,
                [{ command: asked, saying: ofHistory ? asOfNewest(saying, typed, before) : saying }],
                { newId, from: before },
              ),
            ),
            TE.map(({ id, before, done }) => told(done, before, id)),
          ),
        ),
      ),
    ),
});
