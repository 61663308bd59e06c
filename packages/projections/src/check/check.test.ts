import { describe, expect, it } from '@jest/globals';
import { likenessOfTitles } from '@plan-ledger/domain';
import fc from 'fast-check';

import { figure, happeningsOf, historyOf, planOf, SMALL, step } from '../../../../test/support/histories.js';
import type { AgainstRow } from '../against.js';
import { quotedView } from '../quoted.js';
import { type Check, checksOf } from './index.js';

type Steps = Parameters<typeof historyOf>[0];

const checksIn = (steps: Steps, against: readonly AgainstRow[] = []): readonly Check[] => {
  const history = historyOf(steps);
  const quoted = happeningsOf(history).reduce(quotedView.evolve, quotedView.initial);
  return checksOf(planOf(history), quoted, against);
};

const counted = step({ type: 'RecordActual', measure: 'seen', period: '2020-04', figure: figure('53%') });

/** What is asked about the small plan, its measure counted, after some steps: kind, subject and sentence. */
const asked = (...steps: Steps): readonly string[] =>
  checksIn([...SMALL, counted, ...steps]).map(({ kind, subject, says }) => `${kind} | ${subject} | ${says}`);

const owners = (...who: string[]) => step({ type: 'ChangeActionOwners', action: 'weekly-list', owners: who });
const reschedule = (timescale: unknown, action = 'weekly-list') =>
  step({ type: 'RescheduleAction', action, timescale });
const status = (code: string) => step({ type: 'ChangeActionStatus', action: 'weekly-list', status: code });
const withdraw = step({ type: 'WithdrawAction', action: 'weekly-list', how: 'withdrawn' });
const add = (action: string, more: object = {}) =>
  step({
    type: 'AddAction',
    action,
    section: 'planning',
    title: action,
    owners: ['DCS'],
    timescale: { printed: 'June 2020', due: '2020-06-30' },
    ...more,
  });
const milestone = (id: string, due?: string, more: object = {}) =>
  step({
    type: 'AddMilestone',
    milestone: id,
    action: 'weekly-list',
    title: id,
    ...(due === undefined ? {} : { timescale: { printed: due, due } }),
    ...more,
  });
const reached = (id: string) => step({ type: 'ReachMilestone', milestone: id });
const began = (day: string) => step({ type: 'RevisePlan', changes: { began: day } });

const WEEKLY = { printed: 'Weekly', recurs: 'weekly' };

describe('what an inspector would ask', () => {
  it('is nothing about a plan where all is well', () => {
    expect(asked()).toEqual([]);
  });

  it('comes in one order, whatever was said first, each with the place to look at', () => {
    const checks = checksIn([
      ...SMALL,
      milestone('late-step', '2020-08-31'),
      step({ type: 'ReceiveRecommendation', recommendation: 'rec-1', kind: 'recommendation', title: 'R' }),
      owners(),
    ]);
    expect(checks.map(({ kind, title, placed }) => ({ kind, title, placed }))).toEqual([
      { kind: 'unanswered', title: 'R', placed: { kind: 'recommendation', id: 'rec-1' } },
      {
        kind: 'no owner',
        title: 'Weekly list of visits due',
        placed: { kind: 'action', id: 'weekly-list', field: 'owners' },
      },
      {
        kind: 'late milestone',
        title: 'late-step',
        placed: { kind: 'milestone', id: 'late-step', field: 'due' },
      },
      {
        kind: 'to be developed',
        title: '% of children seen',
        placed: { kind: 'measure', id: 'seen', field: 'title' },
      },
    ]);
  });
});

