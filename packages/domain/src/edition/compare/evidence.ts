import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import type { SectionId } from '../../values/ids.js';
import { own } from '../../values/json.js';
import type { EvidencePart } from '../format/index.js';
import { doubtOf, keptWording, present, revisionOf, type Stepper, timescaleOf } from './shape.js';

/** Steps that make what evidence is expected what the edition says. */
export const evidenceSteps = (
  plan: Plan,
  section: SectionId,
  part: EvidencePart,
  place: string,
  step: Stepper,
): readonly Step[] => {
  const evidence = part.id;
  const before = own(plan.evidence, evidence);
  const fields = {
    title: keptWording(before?.title, part.title),
    ...present({ timescale: timescaleOf(before?.timescale, part), doubtful: doubtOf(part) }),
  };
  if (before === undefined) return [step({ type: 'ExpectEvidence', evidence, section, ...fields }, place)];
  const { title, timescale, doubtful } = before;
  return [
    step({ type: 'MoveEvidence', evidence, section }, place),
    ...revisionOf<object>({ title, ...present({ timescale, doubtful }) }, fields, (changes) =>
      step({ type: 'ReviseEvidence', evidence, changes }, place),
    ),
  ];
};
