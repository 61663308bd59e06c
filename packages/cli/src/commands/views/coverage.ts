import { counted } from '@plan-ledger/domain';
import { coverageOf, type CoverageRow, shortName } from '@plan-ledger/projections';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Asked } from '../../asked.js';
import type { Report } from '../../report.js';
import type { ReadCommand } from '../shape.js';

const names = (sections: CoverageRow['sections']): string => sections.map(shortName).join('; ');

/** How many of those shown have a gap; nothing where none is shown. */
const gapsInWords = (shown: number, open: number): string => {
  if (shown === 0) return '';
  return shown === 1
    ? `; the one shown has ${open === 1 ? 'a' : 'no'} gap`
    : `; of the ${shown} shown, ${counted(open, 'has', 'have')} a gap`;
};

const reportOf = (asked: Asked, all: readonly CoverageRow[], withFindings: boolean): Report => {
  const recommendations = all.filter(({ kind }) => kind === 'recommendation');
  const findings = all.filter(({ kind }) => kind === 'finding');
  const rows = withFindings ? all : recommendations;
  const open = rows.filter(({ gaps }) => gaps.length > 0).length;
  const differ = rows.filter(({ disagreements }) => disagreements.length > 0);
  return {
    kind: 'coverage',
    asked,
    says: [
      `${counted(recommendations.length, 'recommendation')} and ${counted(findings.length, 'finding')}${withFindings || findings.length === 0 ? '' : ' (see them with --findings)'}${gapsInWords(rows.length, open)}`,
      ...differ.flatMap(({ number, title, disagreements }) =>
        disagreements.map((says) => `  ${number === '' ? title : number}: ${says}`),
      ),
    ],
    tables: [
      {
        columns: [
          { key: 'number', title: 'No.', flex: 0 },
          { key: 'recommendation', title: 'Recommendation', flex: 4 },
          { key: 'sections', title: 'Answered by', flex: 1 },
          { key: 'actions', title: 'Actions', right: true, flex: 0 },
          { key: 'milestones', title: 'Milestones', right: true, flex: 0 },
          { key: 'measures', title: 'Measures', right: true, flex: 0 },
          { key: 'evidence', title: 'Evidence', right: true, flex: 0 },
          { key: 'gaps', title: 'Gaps', flex: 1 },
          { key: 'kind', title: 'Kind', dataOnly: true },
          { key: 'list_sections', title: 'By the list', dataOnly: true },
          { key: 'page_sections', title: 'By their pages', dataOnly: true },
          { key: 'disagreement', title: 'Disagreement', dataOnly: true },
          { key: 'recommendation_id', title: 'Id', dataOnly: true },
          { key: 'worded_otherwise', title: 'Worded otherwise by', dataOnly: true },
        ],
        rows: rows.map((row) => [
          row.number,
          row.title,
          names(row.sections),
          row.actions,
          row.milestones,
          row.measures,
          row.evidence,
          row.gaps.join('; '),
          row.kind,
          names(row.list),
          names(row.pages),
          row.disagreements.join('; '),
          row.recommendation,
          names(row.reworded),
        ]),
        none: 'The plan lists no recommendations',
      },
    ],
    data: rows,
    next: ['plan-ledger check', 'plan-ledger milestones --section ID'],
  };
};

export const coverage: ReadCommand = {
  mode: 'read',
  usage: 'coverage',
  says: 'Which parts of the plan answer each recommendation, by its list and by its pages, and what is missing',
  options: [{ flags: '--findings', says: 'the findings of the inspection too' }],
  examples: ['coverage', 'coverage --findings --format csv'],
  run: (asked, { options }) =>
    TE.right(reportOf(asked, coverageOf(asked.plan), options['findings'] === true)),
};
