import type { Edition } from '../edition/edition.js';
import { setIn, type Tree } from './edition-faults.js';
import { smallEdition, smallEditionFile } from './small-edition.js';

const RATINGS = {
  id: 'rating',
  title: 'Rating',
  statuses: [
    {
      code: 'good',
      label: 'Good',
      shape: '■',
      definition: 'Both hold',
      joined: 'and',
      clauses: [
        { code: 'progress', text: 'Good progress' },
        { code: 'threats', text: 'Low threats' },
      ],
    },
    { code: 'poor', label: 'Poor', shape: '▲' },
  ],
};

const fullAction = {
  ref: '1.1',
  start: 'April 2020',
  progress: ['A first list was made'],
  outcomes: ['No visit is late'],
  milestones: [
    { id: 'first-list', title: 'The first list is out', timescale: 'May 2020', owners: ['P1'] },
    { id: 'all-teams', title: 'All teams have it', timescale: 'Oct 20', status: 'open' },
  ],
};

const fullMeasure = {
  action: 'weekly-list',
  baselines: [{ printed: '40%' }, { printed: '38%', group: 'boys', period: '2019-03' }],
  benchmarks: [{ against: 'England', printed: '70%', period: '2020-04' }],
};

const told = {
  id: 'told',
  title: 'Children who say that they were seen',
  unit: 'percent',
  direction: 'higher',
  frequency: 'month',
  narrative: 'true',
};

const fullSection = {
  kind: 'theme',
  leads: ['Director'],
  timescale: 'Apr 17 to Aug 17',
  answers: [{ recommendation: 'rec-1', printed: 'Rec. 1' }],
  evidence: [{ id: 'survey', title: 'A survey of families', timescale: 'March 2021' }],
};

const fullDetail = {
  rating: 'good',
  clauses: ['progress'],
  basis: 'Visits of May',
  headline: 'Visits are on time',
  concerns: ['Staff leave'],
  quoted: [
    { measure: 'told', period: '2020-05', printed: '90%', says: 'Nine in ten' },
    { measure: 'elsewhere', period: '2020-05', printed: '12', plan: 'other-plan', field: 'benchmark' },
  ],
};

const fullFile = {
  recommendations: [
    {
      id: 'rec-1',
      kind: 'recommendation',
      number: '1',
      title: 'See children in time',
      from: 'Ofsted, March 2017',
      sections: [{ section: 'visits', printed: 'Visits' }],
    },
    { id: 'late', kind: 'finding', title: 'Visits are late' },
  ],
  risks: [
    {
      id: 'no-staff',
      ref: 'R1',
      title: 'Posts stay empty',
      owners: ['Director'],
      controls: ['Agency staff'],
      consequence: 'Children wait',
      inherent: { likelihood: '4', impact: '5', score: '20' },
      residual: { likelihood: '3', impact: '4', score: '11', doubtful: 'The product is 12' },
    },
  ],
  oversight: [{ id: 'board', body: 'Improvement Board', cadence: 'Monthly', sections: ['visits'] }],
  earlier: [
    {
      reportedOn: '2020-03-31',
      reportedOnNote: 'The table of March',
      targets: [{ measure: 'seen', period: '2020-04', printed: '75%' }],
    },
    {
      reportedOn: '2020-04-30',
      targets: [
        { measure: 'seen', period: '2020-04', printed: '80%', act: 'revision', reason: 'Agreed in April' },
      ],
    },
  ],
};

const SMALL = smallEditionFile();
const [SECTION] = SMALL.sections;

const FILE = {
  ...SMALL,
  plan: { ...SMALL.plan, began: '2017-06-13' },
  edition: { ...SMALL.edition, nextUpdate: 'September 2020' },
  schemes: [...SMALL.schemes, RATINGS],
  sections: [
    {
      ...SECTION,
      ...fullSection,
      detail: { ...SECTION?.detail, ...fullDetail },
      actions: [{ ...SECTION?.actions[0], ...fullAction }],
      measures: [{ ...SECTION?.measures[0], ...fullMeasure }, told],
    },
  ],
  ...fullFile,
};

/** A file of an edition with every part that an edition may have, but what is gone, and an end. */
export const fullEditionFile = (): typeof FILE => JSON.parse(JSON.stringify(FILE)) as typeof FILE;

/** A readable edition with every part that an edition may have, but what is gone, and an end. */
export const fullEdition = (file: unknown = FILE): Edition => smallEdition(file);

/** The full edition of a month later, which tells of no earlier days, with some places in it set to something. */
export const laterEdition = (changed: Readonly<Record<string, unknown>> = {}): Edition => {
  const file: Tree = fullEditionFile();
  const later = { earlier: undefined, 'edition.label': 'second', 'edition.reportedOn': '2020-07-09' };
  for (const [path, value] of Object.entries({ ...later, ...changed })) setIn(file, path, value);
  return fullEdition(file);
};