describe('a recommendation', () => {
  const receive = (more: object = {}) =>
    step({
      type: 'ReceiveRecommendation',
      recommendation: 'rec-1',
      kind: 'recommendation',
      number: '4',
      title: 'R',
      ...more,
    });
  const link = (side: string, section = 'visits') =>
    step({ type: 'LinkRecommendation', recommendation: 'rec-1', section, side });

  it('is asked about where the plan does not answer it in full', () => {
    expect(asked(receive())).toEqual(['unanswered | recommendation 4 | The plan gives it no section']);
    expect(asked(receive({ kind: 'finding', number: undefined }), link('list'), link('page'))).toEqual([
      'unanswered | rec-1 | The plan gives it no milestone, no evidence',
    ]);
  });

  it('is asked about where its list and the pages name other sections, and not where they agree', () => {
    const answered = [
      receive(),
      link('list'),
      link('page'),
      milestone('first-list', '2020-06-01'),
      step({ type: 'ExpectEvidence', evidence: 'audit', section: 'visits', title: 'An audit' }),
    ];
    expect(asked(...answered)).toEqual([]);
    expect(asked(...answered, link('page', 'planning'))).toEqual([
      'disagreement | recommendation 4 | The page of 2 names it; the list does not name 2',
    ]);
  });
});

describe('the number of a recommendation', () => {
  const receive = (id: string, more: object = {}) =>
    step({
      type: 'ReceiveRecommendation',
      recommendation: id,
      kind: 'recommendation',
      number: '4',
      title: id,
      ...more,
    });
  const twice = (...steps: Steps): readonly string[] =>
    asked(...steps).filter((line) => line.startsWith('disagreement'));

  it('is asked about where two of one kind and origin have it', () => {
    expect(twice(receive('one'), receive('other'))).toEqual([
      'disagreement | recommendation 4 | The number 4 is used twice: for "one" and for "other"',
    ]);
    expect(twice(receive('one'), receive('other', { kind: 'finding' }))).toEqual([]);
    expect(twice(receive('one'), receive('other', { from: 'Another inspection' }))).toEqual([]);
    expect(twice(receive('one'), receive('other', { number: '5' }))).toEqual([]);
    const gone = step({ type: 'CloseRecommendation', recommendation: 'one', how: 'withdrawn' });
    expect(twice(receive('one'), receive('other'), gone)).toEqual([]);
  });
});

describe('a large plan', () => {
  /** A plan of so many milestones with words in common, and the count of all that is read of them to check it. */
  const readOf = (size: number): number => {
    let reads = 0;
    const plan = planOf(historyOf([...SMALL, milestone('first', '2020-06-01')]));
    const pattern = plan.milestones['first']!;
    const milestones = Object.fromEntries(
      Array.from({ length: size }, (_, at) => {
        const title = `Review the work of team t${at} with the board and partner p${at % (size / 10)}`;
        const one = { ...pattern, id: `m-${at}`, action: `a-${at % (size / 4)}`, title };
        const counting = new Proxy(one, {
          get: (target, name) => {
            reads += 1;
            return Reflect.get(target, name) as unknown;
          },
        });
        return [`m-${at}`, counting];
      }),
    );
    const actions = Object.fromEntries(
      Array.from({ length: size / 4 }, (_, at) => [
        `a-${at}`,
        { ...plan.actions['weekly-list']!, id: `a-${at}` },
      ]),
    );
    checksOf({ ...plan, milestones, actions } as never, [], []);
    return reads;
  };

  it('of 4,000 milestones is checked with as much work for each as a small one', () => {
    const [small, large] = [readOf(400), readOf(4000)];
    expect(small).toBeGreaterThan(400);
    expect(large / small).toBeLessThan(12);
  });
});

