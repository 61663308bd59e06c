import { describe, expect, it } from '@jest/globals';

import { day, historyOf, planOf, published, SMALL, step } from '../../../test/support/histories.js';
import { type MilestoneRow, milestonesOf } from './milestones.js';

type Steps = Parameters<typeof historyOf>[0];

const add = (milestone: string, more: object = {}) =>
  step({ type: 'AddMilestone', milestone, action: 'weekly-list', title: milestone, ...more });

const OCTOBER = { printed: 'Oct 20', due: '2020-10-31' };
const LIST = add('first-list', { timescale: OCTOBER });

const rowsOf = (steps: Steps, on = '2020-11-01'): readonly MilestoneRow[] =>
  milestonesOf(planOf(historyOf([...SMALL, ...steps])), day(on));

const ids = (steps: Steps): readonly string[] => rowsOf(steps).map(({ milestone }) => milestone);

describe('the milestones', () => {
  it('stand with their section and action, date as printed and as a day, and who answers for them', () => {
    expect(rowsOf([LIST])).toEqual([
      {
        section: 'visits',
        sectionNumber: '1',
        sectionTitle: 'Visits',
        action: 'weekly-list',
        actionTitle: 'Weekly list of visits due',
        milestone: 'first-list',
        title: 'first-list',
        timescale: 'Oct 20',
        firstDue: '2020-10-31',
        due: '2020-10-31',
        timesMoved: 0,
        status: 'open',
        responsible: ['Team Managers'],
        daysOverdue: 1,
        doubtful: '',
      },
    ]);
  });

  it.each([
    ['its own owner', ['P2'], ['P2']],
    ['its own owners', ['Chief Executive', 'P2'], ['Chief Executive', 'P2']],
    ['those of its action where it has none', undefined, ['Team Managers']],
    ['those of its action where its own are empty', [], ['Team Managers']],
  ])('name %s', (_what, owners, responsible) => {
    const [row] = rowsOf([add('first-list', owners === undefined ? {} : { owners })]);
    expect(row?.responsible).toEqual(responsible);
  });

  it('are overdue from the day after, and neither when reached, nor repeated, nor without a day', () => {
    const late = (steps: Steps, on: string) => rowsOf(steps, on)[0]?.daysOverdue;
    expect(late([LIST], '2020-10-31')).toBeNull();
    expect(late([LIST], '2020-11-01')).toBe(1);
    expect(late([LIST, step({ type: 'ReachMilestone', milestone: 'first-list' })], '2020-11-01')).toBeNull();
    expect(
      late([add('first-list', { timescale: { ...OCTOBER, recurs: 'monthly' } })], '2021-11-01'),
    ).toBeNull();
    expect(late([add('first-list', { timescale: { printed: 'on-going' } })], '2021-11-01')).toBeNull();
  });

  it('are completed once reached, and open again when that is taken back', () => {
    const reach = step({ type: 'ReachMilestone', milestone: 'first-list', on: '2020-06-01' });
    const reopen = step({ type: 'ReopenMilestone', milestone: 'first-list' });
    expect(rowsOf([LIST, reach])[0]?.status).toBe('completed');
    expect(rowsOf([LIST, reach, reopen])[0]?.status).toBe('open');
  });

  it('keep the first date for ever and count each move', () => {
    const move = (timescale: unknown) =>
      step({ type: 'RescheduleMilestone', milestone: 'first-list', timescale });
    const [row] = rowsOf([LIST, move({ printed: 'Dec 20', due: '2020-12-31' }), move(null)]);
    expect(row).toMatchObject({ firstDue: '2020-10-31', due: null, timescale: '', timesMoved: 2 });
  });

  it('follow the order of the document: sections, then actions, then as they were added', () => {
    const action = (id: string, section: string) =>
      step({ type: 'AddAction', action: id, section, title: id, owners: [] });
    const edition = published('may-2020');
    const reordered = {
      ...edition,
      command: { ...edition.command, actions: ['audit', 'weekly-list'] } as never,
    };
    const steps = [
      action('tool', 'planning'),
      action('audit', 'visits'),
      add('planned', { action: 'tool' }),
      add('z-first'),
      add('a-second'),
      add('audited', { action: 'audit' }),
    ];
    expect(ids(steps)).toEqual(['z-first', 'a-second', 'audited', 'planned']);
    expect(ids([...steps, reordered])).toEqual(['audited', 'z-first', 'a-second', 'planned']);
  });

  it('leave the plan with their action, and when they are withdrawn', () => {
    const withdraw = step({ type: 'WithdrawMilestone', milestone: 'first-list', how: 'withdrawn' });
    const gone = step({ type: 'WithdrawAction', action: 'weekly-list', how: 'withdrawn' });
    expect(ids([LIST, add('second-list')])).toEqual(['first-list', 'second-list']);
    expect(ids([LIST, add('second-list'), withdraw])).toEqual(['second-list']);
    expect(ids([LIST, gone])).toEqual([]);
  });

  it('say where they are doubtful', () => {
    expect(rowsOf([add('first-list', { doubtful: 'The year is not printed' })])[0]?.doubtful).toBe(
      'The year is not printed',
    );
  });
});
