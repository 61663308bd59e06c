import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Entry, Measure, Plan, PlanId, Recommendation, RiskLevel } from '@plan-ledger/domain';

import { knownNow, ledgerOf, lineOf, linesIn, plain, tableIn } from './documents.js';

const FOLDER = 'gloucestershire-improvement-plan/september-2017';

// Typed from the document: how many dated steps each outcome has.
const MILESTONES = {
  LG1: 7,
  LG2: 6,
  LG3: 7,
  LG4: 14,
  LG5: 8,
  LG6: 9,
  LG7: 11,
  LG8: 22,
  LG9: 28,
  LG10: 14,
  HP1: 34,
  HP2: 25,
  HP3: 11,
  CCCL1: 15,
  CCCL2: 6,
  CCCL3: 11,
  CCCL4: 25,
  CCCL5: 11,
} as const;

// The pages of the work streams have no number of their own; the second reader calls them so.
const WORK_STREAMS: Readonly<Record<string, string>> = {
  'leadership-and-governance': 'Leadership & Governance',
  culture: 'Culture',
  management: 'Management',
  'recruitment-and-retention': 'Recruitment & Retention',
  'performance-and-quality': 'Performance & Quality',
};

const REMARKS = {
  'return-interviews': 'Further measure to be developed',
  'unplanned-admissions': '(Measure to be developed)',
  'permanency-plan-second-review': '(Data collection process and measure to be developed.',
  'care-leavers-b-and-b': '(Measure to be developed)',
  'care-leaver-evictions': '(Measure to be developed)',
};

const placeOf = (plan: Plan, section: string): string =>
  WORK_STREAMS[section] ?? plan.sections[section]?.number ?? section;

const milestoneLines = (plan: Plan): readonly string[] =>
  Object.values(plan.milestones).map((milestone) => {
    const action = plan.actions[milestone.action];
    return lineOf(
      plan.sections[action?.section ?? '']?.number,
      action?.title,
      milestone.title,
      milestone.timescale?.printed,
      milestone.reached === undefined ? 'no' : 'yes',
      (milestone.owners ?? action?.owners ?? []).join('; '),
    );
  });

const cellsOf = ({ baselines = [], cells }: Measure): readonly (readonly [string, string, Entry])[] => [
  ...baselines.map((baseline) => [baseline.group ?? '', 'Baseline', baseline] as const),
  ...Object.entries(cells).flatMap(([period, cell]) =>
    (['target', 'actual'] as const).flatMap((field) => {
      const entry = cell[field];
      const column = `${field === 'target' ? 'Target' : 'Actual'}: ${period.replace('2017/18-', '')}`;
      return entry === undefined ? [] : [['', column, entry] as const];
    }),
  ),
];

const measureLines = (plan: Plan): readonly string[] =>
  Object.values(plan.measures).flatMap((measure) => {
    const place = placeOf(plan, measure.section);
    const cells = cellsOf(measure);
    return cells.length === 0
      ? [lineOf(place, measure.title, '', '', '')]
      : cells.map(([group, column, { figure }]) =>
          lineOf(place, measure.title, group, column, figure.printed),
        );
  });

const levels = (level: RiskLevel | undefined): readonly (number | undefined)[] => [
  level?.likelihood,
  level?.impact,
  level?.score,
];

const riskLines = (plan: Plan): readonly string[] =>
  Object.values(plan.risks).map(({ ref, owners, inherent, residual }) =>
    lineOf(ref, owners.join('; '), ...levels(inherent), ...levels(residual)),
  );

const answering = (plan: Plan, { links }: Recommendation, wanted: 'list' | 'page'): string =>
  links
    .filter(({ side }) => side === wanted)
    .map(({ section }) => plan.sections[section]?.number ?? section)
    .join(', ');

const recommendationLines = (plan: Plan): readonly string[] =>
  Object.values(plan.recommendations)
    .filter(({ kind }) => kind === 'recommendation')
    .map((known) => lineOf(known.number, answering(plan, known, 'list'), answering(plan, known, 'page')));

describe('the improvement plan of September 2017', () => {
  let plan: Plan;
  beforeAll(async () => {
    const store = await ledgerOf(FOLDER);
    ({ plan } = await knownNow(store, 'gloucestershire-improvement-plan' as PlanId));
  });

  it('has every milestone of its pages once, under its action, with date and who is responsible, and no other', () => {
    expect([...milestoneLines(plan)].sort()).toEqual(linesIn('improvement-plan-2017-milestones'));
  });

  it('has as many milestones in each outcome as its pages', () => {
    const counted: Record<string, number> = {};
    for (const [outcome = ''] of tableIn('improvement-plan-2017-milestones')) {
      counted[outcome] = (counted[outcome] ?? 0) + 1;
    }
    const folded: Record<string, number> = {};
    for (const { action } of Object.values(plan.milestones)) {
      const outcome = placeOf(plan, plan.actions[action]?.section ?? '');
      folded[outcome] = (folded[outcome] ?? 0) + 1;
    }
    expect(counted).toEqual(MILESTONES);
    expect(folded).toEqual(MILESTONES);
  });

  it('says that the seven steps at the top of a page without an action title may be those of the next action', () => {
    const doubtful = Object.values(plan.milestones).filter(({ doubtful: why }) =>
      why?.startsWith('At the top of a page'),
    );
    expect(doubtful.map(({ title }) => plain(title).slice(0, 34))).toEqual([
      'Design Early Help & Safeguarding P',
      'Hold first meeting under new arran',
      'Pilot new way of working in 2 loca',
      'Within pilot areas, undertake revi',
      'Evaluation and roll put of Early H',
      'Reviewing individual cases in orde',
      'Strategic review of the component ',
    ]);
    expect(new Set(doubtful.map(({ action }) => action))).toEqual(new Set(['front-door-redesign']));
  });

  it('has every cell of its tables, as a target or an actual as the header says, and no other', () => {
    expect([...measureLines(plan)].sort()).toEqual(linesIn('improvement-plan-2017-measures'));
  });

  it('keeps as a note what it prints behind a measure that is still to be developed', () => {
    const noted = Object.keys(REMARKS).map((id) => [id, plan.measures[id]?.note]);
    expect(Object.fromEntries(noted)).toEqual(REMARKS);
  });

  it('has the risks of its register, with owners and both scores', () => {
    expect([...riskLines(plan)].sort()).toEqual(linesIn('improvement-plan-2017-risks'));
  });

  it('has the nineteen recommendations, with the sections that the list and the pages name', () => {
    expect([...recommendationLines(plan)].sort()).toEqual(linesIn('improvement-plan-2017-recommendations'));
    expect(recommendationLines(plan)).toHaveLength(19);
  });

  it('has a finding that two pages name only once', () => {
    const { links } = plan.recommendations['finding-thresholds-inconsistent']!;
    expect(links.map(({ section, side }) => `${section} ${side}`)).toEqual([
      'lg1 page',
      'help-and-protection page',
    ]);
    expect(Object.values(plan.recommendations).filter(({ kind }) => kind === 'finding')).toHaveLength(19);
  });
});
