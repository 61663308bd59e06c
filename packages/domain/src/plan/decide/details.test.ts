import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, smallHistory } from '../../testing/plain.js';

type Plain = Parameters<typeof event>[0];

const planned = (...more: readonly Plain[]) => given(...smallHistory, ...more.map(event));

describe('the words of an action', () => {
  const AUDIT = {
    action: 'audit',
    section: 'planning',
    title: 'Audit',
    owners: [],
    ref: '1.4',
    outcomes: ['Plans are good'],
    progress: ['A tool was chosen'],
    start: { printed: 'April 2015', due: '2015-04-30' },
  };
  const revise = (changes: object) => command({ type: 'ReviseAction', action: 'audit', changes });

  it('may have a number, outcomes, progress, and a start of their own', () => {
    planned()
      .when(command({ type: 'AddAction', ...AUDIT }))
      .then(event({ type: 'ActionAdded', ...AUDIT }))
      .thenPlan(({ actions: { audit } }) => {
        return audit?.start?.due === '2015-04-30' && audit.firstDue === undefined && audit.ref === '1.4';
      });
    planned({ type: 'ActionAdded', ...AUDIT })
      .when(command({ type: 'AddAction', ...AUDIT }))
      .thenNothing();
    planned({ type: 'ActionAdded', ...AUDIT })
      .when(command({ type: 'AddAction', ...AUDIT, progress: [] }))
      .thenRefused('IdTaken', { kind: 'action', id: 'audit' });
  });

  it('are revised in what really changes', () => {
    planned({ type: 'ActionAdded', ...AUDIT })
      .when(revise({ ref: '1.5', outcomes: AUDIT.outcomes, progress: null }))
      .then(event({ type: 'ActionRevised', action: 'audit', changes: { ref: '1.5', progress: null } }))
      .thenPlan(({ actions: { audit } }) => audit !== undefined && !('progress' in audit));
    planned({ type: 'ActionAdded', ...AUDIT })
      .when(revise({ outcomes: [...AUDIT.outcomes] }))
      .thenNothing();
  });
});

describe('the start of an action', () => {
  const june = { printed: 'June 2020', due: '2020-06-30' };
  const april = { printed: 'April 2020', due: '2020-04-30' };
  const reschedule = (fields: object) =>
    command({ type: 'RescheduleAction', action: 'weekly-list', timescale: june, ...fields });
  const started = {
    type: 'ActionRescheduled',
    action: 'weekly-list',
    timescale: june,
    start: april,
  } as const;

  it('is set without moving the due date', () => {
    planned()
      .when(reschedule({ start: april }))
      .then(event(started))
      .thenPlan(({ actions: { 'weekly-list': action } }) => {
        return action?.start?.due === '2020-04-30' && action.timesMoved === 0;
      });
  });

  it('stays when nothing is said of it, and goes when it is said to be none', () => {
    planned(started)
      .when(reschedule({ timescale: null }))
      .then(event({ type: 'ActionRescheduled', action: 'weekly-list', timescale: null }))
      .thenPlan(({ actions }) => actions['weekly-list']?.start?.due === '2020-04-30');
    planned(started)
      .when(reschedule({ start: null }))
      .thenPlan(({ actions: { 'weekly-list': action } }) => action !== undefined && !('start' in action));
  });

  it('is not set to what it is', () => {
    planned(started)
      .when(reschedule({ start: april }))
      .thenNothing();
    planned(started).when(reschedule({})).thenNothing();
    planned()
      .when(reschedule({ start: null }))
      .thenNothing();
  });
});

describe('the words of a section', () => {
  const PHASE = {
    section: 'phase-1',
    title: 'Phase 1',
    order: 4,
    kind: 'phase',
    leads: ['Director'],
    timescale: { printed: 'Apr 17 to Aug 17', starts: '2017-04', due: '2017-08-31' },
  };

  it('may have the word that the plan uses, who leads it, and a timescale', () => {
    planned()
      .when(command({ type: 'AddSection', ...PHASE }))
      .then(event({ type: 'SectionAdded', ...PHASE }))
      .thenPlan(({ sections }) => sections['phase-1']?.timescale?.due === '2017-08-31');
    planned({ type: 'SectionAdded', ...PHASE })
      .when(command({ type: 'AddSection', ...PHASE }))
      .thenNothing();
  });

  it('are revised in what really changes', () => {
    planned({ type: 'SectionAdded', ...PHASE })
      .when(
        command({
          type: 'ReviseSection',
          section: 'phase-1',
          changes: { kind: 'phase', leads: ['Director', 'P1'], timescale: null },
        }),
      )
      .then(
        event({
          type: 'SectionRevised',
          section: 'phase-1',
          changes: { leads: ['Director', 'P1'], timescale: null },
        }),
      );
  });
});

describe('the progress of a section', () => {
  const REPORT = { section: 'visits', page: 'detail', done: [], next: [] } as const;
  const said = { headline: 'Staff leave', concerns: ['Posts stay empty'] };

  it('may have a headline and concerns', () => {
    planned()
      .when(command({ type: 'ReportProgress', ...REPORT, ...said }))
      .then(event({ type: 'ProgressReported', ...REPORT, ...said }))
      .thenPlan(({ sections }) => sections.visits?.progress.detail?.headline === 'Staff leave');
    planned({ type: 'ProgressReported', ...REPORT, ...said })
      .when(command({ type: 'ReportProgress', ...REPORT, ...said }))
      .thenNothing();
    planned({ type: 'ProgressReported', ...REPORT, ...said })
      .when(command({ type: 'ReportProgress', ...REPORT, ...said, concerns: [] }))
      .then(event({ type: 'ProgressReported', ...REPORT, ...said, concerns: [] }));
  });
});
