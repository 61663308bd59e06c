import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import { own } from '../../values/json.js';
import { REDACTED } from '../../values/redacted.js';
import { parseTimescale } from '../../values/timescale.js';
import type { Edition } from '../edition.js';
import { keptWording, present, revisionOf, type Stepper } from './shape.js';

/** Steps that make who watches over the plan what the edition says. */
export const oversightSteps = (plan: Plan, { oversight = [] }: Edition, step: Stepper): readonly Step[] =>
  oversight.flatMap((part, row): readonly Step[] => {
    const before = own(plan.oversight, part.id);
    const place = part.place ?? `Oversight, row ${row + 1}`;
    const cadence = keptWording(before?.cadence, part.cadence);
    const isErased = cadence === REDACTED && before?.cadence === REDACTED;
    const recurs = isErased ? before.recurs : parseTimescale(cadence ?? '').recurs;
    const fields = {
      body: keptWording(before?.body, part.body),
      sections: part.sections ?? [],
      ...present({ cadence, recurs, role: part.role }),
    };
    if (before === undefined) {
      return [step({ type: 'ArrangeOversight', oversight: part.id, ...fields }, place)];
    }
    const { id: _id, gone: _gone, ...words } = before;
    return revisionOf<object>(words, fields, (changes) =>
      step({ type: 'ReviseOversight', oversight: part.id, changes }, place),
    );
  });
