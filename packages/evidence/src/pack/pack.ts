import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { type HistoryRead, readHistory } from '@plan-ledger/store/verify';

import type { Dossier } from '../dossier/dossier.js';
import { gather } from '../dossier/gather.js';
import { pageOf } from '../page/page.js';
import type { About } from '../page/view.js';
import { numbersOf } from '../recipe/numbers-shown.js';
import type { Recipe } from '../recipe/recipe.js';
import { sheetsOf } from '../tables/sheets-of.js';
import { auditInto } from './audit.js';
import { eventsInto } from './events.js';
import { saysIn, toldIn } from './files.js';
import { CHECKPOINT, integrityInto, provingOf } from './integrity.js';
import { manifestOf } from './manifest.js';
import { noting } from './out.js';
import { idsSeen, namesFrom, peopleCsv } from './people.js';
import { type Listing, readmeOf } from './readme.js';
import type { PackFailure, PackRequest, PackSources, PackSummary } from './request.js';
import { tablesInto } from './tables.js';
import { unknownIn } from './unknown.js';

const covered = ({ version, anchored }: PackRequest): E.Either<PackFailure, void> => {
  const size = anchored?.marked.head.size ?? version;
  return size < version ? E.left({ _tag: 'Uncovered', size, version }) : E.right(undefined);
};

const titleOf = (dossier: Dossier, recipe: Recipe): string => {
  const numbers = numbersOf(dossier, recipe);
  return recipe.title
    .map(({ words, number }) => (number === undefined ? words : numbers[number].value))
    .join('');
};

/** What the page says of itself: of the files, also of those that are made after it. */
const aboutOf = (dossier: Dossier, root: string, { paths, says }: Listing, request: PackRequest): About => {
  const { recipe, tool, people = [], anchored } = request;
  return {
    title: titleOf(dossier, recipe),
    toolVersion: tool,
    root,
    files: toldIn(paths)
      .filter((path) => path !== 'index.html')
      .map((path) => ({ path, says: says(path) })),
    checkpoint:
      anchored === undefined
        ? null
        : { origin: anchored.marked.head.origin, size: anchored.marked.head.size, path: CHECKPOINT },
    nameOf: namesFrom(people, dossier.last.reportedOn),
    scope: recipe.scope ?? [],
  };
};

/**
 * Makes a pack: the page, the tables, the events, the audit trail, and where a checkpoint is given what is needed to check them.
 * The history is read twice: once for what the pack tells, once for the events and their proofs; no more of it is held than a page
 * shows. The same history, version, request and program give the same bytes. `Left`: NotInPlan, Uncovered, what `gather` and
 * `readHistory` give; what was written by then is no pack.
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
  { store, out }: PackSources,
  request: PackRequest,
): TE.TaskEither<PackFailure, PackSummary> => {
  const { plan, version, recipe, on, people, anchored } = request;
  const noted = noting(out);
  const ids = idsSeen();

  const gathered = (): TE.TaskEither<PackFailure, Dossier> => {
    const file = noted.file('audit.csv');
    const audit = auditInto(file);
    const question = { months: recipe.window, ...(on === undefined ? {} : { on }) };
    return pipe(
      gather(store, plan, version, question, ({ recorded }, rows) => {
        ids.take(recorded);
        audit(rows);
      }),
      TE.tapIO(() => () => file.end()),
    );
  };

  const read = (dossier: Dossier): TE.TaskEither<PackFailure, HistoryRead> => {
    const file = noted.file('events.jsonl');
    const event = eventsInto(file, { plan, version, last: dossier.last.id });
    return pipe(
      readHistory(store, plan, version, provingOf(dossier, anchored), event),
      TE.tapIO(() => () => file.end()),
    );
  };

  const assembled = (dossier: Dossier, history: HistoryRead): PackSummary => {
    const root = Buffer.from(history.root).toString('base64');
    if (anchored !== undefined) integrityInto(noted, history, anchored);
    const sheets = sheetsOf(dossier);
    tablesInto(noted, sheets, dossier);
    if (people !== undefined) noted.put('people.csv', peopleCsv(people, ids.ids));
    noted.put('recipe.yaml', recipe.text);
    const paths = [
      ...noted.files().map(({ path }) => path),
      'README.txt',
      'index.html',
      'manifest.json',
    ].sort();
    const listing: Listing = { paths, says: saysIn(sheets), proofs: history.proofs.length };
    noted.put('README.txt', readmeOf(dossier, root, request, listing));
    noted.put('index.html', String(pageOf(dossier, recipe, aboutOf(dossier, root, listing, request))));
    const files = noted.files();
    const manifest = out.file('manifest.json');
    manifest.write(manifestOf(dossier, root, request, files));
    manifest.end();
    return { plan, version, on: dossier.on, root, proofs: history.proofs.length, files };
  };

  return pipe(
    TE.fromEither(covered(request)),
    TE.flatMap(gathered),
    TE.flatMapEither((dossier): E.Either<PackFailure, Dossier> => {
      const unknown = unknownIn(recipe, dossier.plan);
      return unknown === undefined ? E.right(dossier) : E.left(unknown);
    }),
    TE.bindTo('dossier'),
    TE.bind('history', ({ dossier }) => read(dossier)),
    TE.map(({ dossier, history }) => assembled(dossier, history)),
  );
};
