import { dayInWords, type RiskLevel } from '@plan-ledger/domain';

import { riskGridFigure } from '../../charts/pending.js';
import { html, type SafeHtml } from '../../html/safe-html.js';
import { listOf, tableOf } from '../parts/table.js';
import { heading, type PageView, people } from '../view.js';

const levelOf = (level: RiskLevel | null): string =>
  level === null
    ? 'not assessed'
    : `${level.score} (likelihood ${level.likelihood} × impact ${level.impact})`;

/** The register of risks, the grid, and how each was assessed over time. */
export const risks = (view: PageView): SafeHtml => {
  const { risks: rows, riskGrid, assessments, on } = view.dossier;
  if (rows.length === 0) return html`<p class="none">The plan names no risks.</p>`;
  const reassessed = assessments.filter(({ risk, side }, at) =>
    assessments.slice(0, at).some((before) => before.risk === risk && before.side === side),
  );
  return html`${tableOf({
    id: 'risks-table',
    caption: 'Risks, before their controls and with them',
    columns: [
      { title: 'Risk' },
      { title: 'Owner' },
      { title: 'Before controls', tight: true },
      { title: 'Controls' },
      { title: 'With controls', tight: true },
      { title: 'Open', tight: true },
    ],
    rows: rows.map((row) => ({
      id: `risk-${row.risk}`,
      cells: [
        html`${row.ref === '' ? '' : `${row.ref} `}${row.title}${row.consequence !== '' && html`<br><span class="remark">${row.consequence}</span>`}${row.doubtful !== '' && html`<br><span class="remark">[u] Doubtful reading: ${row.doubtful}</span>`}`,
        people(view, row.owners, on) || 'none named',
        levelOf(row.inherent),
        listOf(row.controls),
        levelOf(row.residual),
        row.status,
      ],
    })),
    none: '',
  })}${riskGridFigure(riskGrid, { id: 'risk_grid', headingLevel: view.level + 1, csvHref: 'tables/risks.csv' })}${
    reassessed.length > 0 &&
    html`${heading(view.level + 1, 'Assessed again')}${tableOf({
      id: 'risks-again',
      caption: 'Risks that were assessed again',
      columns: [
        { title: 'Risk' },
        { title: 'Side', tight: true },
        { title: 'Became', tight: true },
        { title: 'On', tight: true },
        { title: 'Why' },
      ],
      rows: reassessed.map((one) => ({
        cells: [
          `${one.name} ${one.title}`,
          one.side === 'inherent' ? 'before controls' : 'with controls',
          levelOf(one.level),
          dayInWords(one.reportedOn),
          one.reason,
        ],
      })),
      none: '',
    })}`
  }`;
};
