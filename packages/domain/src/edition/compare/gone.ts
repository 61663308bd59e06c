import type { PlanCommand } from '../../plan/commands.js';
import type { Step } from '../../plan/decide/index.js';
import type { Edition } from '../edition.js';
import type { GonePart } from '../format/index.js';
import { present, type Stepper } from './shape.js';

const leaveCommand = ({ how, into, note, ...part }: GonePart): PlanCommand | undefined => {
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

/** What holds other things leaves after them, and the rest in the order of the file. */
const depth = ({ type }: PlanCommand): number =>
  type === 'RetireSection' ? 2 : type === 'WithdrawMilestone' ? 0 : 1;

/** Steps for what the edition says is gone. */
export const goneSteps = (gone: readonly GonePart[], step: Stepper): readonly Step[] => {
  const commands = gone.map(leaveCommand).filter((command) => command !== undefined);
  const innermostFirst = [...commands].sort((a, b) => depth(a) - depth(b));
  return innermostFirst.map((command) => step(command));
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
