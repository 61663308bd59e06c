import { html, type SafeHtml } from '../../html/safe-html.js';
import { explainedOnPage } from '../../marks.js';
import { facts, tableOf } from '../parts/table.js';
import { schemeOf } from './dashboard.js';
import { heading, type PageView } from '../view.js';

/** The root of the history, and how anybody can check it. */
export const integrity = ({ dossier, about }: PageView): SafeHtml => {
  const { checkpoint, root } = about;
  const { plan, version } = dossier;
  return html`${facts([
    ['Plan', plan.identity?.plan ?? ''],
    ['Version', `${version}`],
    ['Root of its history', html`<code>${root}</code>`],
    [
      'Signed checkpoint',
      checkpoint === null
        ? 'none was given: nobody outside can tell from this pack alone whether the history is the one that was'
        : html`${checkpoint.origin}, ${checkpoint.size} events: <a href="${checkpoint.path}">${checkpoint.path}</a>`,
    ],
  ])}<p>Every event of the plan is a leaf of a Merkle tree (RFC 9162); the root above stands for all of them. Whoever holds a checkpoint with this root, from before, can show that nothing in the history up to it has been changed since. It shows what was recorded, and when; it cannot show that what was recorded is true.</p>`;
};

/** The files beside the page, and what each holds. */
export const files = ({ about }: PageView): SafeHtml =>
  tableOf({
    id: 'tables-files',
    caption: 'The files of this pack',
    quietly: true,
    columns: [{ title: 'File' }, { title: 'What it holds' }],
    rows: about.files.map(({ path, says }) => ({ cells: [html`<a href="${path}">${path}</a>`, says] })),
    none: 'There are no files beside this page.',
  });

const WORDS: readonly (readonly [word: string, says: string])[] = [
  ['Version', 'the number of events in the history of the plan; each change is an event'],
  ['Edition', 'a document as it was published; submitting it gives the events that it says'],
  ['Reported on', 'the day on which something was said: that of the board paper or the return'],
  ['Recorded', 'the instant at which the ledger stored it'],
  ['Revision', 'better data, which was foreseen, in the place of a published figure'],
  ['Correction', 'an error in a published figure put right'],
  ['Unexplained', 'a document changed a published figure and says nothing about it'],
  [
    'Run chart, limits',
    'an XmR chart after NHS Making Data Count: the mean of the first 12 figures, and limits at 2.66 times the mean moving range on either side of it; nearly all ordinary variation lies between them',
  ],
  ['Ordinary variation', 'the figures go up and down as such figures do, and no cause has to be looked for'],
  [
    'Improving, worsening',
    'the latest figures differ from the mean by more than ordinary variation, in the direction that is better or worse',
  ],
  [
    'Consistently met, hit and miss, consistently missed',
    'whether the target lies outside the limits on the good side, between them, or outside on the bad side',
  ],
  [
    'No current target',
    'a later document covers the measure and leaves its target blank, or the target was withdrawn: figures after that are held against none',
  ],
];

/** The words, statuses and codes that the pack uses. */
export const glossary = (view: PageView): SafeHtml =>
  html`${facts(WORDS)}${heading(view.level + 1, 'Shorthand')}<ul>${explainedOnPage().map((says) => html`<li>${says}</li>`)}</ul>${(view.dossier.plan.identity?.schemes ?? []).map(schemeOf)}`;
