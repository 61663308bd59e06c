import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import { changesBetween } from '../../values/json.js';
import type { Edition } from '../edition.js';
import { present, type Stepper, timescaleOf } from './shape.js';

/** Steps that make the words of the plan what the edition says. */
export const planSteps = (plan: Plan, edition: Edition, step: Stepper): readonly Step[] => {
  const { id, kind, ...words } = edition.plan;
  const said = {
    ...words,
    // A plan is a plan where nothing else is said.
    ...(kind === 'review' ? { kind } : {}),
    schemes: edition.schemes ?? plan.identity?.schemes ?? [],
  };
  if (plan.identity === undefined) return [step({ type: 'EstablishPlan', plan: id, ...said })];
  const { plan: known, kind: was, ...rest } = plan.identity;
  const before = { ...rest, ...(was === 'review' ? { kind: was } : {}) };
  if (known !== id) return [step({ type: 'EstablishPlan', plan: id, ...said })];
  const changes = changesBetween<object>(before, said);
  return Object.keys(changes).length === 0 ? [] : [step({ type: 'RevisePlan', changes })];
};

/** The edition is published, with what it covers in full. */
export const publication = (plan: Plan, edition: Edition, step: Stepper): Step => {
  const before = plan.editions.find((known) => known.label === edition.edition.label);
  const { label, title, period, window, reportedOnNote, reviewed, nextUpdate } = edition.edition;
  return step({
    type: 'PublishEdition',
    label,
    title,
    ...present({
      period,
      window,
      reportedOnNote,
      reviewed,
      nextUpdate: timescaleOf(before?.nextUpdate, { timescale: nextUpdate }),
    }),
    sections: edition.sections.map(({ id }) => id),
    actions: edition.sections.flatMap(({ actions = [] }) => actions.map(({ id }) => id)),
    measures: edition.sections.flatMap(({ measures = [] }) =>
      measures.filter(({ narrative = false }) => !narrative).map(({ id }) => id),
    ),
  });
};
