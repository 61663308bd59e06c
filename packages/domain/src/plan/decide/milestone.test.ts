import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, fullHistory } from '../../testing/plain.js';

type Plain = Parameters<typeof event>[0];

const planned = (...more: readonly Plain[]) => given(...fullHistory, ...more.map(event));

const october = { printed: 'Oct 17', due: '2017-10-31' };
const december = { printed: 'Dec 17', due: '2017-12-31' };
const march = { printed: 'Mar 18', due: '2018-03-31' };
const ongoing = { printed: 'on-going', undated: 'on-going' } as const;

const ADDED = {
  milestone: 'first-list',
  action: 'weekly-list',
  title: 'The first list is out',
  timescale: october,
};
const SECOND = { milestone: 'second-list', action: 'weekly-list', title: 'The second list is out' };
const audit = {
  type: 'ActionAdded',
  action: 'audit',
  section: 'planning',
  title: 'Audit',
  owners: [],
} as const;
const reached = { type: 'MilestoneReached', milestone: 'first-list' } as const;
const withdrawn = { type: 'MilestoneWithdrawn', milestone: 'first-list', how: 'withdrawn' } as const;
const rescheduled = (timescale: typeof october | typeof ongoing | null) =>
  ({ type: 'MilestoneRescheduled', milestone: 'first-list', timescale }) as const;
const reschedule = (timescale: typeof october | typeof ongoing | null) =>
  command({ type: 'RescheduleMilestone', milestone: 'first-list', timescale });

describe('a milestone', () => {
  it('is added to an action, and its due date is its first', () => {
    planned()
      .when(command({ type: 'AddMilestone', ...SECOND, timescale: december, owners: ['P1'] }))
      .then(event({ type: 'MilestoneAdded', ...SECOND, timescale: december, owners: ['P1'] }))
      .thenPlan(({ milestones: { 'second-list': made } }) => {
        return made?.firstDue === '2017-12-31' && made.timesMoved === 0 && made.reached === undefined;
      });
  });

  it('is not added twice, also after it was reached', () => {
    planned()
      .when(command({ type: 'AddMilestone', ...ADDED }))
      .thenNothing();
    planned(reached)
      .when(command({ type: 'AddMilestone', ...ADDED }))
      .thenNothing();
  });

  it('is not added with an id that is taken, also by one that is gone', () => {
    const taken = { kind: 'milestone', id: 'first-list', title: 'The first list is out' };
    planned()
      .when(command({ type: 'AddMilestone', ...ADDED, title: 'Other' }))
      .thenRefused('IdTaken', taken);
    planned(withdrawn)
      .when(command({ type: 'AddMilestone', ...ADDED }))
      .thenRefused('IdTaken', taken);
  });

  it('is not added without words, nor to an action that is unknown or gone', () => {
    planned()
      .when(command({ type: 'AddMilestone', ...SECOND, title: ' ' }))
      .thenRefused('Empty', { what: 'title' });
    planned()
      .when(command({ type: 'AddMilestone', ...SECOND, action: 'weekly-lst' }))
      .thenRefused('Unknown', { kind: 'action', id: 'weekly-lst', known: ['weekly-list'] });
    planned({ type: 'ActionWithdrawn', action: 'weekly-list', how: 'completed' })
      .when(command({ type: 'AddMilestone', ...SECOND }))
      .thenRefused('Gone', { kind: 'action', id: 'weekly-list', how: 'completed' });
  });

  it('is revised in what really changes', () => {
    const changes = { title: 'The first list', owners: ['P1'], doubtful: null };
    planned()
      .when(command({ type: 'ReviseMilestone', milestone: 'first-list', changes }))
      .then(
        event({
          type: 'MilestoneRevised',
          milestone: 'first-list',
          changes: { title: 'The first list', owners: ['P1'] },
        }),
      )
      .thenPlan(({ milestones }) => milestones['first-list']?.owners?.[0] === 'P1');
    planned()
      .when(command({ type: 'ReviseMilestone', milestone: 'first-list', changes: { title: ADDED.title } }))
      .thenNothing();
    planned()
      .when(command({ type: 'ReviseMilestone', milestone: 'first-list', changes: { title: '' } }))
      .thenRefused('Empty', { what: 'title' });
  });

  it('moves to another action that is there', () => {
    const move = (action: string) => command({ type: 'MoveMilestone', milestone: 'first-list', action });
    planned(audit)
      .when(move('audit'))
      .then(event({ type: 'MilestoneMoved', milestone: 'first-list', action: 'audit' }))
      .thenPlan(({ milestones }) => milestones['first-list']?.action === 'audit');
    planned().when(move('weekly-list')).thenNothing();
    planned().when(move('audit')).thenRefused('Unknown', { kind: 'action', id: 'audit' });
  });
});

