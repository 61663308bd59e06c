import { describe, expect, it } from '@jest/globals';

import { faultsOf, setIn } from '../testing/edition-faults.js';
import { fullEdition, fullEditionFile } from '../testing/full-edition.js';

const faultsWith = (path: string, value: unknown): readonly string[] =>
  faultsOf(setIn(fullEditionFile(), path, value));

const ID = 'wanted an id of lower-case words joined by hyphens, such as hearts-and-minds';
const DAY = 'wanted a day that exists, as YYYY-MM-DD';
const PERIOD = 'wanted a period such as 2020-05, 2020-Q2, 2020/21-Q1 or 2020';
const WORDS = 'wanted some words';

const SECTION = 'sections.0';
const ACTION = `${SECTION}.actions.0`;
const MILESTONE = `${ACTION}.milestones.0`;
const MEASURE = `${SECTION}.measures.0`;
const DETAIL = `${SECTION}.detail`;
const RISK = 'risks.0';
const LEVEL = `${RISK}.inherent`;
const EARLIER = 'earlier.0';

describe('an edition with every part', () => {
  it('is read', () => {
    expect(faultsOf(fullEditionFile())).toEqual([]);
    expect(fullEdition()).toMatchObject({
      plan: { began: '2017-06-13' },
      sections: [
        {
          kind: 'theme',
          detail: { rating: 'good', clauses: ['progress'] },
          answers: [{ recommendation: 'rec-1' }],
          actions: [{ milestones: [{ id: 'first-list', owners: ['P1'] }, { status: 'open' }] }],
          measures: [{ benchmarks: [{ against: 'England' }] }, { narrative: true }],
          evidence: [{ id: 'survey' }],
        },
      ],
      risks: [{ inherent: { likelihood: 4, impact: 5, score: 20 }, residual: { score: 11 } }],
      earlier: [{ reportedOn: '2020-03-31' }, { targets: [{ act: 'revision' }] }],
    });
  });

  it('needs no line of figures for a measure that only the text tells of', () => {
    expect(faultsWith(`${SECTION}.measures.1.narrative`, 'false')).toEqual([
      'sections.0.measures.1.id: Found no line of figures.csv for told in 2020-04, 2020-05; write one for each period of the window, blank where the cell is blank',
    ]);
  });

  it('may leave a place for a rating blank', () => {
    const blank = setIn(fullEditionFile(), `${DETAIL}.rating`, 'blank');
    expect(faultsOf(setIn(blank, `${DETAIL}.clauses`, undefined))).toEqual([]);
  });
});

