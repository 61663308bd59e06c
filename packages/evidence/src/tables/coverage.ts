import { type CoverageRow, shortName } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { always, joined, sheetOf, text, whole } from './column.js';

const names = (sections: CoverageRow['sections']): string => joined(sections.map(shortName));

/** Which parts of the plan answer each recommendation, and what is missing. */
export const coverageSheet = ({ coverage }: Dossier): Sheet =>
  sheetOf<CoverageRow>(
    {
      name: 'coverage',
      title: 'Coverage',
      describes:
        'Which parts of the plan answer each recommendation and finding of an inspection, and what is missing.',
    },
    [
      text('number', 'Number', 'As the inspection numbers it; empty where it does not.', (r) => r.number),
      always(text('recommendation', 'Recommendation', 'What was asked for or found.', (r) => r.title)),
      text(
        'sections',
        'Answered by',
        'The sections that answer it, by the list of recommendations or by their own pages.',
        (r) => names(r.sections),
      ),
      always(whole('actions', 'Actions', 'How many actions these sections have.', (r) => r.actions)),
      always(
        whole('milestones', 'Milestones', 'How many milestones these actions have.', (r) => r.milestones),
      ),
      always(
        whole(
          'measures',
          'Measures',
          'How many measures these sections, or the larger parts around them, have.',
          (r) => r.measures,
        ),
      ),
      always(
        whole(
          'evidence',
          'Evidence',
          'How many pieces of evidence are expected or attached there.',
          (r) => r.evidence,
        ),
      ),
      text('gaps', 'Gaps', 'What is missing; empty where nothing is.', (r) => joined(r.gaps)),
      always(text('kind', 'Kind', 'Recommendation or finding.', (r) => r.kind)),
      text('list_sections', 'By the list', 'The sections that the list of recommendations names.', (r) =>
        names(r.list),
      ),
      text('page_sections', 'By their pages', 'The sections whose own pages name it.', (r) => names(r.pages)),
      text('disagreement', 'Disagreement', 'Where the list and the pages do not say the same.', (r) =>
        joined(r.disagreements),
      ),
      always(
        text(
          'recommendation_id',
          'Recommendation id',
          'The id of the recommendation, the same in every table.',
          (r) => r.recommendation,
        ),
      ),
      text(
        'worded_otherwise',
        'Worded otherwise by',
        'The sections whose pages put it in other words.',
        (r) => names(r.reworded),
      ),
    ],
    coverage,
  );
