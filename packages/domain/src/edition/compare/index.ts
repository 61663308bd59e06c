import { decideAll, type Step } from '../../plan/decide/index.js';
import { fold } from '../../plan/evolve/index.js';
import type { Plan } from '../../plan/state.js';
import type { ActorId } from '../../values/ids.js';
import { own } from '../../values/json.js';
import type { Edition } from '../edition.js';
import type { SectionPart } from '../format/index.js';
import { earlierSteps } from './earlier.js';
import { endSteps, goneSteps } from './gone.js';
import { cellSteps } from './measure.js';
import { measurePlaces, memberSteps } from './members.js';
import { type Question, questionsOf } from './missing.js';
import { oversightSteps } from './oversight.js';
import { planSteps, publication } from './plan.js';
import { requirementSteps } from './requirement.js';
import { restoredBy } from './restored.js';
import { riskSteps } from './risk.js';
import { saidSteps, structureSteps } from './section.js';
import { type Stepper, stepper } from './shape.js';

/** What lies between a plan and an edition: the steps that lead from one to the other, and what a person must decide. */
export interface Comparison {
  readonly steps: readonly Step[];
  readonly questions: readonly Question[];
}

/** An edition in full gives each section its place; one with a scope leaves the places as they are, and adds at the end. */
const orderIn = (plan: Plan, { scope = 'all' }: Edition): ((section: string, at: number) => number) => {
  const last = Math.max(0, ...Object.values(plan.sections).map(({ order }) => order));
  return (section, at) => (scope === 'all' ? at + 1 : (own(plan.sections, section)?.order ?? last + at + 1));
};

/** The plan after some steps; where one of them is refused, as it was: the refusal is told when they are decided. */
const after = (plan: Plan, steps: readonly Step[]): Plan => {
  if (steps.length === 0) return plan;
  const decided = decideAll(plan, steps);
  return decided._tag === 'Left' ? plan : fold(decided.right, plan);
};

/**
 * Compares an edition with a plan. The steps, decided in order, make the plan what the edition says, and publish the
 * edition; steps that change nothing decide to nothing. What the edition leaves out without a word becomes a question,
 * and so does a text in the place of one that was erased.
 *
 * @example
 * import { compare, noPlan } from '@plan-ledger/domain';
 * import { smallEdition } from '@plan-ledger/domain/testing';
 * const { steps, questions } = compare(noPlan, smallEdition(), 'U1' as never);
 * assert.equal(steps[0]?.command.type, 'EstablishPlan');
 * assert.deepEqual(questions, []);
 */
export const compare = (plan: Plan, edition: Edition, actor: ActorId): Comparison => {
  const step = stepper(edition, actor);
  const orderOf = orderIn(plan, edition);
  const build =
    (from: Plan) =>
    (sections: readonly SectionPart[], on: Stepper): readonly Step[] => [
      ...planSteps(from, edition, on),
      ...sections.flatMap((part) => {
        const at = edition.sections.findIndex(({ id }) => id === part.id);
        return structureSteps(from, part, orderOf(part.id, at), on);
      }),
      ...memberSteps(from, edition, sections, on),
    ];
  const earlier = earlierSteps(plan, edition, actor, build(plan));
  const told = after(plan, earlier);
  const places = measurePlaces(edition);

  const steps = [
    ...earlier,
    ...build(told)(edition.sections, step),
    ...requirementSteps(told, edition, step),
    ...edition.figures.flatMap((cell) => cellSteps(told, edition, cell, places.get(cell.measure), step)),
    ...edition.sections.flatMap((part) => saidSteps(told, edition, part, step)),
    ...riskSteps(told, edition, step),
    ...oversightSteps(told, edition, step),
    ...goneSteps(told, edition.gone ?? [], step),
    publication(plan, edition, step),
    ...endSteps(edition, step),
  ];
  return { steps, questions: [...questionsOf(plan, edition), ...restoredBy(plan, edition, steps)] };
};