describe('a part with a fault in one field', () => {
  it.each([
    ['plan.began', '2017-06', `Found "2017-06"; ${DAY}`],
    ['plan.kind', 'audit', 'Found "audit"; wanted one of plan, review'],
    ['plan.reviews', 'Other Plan', `Found "Other Plan"; ${ID}`],
    ['edition.reviewed', 'May 2020', `Found "May 2020"; ${ID}`],
    ['edition.nextUpdate', ' ', `Found " "; ${WORDS}`],
    ['schemes.1.statuses.0.joined', 'nor', 'Found "nor"; wanted one of and, or'],
    ['schemes.1.statuses.0.clauses.0.text', '', `Found ""; ${WORDS}`],
    ['schemes.1.statuses.0.clauses', 'progress', 'Found "progress"; wanted a list of a clause'],
    [`${SECTION}.leads`, 'Director', 'Found "Director"; wanted a list of Words'],
    [`${SECTION}.kind`, '', `Found ""; ${WORDS}`],
    [`${SECTION}.timescale`, '', `Found ""; ${WORDS}`],
    [`${DETAIL}.concerns`, 'None', 'Found "None"; wanted a list of Words'],
    [`${DETAIL}.headline`, [], `Found []; ${WORDS}`],
    [`${DETAIL}.quoted.0.period`, '2017/18-Q5', `Found "2017/18-Q5"; ${PERIOD}`],
    [`${DETAIL}.quoted.1.field`, 'baseline', 'Found "baseline"; wanted one of actual, target, benchmark'],
    [`${DETAIL}.quoted.1.plan`, 'Other', `Found "Other"; ${ID}`],
    [`${SECTION}.answers.0.recommendation`, 'Rec 1', `Found "Rec 1"; ${ID}`],
    [`${ACTION}.start`, '', `Found ""; ${WORDS}`],
    [`${ACTION}.ref`, null, `Found null; ${WORDS}`],
    [`${ACTION}.progress`, 'Begun', 'Found "Begun"; wanted a list of Words'],
    [`${ACTION}.milestones`, 'one', 'Found "one"; wanted a list of a milestone'],
    [`${MILESTONE}.id`, 'First', `Found "First"; ${ID}`],
    [`${MILESTONE}.due`, '2020-02-30', `Found "2020-02-30"; ${DAY}, or none`],
    [`${MILESTONE}.status`, 'verified', 'Found "verified"; wanted one of open, completed'],
    [`${MEASURE}.action`, 'Weekly', `Found "Weekly"; ${ID}`],
    [`${MEASURE}.narrative`, 'yes', 'Found "yes"; wanted true or false'],
    [`${MEASURE}.baselines.1.period`, '2017/18-Q5', `Found "2017/18-Q5"; ${PERIOD}`],
    [`${MEASURE}.baselines.0.printed`, '', `Found ""; ${WORDS}`],
    [`${MEASURE}.benchmarks.0.against`, '', `Found ""; ${WORDS}`],
    [`${SECTION}.evidence.0.due`, 'soon', `Found "soon"; ${DAY}, or none`],
    ['recommendations.0.kind', 'wish', 'Found "wish"; wanted one of recommendation, finding'],
    ['recommendations.0.sections', 'visits', 'Found "visits"; wanted a list of a section that answers'],
    [`${RISK}.kind`, 'issue', 'Found "issue"; wanted one of risk, opportunity'],
    [`${LEVEL}.likelihood`, 'high', 'Found "high"; wanted a number'],
    [RISK, 'no-staff', 'Found "no-staff"; wanted a risk, as fields with values'],
    ['oversight.0.sections', 'all', 'Found "all"; wanted a list of SectionId'],
    [`${EARLIER}.reportedOn`, 'March 2020', `Found "March 2020"; ${DAY}`],
    [`${EARLIER}.targets.0.act`, 'guess', 'Found "guess"; wanted one of revision, correction, unexplained'],
  ])('%s: %p says where, what was found and what is wanted', (path, value, told) => {
    expect(faultsWith(path, value)).toEqual([`${path}: ${told}`]);
  });

  it.each([
    [MILESTONE, 'title', 'a milestone'],
    [`${MEASURE}.benchmarks.0`, 'against', 'a benchmark'],
    ['recommendations.0', 'kind', 'a recommendation'],
    [LEVEL, 'score', 'a level of risk'],
    ['oversight.0', 'body', 'oversight'],
    [EARLIER, 'reportedOn', 'what was so earlier'],
    ['recommendations.0.sections.0', 'section', 'a section that answers'],
  ])('%s without %s says what is missing', (path, field, part) => {
    expect(faultsWith(`${path}.${field}`, undefined)).toEqual([
      `${path}: Found nothing; wanted a field ${field} in ${part}`,
    ]);
  });
});

describe('a level of risk', () => {
  const product = 'wanted 20, which is likelihood 4 times impact 5 (at most 25)';

  it.each([
    ['score', '26', `Found score 26; ${product}`],
    ['score', '16', `Found score 16; ${product}`],
    ['likelihood', '6', 'Found likelihood 6; wanted a whole number from 1 to 5'],
    ['impact', '2.5', 'Found impact 2.5; wanted a whole number from 1 to 5'],
  ])('has no %s of %s', (field, value, told) => {
    expect(faultsWith(`${LEVEL}.${field}`, value)).toEqual([`${LEVEL}: ${told}`]);
  });

  it('may be a misprint that is said to be one, on either side', () => {
    const doubted = setIn(fullEditionFile(), `${LEVEL}.doubtful`, 'The product is 20');
    expect(faultsOf(setIn(doubted, `${LEVEL}.score`, '16'))).toEqual([]);
    expect(faultsWith(`${RISK}.residual.doubtful`, undefined)).toEqual([
      'risks.0.residual: Found score 11; wanted 12, which is likelihood 3 times impact 4 (at most 25)',
    ]);
  });
});