describe('an action', () => {
  it('without an owner is asked about, unless a milestone of it has one', () => {
    const ownerless = ['no owner | weekly-list | No owner is given'];
    expect(asked(owners())).toEqual(ownerless);
    expect(asked(owners(), milestone('step', '2020-06-01'))).toEqual(ownerless);
    expect(asked(owners(), milestone('step', '2020-06-01', { owners: ['DCS'] }))).toEqual([]);
    expect(asked(owners(), withdraw)).toEqual([]);
  });

  it('without a date is asked about, with the words that are no day', () => {
    expect(asked(reschedule(null))).toEqual([
      'no date | weekly-list | No date is given, neither for it nor for a milestone of it',
    ]);
    const onGoing = ['no date | weekly-list | Its time is given as "On-going"; no day can be read from it'];
    expect(asked(reschedule({ printed: 'On-going', undated: 'on-going' }))).toEqual(onGoing);
    expect(asked(reschedule({ printed: 'On-going' }), status('on-hold'))).toEqual(onGoing);
  });

  it('without a date is not asked about where it is repeated, done, withdrawn, or has a milestone with a day', () => {
    expect(asked(reschedule({ printed: 'Monthly', recurs: 'monthly' }))).toEqual([]);
    expect(asked(reschedule(null), status('completed'))).toEqual([]);
    expect(asked(reschedule(null), status('verified'))).toEqual([]);
    expect(asked(reschedule(null), withdraw)).toEqual([]);
    expect(asked(reschedule(null), milestone('step', '2020-06-01'))).toEqual([]);
    expect(asked(reschedule(null), milestone('step', undefined, { timescale: WEEKLY }))).toEqual([]);
    expect(
      asked(
        reschedule(null),
        milestone('step', '2020-06-01'),
        step({ type: 'WithdrawMilestone', milestone: 'step', how: 'withdrawn' }),
      ),
    ).toHaveLength(1);
  });

  it('without a date is not dated by a milestone that is reached', () => {
    const step = milestone('step', '2020-06-01');
    expect(asked(reschedule(null), step, reached('step'))).toEqual([
      'no date | weekly-list | No date is given, neither for it nor for a milestone of it',
    ]);
  });

  it('without a date is asked about with the doubt of its transcriber', () => {
    const doubt = step({
      type: 'ReviseAction',
      action: 'weekly-list',
      changes: { doubtful: 'The year is not printed' },
    });
    expect(asked(reschedule({ printed: 'Completed by 30th June' }), doubt)).toEqual([
      'no date | weekly-list | Its time is given as "Completed by 30th June"; no day can be read from it. The year is not printed',
    ]);
  });

  it('may have a milestone without a day: asked about until it is reached, or where it is repeated', () => {
    expect(asked(milestone('step'))).toEqual(['no date | step | No date is given']);
    expect(asked(milestone('step', undefined, { timescale: { printed: 'Ongoing' } }))).toEqual([
      'no date | step | Its time is given as "Ongoing"; no day can be read from it',
    ]);
    expect(asked(milestone('step', undefined, { timescale: WEEKLY }))).toEqual([]);
    expect(asked(milestone('step'), reached('step'))).toEqual([]);
    expect(asked(milestone('step'), status('completed'))).toEqual([]);
  });

  it('is asked about where a milestone of it is due before it starts, and not in that month', () => {
    const due = (day: string) =>
      asked(
        add('tool', { start: { printed: 'from May 2020', starts: '2020-05' } }),
        milestone('step', day, { action: 'tool' }),
      );
    expect(due('2020-04-30')).toEqual([
      'impossible order | step | Due 30 April 2020; its action "tool" starts in May 2020',
    ]);
    expect(due('2020-05-01')).toEqual([]);
  });

  it('is asked about where a milestone of it falls after its end, and not on the same day', () => {
    expect(asked(milestone('step', '2020-07-01'))).toEqual([
      'late milestone | step | Due 1 July 2020; its action "Weekly list of visits due" ends 30 June 2020',
    ]);
    expect(asked(milestone('step', '2020-06-30'))).toEqual([]);
    expect(asked(milestone('step', '2020-07-01'), reschedule({ printed: 'On-going' }))).toEqual([]);
  });

  it('that was due before the plan began is asked about until it is done', () => {
    const early = ['before the plan | weekly-list | Due 30 June 2020, before the plan began on 1 July 2020'];
    expect(asked(began('2020-07-01'))).toEqual(early);
    expect(asked(began('2020-07-01'), status('in-progress'))).toEqual(early);
    expect(asked(began('2020-07-01'), status('completed'))).toEqual([]);
    expect(asked(began('2020-07-01'), withdraw)).toEqual([]);
    expect(asked(began('2020-06-30'))).toEqual([]);
  });

  it('may have a milestone from before the plan: asked about until it is reached', () => {
    const early = milestone('step', '2020-05-31');
    expect(asked(began('2020-06-01'), early)).toEqual([
      'before the plan | step | Due 31 May 2020, before the plan began on 1 June 2020',
    ]);
    expect(asked(began('2020-06-01'), early, reached('step'))).toEqual([]);
    expect(asked(began('2020-05-31'), early)).toEqual([]);
  });

  it('is held against the first month of the first tables where the plan does not say when it began', () => {
    const publish = (label: string, from: string) =>
      step({ type: 'PublishEdition', label, title: label, window: { from, to: '2020-12' } });
    const says = 'before the plan | weekly-list | Due 30 June 2020, before the plan began on 1 July 2020';
    expect(asked(publish('first', '2020-07'))).toEqual([says]);
    expect(asked(publish('first', '2020-06'))).toEqual([]);
    expect(asked(publish('first', '2020-06'), publish('second', '2020-07'))).toEqual([]);
    expect(asked(publish('first', '2020-07'), began('2020-04-01'))).toEqual([]);
  });

  it('is asked about where it starts after it ends, and not where it starts in that month', () => {
    const starts = (month: string) => add('tool', { start: { printed: month, due: `${month}-31` } });
    expect(asked(starts('2020-07'))).toEqual([
      'impossible order | tool | It starts in July 2020 and ends 30 June 2020',
    ]);
    expect(asked(starts('2020-05'))).toEqual([]);
    expect(asked(add('tool', { start: { printed: 'from July 2020', starts: '2020-07' } }))).toHaveLength(1);
    expect(asked(add('tool', { start: { printed: 'June 2020', due: '2020-06-30' } }))).toEqual([]);
    expect(asked(add('tool', { start: { printed: 'TBC' } }))).toEqual([]);
  });

  it('is asked about where the words of one time turn round, in a milestone too', () => {
    const printed = 'Oct 20 to Feb 20';
    expect(
      asked(
        milestone('step', '2020-02-29', { timescale: { printed, starts: '2020-10', due: '2020-02-29' } }),
      ),
    ).toEqual(['impossible order | step | It starts in October 2020 and ends 29 February 2020']);
    const span = { printed: 'Feb 20 to Jun 20', starts: '2020-02', due: '2020-06-30' };
    expect(asked(milestone('step', '2020-06-30', { timescale: span }))).toEqual([]);
  });
});

