import type { Proved } from '@plan-ledger/store/verify';

import type { Dossier } from '../dossier/dossier.js';
import type { SafeHtml } from '../html/safe-html.js';
import { pageBegun } from '../page/page.js';
import type { About } from '../page/view.js';
import { numbersOf } from '../recipe/numbers-shown.js';
import type { Recipe } from '../recipe/recipe.js';
import type { Sheet } from '../sheets/sheet.js';
import type { EventsWritten } from './events.js';
import { saysIn, toldIn } from './files.js';
import { CHECKPOINT, integrityInto } from './integrity.js';
import { manifestOf } from './manifest.js';
import type { Noted } from './out.js';
import { namesFrom, peopleCsv } from './people.js';
import { type Listing, readmeOf } from './readme.js';
import type { PackRequest, PackSummary } from './request.js';

const titleOf = (dossier: Dossier, recipe: Recipe): string => {
  const numbers = numbersOf(dossier, recipe);
  return recipe.title
    .map(({ words, number }) => (number === undefined ? words : numbers[number].value))
    .join('');
};

/** What the page says of itself before the files beside it are there. */
const aboutSoFar = (dossier: Dossier, { recipe, tool, people = [], anchored }: PackRequest): About => ({
  title: titleOf(dossier, recipe),
  toolVersion: tool,
  root: '',
  files: [],
  checkpoint:
    anchored === undefined
      ? null
      : { origin: anchored.marked.head.origin, size: anchored.marked.head.size, path: CHECKPOINT },
  nameOf: namesFrom(people, dossier.last.reportedOn),
  scope: recipe.scope ?? [],
});

/** Makes the page once the root of the history and the files beside it are known, also those that are made after it. */
type PageOf = (root: string, listing: Listing) => SafeHtml;

/** Begins the page of a pack, which takes long enough that nothing should wait for it that need not. */
export const pageFor = (dossier: Dossier, request: PackRequest): PageOf => {
  const soFar = aboutSoFar(dossier, request);
  const page = pageBegun(dossier, request.recipe, soFar);
  return (root, { paths, says }) =>
    page({
      ...soFar,
      root,
      files: toldIn(paths)
        .filter((path) => path !== 'index.html')
        .map((path) => ({ path, says: says(path) })),
    });
};

/** All that the page and the tables are made of. */
export interface Parts {
  readonly dossier: Dossier;
  readonly sheets: readonly Sheet[];
  readonly page: PageOf;
  readonly events: EventsWritten;
  readonly proved: Proved;
  /** The ids of people whom the events name. */
  readonly ids: ReadonlySet<string>;
}

/** Writes the rest of a pack, whose audit trail, tables and events are written already: the page and the manifest come last. */
export const assembleInto = (
  noted: Noted,
  { dossier, sheets, page, events, proved, ids }: Parts,
  request: PackRequest,
): PackSummary => {
  const { version, recipe, people, anchored } = request;
  const root = Buffer.from(events.root).toString('base64');
  noted.takeIn(events.file);
  if (anchored !== undefined) integrityInto(noted, proved, anchored);
  if (people !== undefined) noted.put('people.csv', peopleCsv(people, ids));
  noted.put('recipe.yaml', recipe.text);
  const paths = [
    ...noted.files().map(({ path }) => path),
    'README.txt',
    'index.html',
    'manifest.json',
  ].sort();
  const listing: Listing = { paths, says: saysIn(sheets), proofs: proved.proofs.length };
  noted.put('README.txt', readmeOf(dossier, root, request, listing));
  noted.put('index.html', String(page(root, listing)));
  const told = noted.files();
  noted.put('manifest.json', manifestOf(dossier, root, request, told));
  return {
    known: { version, plan: dossier.plan, last: dossier.last },
    on: dossier.on,
    root,
    proofs: listing.proofs,
    files: told,
  };
};
