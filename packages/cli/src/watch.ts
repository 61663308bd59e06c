import { counted, type PlanId, type Recorded } from '@plan-ledger/domain';
import { knownAt } from '@plan-ledger/projections';
import type { EventStore, Liveness, Page, ReadFailure } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { planNamed } from './asked.js';
import { versionsInWords } from './versions-in-words.js';
import type { CliFault } from './fault.js';
import type { Directory } from './people/entry.js';
import { type DirectoryNow, directoryOver } from './people/followed.js';
import { namesOf } from './people/names.js';
import { forTerminal, namedIds, type Names } from './render/index.js';
import { type Session, withSession } from './session.js';
import type { World } from './world.js';

/** The events of one submission, or of one change by hand. */
interface Batch {
  readonly plan: PlanId;
  readonly events: readonly [Recorded, ...Recorded[]];
}

const batchesIn = (events: readonly Recorded[]): readonly Batch[] => {
  const batches: { plan: PlanId; correlation: string; events: [Recorded, ...Recorded[]] }[] = [];
  for (const event of events) {
    const { plan, correlation } = event;
    const last = batches.at(-1);
    if (last?.plan === plan && last.correlation === correlation) last.events.push(event);
    else batches.push({ plan, correlation, events: [event] });
  }
  return batches;
};

/** Puts batches together that reach over the end of a page. */
const wholeBatches = ({ end }: EventStore): ((page: Page) => Promise<readonly Batch[]>) => {
  let begun: readonly Recorded[] = [];
  return async ({ events, next }) => {
    const batches = batchesIn([...begun, ...events]);
    const last = await end();
    // Where more is there, the next page comes at once, and may begin with the rest of the last batch.
    const hasMore = E.isRight(last) && last.right !== next;
    begun = hasMore ? (batches.at(-1)?.events ?? []) : [];
    return hasMore ? batches.slice(0, -1) : batches;
  };
};

const lineOf = ({ plan, events }: Batch, names: Names | undefined): string => {
  const last = events.at(-1) ?? events[0];
  const { recordedAt, actor, reportedOn } = last;
  return [
    recordedAt,
    plan,
    versionsInWords(events[0].version, last.version),
    counted(events.length, 'event'),
    `by ${namedIds(actor, names, reportedOn)}`,
    `reported on ${reportedOn}`,
  ].join('  ');
};

/** Says that it is not live, and why: once, and again when the reason is another, not at every try. */
const livenessTeller = (note: World['note']): ((liveness: Liveness) => void) => {
  let said: string | undefined;
  return (liveness) => {
    if (liveness._tag === 'Live') {
      said = undefined;
      note('Live again');
      return;
    }
    const { since, why } = liveness;
    if (why === said) return;
    said = why;
    note(`Not live since ${since ?? 'the beginning'}: ${why}. Trying again until it answers`);
  };
};

/** Folds a plan to a version, which keeps its views. */
const kept = ({ store, views }: Session, plan: PlanId, version: number): TE.TaskEither<CliFault, unknown> =>
  knownAt(store, views, plan, version);

const isMeant = (only: PlanId | undefined, plan: PlanId): boolean => only === undefined || plan === only;

const keptNow = (
  session: Session,
  only: PlanId | undefined,
  hasStopped: () => boolean,
): TE.TaskEither<CliFault, readonly string[]> =>
  pipe(
    session.store.plans,
    TE.mapLeft((fault): CliFault => fault),
    TE.map((plans) => plans.filter((plan) => isMeant(only, plan))),
    TE.flatMap(
      TE.traverseSeqArray((plan) =>
        pipe(
          session.store.versionOf(plan),
          TE.mapLeft((fault): CliFault => fault),
          TE.tap((version) => (hasStopped() ? TE.right(undefined) : kept(session, plan, version))),
          TE.map((version) => `${plan} at version ${version}`),
        ),
      ),
    ),
  );

/** Follows from a position until it is told to stop, or cannot go on. */
const follow =
  (
    session: Session,
    from: string,
    only: PlanId | undefined,
    world: World,
    stopped: Promise<void>,
    directoryNow: DirectoryNow,
  ): TE.TaskEither<CliFault, void> =>
  async () => {
    let fail: (failure: ReadFailure) => void = () => undefined;
    const failed = new Promise<E.Either<CliFault, void>>((resolve) => {
      fail = (failure) => resolve(E.left(failure));
    });
    const batchesOf = wholeBatches(session.store);
    const subscription = session.store.subscribe(from, {
      onEvents: async (page) => {
        for (const batch of await batchesOf(page)) {
          if (!isMeant(only, batch.plan)) continue;
          const last = batch.events.at(-1) ?? batch.events[0];
          const directory = await directoryNow();
          const names = directory === undefined ? undefined : namesOf(directory);
          const views = await kept(session, batch.plan, last.version)();
          const said = E.isLeft(views) ? 'its views could not be kept' : 'views kept';
          world.print(`${forTerminal(`${lineOf(batch, names)}  ${said}`)}\n`);
        }
      },
      onFailure: fail,
      onLiveness: livenessTeller(world.note),
    });
    const ended = await Promise.race([failed, stopped.then(() => E.right(undefined))]);
    await subscription.stop();
    if (E.isRight(ended)) world.note('Stopped');
    return ended;
  };

const followed = (plans: readonly string[], only: PlanId | undefined): string => {
  if (only === undefined)
    return `Following ${counted(plans.length, 'plan')}: ${plans.join(', ') || 'none yet'}`;
  return `Following ${plans.join('') || `plan ${only}, which is not there yet`}`;
};

/** Follows a ledger and keeps its views warm, a line for each batch of events, until it is told to stop. */
export const watch = (
  address: string,
  named: string | undefined,
  world: World,
  directory: TE.TaskEither<CliFault, Directory | undefined>,
): TE.TaskEither<CliFault, void> =>
  pipe(
    // Read at once, so that one that cannot be used is told of before anything is followed.
    directory,
    TE.flatMap((first) => watchWith(address, named, world, directoryOver(first, directory, world.note))),
  );

const watchWith = (
  address: string,
  named: string | undefined,
  world: World,
  directoryNow: DirectoryNow,
): TE.TaskEither<CliFault, void> =>
  pipe(
    TE.fromEither(named === undefined ? E.right(undefined) : planNamed(named)),
    TE.flatMap((only) =>
      withSession(address, 'read', world, (session) => {
        // From here on: whoever ends it may do so while it still folds what is there.
        let isStopped = false;
        const stopped = world.untilStopped().then(() => {
          isStopped = true;
        });
        return pipe(
          TE.Do,
          // Before anything is folded: what is stored meanwhile is heard of then.
          TE.bind('end', () => TE.mapLeft((fault: ReadFailure): CliFault => fault)(session.store.end)),
          TE.bind('plans', () => keptNow(session, only, () => isStopped)),
          TE.tap(({ plans }) => {
            world.note(`${followed(plans, only)}. Stop with Ctrl+C`);
            return TE.right(undefined);
          }),
          TE.flatMap(({ end }) => follow(session, end, only, world, stopped, directoryNow)),
        );
      }),
    ),
  );