describe('a figure', () => {
  const children = step({
    type: 'DefineMeasure',
    measure: 'missing-children',
    section: 'visits',
    title: 'Children missing',
    unit: 'count',
    direction: 'lower',
    frequency: 'financial-quarter',
  });
  const targetOf = (printed: string, period = '2017/18-Q4'): readonly string[] =>
    asked(
      children,
      step({ type: 'SetTarget', measure: 'missing-children', period, figure: figure(printed) }),
    );

  it('with a printed date outside its column is asked about', () => {
    expect(targetOf('12 (Mar 17)')).toEqual([
      'impossible order | missing-children | The target for January to March 2018 is printed as "12 (Mar 17)"',
    ]);
    expect(targetOf('12 (Apr 18)')).toHaveLength(1);
    expect(
      asked(
        step({
          type: 'ReviseActual',
          measure: 'seen',
          period: '2020-04',
          figure: figure('53% (May 20)'),
          act: 'unexplained',
        }),
      ),
    ).toEqual(['impossible order | seen | The actual for April 2020 is printed as "53% (May 20)"']);
  });

  it.each(['12 (Mar 18)', '12 (Jan 18)', '12', '50% (6/12)', '12 (Dec 13%)', '12 (provisional)'])(
    'is not asked about where %p is printed',
    (printed) => {
      expect(targetOf(printed)).toEqual([]);
    },
  );

  it('is not asked about where its measure is gone', () => {
    expect(
      asked(
        children,
        step({
          type: 'SetTarget',
          measure: 'missing-children',
          period: '2017/18-Q4',
          figure: figure('12 (Mar 17)'),
        }),
        step({ type: 'RetireMeasure', measure: 'missing-children', how: 'withdrawn' }),
      ),
    ).toEqual([]);
  });
});

