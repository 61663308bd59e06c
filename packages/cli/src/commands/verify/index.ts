import { counted, nearest, type PlanId } from '@plan-ledger/domain';
import { type PlanVerified, verifyPlan } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type CliFault, linesOf } from '../../fault.js';
import type { Report } from '../../report.js';
import { addressOf } from '../../running.js';
import type { World } from '../../world.js';
import { type Option, textOf, textsOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';
import { type Against, againstIn } from './anchors.js';
import { type OpenLedger, withLedger } from './ledger.js';
import { unreadableReport, verifyReport } from './report.js';

const byName = (plans: Iterable<PlanId>): readonly PlanId[] => [...new Set(plans)].sort();

/** The plans that are meant: those named; the one after whose checkpoint is read; or all that are there, and all that should be. */
const plansMeant = (
  there: readonly PlanId[],
  named: readonly string[],
  { anchors, since }: Against,
): E.Either<CliFault, readonly PlanId[]> => {
  const known = byName([...there, ...anchors.map(({ plan }) => plan)]);
  const missing = named.find((id) => !known.some((plan) => plan === id));
  if (missing !== undefined) {
    const like = nearest(missing, known);
    const hint =
      like.length > 0 ? `did you mean ${like.join(' or ')}` : `it has ${known.join(', ') || 'none'}`;
    return E.left(usage(`Found no plan ${missing} in the ledger; ${hint}`));
  }
  const meant = named.length > 0 ? known.filter((plan) => named.includes(plan)) : known;
  if (since === undefined) return E.right(meant);
  const { plan, name } = since.anchor;
  return named.length > 0 && (meant.length > 1 || meant[0] !== plan)
    ? E.left(
        usage(
          `Found --since ${name}, a checkpoint of the plan ${plan}; wanted --plan ${plan} alone, or no --plan`,
        ),
      )
    : E.right([plan]);
};

/** A version that was asked about, which one plan must have. */
const aboutIn = (typed: Typed, plans: readonly PlanId[]): E.Either<CliFault, number | undefined> => {
  const text = textOf(typed, 'event');
  if (text === undefined) return E.right(undefined);
  const version = /^v?([1-9]\d{0,14})$/u.exec(text)?.[1];
  if (version === undefined) return E.left(usage(`Found --event ${text}; wanted a version, as in v120`));
  return plans.length === 1
    ? E.right(Number(version))
    : E.left(usage(`Found --event ${text} for ${counted(plans.length, 'plan')}; say of which with --plan`));
};

const verifyAll = (
  ledger: OpenLedger,
  typed: Typed,
  against: Against,
  progress: (words: string) => void,
): TE.TaskEither<CliFault, readonly PlanVerified[]> =>
  pipe(
    ledger.plans,
    TE.mapLeft((fault): CliFault => fault),
    TE.flatMapEither((there) => plansMeant(there, textsOf(typed, 'plan'), against)),
    TE.bindTo('plans'),
    TE.bind('about', ({ plans }) => TE.fromEither(aboutIn(typed, plans))),
    TE.flatMap(({ plans, about }) =>
      pipe(
        plans,
        TE.traverseSeqArray((plan) =>
          TE.fromTask(
            verifyPlan(ledger, plan, {
              anchors: against.anchors.filter((anchor) => anchor.plan === plan),
              ...(against.since === undefined ? {} : { since: against.since.range }),
              ...(about === undefined ? {} : { about }),
              onProgress: (done, of) =>
                progress(`verifying plan ${plan}: ${done} of ${counted(of, 'event')}`),
            }),
          ),
        ),
      ),
    ),
  );

const UNREADABLE: readonly CliFault['_tag'][] = ['Unavailable', 'Unreadable', 'NotFound', 'Fault'];

const run = (typed: Typed, world: World): TE.TaskEither<CliFault, Report> => {
  const { progress = () => undefined } = world;
  return pipe(
    TE.fromEither(againstIn(typed)),
    TE.flatMap((against) =>
      pipe(
        withLedger(addressOf(typed, world), world, (ledger) => verifyAll(ledger, typed, against, progress)),
        TE.tapIO(() => () => progress('')),
        TE.map(verifyReport),
        // What is wrong with the ledger is the verdict; what is wrong with the question is not.
        TE.orElse((fault) =>
          UNREADABLE.includes(fault._tag) ? TE.right(unreadableReport(linesOf(fault))) : TE.left(fault),
        ),
      ),
    ),
  );
};

export const KEYS: readonly Option[] = [
  { flags: '--key <key...>', says: "the ledger's verifier key, NAME+ID+KEY, or a file that holds it" },
  { flags: '--witness-key <key...>', says: 'that of somebody who has cosigned checkpoints' },
];

/** Says what became of a ledger since its events were stored: its exit code is the verdict. */
export const verify = {
  usage: 'verify',
  says: 'Whether the ledger, or a copy of it, is what was stored: exit 0 intact, 3 no outside checkpoint, 4 altered, 5 rolled back or forked, 6 unreadable',
  options: [
    { flags: '--plan <id...>', says: 'only this plan; may be given again (every plan)' },
    {
      flags: '--checkpoint <file...>',
      says: 'a signed checkpoint that was kept elsewhere; may be given again',
    },
    ...KEYS,
    { flags: '--since <checkpoint>', says: 'read only what came after it; its .range must stand beside it' },
    { flags: '--event <version>', says: 'also say between which checkpoints this version came to be' },
  ] satisfies readonly Option[],
  examples: [
    'verify --checkpoint may.checkpoint --key ledger.vkey',
    'verify --store plan-ledger.jsonl',
    'verify proof event.tlog-proof --key ledger.vkey',
  ],
  run,
};
