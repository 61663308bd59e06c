import type { PlanId, Recordable } from '@plan-ledger/domain';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { AppendFailure, Appended } from '../../event-store.js';
import { idNamed } from '../samples.js';
import { asIfStored, type Break, eachStore, nextTurn, type Planted } from './plant.js';

const EXPECTED = 'appending to a plan that is or is not as expected';
const REPEATED = 'appending the same again';
const BATCHES = 'appending all or nothing';
const ERASING = 'erasing a text';

/** Stores something else than the batch, and says that it was the batch. */
const storing =
  (instead: (events: readonly Recordable[]) => readonly Recordable[]): Break =>
  (store) => ({
    ...store,
    append: (plan, expected, events) =>
      pipe(
        store.append(plan, expected, instead(events)),
        TE.map((done) => asIfStored(done, events)),
      ),
  });

const again = (event: Recordable): Recordable => ({ ...event, id: idNamed(`${event.id} again`) });

const acceptingStale: Break = (store) => ({
  ...store,
  append: (plan, expected, events) =>
    pipe(
      store.versionOf(plan),
      TE.flatMap((version) =>
        store.append(plan, typeof expected === 'number' && expected < version ? 'any' : expected, events),
      ),
    ),
});

const acceptingRacers = (): Break => {
  const racing = new Set<string>();
  return (store) => ({
    ...store,
    append: (plan, expected, events) => async () => {
      const race = `${plan} ${expected}`;
      const isTaken = racing.has(race);
      racing.add(race);
      const result = await store.append(plan, isTaken ? 'any' : expected, events)();
      await nextTurn();
      racing.delete(race);
      return result;
    },
  });
};

const storingAgain: Break = (store) => {
  const append = (plan: PlanId, events: readonly Recordable[]): TE.TaskEither<AppendFailure, Appended> =>
    pipe(
      store.append(plan, 'any', events),
      TE.flatMap((done) => (done.repeated ? append(plan, events.map(again)) : TE.right(done))),
    );
  return {
    ...store,
    append: (plan, expected, events) =>
      pipe(
        store.append(plan, expected, events),
        TE.flatMap((done) => (done.repeated ? append(plan, events.map(again)) : TE.right(done))),
      ),
  };
};

const namingTheLast: Break = (store) => ({
  ...store,
  append: (plan, expected, events) =>
    pipe(
      store.append(plan, expected, events),
      TE.orElse((failure) => {
        if (failure._tag !== 'Conflict' || failure.winner === undefined) return TE.left(failure);
        return pipe(
          store.read(plan, failure.actual),
          TE.flatMap((last): TE.TaskEither<AppendFailure, Appended> => {
            const { version, event, actor, recordedAt } = last[0]!;
            return TE.left({ ...failure, winner: { version, type: event.type, actor, recordedAt } });
          }),
        );
      }),
    ),
});

const givingAnotherPlan: Break = (store) => ({
  ...store,
  append: (plan, expected, events) =>
    pipe(
      store.append(plan, expected, events),
      TE.orElse((failure) => {
        const other = failure._tag === 'Refused' ? /used in plan-(\S+) at/.exec(failure.why)?.[1] : undefined;
        if (other === undefined) return TE.left<AppendFailure, Appended>(failure);
        return pipe(
          store.read(other as PlanId, 1, events.length),
          TE.map((theirs) => ({ first: 1, last: theirs.length, repeated: true, events: theirs })),
        );
      }),
    ),
});

/** Says that a text was erased, and does no more. */
const onlySayingErased: Break = (store) => ({
  ...store,
  redact: (plan, expected, event) =>
    pipe(
      store.append(plan, expected, [event]),
      TE.map((done) => ({ ...done, residue: [] })),
    ),
});

/** Erases the text, and tells nobody. */
const erasingUnsaid: Break = (store) => ({
  ...store,
  readWritten: (plan, from, to) =>
    pipe(
      store.readWritten(plan, from, to),
      TE.map((written) => written.filter(({ event }) => event.event.type !== 'TextRedacted')),
    ),
});

/** Faults of a store that writes. */
export const WRITING: Readonly<Record<string, Planted>> = {
  'loses the last event of a batch': {
    caughtBy: BATCHES,
    plant: eachStore(() => storing((events) => (events.length > 1 ? events.slice(0, -1) : events))),
  },
  'repeats an event': {
    caughtBy: BATCHES,
    plant: eachStore(() => storing((events) => [...events, ...events.slice(-1).map(again)])),
  },
  'reorders the events of a batch': {
    caughtBy: EXPECTED,
    plant: eachStore(() => storing((events) => [...events].reverse())),
  },
  'accepts a stale version': { caughtBy: EXPECTED, plant: eachStore(() => acceptingStale) },
  'accepts all who race for a version': { caughtBy: 'many at once', plant: eachStore(acceptingRacers) },
  'does not know a repeated batch again': { caughtBy: REPEATED, plant: eachStore(() => storingAgain) },
  'names the last writer as the winner': { caughtBy: EXPECTED, plant: eachStore(() => namingTheLast) },
  'only says that a text was erased': { caughtBy: ERASING, plant: eachStore(() => onlySayingErased) },
  'erases a text, and hides the event that says so': {
    caughtBy: ERASING,
    plant: eachStore(() => erasingUnsaid),
  },
  'answers with the events of another plan': {
    caughtBy: REPEATED,
    plant: eachStore(() => givingAnotherPlan),
  },
};
