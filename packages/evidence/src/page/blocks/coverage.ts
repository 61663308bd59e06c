import { counted } from '@plan-ledger/domain';

import { html, type SafeHtml } from '../../html/safe-html.js';
import { tableOf } from '../parts/table.js';
import { linkTo, type PageView } from '../view.js';

/** What answers each recommendation and finding, and what is missing. */
export const coverage = (view: PageView): SafeHtml => {
  const { coverage: rows } = view.dossier;
  const gaps = rows.filter(({ gaps: missing }) => missing.length > 0).length;
  const number = (title: string) => ({ title, right: true, tight: true });
  return html`${rows.length > 0 && html`<p>Of ${counted(rows.length, 'recommendation or finding', 'recommendations and findings')}, ${gaps === 0 ? 'none has a gap.' : `${gaps} ${gaps === 1 ? 'has' : 'have'} a gap: something that would answer it is not in the plan.`}</p>`}${tableOf(
    {
      id: 'coverage-table',
      caption: 'What of the plan answers each recommendation and finding',
      columns: [
        { title: 'Recommendation or finding' },
        { title: 'Answered by' },
        number('Actions'),
        number('Milestones'),
        number('Measures'),
        number('Evidence'),
        { title: 'Gaps' },
      ],
      rows: rows.map((row) => ({
        id: `recommendation-${row.recommendation}`,
        cells: [
          html`${row.number === '' ? '' : `${row.number} `}${row.title}`,
          row.sections.map(
            (section, at) =>
              html`${at === 0 ? '' : ', '}${linkTo(view, `section-${section.id}`, section.number ?? section.title)}`,
          ),
          row.actions,
          row.milestones,
          row.measures,
          row.evidence,
          row.gaps.length === 0 ? 'none' : row.gaps.join(', '),
        ],
      })),
      none: 'The plan names no recommendations or findings.',
    },
  )}`;
};
