import { nearest, type Plan, PlanId } from '@plan-ledger/domain';
import {
  type Known,
  knownAt,
  parseWhen,
  planAt,
  type PlanKnown,
  resolveWhen,
  type When,
} from '@plan-ledger/projections';
import { streamOf } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from './fault.js';
import type { Session } from './session.js';

/** The plan that is meant: the one named, or the only one there is. */
export const planMeant = ({ store }: Session, named: string | undefined): TE.TaskEither<CliFault, PlanId> =>
  PlanId.is(named)
    ? pipe(
        store.versionOf(named),
        // One that is there need not be looked for among hundreds.
        TE.flatMap((version) => (version > 0 ? TE.right(named) : planAmong(store, named))),
      )
    : planAmong(store, named);

const planAmong = (store: Session['store'], named: string | undefined): TE.TaskEither<CliFault, PlanId> =>
  pipe(
    store.plans,
    TE.flatMap((plans): TE.TaskEither<CliFault, PlanId> => {
      const list = plans.join(', ');
      if (named === undefined) {
        const [only, ...others] = plans;
        if (only === undefined)
          return TE.left({
            _tag: 'NotFound',
            message: 'The ledger holds no plan yet; submit an edition, or run plan establish',
          });
        return others.length === 0
          ? TE.right(only)
          : TE.left({
              _tag: 'Usage',
              message: `The ledger holds several plans: ${list}; say which with --plan`,
            });
      }
      const found = plans.find((plan) => plan === named);
      if (found !== undefined) return TE.right(found);
      const like = nearest(named, plans);
      const hint = like.length > 0 ? `did you mean ${like.join(' or ')}` : `it has ${list || 'none'}`;
      return TE.left({ _tag: 'NotFound', message: `Found no plan ${named} in the ledger; ${hint}` });
    }),
  );

/** The id of a plan that may not be there yet. */
export const planNamed = (id: string): E.Either<CliFault, PlanId> =>
  PlanId.is(id)
    ? E.right(id)
    : E.left({
        _tag: 'Usage',
        message: `Found plan ${JSON.stringify(id)}; wanted lower-case words joined by hyphens`,
      });

/** The version of a plan that is meant, with how far the plan has come since. */
export interface Meant {
  readonly id: PlanId;
  readonly version: number;
  readonly head: number;
  readonly when: When;
}

/** What is known at a point in time. */
export interface Asked extends Meant, PlanKnown {}

const whenMeant = (text: string | undefined): E.Either<CliFault, When> =>
  text === undefined
    ? E.right({ _tag: 'Now' })
    : pipe(
        parseWhen(text),
        E.mapLeft((message): CliFault => ({ _tag: 'Usage', message })),
      );

/** The version at the time that is meant: of a plan with an event at least. Only for the label of an edition the plan is folded. */
export const versionMeant = (
  { store, views }: Session,
  id: PlanId,
  text: string | undefined,
): TE.TaskEither<CliFault, Meant> =>
  pipe(
    TE.Do,
    TE.bindW('when', () => TE.fromEither(whenMeant(text))),
    TE.bindW('head', () => store.versionOf(id)),
    TE.bindW('latest', ({ when, head }): TE.TaskEither<CliFault, Pick<Plan, 'version' | 'editions'>> =>
      when._tag === 'Edition'
        ? pipe(
            planAt(store, views, id, head),
            TE.map(({ plan }) => plan),
          )
        : TE.right({ version: head, editions: [] }),
    ),
    TE.bindW('version', ({ when, latest }) => resolveWhen(store, id, latest, when)),
    TE.flatMap(({ version, head, when }): TE.TaskEither<CliFault, Meant> =>
      version === 0
        ? TE.left({ _tag: 'NotFound', message: `Found nothing in ${streamOf(id)}` })
        : TE.right({ id, version, head, when }),
    ),
  );

/** What was known of a plan at the time that is meant. */
export const knownWhen = (
  session: Session,
  id: PlanId,
  when: string | undefined,
): TE.TaskEither<CliFault, Asked> =>
  pipe(
    versionMeant(session, id, when),
    TE.flatMap((meant) =>
      pipe(
        planAt(session.store, session.views, id, meant.version),
        TE.map((known) => ({ ...meant, ...known })),
      ),
    ),
  );

/** What was asked, with the registers of revisions and of quoted figures. */
export const withRegisters = ({ store, views }: Session, asked: Asked): TE.TaskEither<CliFault, Known> =>
  knownAt(store, views, asked.id, asked.version);
