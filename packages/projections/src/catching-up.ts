import { evolve, type Plan, type PlanId, type Recorded, type Version } from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { erasuresIn, heed, isGone, note, type Trail, wasGone } from './erasures.js';
import { planView } from './plan.js';
import type { Happening, Projection } from './projection.js';
import type { KeptStates, Looked, ViewStore } from './view-store.js';

export type Views = readonly Projection<unknown>[];

/** The states of some views at a version, and the event that stands there. */
export interface Fold {
  readonly states: KeptStates;
  readonly version: Version;
  readonly last?: Recorded;
}

interface Asking {
  readonly store: EventStore;
  readonly views: ViewStore;
  readonly id: PlanId;
  readonly folded: Views;
}

const PAGE = 1000;
const KEEP_EVERY = 500;

const nothingIn = (folded: Views): Fold => ({
  states: Object.fromEntries(folded.map((view) => [view.name, view.initial])),
  version: 0,
});

const stepped = (folded: Views, states: KeptStates, recorded: Recorded): KeptStates => {
  const before = states[planView.name] as Plan;
  const happening: Happening = { recorded, before, after: evolve(before, recorded) };
  return Object.fromEntries(folded.map((view) => [view.name, view.evolve(states[view.name], happening)]));
};

/** A fold that came to its end, or one that started from a text that was erased since: start again below it. */
type Outcome =
  { readonly _tag: 'Folded'; readonly fold: Fold } | { readonly _tag: 'Stale'; readonly version: Version };

const lookedThrough = ({ views, id }: Asking, trail: Trail, last: Recorded | undefined): void => {
  if (last === undefined || !trail.unbroken || last.version <= trail.to) return;
  views.lookedTo(id, { to: last.version, eventId: last.id, drops: trail.drops });
  trail.to = last.version;
};

const caughtUp = (
  asking: Asking,
  trail: Trail,
  from: Fold,
  to: Version,
): TE.TaskEither<ReadFailure, Outcome> => {
  const { store, views, id, folded } = asking;
  const end = (fold: Fold): TE.TaskEither<ReadFailure, Outcome> => {
    lookedThrough(asking, trail, fold.last);
    return TE.right({ _tag: 'Folded', fold });
  };
  if (from.version >= to) return end(from);
  return pipe(
    store.read(id, from.version + 1, Math.min(to, from.version + PAGE)),
    TE.flatMap((events): TE.TaskEither<ReadFailure, Outcome> => {
      let fold = from;
      const places: Fold[] = [];
      for (const recorded of events) {
        const { version } = recorded;
        fold = { states: stepped(folded, fold.states, recorded), version, last: recorded };
        note(trail, recorded);
        if (version % KEEP_EVERY === 0 || version === to) places.push(fold);
      }
      const erasures = erasuresIn(events).filter(({ at }) => at > trail.to);
      const stale = Math.min(...erasures.map(({ version }) => version));
      return pipe(
        erasures,
        TE.traverseSeqArray((erasure) =>
          pipe(
            erasure.version <= trail.from ? isGone(store, id, erasure) : wasGone(store, id, trail, erasure),
            TE.map((gone) => heed(views, id, trail, erasure, gone)),
          ),
        ),
        TE.flatMap((): TE.TaskEither<ReadFailure, Outcome> => {
          if (stale <= trail.from) return TE.right({ _tag: 'Stale', version: stale });
          const { drops, keepBelow } = trail;
          for (const { version, last, states } of places) {
            if (last !== undefined && version < keepBelow)
              views.keep(id, { version, eventId: last.id, drops }, folded, states);
          }
          return events.length === 0 ? end(fold) : caughtUp(asking, trail, fold, to);
        }),
      );
    }),
  );
};