describe('the date of a milestone', () => {
  it('moves, its first due date is kept, and its moves are counted', () => {
    planned()
      .when(reschedule(december))
      .then(event(rescheduled(december)))
      .thenPlan(({ milestones: { 'first-list': made } }) => {
        return made?.firstDue === '2017-10-31' && made.timesMoved === 1;
      });
    planned(rescheduled(december))
      .when(reschedule(march))
      .thenPlan(({ milestones: { 'first-list': made } }) => {
        return (
          made?.firstDue === '2017-10-31' && made.timesMoved === 2 && made.timescale?.due === '2018-03-31'
        );
      });
  });

  it('that is taken away, or gives way to no day, has moved too', () => {
    for (const none of [null, ongoing]) {
      planned()
        .when(reschedule(none))
        .thenPlan(({ milestones: { 'first-list': made } }) => {
          return (
            made?.firstDue === '2017-10-31' && made.timesMoved === 1 && made.timescale?.due === undefined
          );
        });
    }
  });

  it('that is printed in another way has not moved', () => {
    planned()
      .when(reschedule({ printed: 'October 2017', due: '2017-10-31' }))
      .thenPlan(({ milestones }) => milestones['first-list']?.timesMoved === 0);
  });

  it('that comes later is the first', () => {
    given(...fullHistory, event({ type: 'MilestoneAdded', ...SECOND }))
      .when(command({ type: 'RescheduleMilestone', milestone: 'second-list', timescale: december }))
      .thenPlan(({ milestones: { 'second-list': made } }) => {
        return made?.firstDue === '2017-12-31' && made.timesMoved === 0;
      });
  });

  it('is not changed to what it is', () => {
    planned().when(reschedule(october)).thenNothing();
    planned(rescheduled(null)).when(reschedule(null)).thenNothing();
  });
});

describe('a milestone that is reached', () => {
  const reach = (on?: string) =>
    command({ type: 'ReachMilestone', milestone: 'first-list', ...(on === undefined ? {} : { on }) });

  it('says when, and when it was said', () => {
    planned()
      .when(reach('2017-10-20'))
      .then(event({ ...reached, on: '2017-10-20' }))
      .thenPlan(({ milestones: { 'first-list': made } }) => {
        return made?.reached?.on === '2017-10-20' && made.reached.reportedOn === '2020-06-09';
      });
  });

  it('is not reached twice, but may get another day', () => {
    planned(reached).when(reach()).thenNothing();
    planned(reached)
      .when(reach('2017-10-20'))
      .then(event({ ...reached, on: '2017-10-20' }));
    planned({ ...reached, on: '2017-10-20' })
      .when(reach('2017-10-20'))
      .thenNothing();
  });

  it('is not reached on a day after the one on which it is said', () => {
    planned()
      .when(reach('2020-06-10'))
      .thenRefused('NotYet', { milestone: 'first-list', found: '2020-06-10', reported: '2020-06-09' });
    planned()
      .when(reach('2020-06-09'))
      .then(event({ ...reached, on: '2020-06-09' }));
  });

  it('is opened again, once', () => {
    const reopen = command({ type: 'ReopenMilestone', milestone: 'first-list' });
    planned(reached)
      .when(reopen)
      .then(event({ type: 'MilestoneReopened', milestone: 'first-list' }))
      .thenPlan(({ milestones }) => milestones['first-list']?.reached === undefined);
    planned().when(reopen).thenNothing();
  });
});

describe('a milestone that leaves', () => {
  const leave = command({ type: 'WithdrawMilestone', milestone: 'first-list', how: 'withdrawn' });

  it('is withdrawn once, and can be changed no more', () => {
    planned()
      .when(leave)
      .then(event(withdrawn))
      .thenPlan(({ milestones, version }) => milestones['first-list']?.gone?.version === version);
    planned(withdrawn).when(leave).thenNothing();
    for (const asked of [
      reschedule(march),
      command({ type: 'ReviseMilestone', milestone: 'first-list', changes: { title: 'Other' } }),
      command({ type: 'MoveMilestone', milestone: 'first-list', action: 'weekly-list' }),
      command({ type: 'ReachMilestone', milestone: 'first-list' }),
      command({ type: 'ReopenMilestone', milestone: 'first-list' }),
      command({ type: 'WithdrawMilestone', milestone: 'first-list', how: 'completed' }),
    ]) {
      planned(withdrawn).when(asked).thenRefused('Gone', { kind: 'milestone', how: 'withdrawn' });
    }
  });

  it('is merged into another one that is there, not into itself', () => {
    const merge = (into: string) =>
      command({ type: 'WithdrawMilestone', milestone: 'first-list', how: 'merged', into });
    planned({ type: 'MilestoneAdded', ...SECOND })
      .when(merge('second-list'))
      .thenPlan(({ milestones }) => milestones['first-list']?.gone?.into === 'second-list');
    planned().when(merge('first-list')).thenRefused('IntoItself', { kind: 'milestone', id: 'first-list' });
    planned().when(merge('second-list')).thenRefused('Unknown', { kind: 'milestone', id: 'second-list' });
  });

  it('leaves with its action, at the same version, and others stay', () => {
    planned(audit, { type: 'MilestoneAdded', ...SECOND, action: 'audit' })
      .when(command({ type: 'WithdrawAction', action: 'weekly-list', how: 'completed' }))
      .then(event({ type: 'ActionWithdrawn', action: 'weekly-list', how: 'completed' }))
      .thenPlan(({ milestones: { 'first-list': first, 'second-list': second }, version }) => {
        return (
          first?.gone?.how === 'withdrawn' && first.gone.version === version && second?.gone === undefined
        );
      });
  });

  it('keeps how it left itself when its action leaves after it', () => {
    planned(withdrawn)
      .when(command({ type: 'WithdrawAction', action: 'weekly-list', how: 'completed' }))
      .thenPlan(({ milestones }) => milestones['first-list']?.gone?.how === 'withdrawn');
  });

  it('is unknown when it never was', () => {
    planned()
      .when(command({ type: 'ReachMilestone', milestone: 'first-lst' }))
      .thenRefused('Unknown', { kind: 'milestone', id: 'first-lst', known: ['first-list'] });
  });
});
