import type { PlanId } from '@plan-ledger/domain';
import type { Written } from '@plan-ledger/store';
import { leafOf } from '@plan-ledger/store/integrity';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../fault.js';
import type { Session } from '../session.js';

/** A text that is to be erased, as it was found; none when it was erased before. */
export interface Sought {
  readonly version: number;
  readonly field: string;
  readonly found?: string;
}

const PAGE = 1000;
/** Shorter texts are said by chance. */
const LEAST_LETTERS = 8;

const fieldsSaying = (written: Written, text: string): readonly string[] => {
  const leaf = leafOf(written);
  return E.isLeft(leaf)
    ? []
    : leaf.right.fields
        .filter(({ value }) => typeof value === 'string' && value.includes(text))
        .map(({ name }) => name);
};

const inPlan = (
  session: Session,
  plan: PlanId,
  text: string,
  from = 1,
): TE.TaskEither<CliFault, readonly (readonly [PlanId, number, string])[]> =>
  pipe(
    session.store.readWritten(plan, from, from + PAGE - 1),
    TE.mapLeft((fault): CliFault => fault),
    TE.flatMap((page) => {
      const found = page.flatMap((one) =>
        fieldsSaying(one, text).map((field) => [plan, one.event.version, field] as const),
      );
      return page.length < PAGE
        ? TE.right(found)
        : pipe(
            inPlan(session, plan, text, from + PAGE),
            TE.map((more) => [...found, ...more]),
          );
    }),
  );

/** Where else in the ledger a text is said, each place as a sentence with the command that erases it. */
export const elsewhereSaid = (
  session: Session,
  plan: PlanId,
  { version, field, found }: Sought,
): TE.TaskEither<CliFault, readonly string[]> =>
  found === undefined || found.length < LEAST_LETTERS
    ? TE.right([])
    : pipe(
        session.store.plans,
        TE.mapLeft((fault): CliFault => fault),
        TE.flatMap(TE.traverseSeqArray((one) => inPlan(session, one, found))),
        TE.map((places) =>
          places
            .flat()
            .filter(([one, at, name]) => one !== plan || at !== version || name !== field)
            .map(
              ([one, at, name]) =>
                `version ${at} of plan ${one}, ${name}: erase it with: plan-ledger redact ${at} ${name} --plan ${one}`,
            ),
        ),
      );
