import { createHash } from 'node:crypto';

import type { Dossier } from '../dossier/dossier.js';
import { inScope } from '../dossier/scope.js';
import { type Content, each, html, ownElement, type SafeHtml } from '../html/safe-html.js';
import { numbersOf } from '../recipe/numbers-shown.js';
import { type Block, type ChapterBlock, type Part, partsOf, type Recipe } from '../recipe/recipe.js';
import { partOf, TITLES } from './blocks/index.js';
import { lineOf, textOf } from './blocks/prose.js';
import { dayOr, instantInWords } from './parts/words.js';
import { isForeign, isSilent } from './silent.js';
import { pageStyle } from './style.js';
import { type About, heading, type PageView } from './view.js';

const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;

/** What stands in the contents: the place, and the words. */
type Entry = readonly [place: string, words: Content];

const chapterPlace = (at: number): string => `chapter-${at + 1}`;

const entriesOf = (view: PageView, blocks: readonly Block[]): readonly Entry[] =>
  blocks.flatMap((block, at): readonly Entry[] => {
    if (block.block === 'chapter') return [[chapterPlace(at), textOf(view, block.title)]];
    return block.block === 'prose' || isSilent(view, block) ? [] : [[block.block, TITLES[block.block]]];
  });

const shown = (view: PageView, part: Part): SafeHtml =>
  part.block === 'prose'
    ? html`<div class="prose">${partOf(view, part)}</div>
`
    : html`<section class="${part.block === 'trends' ? 'block across' : 'block'}">${heading(view.level, TITLES[part.block], part.block)}
${partOf(view, part)}</section>
`;

/** Parts without anything to tell that follow each other: a sentence for each, where its heading would be. */
const silence = (view: PageView, parts: readonly Part[]): SafeHtml =>
  html`<dl class="facts block">${each(parts, (part) => part.block !== 'prose' && html`<div id="${part.block}"><dt>${TITLES[part.block]}</dt><dd>${partOf(view, part)}</dd></div>`)}</dl>
`;

const blocksOf = (view: PageView, blocks: readonly Block[]): readonly Content[] => {
  const isQuiet = (block: Block | undefined): block is Part =>
    block !== undefined && block.block !== 'chapter' && isSilent(view, block);
  return blocks.map((block, at) => {
    if (block.block === 'chapter') return chapter(view, block, at);
    if (!isQuiet(block)) return shown(view, block);
    // The first of a run tells for all of it.
    if (isQuiet(blocks[at - 1])) return undefined;
    const end = blocks.findIndex((later, place) => place > at && !isQuiet(later));
    return silence(view, blocks.slice(at, end === -1 ? undefined : end).filter(isQuiet));
  });
};

const chapter = (view: PageView, { title, blocks }: ChapterBlock, at: number): SafeHtml =>
  html`<section class="chapter">${heading(2, lineOf(view, title), chapterPlace(at))}
${blocksOf({ ...view, level: 3 }, blocks)}</section>
`;

const ended = ({ ended: end }: Dossier['plan']): Content =>
  end !== undefined &&
  html` <strong>This plan has ended</strong>: it was ${end.how}${end.by === undefined ? '' : ` by ${end.by}`}.`;

const spoken = ({ dossier: { plan, version, last, on, window } }: PageView, hasBlock: boolean): SafeHtml => {
  const edition = plan.editions.at(-1);
  const own = hasBlock ? html`<p class="as-of">` : html`<p class="as-of" id="as-of">`;
  return html`${own}Shows the plan as it was known on <strong>${dayOr(last.reportedOn)}</strong>: version ${version}${edition !== undefined && html`, with the edition “${edition.title}”`}, recorded on ${instantInWords(last.recordedAt)}. Lateness is judged on ${dayOr(on)}; figures over time cover ${window.months} months.${ended(plan)}</p>`;
};