describe('a measure', () => {
  const define = (more: object = {}) =>
    step({
      type: 'DefineMeasure',
      measure: 'late',
      section: 'visits',
      title: 'Late visits',
      unit: 'count',
      direction: 'lower',
      frequency: 'month',
      ...more,
    });
  const cell = { measure: 'late', period: '2020-04' };
  const nothing = 'to be developed | late | It has no baseline, target or actual';

  it('without a figure is asked about, with what the document says of it', () => {
    expect(asked(define())).toEqual([nothing]);
    expect(asked(define({ note: 'Measure to be developed' }))).toEqual([
      `${nothing}: Measure to be developed`,
    ]);
  });

  it('with texts only is asked about with these texts', () => {
    const text = (printed: string, period: string) =>
      step({ type: 'RecordActual', measure: 'late', period, figure: figure(printed) });
    expect(asked(define(), text('N/A', '2020-04'), text('N/A', '2020-05'))).toEqual([
      'to be developed | late | It has no figure; in the place of one stands "N/A"',
    ]);
  });

  it('of percentages is asked about where one is above 100 or below 0, and one of counts is not', () => {
    const record = (printed: string) => [
      define({ unit: 'percent' }),
      step({ type: 'RecordActual', ...cell, figure: figure(printed) }),
    ];
    expect(asked(...record('104.6 (Jun 17)')).filter((line) => line.startsWith('over'))).toEqual([
      'over 100 | late | 104.6 (Jun 17) is printed as the actual for April 2020; the measure is counted in percent',
    ]);
    expect(asked(...record('-3%'))).toHaveLength(1);
    expect(asked(...record('120/90%'))).toHaveLength(1);
    for (const printed of ['100%', '0%', '50% (60/120)']) expect(asked(...record(printed))).toEqual([]);
    expect(asked(define(), step({ type: 'RecordActual', ...cell, figure: figure('280') }))).toEqual([]);
    const base = step({ type: 'RecordBaseline', measure: 'late', group: 'Boys', figure: figure('101%') });
    expect(checksIn([...SMALL, counted, define({ unit: 'percent' }), base])).toMatchObject([
      { kind: 'over 100', placed: { id: 'late', field: 'baseline of Boys' } },
    ]);
  });

  it('is asked about an actual of a period that begins after the plan was reported', () => {
    const record = (period: string, printed = '12', type = 'RecordActual' as 'RecordActual' | 'SetTarget') =>
      step({ type, measure: 'late', period, figure: figure(printed) });
    const first = record('2020-04');
    expect(asked(define(), first, record('2020-07'))).toEqual([
      'impossible order | late | The actual for July 2020 is printed as "12"; that begins after 9 June 2020, when it was reported',
    ]);
    for (const other of [record('2020-06'), record('2020-07', 'N/A'), record('2020-07', '12', 'SetTarget')])
      expect(asked(define(), first, other)).toEqual([]);
  });

  it('is not asked about with a target, an actual, or a baseline; where others stand says nothing of it', () => {
    const printed = figure('12');
    expect(asked(define(), step({ type: 'SetTarget', ...cell, figure: printed }))).toEqual([]);
    expect(asked(define(), step({ type: 'RecordActual', ...cell, figure: printed }))).toEqual([]);
    expect(asked(define(), step({ type: 'RecordBaseline', measure: 'late', figure: printed }))).toEqual([]);
    const elsewhere = step({
      type: 'RecordBenchmark',
      measure: 'late',
      against: 'neighbours',
      figure: printed,
    });
    expect(asked(define(), elsewhere)).toEqual([nothing]);
  });

  it('is not asked about where only the text counts it, or where it left the plan', () => {
    expect(asked(define({ narrative: true }))).toEqual([]);
    expect(asked(define(), step({ type: 'RetireMeasure', measure: 'late', how: 'withdrawn' }))).toEqual([]);
  });

  it('with a figure still to be set is asked about month by month, in the half where that stands', () => {
    const steps = [
      ...SMALL,
      counted,
      define(),
      step({ type: 'RecordActual', ...cell, figure: figure('12') }),
      step({ type: 'SetTarget', ...cell, figure: figure('tbc') }),
      step({ type: 'RecordActual', measure: 'late', period: '2020-05', figure: figure('tbc') }),
    ];
    expect(checksIn(steps)).toEqual([
      {
        kind: 'to be developed',
        subject: 'late',
        title: 'Late visits',
        says: 'For April 2020 stands "tbc"',
        placed: { kind: 'measure', id: 'late', field: 'target', period: '2020-04' },
      },
      {
        kind: 'to be developed',
        subject: 'late',
        title: 'Late visits',
        says: 'For May 2020 stands "tbc"',
        placed: { kind: 'measure', id: 'late', field: 'actual', period: '2020-05' },
      },
    ]);
  });
});

