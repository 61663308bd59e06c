import { beforeAll, describe, expect, it } from '@jest/globals';

import { keeperIn } from '../support/by-hand.js';
import { freshFolder } from '../support/cli.js';

const { write, attempt, events } = keeperIn(freshFolder());

beforeAll(async () => {
  await write('2021-01-04', 'plan establish my-plan --title "Improvement Plan" --authority "My Council"');
  await write('2021-01-04', 'section add visits --title "Visits to children"');
  await write('2021-01-05', 'action add weekly-list --section visits --title "Weekly list" --due 2021-06-30');
  await write('2021-01-05', 'action add new-report --section visits --title "New report"');
});

describe('A milestone that is kept by hand', () => {
  it('is added to an action, with its own time and its own owners', async () => {
    expect(
      await events(
        '2021-01-06',
        'milestone add tried --action weekly-list --title "Tried in two teams" --timescale "Feb 2021" --owners "P7; P8"',
      ),
    ).toEqual([
      {
        type: 'MilestoneAdded',
        milestone: 'tried',
        action: 'weekly-list',
        title: 'Tried in two teams',
        owners: ['P7', 'P8'],
        timescale: { printed: 'Feb 2021', due: '2021-02-28' },
      },
    ]);
    expect(
      await events('2021-01-06', 'milestone add trained --action weekly-list --title "Staff trained"'),
    ).toEqual([
      { type: 'MilestoneAdded', milestone: 'trained', action: 'weekly-list', title: 'Staff trained' },
    ]);
  });

  it('is given other words, and back to the owners of its action', async () => {
    expect(
      await events('2021-01-07', 'milestone revise tried --title "Tried in three teams" --owners ""'),
    ).toEqual([
      {
        type: 'MilestoneRevised',
        milestone: 'tried',
        changes: { title: 'Tried in three teams', owners: null },
      },
    ]);
  });

  it('is given another time; a day goes before the words, and an empty text takes the time away', async () => {
    expect(
      await write('2021-02-01', 'milestone reschedule tried --due 2021-03-31 --reason "Staff moved"'),
    ).toBe(
      'Wrote version 8 of plan my-plan\n' +
        '  tried: timescale was Feb 2021, is now 2021-03-31\n' +
        '  tried: due was 2021-02-28, is now 2021-03-31\n',
    );
    expect(
      await events('2021-02-02', 'milestone reschedule tried --timescale "On hold" --due 2021-04-30'),
    ).toEqual([
      {
        type: 'MilestoneRescheduled',
        milestone: 'tried',
        timescale: { printed: 'On hold', due: '2021-04-30' },
      },
    ]);
    expect(await events('2021-02-02', 'milestone reschedule tried --timescale "On hold"')).toEqual([
      {
        type: 'MilestoneRescheduled',
        milestone: 'tried',
        timescale: { printed: 'On hold', undated: 'on-hold' },
      },
    ]);
    expect(await events('2021-02-03', 'milestone reschedule tried --timescale ""')).toEqual([
      { type: 'MilestoneRescheduled', milestone: 'tried', timescale: null },
    ]);
  });

  it('is moved to another action', async () => {
    expect(await write('2021-02-04', 'milestone move tried new-report')).toContain(
      'tried: action was weekly-list, is now new-report\n',
    );
    expect(await attempt('2021-02-04', 'milestone move tried new-reprot')).toMatchObject({
      code: 3,
      stderr: 'Found no action named new-reprot; the nearest are: new-report; nothing was written\n',
    });
  });

  it('is reached on a day, which stays when it is said again without one', async () => {
    expect(await write('2021-03-01', 'milestone reach tried --on 2021-02-26')).toContain(
      'tried: status was Open, is now Completed on 2021-02-26\n',
    );
    expect(await write('2021-03-02', 'milestone reach tried')).toMatch(/^Nothing changed/u);
    expect(await write('2021-03-02', 'milestone reach trained')).toContain(
      'trained: status was Open, is now Completed\n',
    );
    expect(await events('2021-03-03', 'milestone reach trained --on 2021-03-01')).toEqual([
      { type: 'MilestoneReached', milestone: 'trained', on: '2021-03-01' },
    ]);
  });

  it('is reopened, once', async () => {
    expect(await events('2021-03-04', 'milestone reopen trained')).toHaveLength(1);
    expect(await write('2021-03-04', 'milestone reopen trained')).toMatch(/^Nothing changed/u);
  });

  it('is withdrawn, and then changed no more', async () => {
    expect(
      await events('2021-03-05', 'milestone withdraw trained --how merged --into tried --note "One step"'),
    ).toEqual([
      { type: 'MilestoneWithdrawn', milestone: 'trained', how: 'merged', into: 'tried', note: 'One step' },
    ]);
    expect(await attempt('2021-03-06', 'milestone reach trained')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('Milestone trained was merged and can be changed no more'),
    });
  });
});

describe('An action that is kept by hand', () => {
  it('has the number and the start that the plan prints', async () => {
    expect(
      await events(
        '2021-04-01',
        'action add panel --section visits --title "Panel" --ref 1.4 --start "April 2021" --timescale "June 2021"',
      ),
    ).toMatchObject([
      {
        ref: '1.4',
        start: { printed: 'April 2021' },
        timescale: { printed: 'June 2021', due: '2021-06-30' },
      },
    ]);
    expect(await events('2021-04-02', 'action revise panel --ref 1.5')).toEqual([
      { type: 'ActionRevised', action: 'panel', changes: { ref: '1.5' } },
    ]);
    expect(await events('2021-04-02', 'action revise panel --ref ""')).toEqual([
      { type: 'ActionRevised', action: 'panel', changes: { ref: null } },
    ]);
  });

  it('keeps its time when only its start is another', async () => {
    expect(await write('2021-04-03', 'action reschedule panel --start "May 2021"')).toBe(
      'Wrote version 21 of plan my-plan\n  panel: start was April 2021, is now May 2021\n',
    );
    expect(await events('2021-04-04', 'action reschedule panel --start "" --due 2021-07-31')).toMatchObject([
      { timescale: { due: '2021-07-31' }, start: null },
    ]);
  });

  it('loses its time only where that is said', async () => {
    expect(await attempt('2021-04-05', 'action reschedule panel')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Found no --timescale and no --due; wanted one of them'),
    });
    expect(await events('2021-04-05', 'action reschedule panel --timescale ""')).toMatchObject([
      { timescale: null },
    ]);
  });
});
