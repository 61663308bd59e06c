import { counted, dayInWords, periodInWords } from '@plan-ledger/domain';
import type { RatingRow, Told } from '@plan-ledger/projections';

import { type Content, html, type SafeHtml } from '../../html/safe-html.js';
import { statusChip } from '../parts/status.js';
import { listOf, tableOf } from '../parts/table.js';
import { instantInWords, orNone } from '../parts/words.js';
import { heading, linkTo, type PageView, people } from '../view.js';

/** Who looks on, how often, and on which sections. */
export const oversight = ({ dossier }: PageView): SafeHtml =>
  tableOf({
    id: 'oversight-table',
    caption: 'Who watches over the plan',
    columns: [
      { title: 'Body' },
      { title: 'How often', tight: true },
      { title: 'Role' },
      { title: 'Sections' },
    ],
    rows: dossier.oversight.map(({ body, cadence, role, sections }) => ({
      cells: [body, cadence, role, sections.length === 0 ? 'the whole plan' : sections.join(', ')],
    })),
    none: 'The plan names nobody who watches over it.',
  });

/** What narrative says of a figure, beside what the table of the same edition says. */
export const quoted = (view: PageView): SafeHtml => {
  const { quoted: rows } = view.dossier;
  const differing = rows.filter(({ agrees }) => agrees === false);
  const open = rows.filter(({ agrees }) => agrees === null);
  return html`${rows.length > 0 && html`<p>The narrative quotes ${counted(rows.length, 'figure')}; ${orNone(differing.length)} ${differing.length === 1 ? 'differs' : 'differ'} from the table of the same edition, and ${orNone(open.length)} cannot be compared.</p>`}${tableOf(
    {
      id: 'quoted-table',
      caption: 'Narrative against tables: what differs first',
      columns: [
        { title: 'Measure' },
        { title: 'Period', tight: true },
        { title: 'Narrative says', right: true, tight: true },
        { title: 'Table says', right: true, tight: true },
        { title: 'Agree', tight: true },
        { title: 'Edition and place' },
      ],
      rows: [...differing, ...open, ...rows.filter(({ agrees }) => agrees === true)].map((row) => ({
        cells: [
          linkTo(view, `measure-${row.measure}`, row.title),
          periodInWords(row.period),
          row.quoted,
          row.table === '' ? html`<span class="none">blank</span>` : row.table,
          row.agrees === null ? 'cannot be told' : row.agrees ? 'yes' : 'no',
          [row.edition ?? 'by hand', row.sectionTitle, row.place].filter((part) => part !== '').join(', '),
        ],
      })),
      none: 'The narrative quotes no figures.',
    },
  )}`;
};

/** What an inspector would ask, in the words of the documents. */
export const checks = ({ dossier }: PageView): SafeHtml => {
  const rows = dossier.checks;
  return html`${rows.length > 0 && html`<p>There ${rows.length === 1 ? 'is' : 'are'} ${counted(rows.length, 'thing')} that an inspector would ask about, in the words of the documents. A misprint or an error in reading would look the same.</p>`}${tableOf(
    {
      id: 'checks-table',
      caption: 'What an inspector would ask',
      columns: [
        { title: 'About' },
        { title: 'Question', tight: true },
        { title: 'What the documents say' },
        { title: 'Place' },
      ],
      rows: rows.map(({ kind, title, says, place = '' }) => ({ cells: [title, kind, says, place] })),
      none: 'Nothing was found that an inspector would ask about.',
    },
  )}`;
};

/** Texts that were erased from the history, and on what ground. */
export const redactions = (view: PageView): SafeHtml =>
  tableOf({
    id: 'redactions-table',
    caption: 'Texts that were erased from the history; where they stood is [redacted]',
    columns: [
      { title: 'Event' },
      { title: 'Field', tight: true },
      { title: 'On what ground' },
      { title: 'By', tight: true },
      { title: 'When', tight: true },
    ],
    rows: view.dossier.redactions.map((row) => ({
      cells: [
        `v${row.version} ${row.event}`,
        row.field,
        row.basis,
        people(view, [row.actor], row.reportedOn),
        `${instantInWords(row.recordedAt)} (v${row.at})`,
      ],
    })),
    none: 'No text was erased from the history of this plan.',
  });

const listed = (says: string, items: readonly string[]): Content =>
  items.length > 0 && [html`<p class="label">${says}</p>`, listOf(items)];

/** What a section of a review tells. */
const toldOf = (
  view: PageView,
  { section, title, headline, done, concerns, next, comment }: Told,
): SafeHtml => {
  const parts: readonly Content[] = [
    heading(view.level + 1, title, view.parts.has('sections') ? undefined : `section-${section}`),
    headline !== '' && html`<p>${headline}</p>`,
    listed('What goes well', done),
    listed('What gives concern', concerns),
    listed('What comes next', next),
    comment !== '' && html`<p>${comment}</p>`,
  ];
  return html`<section>${parts}</section>`;
};

const ratingChip = ({ rating, ratingCode, shape }: RatingRow): SafeHtml =>
  statusChip(rating === '' ? null : { code: ratingCode, label: rating, ...(shape === '' ? {} : { shape }) });

/** What a review quotes of the plan that it reviews: the tables to hold it against are in that plan. */
const quotedOf = ({ dossier: { plan, quoted: rows } }: PageView): SafeHtml =>
  html`<p>The measures are those of the plan ${plan.identity?.reviews ?? ''} that it reviews; the tables to hold them against are in the pack of that plan.</p>${tableOf(
    {
      id: 'quoted-table',
      caption: 'Figures in the text of the review',
      columns: [
        { title: 'Measure' },
        { title: 'Field', tight: true },
        { title: 'Period' },
        { title: 'It says', right: true, tight: true },
        { title: 'Where' },
      ],
      rows: rows.map(({ title, field, period, quoted: says, sectionTitle, place }) => ({
        cells: [
          title,
          field,
          periodInWords(period),
          says,
          [sectionTitle, place].filter((part) => part !== '').join(', '),
        ],
      })),
      none: 'It quotes no figures.',
    },
  )}`;

/** The figures that a review quotes, where the page has no part for them: they are the most that it says in numbers. */
const quotedHere = (view: PageView): Content =>
  !view.parts.has('quoted') &&
  view.dossier.quoted.length > 0 &&
  html`<section>${heading(view.level + 1, 'The figures that it quotes')}${quotedOf(view)}</section>`;

/** What a review rated, on which clauses, and what it tells. */
export const ratings = (view: PageView): SafeHtml => {
  const { review, plan } = view.dossier;
  const { period } = review;
  const table = tableOf({
    id: 'ratings-table',
    caption: 'What was rated, and what the rating rests on',
    columns: [
      { title: 'Section' },
      { title: 'Rating', tight: true },
      { title: 'Rests on' },
      { title: 'Comment' },
    ],
    rows: review.ratings.map((row) => ({ cells: [row.title, ratingChip(row), row.basis, row.comment] })),
    none: 'Nothing is rated.',
  });
  const isReview = plan.identity?.kind === 'review';
  // What any other plan tells of its sections stands there.
  const told = isReview ? review.told : [];
  return html`${period !== null && html`<p>It reports on ${dayInWords(period.from)} to ${dayInWords(period.to)}.</p>`}${table}${told.map((one) => toldOf(view, one))}${isReview && quotedHere(view)}`;
};
