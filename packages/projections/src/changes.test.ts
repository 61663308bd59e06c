import { describe, expect, it } from '@jest/globals';

import {
  figure,
  happeningsOf,
  historyOf,
  planOf,
  published,
  REGISTERS,
  SMALL,
  step,
} from '../../../test/support/histories.js';
import { auditOf } from './audit/index.js';
import { type NetChange, netChanges } from './changes.js';

type Steps = Parameters<typeof historyOf>[0];

/** The net changes of some steps that come after others. */
const netOf = (first: Steps, then: Steps): readonly NetChange[] => {
  const history = historyOf([...SMALL, ...first, ...then]);
  const from = historyOf([...SMALL, ...first]).length;
  const rows = happeningsOf(history).slice(from).flatMap(auditOf);
  return netChanges(planOf(history.slice(0, from)), planOf(history), rows);
};

const line = ({ sign, title, field, period, before, after }: NetChange): string =>
  `${sign} ${title}, ${field}${period === undefined ? '' : ` ${period}`}: ${before || 'nothing'} -> ${after || 'nothing'}`;

const cell = { measure: 'seen', period: '2020-04' };
const record = step({ type: 'RecordActual', ...cell, figure: figure('61%') });
const revise = (printed: string, act = 'unexplained', over: object = {}) =>
  step({ type: 'ReviseActual', ...cell, figure: figure(printed), act }, over);
const status = (code: string) => step({ type: 'ChangeActionStatus', action: 'weekly-list', status: code });

describe('the net changes between two versions', () => {
  it('are nothing for what went there and back', () => {
    expect(netOf([], [status('completed'), status('open')])).toEqual([]);
    expect(netOf([record], [revise('81%'), revise('61%')])).toEqual([]);
    expect(netOf([], [record, step({ type: 'WithdrawActual', ...cell, act: 'unexplained' })])).toEqual([]);
  });

  it('are one line for what changed several times, from the first before to the last after', () => {
    const changes = netOf([record], [revise('70%', 'correction', { reason: 'Typing error' }), revise('81%')]);
    expect(changes.map(line)).toEqual(['~ % of children seen, actual 2020-04: 61% -> 81%']);
    expect(changes[0]?.unmarked).toBe(true);
  });

  it('stay unmarked and doubtful where one step of several was', () => {
    const doubtful = step({
      type: 'ReviseActual',
      ...cell,
      figure: figure('70%'),
      act: 'unexplained',
      doubtful: 'Smudged',
    });
    const clear = [
      step({ type: 'AnnotateCell', ...cell, field: 'actual', doubtful: null, note: null }),
      revise('81%', 'correction', { reason: 'Typing error' }),
    ];
    const [figureChange] = netOf([record], [doubtful, ...clear]);
    expect(figureChange).toMatchObject({ field: 'actual', unmarked: true, doubtful: true });
  });

  it('are one line for a new section, action or measure, and a line for each of its figures', () => {
    const changes = netOf(
      [],
      [
        step({ type: 'AddSection', section: 'recording', title: 'Recording', order: 3, number: '3' }),
        step({ type: 'AddAction', action: 'tool', section: 'recording', title: 'A tool', owners: ['DCS'] }),
        step({ type: 'ReviseAction', action: 'tool', changes: { title: 'A better tool' } }),
        step({
          type: 'DefineMeasure',
          measure: 'late',
          section: 'recording',
          title: 'Late',
          unit: 'count',
          direction: 'lower',
          frequency: 'month',
        }),
        step({ type: 'SetTarget', measure: 'late', period: '2020-04', figure: figure('5') }),
      ],
    );
    expect(changes.map(line)).toEqual([
      '+ Recording, title: nothing -> Recording',
      '+ A better tool, title: nothing -> A better tool',
      '+ Late, title: nothing -> Late',
      '+ Late, target 2020-04: nothing -> 5',
    ]);
  });

  it('say what left, and what became blank', () => {
    const changes = netOf(
      [record],
      [
        step({ type: 'WithdrawAction', action: 'weekly-list', how: 'withdrawn' }),
        step({ type: 'WithdrawActual', ...cell, act: 'unexplained' }),
      ],
    );
    expect(changes.map(line)).toEqual([
      '- % of children seen, actual 2020-04: 61% -> nothing',
      '- Weekly list of visits due, gone: nothing -> withdrawn',
    ]);
  });

  it('put unmarked changes first and new figures last', () => {
    const may = { measure: 'seen', period: '2020-05', figure: figure('90%') };
    const changes = netOf(
      [record],
      [
        step({ type: 'SetTarget', ...may }),
        status('completed'),
        step({ type: 'RecordActual', ...may }),
        revise('81%'),
        step({ type: 'ReviseSection', section: 'visits', changes: { title: 'Visits to children' } }),
      ],
    );
    expect(changes.map(line)).toEqual([
      '~ % of children seen, actual 2020-04: 61% -> 81%',
      '~ Weekly list of visits due, status: Open -> Completed',
      '~ Visits to children, title: Visits -> Visits to children',
      '+ % of children seen, target 2020-05: nothing -> 90%',
      '+ % of children seen, actual 2020-05: nothing -> 90%',
    ]);
  });

  it('put a published blank that was filled first, as unmarked', () => {
    const changes = netOf([published('may-2020')], [status('completed'), record]);
    expect(changes.map(({ sign, field, unmarked }) => [sign, field, unmarked])).toEqual([
      ['+', 'actual', true],
      ['~', 'status', false],
    ]);
  });
});

