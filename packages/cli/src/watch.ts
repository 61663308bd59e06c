import type { PlanId, Recorded } from '@plan-ledger/domain';
import { knownAt } from '@plan-ledger/projections';
import type { Liveness, Page, ReadFailure } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { counted, versionsInWords } from './counted.js';
import type { CliFault } from './fault.js';
import { forTerminal } from './render/index.js';
import { type Session, withSession } from './session.js';
import type { World } from './world.js';

/** The events of one submission, or of one change by hand. */
interface Batch {
  readonly plan: PlanId;
  readonly events: readonly [Recorded, ...Recorded[]];
}

const batchesIn = ({ events }: Page): readonly Batch[] => {
  const batches: { plan: PlanId; correlation: string; events: [Recorded, ...Recorded[]] }[] = [];
  for (const event of events) {
    const { plan, correlation } = event;
    const last = batches.at(-1);
    if (last?.plan === plan && last.correlation === correlation) last.events.push(event);
    else batches.push({ plan, correlation, events: [event] });
  }
  return batches;
};

const lineOf = ({ plan, events }: Batch): string => {
  const last = events.at(-1) ?? events[0];
  const { recordedAt, actor, reportedOn } = last;
  return [
    recordedAt,
    plan,
    versionsInWords(events[0].version, last.version),
    counted(events.length, 'event'),
    `by ${actor}`,
    `reported on ${reportedOn}`,
  ].join('  ');
};

const livenessInWords = (liveness: Liveness): string => {
  if (liveness._tag === 'Live') return 'Live again';
  const { since, why, nextTryMs } = liveness;
  return `Not live since ${since ?? 'the beginning'}: ${why}. Trying again in ${Math.ceil(nextTryMs / 1000)} s`;
};

/** Folds a plan to a version, which keeps its views. */
const kept = ({ store, views }: Session, plan: PlanId, version: number): TE.TaskEither<CliFault, unknown> =>
  knownAt(store, views, plan, version);

const keptNow = (session: Session): TE.TaskEither<CliFault, readonly string[]> =>
  pipe(
    session.store.plans,
    TE.mapLeft((fault): CliFault => fault),
    TE.flatMap(
      TE.traverseSeqArray((plan) =>
        pipe(
          session.store.versionOf(plan),
          TE.mapLeft((fault): CliFault => fault),
          TE.tap((version) => kept(session, plan, version)),
          TE.map((version) => `${plan} at version ${version}`),
        ),
      ),
    ),
  );

/** Follows from a position until it is told to stop, or cannot go on. */
const follow =
  (session: Session, from: string, plan: string | undefined, world: World): TE.TaskEither<CliFault, void> =>
  async () => {
    let fail: (failure: ReadFailure) => void = () => undefined;
    const failed = new Promise<E.Either<CliFault, void>>((resolve) => {
      fail = (failure) => resolve(E.left(failure));
    });
    const subscription = session.store.subscribe(from, {
      onEvents: async (page) => {
        for (const batch of batchesIn(page)) {
          if (plan !== undefined && batch.plan !== plan) continue;
          const last = batch.events.at(-1) ?? batch.events[0];
          const views = await kept(session, batch.plan, last.version)();
          const said = E.isLeft(views) ? 'its views could not be kept' : 'views kept';
          world.print(`${forTerminal(`${lineOf(batch)}  ${said}`)}\n`);
        }
      },
      onFailure: fail,
      onLiveness: (liveness) => world.note(livenessInWords(liveness)),
    });
    const ended = await Promise.race([failed, world.untilStopped().then(() => E.right(undefined))]);
    await subscription.stop();
    if (E.isRight(ended)) world.note('Stopped');
    return ended;
  };

/** Follows a ledger and keeps its views warm, a line for each batch of events, until it is told to stop. */
export const watch = (
  address: string,
  plan: string | undefined,
  world: World,
): TE.TaskEither<CliFault, void> =>
  withSession(address, 'read', world, (session) =>
    pipe(
      TE.Do,
      // Before anything is folded: what is stored meanwhile is heard of then.
      TE.bind('end', () => TE.mapLeft((fault: ReadFailure): CliFault => fault)(session.store.end)),
      TE.bind('plans', () => keptNow(session)),
      TE.tap(({ plans }) => {
        world.note(
          `Following ${counted(plans.length, 'plan')}: ${plans.join(', ') || 'none yet'}. Stop with Ctrl+C`,
        );
        return TE.right(undefined);
      }),
      TE.flatMap(({ end }) => follow(session, end, plan, world)),
    ),
  );