/** Looks for erasures in what was said since they were last looked for. The lowest version of which a text was erased. */
const lookOn = (asking: Asking, trail: Trail, after: Version): TE.TaskEither<ReadFailure, Version> => {
  const { store, views, id } = asking;
  return pipe(
    store.read(id, after + 1, after + PAGE),
    TE.flatMap((events) => {
      const erasures = erasuresIn(events);
      const last = events.at(-1);
      return pipe(
        erasures,
        TE.traverseSeqArray((erasure) =>
          pipe(
            isGone(store, id, erasure),
            TE.map((gone) => heed(views, id, trail, erasure, gone)),
          ),
        ),
        TE.tapIO(() => () => lookedThrough(asking, trail, last)),
        TE.flatMap(() => (last === undefined ? TE.right(Infinity) : lookOn(asking, trail, last.version))),
        TE.map((lowest) => Math.min(lowest, ...erasures.map(({ version }) => version))),
      );
    }),
  );
};

interface Start {
  readonly fold: Fold;
  readonly looked: Looked;
}

/** The kept states to start from, if the history below them is still the one that they were folded from. */
const startFrom = (asking: Asking, version: Version): TE.TaskEither<ReadFailure, Start> => {
  const { store, views, id, folded } = asking;
  // Before anything is read: what is dropped from here on is dropped for what is read from here on, too.
  const looked = views.looked(id);
  const kept = views.nearest(id, version, folded);
  const anew = (): Start => ({ fold: nothingIn(folded), looked: views.looked(id) });
  if (kept === undefined) return TE.right({ ...anew(), looked });
  return pipe(
    TE.Do,
    TE.bind('at', () => store.read(id, kept.version, kept.version)),
    TE.bind('seen', ({ at }) =>
      looked.to === kept.version || looked.to === 0 ? TE.right(at) : store.read(id, looked.to, looked.to),
    ),
    TE.map(({ at: [last], seen: [seen] }): Start => {
      const isTheSame = last?.id === kept.eventId && (looked.to === 0 || seen?.id === looked.eventId);
      if (isTheSame) return { fold: { states: kept.states, version: kept.version, last }, looked };
      views.forget(id);
      return anew();
    }),
  );
};

/** Whether what was said since erasures were last looked for is all read when a fold goes on to a version. */
const readsIt = ({ fold, looked }: Start, to: Version, head: Version): boolean =>
  looked.to >= head || (to >= head && fold.version <= looked.to);

interface Attempt {
  /** Kept states after this are not to be started from. */
  readonly below: Version;
  readonly keepBelow: Version;
  /** Erasures were looked for as far as the history goes. */
  readonly hasLooked: boolean;
}

const attempt = (
  asking: Asking,
  version: Version,
  { below, keepBelow, hasLooked }: Attempt,
): TE.TaskEither<ReadFailure, Fold> => {
  const again = (other: Partial<Attempt>): TE.TaskEither<ReadFailure, Fold> =>
    attempt(asking, version, { below, keepBelow, hasLooked, ...other });
  return pipe(
    TE.Do,
    TE.bind('start', () => startFrom(asking, below)),
    TE.bind('head', () => (hasLooked ? TE.right(0) : asking.store.versionOf(asking.id))),
    TE.flatMap(({ start, head }) => {
      const { fold, looked } = start;
      const from = fold.version;
      const trail: Trail = {
        from,
        erased: new Set(),
        to: looked.to,
        unbroken: true,
        drops: looked.drops,
        keepBelow,
      };
      if (!readsIt(start, version, head)) {
        return pipe(
          lookOn(asking, trail, looked.to),
          TE.flatMap((lowest) =>
            again({ below: Math.min(below, lowest - 1), keepBelow: trail.keepBelow, hasLooked: true }),
          ),
        );
      }
      trail.unbroken = from <= looked.to;
      return pipe(
        caughtUp(asking, trail, fold, version),
        TE.flatMap((outcome) =>
          outcome._tag === 'Folded'
            ? TE.right(outcome.fold)
            : again({ below: outcome.version - 1, keepBelow: trail.keepBelow }),
        ),
      );
    }),
  );
};

/**
 * The states of some views at a version: folded on from the nearest kept ones, and kept for the next question. What was kept
 * from a text that was erased since is dropped first, wherever it was erased.
 */
export const foldedAt = (
  store: EventStore,
  views: ViewStore,
  id: PlanId,
  folded: Views,
  version: Version,
): TE.TaskEither<ReadFailure, Fold> =>
  attempt({ store, views, id, folded }, version, { below: version, keepBelow: Infinity, hasLooked: false });
