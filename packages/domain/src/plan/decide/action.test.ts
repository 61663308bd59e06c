import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, smallHistory } from '../../testing/plain.js';

const planned = () => given(...smallHistory);
const plannedThen = (...more: Parameters<typeof event>[0][]) => given(...smallHistory, ...more.map(event));

const ADDED = {
  action: 'weekly-list',
  section: 'visits',
  title: 'Weekly list of visits due',
  owners: ['Team Managers'],
  timescale: { printed: 'June 2020', due: '2020-06-30' },
};
const july = {
  type: 'ActionRescheduled',
  action: 'weekly-list',
  timescale: { printed: 'July 2020', due: '2020-07-31' },
} as const;
const noDate = { type: 'ActionRescheduled', action: 'weekly-list', timescale: null } as const;
const monthly = {
  type: 'ActionRescheduled',
  action: 'weekly-list',
  timescale: { printed: 'Monthly', recurs: 'monthly' },
} as const;
const withdrawn = { type: 'ActionWithdrawn', action: 'weekly-list', how: 'withdrawn' } as const;

describe('an action', () => {
  it('is added, open, and its due date is its first', () => {
    const fields = {
      action: 'audit',
      section: 'planning',
      title: 'Audit',
      owners: [],
      timescale: ADDED.timescale,
    };
    planned()
      .when(command({ type: 'AddAction', ...fields }))
      .then(event({ type: 'ActionAdded', ...fields }))
      .thenPlan(({ actions: { audit } }) => {
        return audit?.status === 'open' && audit.firstDue === '2020-06-30' && audit.timesMoved === 0;
      });
  });

  it('is not added twice, also after its status changed and its date is its first', () => {
    planned()
      .when(command({ type: 'AddAction', ...ADDED }))
      .thenNothing();
    plannedThen({ type: 'ActionStatusChanged', action: 'weekly-list', status: 'completed' })
      .when(command({ type: 'AddAction', ...ADDED }))
      .thenNothing();
  });

  it('is not added with an id that is taken, also by one that is gone', () => {
    planned()
      .when(command({ type: 'AddAction', ...ADDED, title: 'Other' }))
      .thenRefused('IdTaken', { kind: 'action', id: 'weekly-list', title: 'Weekly list of visits due' });
    plannedThen(withdrawn)
      .when(command({ type: 'AddAction', ...ADDED }))
      .thenRefused('IdTaken', { kind: 'action', id: 'weekly-list' });
  });

  it('is added with an id that a section or a measure has: ids are of a kind', () => {
    for (const action of ['visits', 'seen', 'constructor']) {
      planned()
        .when(command({ type: 'AddAction', ...ADDED, action }))
        .then(event({ type: 'ActionAdded', ...ADDED, action }))
        .thenPlan(({ actions }) => actions[action]?.id === action);
    }
  });

  it('is not added without words, nor into a section that is not there', () => {
    planned()
      .when(command({ type: 'AddAction', ...ADDED, action: 'new', title: '' }))
      .thenRefused('Empty', { what: 'title' });
    planned()
      .when(command({ type: 'AddAction', ...ADDED, action: 'new', section: 'visit' }))
      .thenRefused('Unknown', { kind: 'section', id: 'visit', known: ['visits', 'first-visits'] });
  });

  it('is revised in what really changes', () => {
    planned()
      .when(
        command({
          type: 'ReviseAction',
          action: 'weekly-list',
          changes: { title: ADDED.title, impact: 'Visits are on time', doubtful: null },
        }),
      )
      .then(
        event({ type: 'ActionRevised', action: 'weekly-list', changes: { impact: 'Visits are on time' } }),
      );
  });

  it('is not revised to what it says, nor to no words', () => {
    const revise = (title: string) =>
      command({ type: 'ReviseAction', action: 'weekly-list', changes: { title } });
    planned().when(revise(ADDED.title)).thenNothing();
    planned().when(revise('')).thenRefused('Empty', { what: 'title' });
  });

  it('gets other owners, once', () => {
    const changed = { action: 'weekly-list', owners: ['Head of Service', 'P1'] };
    planned()
      .when(command({ type: 'ChangeActionOwners', ...changed }))
      .then(event({ type: 'ActionOwnersChanged', ...changed }))
      .thenPlan(({ actions }) => actions['weekly-list']?.owners.length === 2);
    plannedThen({ type: 'ActionOwnersChanged', ...changed })
      .when(command({ type: 'ChangeActionOwners', ...changed }))
      .thenNothing();
  });

  it('has a status of the scheme of actions', () => {
    const change = (status: string) => command({ type: 'ChangeActionStatus', action: 'weekly-list', status });
    planned()
      .when(change('completed'))
      .then(event({ type: 'ActionStatusChanged', action: 'weekly-list', status: 'completed' }));
    planned().when(change('open')).thenNothing();
    planned()
      .when(change('green'))
      .thenRefused('NotInScheme', {
        subject: 'action weekly-list',
        found: 'green',
        wanted: ['open', 'in-progress', 'on-hold', 'completed', 'verified'],
      });
  });

  it('that is completed is verified by another change', () => {
    plannedThen({ type: 'ActionStatusChanged', action: 'weekly-list', status: 'completed' })
      .when(command({ type: 'ChangeActionStatus', action: 'weekly-list', status: 'verified' }))
      .then(event({ type: 'ActionStatusChanged', action: 'weekly-list', status: 'verified' }));
  });

  it('is moved to another section, once', () => {
    planned()
      .when(command({ type: 'MoveAction', action: 'weekly-list', section: 'planning' }))
      .then(event({ type: 'ActionMoved', action: 'weekly-list', section: 'planning' }));
    planned()
      .when(command({ type: 'MoveAction', action: 'weekly-list', section: 'visits' }))
      .thenNothing();
    planned()
      .when(command({ type: 'MoveAction', action: 'weekly-list', section: 'planing' }))
      .thenRefused('Unknown', { kind: 'section', id: 'planing', known: ['planning'] });
  });
});

