import type { Step } from '../../plan/decide/index.js';
import { type Action, FIRST_ACTION_STATUS, type Plan } from '../../plan/state.js';
import type { SectionId } from '../../values/ids.js';
import { changesBetween, own } from '../../values/json.js';
import { parseTimescale, type Timescale } from '../../values/timescale.js';
import { sameWording } from '../../values/typography.js';
import type { ActionPart } from '../format.js';
import { keptWording, present, type Stepper } from './shape.js';

const timescaleOf = (before: Action | undefined, { timescale, due }: ActionPart): Timescale | undefined => {
  if (timescale === undefined) return undefined;
  const { due: read, ...parsed } = parseTimescale(keptWording(before?.timescale?.printed, timescale));
  const meant = due === 'none' ? undefined : (due ?? read);
  return { ...parsed, ...(meant === undefined ? {} : { due: meant }) };
};

const ownersOf = (before: Action | undefined, { owners = [] }: ActionPart): readonly string[] =>
  owners.map((owner) => before?.owners.find((known) => sameWording(known, owner)) ?? owner);

const doubtOf = ({ doubtful, dueNote }: ActionPart): string | undefined =>
  [doubtful, dueNote].filter((text) => text !== undefined).join('. ') || undefined;

/** Steps that make an action what the edition says of it. */
export const actionSteps = (
  plan: Plan,
  section: SectionId,
  part: ActionPart,
  place: string | undefined,
  step: Stepper,
): readonly Step[] => {
  const action = part.id;
  const before = own(plan.actions, action);
  const fields = {
    title: keptWording(before?.title, part.title),
    ...present({ impact: part.impact, doubtful: doubtOf(part) }),
  };
  const owners = ownersOf(before, part);
  const timescale = timescaleOf(before, part);
  const status =
    part.status === undefined || part.status === (before?.status ?? FIRST_ACTION_STATUS)
      ? []
      : [step({ type: 'ChangeActionStatus', action, status: part.status }, place)];
  if (before === undefined) {
    const added = {
      type: 'AddAction',
      action,
      section,
      ...fields,
      owners,
      ...present({ timescale }),
    } as const;
    return [step(added, place), ...status];
  }
  const { title, impact, doubtful } = before;
  const changes = changesBetween<object>({ title, ...present({ impact, doubtful }) }, fields);
  return [
    step({ type: 'MoveAction', action, section }, place),
    ...(Object.keys(changes).length === 0 ? [] : [step({ type: 'ReviseAction', action, changes }, place)]),
    step({ type: 'ChangeActionOwners', action, owners }, place),
    step({ type: 'RescheduleAction', action, timescale: timescale ?? null }, place),
    ...status,
  ];
};
