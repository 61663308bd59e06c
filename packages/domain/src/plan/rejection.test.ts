import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { command, event, fullHistory, smallHistory } from '../testing/plain.js';
import type { Period } from '../values/period.js';
import { decide } from './decide/index.js';
import type { PlanCommand } from './commands.js';
import { fold } from './evolve/index.js';
import type { PlanEvent } from './events/index.js';
import type { Saying } from './recorded.js';
import { explainRejection, type Rejection } from './rejection.js';

const SAYING = { actor: 'U1', reportedOn: '2020-06-09' } as Saying;

interface Case {
  readonly given?: readonly PlanEvent[];
  readonly asked: PlanCommand;
  readonly saying?: Partial<Record<keyof Saying, string>>;
  readonly told: string;
}

const percent = (value: number) => ({ kind: 'number', printed: `${value}%`, value, percent: true }) as const;
const april = { measure: 'seen', period: '2020-04' } as const;

const CASES: { readonly [Tag in Rejection['_tag']]: Case } = {
  NoPlan: {
    given: [],
    asked: command({ type: 'ClosePlan' }),
    told: 'There is no plan yet; establish it first, or submit its first edition',
  },
  OtherPlan: {
    asked: command({ type: 'EstablishPlan', plan: 'other', title: 'Other', authority: 'Other', schemes: [] }),
    told: 'This is for plan other, and the stream is plan small-plan; name the right plan',
  },
  PlanExists: {
    asked: command({
      type: 'EstablishPlan',
      plan: 'small-plan',
      title: 'Other',
      authority: 'Other',
      schemes: [],
    }),
    told: 'Plan small-plan exists with other words; revise it instead',
  },
  PlanEnded: {
    given: [...smallHistory, event({ type: 'PlanSuperseded', by: 'next-plan' })],
    asked: command({ type: 'ClosePlan' }),
    told: 'The plan was superseded by next-plan and can be changed no more',
  },
  ReportTooOld: {
    asked: command({ type: 'ClosePlan' }),
    saying: { reportedOn: '2020-06-08' },
    told: "Found a report of 2020-06-08, and the newest one is of 2020-06-09; a plan's history does not run backwards: report it on 2020-06-09 or later, and say in the reason when it was true",
  },
  Unknown: {
    asked: command({ type: 'MoveAction', action: 'weekly-lst', section: 'visits' }),
    told: 'Found no action named weekly-lst; the nearest are: weekly-list',
  },
  IdTaken: {
    asked: command({ type: 'AddSection', section: 'planning', title: 'Other', order: 1 }),
    told: 'The section id planning is taken by "Planning"; an id is never used again: choose another, or revise that section',
  },
  LabelTaken: {
    given: [...smallHistory, event({ type: 'EditionPublished', label: 'first', title: 'First' })],
    asked: command({ type: 'PublishEdition', label: 'first', title: 'Other' }),
    told: 'An edition first was published before with other contents; give this one a label of its own',
  },
  Gone: {
    given: [...smallHistory, event({ type: 'MeasureRetired', measure: 'seen', how: 'completed' })],
    asked: command({ type: 'MoveMeasure', measure: 'seen', section: 'planning' }),
    told: 'Measure seen was completed and can be changed no more; add a new measure with an id of its own',
  },
  IntoItself: {
    asked: command({ type: 'MoveSection', section: 'visits', order: 1, parent: 'first-visits' }),
    told: 'The section visits cannot go into itself or into what it holds; name another',
  },
  StillHolds: {
    asked: command({ type: 'RetireSection', section: 'visits', how: 'completed' }),
    told: 'Section visits still holds first-visits, weekly-list, seen; move or withdraw them first',
  },
  Empty: {
    asked: command({ type: 'ReviseAction', action: 'weekly-list', changes: { title: ' ' } }),
    told: 'Found no title; wanted at least one word',
  },
  NotInScheme: {
    asked: command({
      type: 'AssessStatus',
      section: 'visits',
      dimension: 'impact',
      page: 'detail',
      status: 'amber',
    }),
    told: 'Found status "amber" for section visits, impact; wanted one of green, red (scheme rag)',
  },
  WrongPeriod: {
    asked: command({ type: 'SetTarget', measure: 'seen', period: '2020-Q2', figure: percent(80) }),
    told: 'Found period 2020-Q2 for measure seen; it is counted by the month',
  },
  FigureStands: {
    asked: command({ type: 'SetTarget', ...april, figure: percent(85) }),
    told: 'The target of seen for 2020-04 is 80%, and 85% is another figure; revise it, and say whether it is a revision or a correction',
  },
  NoFigure: {
    asked: command({
      type: 'ReviseActual',
      ...april,
      period: '2020-05',
      figure: percent(61),
      act: 'unexplained',
    }),
    told: 'There is no actual of seen for 2020-05 to change; record it first',
  },
  BaselineStands: {
    given: fullHistory,
    asked: command({ type: 'RecordBaseline', measure: 'seen', figure: percent(45) }),
    told: 'The baseline 40% of seen stands, and 45% is another figure; say with the act whether it is a revision or a correction',
  },
  NoBaseline: {
    asked: command({
      type: 'RecordBenchmark',
      measure: 'seen',
      against: 'England',
      figure: percent(60),
      act: 'unexplained',
    }),
    told: 'There is no benchmark of seen to change; record it first, without an act',
  },
  NoReasonToRebase: {
    asked: command({ type: 'RebaseLimits', measure: 'seen', from: '2020-04' }),
    told: 'Found no reason why the limits of seen begin anew from 2020-04, or no longer do; say what changed in what is counted',
  },
  WrongLevel: {
    given: fullHistory,
    asked: command({
      type: 'ReassessRisk',
      risk: 'no-staff',
      side: 'residual',
      level: { likelihood: 4, impact: 5, score: 26 },
    }),
    told: 'Risk no-staff: Found score 26; wanted 20, which is likelihood 4 times impact 5 (at most 25)',
  },
  WrongDeparture: {
    asked: command({ type: 'RetireMeasure', measure: 'seen', how: 'merged' }),
    told: 'Found measure seen merged into nothing; say into which other measure it went',
  },
  NotYet: {
    given: fullHistory,
    asked: command({ type: 'ReachMilestone', milestone: 'first-list', on: '2021-01-01' }),
    told: 'Found milestone first-list reached on 2021-01-01, after 2020-06-09, on which it is reported; wanted that day or an earlier one',
  },
  NoSuchVersion: {
    asked: command({ type: 'RedactText', version: 9, field: 'event.title', basis: 'Erasure' }),
    told: 'Found version 9; the plan has versions 1 to 8: name the one whose event holds the text',
  },
  NoSuchTree: {
    asked: command({ type: 'AnchorCheckpoint', size: 9, root: '', holder: 'Auditor' }),
    told: 'Found a checkpoint of 9 events; the plan has 8: wanted a checkpoint of this plan',
  },
  NotARoot: {
    asked: command({ type: 'AnchorCheckpoint', size: 8, root: 'root', holder: 'Auditor' }),
    told: 'Found "root" as a root; wanted the third line of a checkpoint, the base64 of 32 bytes',
  },
  NotFreeText: {
    asked: command({ type: 'RedactText', version: 2, field: 'event.section', basis: 'Erasure' }),
    told: 'Found "event.section", which is no free text; ids, days, numbers, statuses and the keys by which things are found stay in the history: name a text, such as event.comment, event.done[0], event.changes.title, reason or source.document',
  },
  WrongPlan: {
    asked: command({ type: 'RevisePlan', changes: { kind: 'review' } }),
    told: 'Plan small-plan: found a review that names no plan; wanted the plan that it reviews',
  },
  UnknownClause: {
    asked: command({
      type: 'AssessStatus',
      section: 'visits',
      dimension: 'rating',
      page: 'detail',
      status: 'green',
      clauses: ['progress'],
    }),
    told: 'Found clause "progress" for status green of section visits; wanted none: its definition has no clauses',
  },
  NoReason: {
    asked: command({ type: 'ReviseActual', ...april, figure: percent(61), act: 'correction' }),
    told: 'A correction of the actual of seen for 2020-04 needs a reason; say why the figure changed',
  },
};