describe('the net changes of the registers', () => {
  const milestone = (id: string, action = 'weekly-list') =>
    step({
      type: 'AddMilestone',
      milestone: id,
      action,
      title: `Milestone ${id}`,
      timescale: { printed: 'May 2020', due: '2020-05-31' },
    });
  const risk = step({
    type: 'RaiseRisk',
    risk: 'staff',
    kind: 'risk',
    title: 'Too few staff',
    owners: ['DCS'],
    controls: [],
    residual: { likelihood: 2, impact: 5, score: 10 },
  });
  const reassess = (likelihood: number) =>
    step({
      type: 'ReassessRisk',
      risk: 'staff',
      side: 'residual',
      level: { likelihood, impact: 5, score: likelihood * 5 },
    });
  const link = (type: 'LinkRecommendation' | 'UnlinkRecommendation', section: string, side = 'page') =>
    step({ type, recommendation: 'rec-1', section, side });

  it('are one line for each that is new, whatever became of it since', () => {
    const then = [
      milestone('tried'),
      step({ type: 'ReachMilestone', milestone: 'tried', on: '2020-06-01' }),
      ...REGISTERS.slice(1),
      step({ type: 'ReassessRisk', risk: 'staff', side: 'inherent', level: null }),
      step({ type: 'AttachEvidence', evidence: 'survey', document: 'Survey 2020' }),
      step({ type: 'ReviseOversight', oversight: 'board', changes: { body: 'Board' } }),
    ];
    expect(netOf([], then).map(line)).toEqual([
      '+ Milestone tried, title: nothing -> Milestone tried',
      '+ See children in time, title: nothing -> See children in time',
      '+ Too few staff, title: nothing -> Too few staff',
      '+ A survey of families, title: nothing -> A survey of families',
      '+ Board, title: nothing -> Board',
    ]);
  });

  it('are one line for a new one of an id that another kind had before', () => {
    expect(netOf([], [milestone('weekly-list'), milestone('seen')]).map(line)).toEqual([
      '+ Milestone weekly-list, title: nothing -> Milestone weekly-list',
      '+ Milestone seen, title: nothing -> Milestone seen',
    ]);
  });

  it('keep apart the same field of two kinds that have the same id', () => {
    const named = (title: string) => [
      step({ type: 'ReviseMilestone', milestone: 'weekly-list', changes: { title } }),
      step({ type: 'ReviseAction', action: 'weekly-list', changes: { title: `${title} daily` } }),
    ];
    expect(netOf([milestone('weekly-list')], named('Listed')).map(line)).toEqual([
      '~ Listed, title: Milestone weekly-list -> Listed',
      '~ Listed daily, title: Weekly list of visits due -> Listed daily',
    ]);
  });

  it('say that an action took its milestones along', () => {
    const changes = netOf(
      [milestone('tried'), milestone('trained')],
      [step({ type: 'WithdrawAction', action: 'weekly-list', how: 'completed' })],
    );
    expect(changes.map(line)).toEqual([
      '- Weekly list of visits due, gone: nothing -> completed',
      '- Milestone tried, gone: nothing -> completed, with its action',
      '- Milestone trained, gone: nothing -> completed, with its action',
    ]);
  });

  it('say that a risk was reassessed: once, and not when it came back to what it was', () => {
    expect(netOf([risk], [reassess(3), reassess(4)]).map(line)).toEqual([
      '~ Too few staff, residual: 10 (likelihood 2, impact 5) -> 20 (likelihood 4, impact 5)',
    ]);
    expect(netOf([risk], [reassess(3), reassess(2)])).toEqual([]);
  });

  it('say which sections answer a recommendation, by who says so', () => {
    const [, received] = REGISTERS;
    expect(
      netOf(
        [received!, link('LinkRecommendation', 'visits')],
        [
          link('LinkRecommendation', 'planning'),
          link('LinkRecommendation', 'planning', 'list'),
          link('UnlinkRecommendation', 'visits'),
        ],
      ).map(line),
    ).toEqual([
      '~ See children in time, pages: visits -> planning',
      '~ See children in time, list: nothing -> planning',
    ]);
    const thereAndBack = [link('LinkRecommendation', 'visits'), link('UnlinkRecommendation', 'visits')];
    expect(netOf([received!], thereAndBack)).toEqual([]);
  });

  it('say what was closed, withdrawn and ended', () => {
    const leaving = [
      step({ type: 'WithdrawMilestone', milestone: 'tried', how: 'completed' }),
      step({ type: 'CloseRecommendation', recommendation: 'rec-1', how: 'completed' }),
      step({ type: 'CloseRisk', risk: 'staff', how: 'withdrawn' }),
      step({ type: 'WithdrawEvidence', evidence: 'survey', how: 'withdrawn' }),
      step({ type: 'EndOversight', oversight: 'board', how: 'withdrawn', note: 'Closed' }),
    ];
    expect(netOf(REGISTERS, leaving).map(line)).toEqual([
      '- Tried in two teams, gone: nothing -> completed',
      '- See children in time, gone: nothing -> completed',
      '- Too few staff, gone: nothing -> withdrawn',
      '- A survey of families, gone: nothing -> withdrawn',
      '- Improvement Board, gone: nothing -> withdrawn: Closed',
    ]);
  });
});

