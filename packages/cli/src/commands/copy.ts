import { resolve } from 'node:path';

import { counted, nearest, type PlanId } from '@plan-ledger/domain';
import {
  copy as copyPlans,
  type CopiedPlan,
  type CopyProgress,
  isConnectionString,
  withoutPassword,
} from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type CopyEnd, withCopyEnd } from '../copy-ends.js';
import { now } from '../clock.js';
import type { CliFault } from '../fault.js';
import { noteGivenOut, registerOf } from '../io/given-out.js';
import type { Report } from '../report.js';
import { addressIn } from '../session.js';
import type { World } from '../world.js';
import { type CopyAsked, copyReport } from './copy-report.js';
import { type Option, textOf, textsOf, type Typed } from './shape.js';

const plansMeant = (
  from: CopyEnd,
  named: readonly string[],
  address: string,
): TE.TaskEither<CliFault, readonly PlanId[]> =>
  pipe(
    from.plans,
    TE.flatMapEither((plans): E.Either<CliFault, readonly PlanId[]> => {
      if (plans.length === 0)
        return E.left({
          _tag: 'NotFound',
          message: `The ledger ${address} holds no plan yet; there is nothing to copy`,
        });
      const missing = named.find((id) => !plans.some((plan) => plan === id));
      if (missing === undefined)
        return E.right(named.length === 0 ? plans : plans.filter((plan) => named.includes(plan)));
      const like = nearest(missing, plans);
      const hint = like.length > 0 ? `did you mean ${like.join(' or ')}` : `it has ${plans.join(', ')}`;
      return E.left({ _tag: 'NotFound', message: `Found no plan ${missing} in ${address}; ${hint}` });
    }),
  );

const inWords = ({ plan, doing, done, of }: CopyProgress): string =>
  `${doing} plan ${plan}: ${done} of ${counted(of, 'event')}`;

const asked = (typed: Typed): CopyAsked => ({
  from: addressIn(textOf(typed, 'from') ?? ''),
  to: addressIn(textOf(typed, 'to') ?? ''),
  named: textsOf(typed, 'plan'),
  dryRun: typed.options['dryRun'] === true,
});

/** Notes the copy beside its source, for a later erasure to name it. */
const noted =
  (source: CopyEnd, { from, to }: CopyAsked, copied: readonly CopiedPlan[], world: World) =>
  async (): Promise<void> => {
    const identity = await source.identity();
    if (E.isLeft(identity)) return;
    const register = registerOf(isConnectionString(from) ? undefined : from, identity.right, world);
    const where = isConnectionString(to) ? withoutPassword(to) : resolve(to);
    noteGivenOut(register, { at: now(), what: 'copy', where, plans: copied }, world.note);
  };

const run = (typed: Typed, world: World): TE.TaskEither<CliFault, Report> => {
  const { progress = () => undefined } = world;
  const what = asked(typed);
  const { from, to, named, dryRun } = what;
  const shown = { ...what, from: withoutPassword(from), to: withoutPassword(to) };
  return withCopyEnd(from, 'from', world, (source) =>
    pipe(
      // Before the target is opened, so that a plan that is misspelt makes no file.
      plansMeant(source, named, shown.from),
      TE.flatMap((plans) =>
        withCopyEnd(to, dryRun ? 'to see' : 'to', world, (target) =>
          pipe(
            copyPlans(source, target, { plans, dryRun, onProgress: (now) => progress(inWords(now)) }),
            TE.mapError((fault): CliFault => fault),
            TE.tapTask((copied) => (dryRun ? () => Promise.resolve() : noted(source, what, copied, world))),
          ),
        ),
      ),
      TE.map((copied: readonly CopiedPlan[]) => copyReport(shown, copied)),
      TE.tapIO(() => () => progress('')),
      TE.tapError(() => TE.rightIO(() => progress(''))),
    ),
  );
};

/** Copies plans between two ledgers, which it opens itself. */
export const copy = {
  usage: 'copy',
  says: 'Copy plans to another ledger, exactly as they are, and prove that both hold the same',
  options: [
    { flags: '--from <ledger>', says: 'a ledger file, one that ends in .jsonl, or esdb://…', required: true },
    { flags: '--to <ledger>', says: 'the same; it is made when it is not there', required: true },
    { flags: '--plan <id...>', says: 'only this plan; may be given again (every plan)' },
    { flags: '--dry-run', says: 'compare, say what would be copied, and write nothing' },
  ] satisfies readonly Option[],
  examples: [
    'copy --from plan-ledger.db --to plan-ledger.jsonl',
    'copy --from plan-ledger.jsonl --to restored.db --dry-run',
  ],
  run,
};
