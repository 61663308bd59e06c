import { type Proved, proveFrom } from '@plan-ledger/store/verify';
import { sequenceS } from 'fp-ts/lib/Apply.js';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as T from 'fp-ts/lib/Task.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { gather } from '../dossier/gather.js';
import { assembleInto, pageFor, type Parts } from './assemble.js';
import { sheetsOf } from '../tables/sheets-of.js';
import { auditInto } from './audit.js';
import { type EventsWritten, writeEvents } from './events.js';
import { provingOf } from './integrity.js';
import { type Noted, noting } from './out.js';
import { idsSeen } from './people.js';
import type { PackFailure, PackRequest, PackSources, PackSummary } from './request.js';
import { tablesInto } from './tables.js';
import { unknownIn } from './unknown.js';

const covered = ({ version, anchored }: PackRequest): E.Either<PackFailure, void> => {
  const size = anchored?.marked.head.size ?? version;
  return size < version ? E.left({ _tag: 'Uncovered', size, version }) : E.right(undefined);
};

type Gathered = Pick<Parts, 'dossier' | 'ids' | 'sheets' | 'page'>;

/** Gathers what the pack tells; the audit trail is written on the way, the tables when it is done, and the page is begun. */
const gathering =
  (noted: Noted, { store }: PackSources, request: PackRequest): TE.TaskEither<PackFailure, Gathered> =>
  () => {
    const { plan, version, recipe, on } = request;
    const file = noted.file('audit.csv');
    const audit = auditInto(file);
    const people = idsSeen();
    const question = { months: recipe.window, ...(on === undefined ? {} : { on }) };
    return pipe(
      gather(store, plan, version, question, ({ recorded }, rows) => {
        people.take(recorded);
        audit(rows);
      }),
      T.tapIO(() => file.end),
      TE.flatMapEither((dossier): E.Either<PackFailure, Gathered> => {
        const unknown = unknownIn(recipe, dossier.plan);
        if (unknown !== undefined) return E.left(unknown);
        const sheets = sheetsOf(dossier);
        tablesInto(noted, sheets, dossier);
        return E.right({ dossier, ids: people.ids, sheets, page: pageFor(dossier, request) });
      }),
    )();
  };

/** Both readings of the history: one after the other, or beside each other where something else than this thread writes the events. */
const readings = (
  noted: Noted,
  sources: PackSources,
  request: PackRequest,
): TE.TaskEither<PackFailure, { readonly gathered: Gathered; readonly events: EventsWritten }> => {
  const { plan, version, anchored } = request;
  const asked = { plan, version, ...(anchored === undefined ? {} : { size: anchored.marked.head.size }) };
  const gathered = gathering(noted, sources, request);
  return sources.writeEvents === undefined
    ? pipe(
        gathered,
        TE.bindTo('gathered'),
        TE.bindW('events', () => writeEvents(sources, asked)),
      )
    : sequenceS(TE.ApplyPar)({
        gathered,
        events: pipe(
          sources.writeEvents(asked),
          TE.mapLeft((failure): PackFailure => failure),
        ),
      });
};

/**
 * Makes a pack: the page, the tables, the events, the audit trail, and where a checkpoint is given what is needed to check them.
 * The history is read twice: once for what the pack tells, once for the events and their seals; no more of it is held than a page
 * shows, and a hash for each event. The same history, version, request and program give the same bytes. `Left`: NotInPlan, Uncovered,
 * what `gather`, `readHistory` and `proveFrom` give; what was written by then is no pack.
 *
 * @example
 * import { BUILT_IN, packOf, readRecipe } from '@plan-ledger/evidence';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const recipe = readRecipe(BUILT_IN.board, 'board.yaml');
 * assert.equal(recipe._tag, 'Right');
 * const out = { file: () => ({ write: () => undefined, end: () => undefined }) };
 * const request = { plan: 'p' as never, version: 0, recipe: recipe.right, tool: '0.1.0' };
 * const made = await packOf({ store, out }, request)();
 * assert.equal(made._tag === 'Left' && made.left._tag, 'NothingThere');
 */
export const packOf = (
  sources: PackSources,
  request: PackRequest,
): TE.TaskEither<PackFailure, PackSummary> => {
  const { plan, anchored } = request;
  const noted = noting(sources.out);
  return pipe(
    TE.fromEither(covered(request)),
    TE.flatMap(() => readings(noted, sources, request)),
    TE.bind('proved', ({ gathered: { dossier }, events: { leaves } }): TE.TaskEither<PackFailure, Proved> =>
      anchored === undefined
        ? TE.right({ proofs: [] })
        : proveFrom(sources.store, plan, leaves, provingOf(dossier, request, anchored)),
    ),
    TE.map(({ gathered, events, proved }) => assembleInto(noted, { ...gathered, events, proved }, request)),
  );
};
