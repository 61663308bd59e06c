import type { PlanCommand } from '../../plan/commands.js';
import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import type { ActorId } from '../../values/ids.js';
import { changesBetween, own } from '../../values/json.js';
import type { Edition } from '../edition.js';
import type { GonePart } from '../format.js';
import { actionSteps } from './action.js';
import { cellSteps, measureSteps } from './measure.js';
import { type Question, questionsOf } from './missing.js';
import { saidSteps, structureSteps } from './section.js';
import { present, type Stepper, stepper } from './shape.js';

/** What lies between a plan and an edition: the steps that lead from one to the other, and what a person must decide. */
export interface Comparison {
  readonly steps: readonly Step[];
  readonly questions: readonly Question[];
}

const planSteps = (plan: Plan, edition: Edition, step: Stepper): readonly Step[] => {
  const { id, ...words } = edition.plan;
  const said = { ...words, schemes: edition.schemes ?? plan.identity?.schemes ?? [] };
  if (plan.identity === undefined) return [step({ type: 'EstablishPlan', plan: id, ...said })];
  const { plan: known, ...before } = plan.identity;
  if (known !== id) return [step({ type: 'EstablishPlan', plan: id, ...said })];
  const changes = changesBetween<object>(before, said);
  return Object.keys(changes).length === 0 ? [] : [step({ type: 'RevisePlan', changes })];
};

const goneSteps = (gone: readonly GonePart[], step: Stepper): readonly Step[] => {
  const leave = ({ action, measure, section, how, into, note }: GonePart): PlanCommand | undefined => {
    if (how === 'not-in-this-document') return undefined;
    const said = { how, ...present({ into, note }) };
    if (action !== undefined) return { type: 'WithdrawAction', action, ...said };
    if (measure !== undefined) return { type: 'RetireMeasure', measure, ...said };
    return section === undefined ? undefined : { type: 'RetireSection', section, ...said };
  };
  const commands = gone.map(leave).filter((command) => command !== undefined);
  const sectionsLast = [...commands].sort(
    (a, b) => Number(a.type === 'RetireSection') - Number(b.type === 'RetireSection'),
  );
  return sectionsLast.map((command) => step(command));
};

/** An edition in full gives each section its place; one with a scope leaves the places as they are, and adds at the end. */
const orderIn = (plan: Plan, { scope = 'all' }: Edition): ((section: string, at: number) => number) => {
  const last = Math.max(0, ...Object.values(plan.sections).map(({ order }) => order));
  return (section, at) => (scope === 'all' ? at + 1 : (own(plan.sections, section)?.order ?? last + at + 1));
};

const publication = (edition: Edition, step: Stepper): Step => {
  const { label, title, period, window, reportedOnNote } = edition.edition;
  return step({
    type: 'PublishEdition',
    label,
    title,
    ...present({ period, window, reportedOnNote }),
    sections: edition.sections.map(({ id }) => id),
    actions: edition.sections.flatMap(({ actions = [] }) => actions.map(({ id }) => id)),
    measures: edition.sections.flatMap(({ measures = [] }) => measures.map(({ id }) => id)),
  });
};

/**
 * Compares an edition with a plan. The steps, decided in order, make the plan what the edition says, and publish the
 * edition; steps that change nothing decide to nothing. What the edition leaves out without a word becomes a question.
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
  const places = new Map<string, string>();
  const placeIn = (page: string | undefined, what: string): string =>
    [page, what].filter((text) => text !== undefined).join(', ');

  const orderOf = orderIn(plan, edition);
  const structure = edition.sections.flatMap((part, at) =>
    structureSteps(plan, part, orderOf(part.id, at), step),
  );

  const members = edition.sections.flatMap((part) => {
    const page = part.detail?.place;
    const measures = (part.measures ?? []).flatMap((measure, row) => {
      const place = measure.place ?? placeIn(page, `metrics, row ${row + 1}`);
      places.set(measure.id, place);
      return measureSteps(plan, part.id, measure, place, step);
    });
    const actions = (part.actions ?? []).flatMap((action, row) =>
      actionSteps(plan, part.id, action, action.place ?? placeIn(page, `key actions, row ${row + 1}`), step),
    );
    return [...measures, ...actions];
  });

  const cells = edition.figures.flatMap((cell) =>
    cellSteps(plan, edition, cell, places.get(cell.measure), step),
  );
  const said = edition.sections.flatMap((part) => saidSteps(edition, part, step));

  return {
    steps: [
      ...planSteps(plan, edition, step),
      ...structure,
      ...members,
      ...cells,
      ...said,
      ...goneSteps(edition.gone ?? [], step),
      publication(edition, step),
    ],
    questions: questionsOf(plan, edition),
  };
};
