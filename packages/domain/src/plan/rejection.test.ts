import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { command, event, smallHistory } from '../testing/plain.js';
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
