import { describe, expect, it } from '@jest/globals';

import { day, historyOf, planOf, published, SMALL, step } from '../../../test/support/histories.js';
import { type ActionRow, actionsOf, hasSlipped } from './actions.js';

const rowsOf = (steps: Parameters<typeof historyOf>[0], on = '2020-07-01'): readonly ActionRow[] =>
  actionsOf(planOf(historyOf([...SMALL, ...steps])), day(on));

const reschedule = (timescale: unknown) =>
  step({ type: 'RescheduleAction', action: 'weekly-list', timescale });
const status = (code: string) => step({ type: 'ChangeActionStatus', action: 'weekly-list', status: code });
const add = (action: string, more: object = {}) =>
  step({ type: 'AddAction', action, section: 'visits', title: action, owners: [], ...more });

describe('the timetable of actions', () => {
  it('shows an action with its section, owners, dates and status in words', () => {
    expect(rowsOf([])).toEqual([
      {
        section: 'visits',
        sectionTitle: 'Visits',
        action: 'weekly-list',
        title: 'Weekly list of visits due',
        owners: ['Team Managers'],
        timescale: 'June 2020',
        firstDue: '2020-06-30',
        due: '2020-06-30',
        timesMoved: 0,
        status: 'open',
        statusLabel: 'Open',
        daysOverdue: 1,
        doubtful: '',
        ref: '',
        start: '',
        milestones: [],
        progress: [],
        outcomes: [],
      },
    ]);
  });

  it('shows what a row of the plan prints beside it: ref, start, steps, progress and outcomes', () => {
    const dated = (milestone: string) =>
      step({ type: 'AddMilestone', milestone, action: 'tool', title: `Do ${milestone}` });
    const [, row] = rowsOf([
      add('tool', {
        ref: '1.4',
        start: { printed: 'April 2015' },
        progress: ['Under way', 'Half done'],
        outcomes: ['It works'],
      }),
      dated('a'),
      dated('b'),
      step({ type: 'WithdrawMilestone', milestone: 'a', how: 'withdrawn' }),
    ]);
    expect(row).toMatchObject({
      ref: '1.4',
      start: 'April 2015',
      milestones: ['Do b'],
      progress: ['Under way', 'Half done'],
      outcomes: ['It works'],
    });
  });

  it.each([
    ['2020-06-29', null],
    ['2020-06-30', null],
    ['2020-07-01', 1],
    ['2021-06-30', 365],
  ])('counts days overdue on %s: %p; on the due day it is not overdue yet', (on, days) => {
    expect(rowsOf([], on)[0]?.daysOverdue).toBe(days);
  });

  it.each([
    ['in-progress', 1],
    ['completed', null],
    ['verified', null],
  ])('of an action that is %s: %p', (code, days) => {
    expect(rowsOf([status(code)])[0]?.daysOverdue).toBe(days);
  });

  it('calls nothing overdue that is repeated or has no date', () => {
    expect(
      rowsOf([reschedule({ printed: 'Monthly from June 2020', due: '2020-06-30', recurs: 'monthly' })])[0]
        ?.daysOverdue,
    ).toBeNull();
    expect(rowsOf([reschedule(null)])[0]?.daysOverdue).toBeNull();
  });

  it('keeps the first due date for ever and counts each move, there and back', () => {
    const july = { printed: 'July 2020', due: '2020-07-31' };
    const june = { printed: 'June 2020', due: '2020-06-30' };
    const dates = (steps: Parameters<typeof historyOf>[0]) => {
      const { firstDue, due, timesMoved } = rowsOf(steps)[0]!;
      return { firstDue, due, timesMoved, slipped: hasSlipped({ firstDue, due }) };
    };
    expect(dates([reschedule(july)])).toEqual({
      firstDue: '2020-06-30',
      due: '2020-07-31',
      timesMoved: 1,
      slipped: true,
    });
    expect(dates([reschedule(july), reschedule(june)])).toEqual({
      firstDue: '2020-06-30',
      due: '2020-06-30',
      timesMoved: 2,
      slipped: false,
    });
    expect(dates([reschedule({ printed: 'May 2020', due: '2020-05-31' })])).toEqual({
      firstDue: '2020-06-30',
      due: '2020-05-31',
      timesMoved: 1,
      slipped: false,
    });
    expect(dates([reschedule({ printed: 'tbc' })])).toEqual({
      firstDue: '2020-06-30',
      due: null,
      timesMoved: 1,
      slipped: true,
    });
  });

  it('does not count a first date that is given later as a move', () => {
    const [, row] = rowsOf([
      add('tool'),
      step({
        type: 'RescheduleAction',
        action: 'tool',
        timescale: { printed: 'July 2020', due: '2020-07-31' },
      }),
    ]);
    expect(row).toMatchObject({ firstDue: '2020-07-31', due: '2020-07-31', timesMoved: 0 });
    expect(hasSlipped(row!)).toBe(false);
  });

  it('leaves out what was withdrawn, and orders the rest by section and by the latest edition', () => {
    const order = (steps: Parameters<typeof historyOf>[0]) => rowsOf(steps).map(({ action }) => action);
    const more = [
      add('tool', { section: 'planning' }),
      add('audit'),
      step({ type: 'WithdrawAction', action: 'tool', how: 'withdrawn' }),
      add('visit-audit'),
    ];
    expect(order(more)).toEqual(['weekly-list', 'audit', 'visit-audit']);
    const edition = { ...published('may-2020') };
    const withOrder = {
      ...edition,
      command: { ...edition.command, actions: ['visit-audit', 'audit'] } as never,
    };
    expect(order([...more, withOrder])).toEqual(['visit-audit', 'audit', 'weekly-list']);
    expect(
      order([
        add('late'),
        step({ type: 'MoveSection', section: 'visits', order: 9 }),
        add('plan-tool', { section: 'planning' }),
      ]),
    ).toEqual(['plan-tool', 'weekly-list', 'late']);
  });
});
