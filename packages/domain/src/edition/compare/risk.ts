import type { Step } from '../../plan/decide/index.js';
import type { RiskSide } from '../../plan/events/index.js';
import type { Plan } from '../../plan/state.js';
import { own } from '../../values/json.js';
import type { Edition } from '../edition.js';
import type { RiskPart } from '../format/index.js';
import { keptNames, keptWording, present, revisionOf, type Stepper } from './shape.js';

const SIDES: readonly RiskSide[] = ['inherent', 'residual'];

const stepsOf = (plan: Plan, part: RiskPart, place: string, step: Stepper): readonly Step[] => {
  const risk = part.id;
  const before = own(plan.risks, risk);
  const { kind = 'risk', ref, consequence, doubtful, controls = [], inherent, residual } = part;
  const fields = {
    kind,
    title: keptWording(before?.title, part.title),
    owners: keptNames(before?.owners, part.owners ?? []),
    controls: keptNames(before?.controls, controls),
    ...present({ ref, consequence, doubtful }),
  };
  if (before === undefined) {
    return [step({ type: 'RaiseRisk', risk, ...fields, ...present({ inherent, residual }) }, place)];
  }
  const { id: _id, gone: _gone, inherent: _inherent, residual: _residual, ...words } = before;
  return [
    ...revisionOf<object>(words, fields, (changes) => step({ type: 'ReviseRisk', risk, changes }, place)),
    ...SIDES.map((side) => step({ type: 'ReassessRisk', risk, side, level: part[side] ?? null }, place)),
  ];
};

/** Steps that make the register of risks what the edition says. */
export const riskSteps = (plan: Plan, { risks = [] }: Edition, step: Stepper): readonly Step[] =>
  risks.flatMap((part, row) => stepsOf(plan, part, part.place ?? `Risks, row ${row + 1}`, step));
