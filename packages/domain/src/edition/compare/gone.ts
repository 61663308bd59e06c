import type { PlanCommand } from '../../plan/commands.js';
import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import { own } from '../../values/json.js';
import type { Edition } from '../edition.js';
import type { GonePart } from '../format/index.js';
import { present, type Stepper } from './shape.js';

const leaveCommand = ({ how, into, note, place: _place, ...part }: GonePart): PlanCommand | undefined => {
  if (how === 'not-in-this-document') return undefined;
  const said = { how, ...present({ into, note }) };
  const { action, measure, section, milestone, recommendation, risk, evidence, oversight } = part;
  if (action !== undefined) return { type: 'WithdrawAction', action, ...said };
  if (measure !== undefined) return { type: 'RetireMeasure', measure, ...said };
  if (milestone !== undefined) return { type: 'WithdrawMilestone', milestone, ...said };
  if (recommendation !== undefined) return { type: 'CloseRecommendation', recommendation, ...said };
  if (risk !== undefined) return { type: 'CloseRisk', risk, ...said };
  if (evidence !== undefined) return { type: 'WithdrawEvidence', evidence, ...said };
  if (oversight !== undefined) return { type: 'EndOversight', oversight, ...said };
  return section === undefined ? undefined : { type: 'RetireSection', section, ...said };
};

const levelOf = (plan: Plan, section: string): number => {
  const seen = new Set<string>();
  for (
    let at: string | undefined = section;
    at !== undefined && !seen.has(at);
    at = own(plan.sections, at)?.parent
  ) {
    seen.add(at);
  }
  return seen.size;
};

/** What holds other things leaves after them, and the rest in the order of the file. */
const rank = (plan: Plan, command: PlanCommand): number => {
  if (command.type === 'RetireSection') return 2 + 1 / levelOf(plan, command.section);
  return command.type === 'WithdrawMilestone' ? 0 : 1;
};

/** Steps for what the edition says is gone. */
export const goneSteps = (plan: Plan, gone: readonly GonePart[], step: Stepper): readonly Step[] => {
  const leaving = gone.flatMap((part) => {
    const command = leaveCommand(part);
    return command === undefined ? [] : [{ command, place: part.place }];
  });
  return leaving
    .sort((a, b) => rank(plan, a.command) - rank(plan, b.command))
    .map(({ command, place }) => step(command, place));
};

/** Steps that end a plan where the edition tells that another took its place. */
export const endSteps = ({ ended }: Edition, step: Stepper): readonly Step[] => {
  if (ended === undefined) return [];
  const continues = ended.continues?.flatMap(({ as, ...part }) =>
    (['section', 'action', 'measure'] as const).flatMap((kind) => {
      const id = part[kind];
      return id === undefined ? [] : [{ kind, id, as }];
    }),
  );
  const { by, note } = ended;
  return [step({ type: 'SupersedePlan', by, ...present({ note, continues }) })];
};
