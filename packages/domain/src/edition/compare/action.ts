import type { Step } from '../../plan/decide/index.js';
import { FIRST_ACTION_STATUS, type Plan } from '../../plan/state.js';
import type { SectionId } from '../../values/ids.js';
import { own } from '../../values/json.js';
import type { ActionPart } from '../format/index.js';
import { milestoneSteps } from './milestone.js';
import {
  doubtOf,
  keptNames,
  keptWording,
  placeIn,
  present,
  revisionOf,
  type Stepper,
  timescaleOf,
} from './shape.js';

/** Steps that make an action what the edition says of it. */
const ownSteps = (
  plan: Plan,
  section: SectionId,
  part: ActionPart,
  place: string | undefined,
  step: Stepper,
): readonly Step[] => {
  const action = part.id;
  const before = own(plan.actions, action);
  const { ref, impact, outcomes, progress } = part;
  const fields = {
    title: keptWording(before?.title, part.title),
    ...present({ ref, impact, outcomes, progress, doubtful: doubtOf(part) }),
  };
  const owners = keptNames(before?.owners, part.owners ?? []);
  const timescale = timescaleOf(before?.timescale, part);
  const start = timescaleOf(before?.start, { timescale: part.start });
  const status =
    part.status === undefined || part.status === (before?.status ?? FIRST_ACTION_STATUS)
      ? []
      : [step({ type: 'ChangeActionStatus', action, status: part.status }, place)];
  if (before === undefined) {
    const added = { type: 'AddAction', action, section, ...fields, owners } as const;
    return [step({ ...added, ...present({ timescale, start }) }, place), ...status];
  }
  const words = {
    title: before.title,
    ...present({
      ref: before.ref,
      impact: before.impact,
      outcomes: before.outcomes,
      progress: before.progress,
      doubtful: before.doubtful,
    }),
  };
  return [
    step({ type: 'MoveAction', action, section }, place),
    ...revisionOf<object>(words, fields, (changes) => step({ type: 'ReviseAction', action, changes }, place)),
    step({ type: 'ChangeActionOwners', action, owners }, place),
    step(
      {
        type: 'RescheduleAction',
        action,
        timescale: timescale ?? null,
        ...(before.start === undefined && start === undefined ? {} : { start: start ?? null }),
      },
      place,
    ),
    ...status,
  ];
};

/** Steps that make an action, with its milestones, what the edition says of it. */
export const actionSteps = (
  plan: Plan,
  section: SectionId,
  part: ActionPart,
  place: string | undefined,
  step: Stepper,
): readonly Step[] => [
  ...ownSteps(plan, section, part, place, step),
  ...(part.milestones ?? []).flatMap((milestone, at) => {
    const where = milestone.place ?? placeIn(place, `milestone ${at + 1}`);
    return milestoneSteps(plan, part.id, milestone, where, step);
  }),
];
