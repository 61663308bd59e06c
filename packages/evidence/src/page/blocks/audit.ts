import { counted, Period, periodInWords } from '@plan-ledger/domain';

import { html, type SafeHtml } from '../../html/safe-html.js';
import { tableOf } from '../parts/table.js';
import { clipped, dayOr, instantInWords } from '../parts/words.js';
import { MOST_ROWS } from '../shown.js';
import { heading, type PageView, people } from '../view.js';

/** What was written when, by whom: each submission, and the latest changes one by one. */
export const audit = (view: PageView): SafeHtml => {
  const { submissions, recent, recentCount, since } = view.dossier;
  return html`${tableOf({
    id: 'audit-submissions',
    caption: 'What was written to the ledger, and by whom',
    columns: [
      { title: 'Events' },
      { title: 'What' },
      { title: 'By', tight: true },
      { title: 'Reported on', tight: true },
      { title: 'Recorded', tight: true },
      { title: 'Why' },
    ],
    rows: submissions.slice(-MOST_ROWS).map((one) => ({
      cells: [
        one.from === one.to ? `v${one.from}` : `v${one.from} to v${one.to}`,
        one.edition === '' ? 'by hand' : `edition ${one.edition}`,
        people(view, [one.actor], one.reportedOn),
        dayOr(one.reportedOn),
        instantInWords(one.recordedAt),
        one.reason,
      ],
    })),
    none: 'Nothing was written.',
  })}${submissions.length > MOST_ROWS && html`<p>The latest ${MOST_ROWS} of ${submissions.length} are shown; <a href="tables/submissions.csv">the table of submissions</a> has all.</p>`}${heading(view.level + 1, since === null ? 'The latest changes' : `Changes since ${since.title}`)}<p>${recent.length < recentCount ? html`The latest ${recent.length} of ${counted(recentCount, 'change')}; <a href="audit.csv">the audit trail</a> has every one since the first event.` : html`${counted(recentCount, 'change')}; <a href="audit.csv">the audit trail</a> has every one since the first event.`}</p>${tableOf(
    {
      id: 'audit-table',
      caption: 'Each change of a field, oldest first',
      columns: [
        { title: 'Event', tight: true },
        { title: 'What' },
        { title: 'Field' },
        { title: 'Before' },
        { title: 'After' },
        { title: 'By', tight: true },
        { title: 'Reported on', tight: true },
        { title: 'Why, and where it was read' },
      ],
      rows: recent.map(({ kind, subject, field, period, before, after, recorded }) => ({
        cells: [
          `v${recorded.version}`,
          `${kind} ${subject}`,
          Period.is(period) ? `${field}, ${periodInWords(period)}` : field,
          clipped(before),
          clipped(after),
          people(view, [recorded.actor], recorded.reportedOn),
          dayOr(recorded.reportedOn),
          [recorded.reason, recorded.source?.place].filter((part) => part !== undefined).join('; '),
        ],
      })),
      none: 'Nothing has changed since.',
    },
  )}`;
};
