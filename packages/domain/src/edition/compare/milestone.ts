import type { PlanCommand } from '../../plan/commands.js';
import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import type { ActionId } from '../../values/ids.js';
import { own } from '../../values/json.js';
import type { MilestonePart } from '../format/index.js';
import { doubtOf, keptNames, keptWording, present, revisionOf, type Stepper, timescaleOf } from './shape.js';

/** Steps that make a milestone what the edition says of it. */
export const milestoneSteps = (
  plan: Plan,
  action: ActionId,
  part: MilestonePart,
  place: string,
  step: Stepper,
): readonly Step[] => {
  const milestone = part.id;
  const before = own(plan.milestones, milestone);
  const owners = part.owners === undefined ? undefined : keptNames(before?.owners, part.owners);
  const fields = {
    title: keptWording(before?.title, part.title),
    ...present({ owners, doubtful: doubtOf(part) }),
  };
  const timescale = timescaleOf(before?.timescale, part);
  const said: Readonly<Record<string, PlanCommand>> = {
    completed: { type: 'ReachMilestone', milestone, ...present({ on: before?.reached?.on }) },
    open: { type: 'ReopenMilestone', milestone },
  };
  const reached = said[part.status ?? ''];
  const status = reached === undefined || (before === undefined && part.status === 'open') ? [] : [reached];
  if (before === undefined) {
    const added = { type: 'AddMilestone', milestone, action, ...fields, ...present({ timescale }) } as const;
    return [added, ...status].map((command) => step(command, place));
  }
  const words = {
    title: before.title,
    ...present({ owners: before.owners, doubtful: before.doubtful }),
  };
  return [
    step({ type: 'MoveMilestone', milestone, action }, place),
    ...revisionOf<object>(words, fields, (changes) =>
      step({ type: 'ReviseMilestone', milestone, changes }, place),
    ),
    step({ type: 'RescheduleMilestone', milestone, timescale: timescale ?? null }, place),
    ...status.map((command) => step(command, place)),
  ];
};
