import type { RiskGrid } from '@plan-ledger/projections';

import type { Asked } from '../../asked.js';
import { renderTable, type Table } from '../../render/index.js';
import type { Report } from '../../report.js';

type Cells = RiskGrid['cells'];

const names = (risks: Cells[number]['risks'], by: string): string => risks.map(({ name }) => name).join(by);

const longTable = (cells: Cells): Table => ({
  columns: [
    { key: 'likelihood', title: 'Likelihood', right: true, flex: 0 },
    { key: 'impact', title: 'Impact', right: true, flex: 0 },
    { key: 'score', title: 'Score', right: true, flex: 0 },
    { key: 'count', title: 'Count', right: true, flex: 0 },
    { key: 'risks', title: 'Risks' },
  ],
  rows: cells.map((cell) => [
    cell.likelihood,
    cell.impact,
    cell.score,
    cell.risks.length,
    names(cell.risks, '; '),
  ]),
});

const square = (cells: Cells): Table => {
  const likelihoods = [...new Set(cells.map(({ likelihood }) => likelihood))];
  const impacts = [...new Set(cells.map(({ impact }) => impact))];
  return {
    columns: [
      { key: 'likelihood', title: 'Likelihood', right: true, flex: 0 },
      ...impacts.map((impact) => ({ key: String(impact), title: `Impact ${impact}` })),
    ],
    rows: likelihoods.map((likelihood) => [
      likelihood,
      ...cells
        .filter((cell) => cell.likelihood === likelihood)
        .map(({ risks }) => (risks.length === 0 ? '.' : names(risks, ' '))),
    ]),
  };
};

const SIDES = {
  inherent: 'Inherent: before the controls',
  residual: 'Residual: with the controls in place',
} as const;

/** The grid: a square for people, one row a cell for programs. */
export const gridReport = (asked: Asked, { side, cells, unplaced }: RiskGrid): Report => ({
  kind: 'risk-grid',
  asked,
  says: [
    SIDES[side],
    ...(unplaced.length === 0
      ? []
      : [`Not assessed on this side, so not in the grid: ${names(unplaced, ', ')}`]),
  ],
  tables: [longTable(cells)],
  shown: (width, colour) => renderTable(square(cells), { format: 'text', width, colour }).trimEnd(),
  data: cells,
});