describe('the date of an action', () => {
  const reschedule = (timescale: { printed: string; due?: string } | null) =>
    command({ type: 'RescheduleAction', action: 'weekly-list', timescale });

  it('is moved; the first one is kept for ever and each move counts', () => {
    planned()
      .when(reschedule({ printed: 'July 2020', due: '2020-07-31' }))
      .then(event(july))
      .thenPlan(({ actions: { 'weekly-list': action } }) => {
        return (
          action?.firstDue === '2020-06-30' &&
          action.timescale?.due === '2020-07-31' &&
          action.timesMoved === 1
        );
      });
    plannedThen(july)
      .when(reschedule({ printed: 'June 2020', due: '2020-06-30' }))
      .thenPlan(({ actions: { 'weekly-list': action } }) => {
        return action?.firstDue === '2020-06-30' && action.timesMoved === 2;
      });
  });

  it('counts as moved when it is taken away, and not when one is given again', () => {
    plannedThen(noDate)
      .when(reschedule({ printed: 'July 2020', due: '2020-07-31' }))
      .thenPlan(({ actions: { 'weekly-list': action } }) => {
        return action?.firstDue === '2020-06-30' && action.timesMoved === 1;
      });
    plannedThen(monthly)
      .when(reschedule(null))
      .thenPlan(({ actions: { 'weekly-list': action } }) => {
        return action?.timesMoved === 1 && action.timescale === undefined && action.firstDue === '2020-06-30';
      });
  });

  it('does not count as moved when only the text changes', () => {
    planned()
      .when(reschedule({ printed: 'By end of June 2020', due: '2020-06-30' }))
      .thenPlan(({ actions: { 'weekly-list': action } }) => {
        return action?.timesMoved === 0 && action.timescale?.printed === 'By end of June 2020';
      });
  });

  it('is the first when the action was added without one', () => {
    plannedThen({ type: 'ActionAdded', action: 'audit', section: 'visits', title: 'Audit', owners: [] })
      .when(
        command({
          type: 'RescheduleAction',
          action: 'audit',
          timescale: { printed: 'July 2020', due: '2020-07-31' },
        }),
      )
      .thenPlan(({ actions: { audit } }) => audit?.firstDue === '2020-07-31' && audit.timesMoved === 0);
  });

  it('is not moved to what it is, nor taken away twice', () => {
    planned().when(reschedule(ADDED.timescale)).thenNothing();
    plannedThen(noDate).when(reschedule(null)).thenNothing();
  });

  it('cannot be the way to add the action a second time', () => {
    plannedThen(july)
      .when(command({ type: 'AddAction', ...ADDED }))
      .thenRefused('IdTaken');
  });
});