describe('a rejection', () => {
  it.each(Object.entries(CASES))('%s says what was found, what is wanted and what to do', (tag, found) => {
    const { given = smallHistory, asked, saying, told } = found;
    const plan = fold(given.map((happened) => ({ ...SAYING, event: happened })));
    const decision = decide(plan, asked, { ...SAYING, ...saying } as Saying);
    expect(E.isLeft(decision) && decision.left._tag).toBe(tag);
    expect(E.isLeft(decision) && explainRejection(decision.left)).toBe(told);
  });

  it('of an id that is like no other names none', () => {
    expect(explainRejection({ _tag: 'Unknown', kind: 'action', id: 'zzz', known: [] })).toBe(
      'Found no action named zzz; the nearest are: none',
    );
  });

  it('of a clause names those of the definition, where it has some', () => {
    const stray = { _tag: 'UnknownClause', section: 'visits', status: 'green', found: 'staff' } as const;
    expect(explainRejection({ ...stray, wanted: ['progress', 'threats'] })).toBe(
      'Found clause "staff" for status green of section visits; wanted one of progress, threats',
    );
  });

  it('of a baseline without a reason names the period, where there is one', () => {
    const unreasoned = { _tag: 'NoReason', measure: 'seen', field: 'baseline', act: 'revision' } as const;
    expect(explainRejection(unreasoned)).toBe(
      'A revision of the baseline of seen needs a reason; say why the figure changed',
    );
    expect(explainRejection({ ...unreasoned, period: '2017-03' as Period })).toBe(
      'A revision of the baseline of seen for 2017-03 needs a reason; say why the figure changed',
    );
  });

  it('of a closed plan names no other plan', () => {
    expect(explainRejection({ _tag: 'PlanEnded', how: 'closed' })).toBe(
      'The plan was closed and can be changed no more',
    );
  });

  it('is a sentence with a capital first, without a full stop, and without a gap', () => {
    for (const { told } of Object.values(CASES)) {
      expect(told).toMatch(/^[A-Z].*[^.\s]$/u);
      expect(told).not.toMatch(/undefined|\[object|\s\s/u);
    }
  });
});