describe('the same milestone in two places', () => {
  const TITLE = 'Develop a Joint Section 47 Protocol';
  const twice = (a: string | undefined, b: string | undefined, title = TITLE, action = 'tool') => [
    add('tool'),
    milestone('one', a, { title: TITLE }),
    milestone('other', b, { title, action }),
  ];
  const JUNE = '30 June 2020 under 1; 31 May 2020 under 2 (other)';

  it('is asked about where it has two dates, under two actions', () => {
    expect(asked(...twice('2020-06-30', '2020-05-31'))).toEqual([`two dates | one | ${JUNE}`]);
    expect(asked(...twice('2020-06-30', '2020-05-31', 'Develop the Joint Section 47 Protocol'))).toEqual([]);
    expect(asked(...twice('2020-06-30', '2020-05-31', 'develop a joint section 47 protocol.'))).toEqual([
      `two dates | one | ${JUNE}`,
    ]);
  });

  it('is asked about where it is reached in one place only', () => {
    expect(asked(...twice('2020-06-30', '2020-06-30'), reached('other'))).toEqual([
      'two dates | one | 30 June 2020 under 1; completed under 2 (other)',
    ]);
    expect(asked(...twice('2020-06-30', '2020-05-31'), reached('one'), reached('other'))).toEqual([]);
  });

  it('is not asked about with the same date, without a date, under one action, or when it left the plan', () => {
    expect(asked(...twice('2020-06-30', '2020-06-30'))).toEqual([]);
    expect(asked(...twice('2020-06-30', undefined))).toEqual(['no date | other | No date is given']);
    expect(asked(...twice('2020-06-30', '2020-05-31', TITLE, 'weekly-list'))).toEqual([]);
    const gone = step({ type: 'WithdrawMilestone', milestone: 'other', how: 'withdrawn' });
    expect(asked(...twice('2020-06-30', '2020-05-31'), gone)).toEqual([]);
    const withAction = step({ type: 'WithdrawAction', action: 'tool', how: 'withdrawn' });
    expect(asked(...twice('2020-06-30', '2020-05-31'), withAction)).toEqual([]);
  });

  it('is found among any titles as comparing all of them would find it', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k');
    const titles = fc.array(fc.array(word, { minLength: 4, maxLength: 14 }), { minLength: 2, maxLength: 12 });
    const plan = planOf(historyOf([...SMALL, milestone('first', '2020-06-01')]));
    fc.assert(
      fc.property(titles, (all) => {
        const milestones = all.map((words, at) => ({
          ...plan.milestones['first']!,
          id: `m-${at}`,
          action: `a-${at}`,
          title: words.join(' '),
          timescale: { printed: '', due: `2020-06-${String(at + 1).padStart(2, '0')}` },
        }));
        const wanted = milestones.flatMap((one, at) =>
          milestones
            .slice(at + 1)
            .filter((other) => likenessOfTitles(one.title, other.title) >= 0.8)
            .map((other) => `${one.id} ${other.id}`),
        );
        const whole = { ...plan, milestones: Object.fromEntries(milestones.map((one) => [one.id, one])) };
        const found = checksOf(whole as never, [], []).filter(({ kind }) => kind === 'two dates');
        expect(found.map(({ subject, says }) => `${subject} ${/\((.*)\)/u.exec(says)?.[1] ?? ''}`)).toEqual(
          wanted,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is not asked about where a title of three words says too little to mean one thing', () => {
    const short = (title: string) => [
      add('tool'),
      milestone('one', '2020-06-30', { title }),
      milestone('other', '2020-05-31', { title, action: 'tool' }),
    ];
    expect(asked(...short('Report to board'))).toEqual([]);
    expect(asked(...short('Report to the board'))).toEqual([`two dates | one | ${JUNE}`]);
  });
});

describe('evidence', () => {
  const expected = (due: string) =>
    step({
      type: 'ExpectEvidence',
      evidence: 'audit',
      section: 'visits',
      title: 'An audit',
      timescale: { printed: due, due },
    });

  it('that was expected by a day that has passed is asked about until something is attached, or it is gone', () => {
    expect(asked(expected('2020-06-08'))).toEqual([
      'no evidence | audit | Expected by 8 June 2020; nothing was attached by 9 June 2020',
    ]);
    expect(asked(expected('2020-06-09'))).toEqual([]);
    const attach = step({ type: 'AttachEvidence', evidence: 'audit', document: 'Audit, May' });
    expect(asked(expected('2020-06-08'), attach)).toEqual([]);
    const gone = step({ type: 'WithdrawEvidence', evidence: 'audit', how: 'withdrawn' });
    expect(asked(expected('2020-06-08'), gone)).toEqual([]);
  });
});

describe('a risk', () => {
  const raise = (more: object) =>
    step({
      type: 'RaiseRisk',
      risk: 'partners',
      kind: 'risk',
      title: 'P',
      owners: [],
      controls: [],
      ...more,
    });
  const printed = (score: number) => ({
    likelihood: 2,
    impact: 4,
    score,
    doubtful: 'Printed so',
  });

  it('with a score that is not the product is asked about, by its reference where it has one', () => {
    expect(asked(raise({ ref: 'IP3', inherent: printed(8), residual: printed(6) }))).toEqual([
      'score | IP3 | The residual score is printed as 6; likelihood 2 times impact 4 is 8',
    ]);
    expect(asked(raise({ inherent: printed(9) }))).toEqual([
      'score | partners | The inherent score is printed as 9; likelihood 2 times impact 4 is 8',
    ]);
  });

  it('whose residual score is above its inherent one is asked about, an opportunity is not', () => {
    const level = (likelihood: number) => ({ likelihood, impact: 4, score: likelihood * 4 });
    expect(asked(raise({ inherent: level(2), residual: level(3) }))).toEqual([
      'residual | partners | The residual score 12 is above the inherent score 8',
    ]);
    expect(asked(raise({ inherent: level(2), residual: level(2) }))).toEqual([]);
    expect(asked(raise({ residual: level(3) }))).toEqual([]);
    expect(asked(raise({ kind: 'opportunity', inherent: level(2), residual: level(3) }))).toEqual([]);
  });

  it('with the product, without a level, or closed is not asked about', () => {
    expect(asked(raise({ inherent: printed(8) }))).toEqual([]);
    expect(asked(raise({}))).toEqual([]);
    expect(
      asked(raise({ inherent: printed(9) }), step({ type: 'CloseRisk', risk: 'partners', how: 'completed' })),
    ).toEqual([]);
  });
});

describe('a rating', () => {
  const schemes = [
    {
      id: 'rating',
      title: 'Rating',
      statuses: [
        {
          code: 'amber',
          label: 'Amber',
          definition: 'Some progress',
          clauses: [{ code: 'some-progress', text: 'Some progress' }],
        },
        { code: 'amber-to-green', label: 'Amber to green' },
      ],
    },
  ];
  const rate = (code: string | null, more: object = {}) => [
    step({ type: 'RevisePlan', changes: { schemes } }),
    step({
      type: 'AssessStatus',
      section: 'visits',
      page: 'detail',
      dimension: 'rating',
      status: code,
      ...more,
    }),
  ];

  it('that names no clause of its definition is asked about', () => {
    expect(asked(...rate('amber'))).toEqual([
      'no clause | visits | The rating Amber is asserted; no clause of its definition is named',
    ]);
    expect(asked(...rate('amber', { clauses: ['some-progress'] }))).toEqual([]);
  });

  it('without a definition, or left blank, is asked about', () => {
    expect(asked(...rate('amber-to-green'))).toEqual([
      'no clause | visits | The rating Amber to green has no definition',
    ]);
    expect(asked(...rate(null))).toEqual(['no clause | visits | The place for its rating was left blank']);
  });

  it('is asked about on each page, and where the two pages do not agree', () => {
    expect(checksIn([...SMALL, counted, ...rate('amber', { page: 'dashboard' })])).toMatchObject([
      { kind: 'no clause', placed: { field: 'dashboard rating status' } },
    ]);
    const [schemes, amber] = rate('amber', { clauses: ['some-progress'] });
    const other = step({
      type: 'AssessStatus',
      section: 'visits',
      page: 'dashboard',
      dimension: 'rating',
      status: 'amber-to-green',
      clauses: [],
    });
    expect(asked(schemes!, amber!, other)).toEqual([
      'no clause | visits | The rating Amber to green has no definition',
      "disagreement | visits | The dashboard says rating Amber to green; the section's own page says Amber",
    ]);
  });

  it('is no status of actions or impact, and none of a section that left the plan', () => {
    expect(
      asked(
        step({
          type: 'AssessStatus',
          section: 'visits',
          page: 'detail',
          dimension: 'impact',
          status: 'red',
        }),
      ),
    ).toEqual([]);
    const retired = step({ type: 'RetireSection', section: 'planning', how: 'withdrawn' });
    expect(asked(...rate('amber', { section: 'planning' }))).toHaveLength(1);
    expect(asked(...rate('amber', { section: 'planning' }), retired)).toEqual([]);
  });
});

describe('the document against itself', () => {
  const assess = (page: string, code: string) =>
    step({ type: 'AssessStatus', section: 'visits', page, dimension: 'impact', status: code });
  const number = (dashboardNumber: string) =>
    step({ type: 'ReviseSection', section: 'visits', changes: { dashboardNumber } });

  it('is asked about where two pages give two statuses or two numbers', () => {
    expect(asked(assess('dashboard', 'red'), assess('detail', 'green'), number('5d'))).toEqual([
      "disagreement | visits | The dashboard says impact Compromised; the section's own page says On target",
      'disagreement | visits | The dashboard numbers it 5d; the list of priorities numbers it 1 (Visits)',
    ]);
    expect(asked(assess('dashboard', 'red'), assess('detail', 'red'), number('1'))).toEqual([]);
  });

  it('is not asked about for a doubtful reading, which is the transcriber’s and not the document’s', () => {
    const doubtful = { type: 'AnnotateCell', measure: 'seen', period: '2020-04', field: 'actual' } as const;
    expect(asked(step({ ...doubtful, doubtful: 'Smudged', note: null }))).toEqual([]);
  });
});

describe('narrative', () => {
  const quote = (printed: string, more: object = {}) =>
    step(
      {
        type: 'QuoteFigure',
        section: 'visits',
        page: 'dashboard',
        measure: 'seen',
        period: '2020-04',
        figure: figure(printed),
        ...more,
      },
      { source: { document: 'Small Plan', place: 'Dashboard, row 1' } },
    );

  it('against its own table is asked about, at the place where the text says it', () => {
    expect(checksIn([...SMALL, counted, quote('58%')])).toEqual([
      {
        kind: 'narrative',
        subject: 'seen',
        title: '% of children seen',
        says: 'The text says 58% for 2020-04; the actual in the table is 53%',
        placed: { kind: 'section', id: 'visits' },
        place: 'Dashboard, row 1',
      },
    ]);
  });

  it('that agrees, or of which the table says nothing, is not asked about', () => {
    expect(asked(quote('53%'), quote('61%', { period: '2020-05' }), quote('about half'))).toEqual([]);
  });

  it('of a review against the plan that it reviews is asked about where the two differ', () => {
    const row: AgainstRow = {
      section: 'practice',
      sectionTitle: 'Practice',
      measure: 'seen',
      title: '% of children seen',
      period: '2020-04' as AgainstRow['period'],
      field: 'actual',
      quoted: '58%',
      says: 'Up to 58%',
      saidAt: 'Page 3',
      found: '53%',
      place: 'Page 1, row 1',
      agrees: false,
      explains: '58% is given; the table of the other plan says 53%',
    };
    const others = [
      { ...row, agrees: true },
      { ...row, agrees: null },
    ];
    expect(checksIn([...SMALL, counted], [row, ...others])).toEqual([
      {
        kind: 'narrative',
        subject: 'seen',
        title: '% of children seen',
        says: '58% is given; the table of the other plan says 53%',
        placed: { kind: 'section', id: 'practice' },
        place: 'Page 3',
      },
    ]);
  });
});
