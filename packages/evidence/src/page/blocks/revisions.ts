import { counted, own, periodInWords } from '@plan-ledger/domain';
import type { Revision } from '@plan-ledger/projections';

import { html, type SafeHtml } from '../../html/safe-html.js';
import { tableOf } from '../parts/table.js';
import { orNone } from '../parts/words.js';
import { revisionsShown } from '../shown.js';
import { linkTo, type PageView } from '../view.js';

const conclusion = ({ conclusionChanges }: Revision): string =>
  conclusionChanges === null ? 'cannot be told' : conclusionChanges ? 'yes' : 'no';

const actOf = ({ act, marked }: Revision): string => act ?? (marked ? 'explained' : 'unexplained');

/** The register of figures and targets that were changed after they were published. */
export const revisions = (view: PageView): SafeHtml => {
  const { revisions: register, plan } = view.dossier;
  const rows = revisionsShown(register);
  const flips = register.filter(({ conclusionChanges }) => conclusionChanges === true).length;
  const were = counted(
    register.length,
    'published figure or target was',
    'published figures and targets were',
  );
  const ofThem =
    register.length > 1
      ? html`for ${orNone(flips)} of them the conclusion changes`
      : html`${flips > 0 ? 'the' : 'no'} conclusion changes with it`;
  const lead = html`<p>${were} changed; ${ofThem}${flips > 0 && ': what met its target no longer does, or the other way round'}.</p>`;
  return html`${register.length > 0 && lead}${tableOf({
    id: 'revisions-table',
    caption: 'Figures and targets that changed after they were published',
    columns: [
      { title: 'Measure' },
      { title: 'Period', tight: true },
      { title: 'Field', tight: true },
      { title: 'Before', right: true, tight: true },
      { title: 'After', right: true, tight: true },
      { title: 'Act', tight: true },
      { title: 'Conclusion changes', tight: true },
      { title: 'Said in' },
    ],
    rows: rows.map((row) => ({
      cells: [
        linkTo(view, `measure-${row.measure}`, own(plan.measures, row.measure)?.title ?? row.measure),
        row.period === '' ? '' : periodInWords(row.period),
        row.of === undefined ? row.field : `${row.field} of ${row.of}`,
        row.before === '' ? html`<span class="none">blank</span>` : row.before,
        row.after === '' ? html`<span class="none">blank</span>` : html`${row.after} [r]`,
        html`${actOf(row)}${row.reason === '' ? '' : `: ${row.reason}`}${row.doubtful && ' [u]'}`,
        conclusion(row),
        html`v${row.version}`,
      ],
    })),
    none: 'No figure or target was changed after it was published.',
  })}${register.length > rows.length && html`<p>The first ${rows.length} of ${register.length} are shown; <a href="tables/revisions.csv">the table of revisions</a> has all.</p>`}`;
};