describe('an action that leaves the plan', () => {
  it('is withdrawn, completed, or merged into another one', () => {
    plannedThen({ type: 'ActionAdded', action: 'audit', section: 'visits', title: 'Audit', owners: [] })
      .when(
        command({
          type: 'WithdrawAction',
          action: 'weekly-list',
          how: 'merged',
          into: 'audit',
          note: 'Twins',
        }),
      )
      .then(
        event({
          type: 'ActionWithdrawn',
          action: 'weekly-list',
          how: 'merged',
          into: 'audit',
          note: 'Twins',
        }),
      )
      .thenPlan(({ actions, version }) => {
        const gone = actions['weekly-list']?.gone;
        return gone?.into === 'audit' && gone.note === 'Twins' && gone.version === version;
      });
  });

  it('leaves once, and in one way', () => {
    plannedThen(withdrawn)
      .when(command({ type: 'WithdrawAction', action: 'weekly-list', how: 'withdrawn' }))
      .thenNothing();
    plannedThen(withdrawn)
      .when(command({ type: 'WithdrawAction', action: 'weekly-list', how: 'completed' }))
      .thenRefused('Gone', { kind: 'action', id: 'weekly-list', how: 'withdrawn' });
  });

  it('does not go into itself or into nothing', () => {
    const into = (id: string) =>
      command({ type: 'WithdrawAction', action: 'weekly-list', how: 'merged', into: id });
    planned().when(into('weekly-list')).thenRefused('IntoItself', { kind: 'action', id: 'weekly-list' });
    planned()
      .when(into('weekly-lists'))
      .thenRefused('Unknown', { kind: 'action', known: ['weekly-list'] });
  });

  it('can be read for ever and changed no more', () => {
    const action = 'weekly-list';
    for (const asked of [
      command({ type: 'ReviseAction', action, changes: { title: 'Other' } }),
      command({ type: 'ChangeActionOwners', action, owners: [] }),
      command({ type: 'RescheduleAction', action, timescale: null }),
      command({ type: 'ChangeActionStatus', action, status: 'completed' }),
      command({ type: 'MoveAction', action, section: 'planning' }),
    ]) {
      plannedThen(withdrawn)
        .when(asked)
        .thenRefused('Gone', { kind: 'action', id: 'weekly-list', how: 'withdrawn' })
        .thenPlan(({ actions }) => actions[action]?.title === ADDED.title);
    }
  });
});

describe('an action that is not there', () => {
  it('is answered with the nearest ones that are', () => {
    const action = 'weekly-lst';
    for (const asked of [
      command({ type: 'ReviseAction', action, changes: { title: 'Other' } }),
      command({ type: 'ChangeActionOwners', action, owners: [] }),
      command({ type: 'RescheduleAction', action, timescale: null }),
      command({ type: 'ChangeActionStatus', action, status: 'completed' }),
      command({ type: 'MoveAction', action, section: 'planning' }),
      command({ type: 'WithdrawAction', action, how: 'withdrawn' }),
    ]) {
      planned()
        .when(asked)
        .thenRefused('Unknown', { kind: 'action', id: action, known: ['weekly-list'] });
    }
  });
});