const whole = (view: PageView, { blocks }: Recipe): SafeHtml => {
  const { dossier, about } = view;
  const { identity } = dossier.plan;
  const title = identity?.title ?? 'A plan without a title';
  const hasAsOf = blocks.some(({ block }) => block === 'as-of');
  return html`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Plan Ledger ${about.toolVersion}">
<title>${about.title}: ${title}, as known on ${dayOr(dossier.last.reportedOn)}</title>
${ownElement('style', pageStyle)}
</head>
<body>
<a class="skip" href="#main">Go to the content</a>
<header class="cover">
<p class="kicker">${about.title}</p>
<h1>${title}</h1>
<p class="authority">${identity?.authority ?? ''}</p>
${spoken(view, hasAsOf)}
</header>
<div class="page">
<nav aria-labelledby="contents"><p id="contents" class="label">Contents</p><ol>${each(entriesOf(view, blocks), ([place, words]) => html`<li><a href="${`#${place}`}">${words}</a></li>`)}</ol></nav>
<main id="main">
${blocksOf(view, blocks)}</main>
</div>
<footer>
<p>Plan ${identity?.plan ?? ''}, version ${dossier.version}; root of its history <code>${about.root}</code>. Made with Plan Ledger ${about.toolVersion} from the ledger alone: the same ledger, version and recipe give the same page.</p>
<p>It tells what was recorded and what documents say; a difference between two documents is no proof of intent.</p>
</footer>
</body>
</html>
`;
};

const placesIn = (page: SafeHtml): ReadonlySet<string> =>
  new Set([...String(page).matchAll(/ id="([^"]+)"/gu)].map(([, place = '']) => place));

const withoutForeign = (dossier: Dossier, recipe: Recipe): Recipe => {
  const isWanted = (part: Part): boolean => !isForeign(dossier, part);
  return {
    ...recipe,
    blocks: recipe.blocks.flatMap((block): readonly Block[] =>
      block.block === 'chapter'
        ? [{ ...block, blocks: block.blocks.filter(isWanted) }]
        : isWanted(block)
          ? [block]
          : [],
    ),
  };
};

/**
 * Makes a page as far as can be before the files beside it are there: what is shown on it, and so where its links may lead. What
 * it gives makes the page, once all that the page says of itself is known.
 */
export const pageBegun = (dossier: Dossier, asked: Recipe, soFar: About): ((about: About) => SafeHtml) => {
  const recipe = withoutForeign(dossier, asked);
  const view: PageView = {
    dossier: inScope(dossier, recipe.scope),
    whole: dossier,
    about: soFar,
    numbers: numbersOf(dossier, recipe),
    level: 2,
    parts: new Set(partsOf(recipe).map(({ block }) => block)),
    places: { has: () => true },
  };
  const places = placesIn(whole(view, recipe));
  return (about) => whole({ ...view, about, places }, recipe);
};

/**
 * The page of a pack: one file that needs no script, no font and no network, in the order of its recipe. The same dossier,
 * recipe and words about it give the same bytes.
 *
 * @example
 * import { BUILT_IN, gather, pageOf, readRecipe } from '@plan-ledger/evidence';
 * import { execute } from '@plan-ledger/store';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const command = { type: 'EstablishPlan', plan: 'p', title: 'Our <plan>', authority: 'Ours', schemes: [] };
 * const step = { command, saying: { actor: 'U1', reportedOn: '2020-06-09' } };
 * await execute(store, 'p' as never, [step as never], { newId: () => crypto.randomUUID() as never })();
 * const dossier = await gather(store, 'p' as never, 1)();
 * const recipe = readRecipe(BUILT_IN.board, 'board.yaml');
 * assert.ok(dossier._tag === 'Right' && recipe._tag === 'Right');
 * const about = { title: 'For the board', toolVersion: '0.1.0', root: '', files: [], checkpoint: null, scope: [] };
 * const page = pageOf(dossier.right, recipe.right, { ...about, nameOf: (id) => id });
 * assert.match(String(page), /<h1>Our &lt;plan&gt;<\/h1>/);
 */
export const pageOf = (dossier: Dossier, recipe: Recipe, about: About): SafeHtml =>
  pageBegun(dossier, recipe, about)(about);