describe('the net changes of baselines and benchmarks', () => {
  const baseline = (printed: string | null, more: object = {}, over: object = {}) =>
    step(
      {
        type: 'RecordBaseline',
        measure: 'seen',
        figure: printed === null ? null : figure(printed),
        ...more,
      },
      over,
    );
  const benchmark = (printed: string, more: object = {}) =>
    step({
      type: 'RecordBenchmark',
      measure: 'seen',
      against: 'England',
      period: '2020-04',
      figure: figure(printed),
      ...more,
    });
  const unexplained = { act: 'unexplained' };

  it('are unmarked where nothing explains them, and then come first', () => {
    const changes = netOf(
      [baseline('60%'), benchmark('70%')],
      [status('completed'), baseline('65%', unexplained), benchmark('71%', unexplained)],
    );
    expect(changes.map((change) => [line(change), change.unmarked])).toEqual([
      ['~ % of children seen, baseline: 60% -> 65%', true],
      ['~ % of children seen, benchmark of England 2020-04: 70% -> 71%', true],
      ['~ Weekly list of visits due, status: Open -> Completed', false],
    ]);
  });

  it('are marked where they are explained, unless one step of several was not', () => {
    const corrected = baseline('65%', { act: 'correction' }, { reason: 'Typing error' });
    expect(netOf([baseline('60%')], [corrected])).toMatchObject([{ unmarked: false, act: 'correction' }]);
    expect(netOf([baseline('60%')], [baseline('62%', unexplained), corrected])).toMatchObject([
      { unmarked: true, before: '60%', after: '65%' },
    ]);
  });

  it('are a line for each group', () => {
    const boys = { group: 'Boys' };
    expect(netOf([baseline('60%')], [baseline('55%', boys), benchmark('70%')]).map(line)).toHaveLength(2);
    expect(netOf([], [baseline('60%'), baseline(null, unexplained)])).toEqual([]);
  });
});

describe('the net changes of a plan that was superseded', () => {
  it('say by which plan, and what goes on there', () => {
    const continues = [
      { kind: 'measure', id: 'seen', as: 'seen-in-time' },
      { kind: 'action', id: 'weekly-list', as: 'daily-list' },
    ];
    const changes = netOf(
      [],
      [step({ type: 'SupersedePlan', by: 'next-plan', note: 'A new board', continues })],
    );
    expect(changes.map(line)).toEqual([
      '~ Small Plan, ended: nothing -> superseded by next-plan: A new board',
      '~ % of children seen, continues: nothing -> as seen-in-time in next-plan',
      '~ Weekly list of visits due, continues: nothing -> as daily-list in next-plan',
    ]);
  });
});
