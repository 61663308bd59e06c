import { own, periodInWords } from '@plan-ledger/domain';
import type { MeasureRow } from '@plan-ledger/projections';

import { type Content, html, type SafeHtml } from '../../html/safe-html.js';
import { tableOf } from '../parts/table.js';
import { dayOr } from '../parts/words.js';
import { linkTo, type PageView, people } from '../view.js';

/** The documents from which something in the plan was read, with their digests. */
const documents = ({ dossier }: PageView): SafeHtml => {
  const rows = dossier.documents;
  return tableOf({
    id: 'provenance-documents',
    caption: 'The documents that the plan was read from',
    columns: [{ title: 'Document' }, { title: 'SHA-256 of the file' }],
    rows: rows.map(({ document, sha256 }) => ({
      cells: [document, sha256 === '' ? 'not given' : html`<code>${sha256}</code>`],
    })),
    none: 'Nothing was read from a document.',
  });
};

const latestCells = (view: PageView, row: MeasureRow): readonly Content[] => {
  const { originOf } = view.dossier;
  const origin =
    row.latestPeriod === null ? undefined : originOf('measure', row.measure, 'actual', row.latestPeriod);
  return [
    linkTo(view, `measure-${row.measure}`, row.title),
    row.latestPeriod === null ? 'no figure' : `${row.latest}, ${periodInWords(row.latestPeriod)}`,
    origin === undefined
      ? ''
      : `v${origin.version}, ${dayOr(origin.reportedOn)}, by ${people(view, [origin.actor], origin.reportedOn)}`,
    origin === undefined ? '' : [origin.document, origin.place].filter((part) => part !== '').join(', '),
  ];
};

/** Where each figure comes from: the documents, and the event and place of the latest figure of each measure. */
export const provenance = (view: PageView): SafeHtml =>
  html`<p>The table under each chart says of every figure by which event it was given and where it was read; <a href="tables/trends.csv">the table of trends</a> says so as well. Here is the latest figure of each measure.</p>${documents(view)}${tableOf(
    {
      id: 'provenance-table',
      caption: 'The latest figure of each measure, and where it was read',
      columns: [
        { title: 'Measure' },
        { title: 'Latest figure', tight: true },
        { title: 'Given by the event' },
        { title: 'Read in' },
      ],
      rows: view.dossier.measures
        .filter(({ measure }) => own(view.dossier.plan.measures, measure)?.narrative !== true)
        .map((row) => ({ cells: latestCells(view, row) })),
      none: 'The plan counts nothing yet.',
    },
  )}`;
