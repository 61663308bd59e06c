import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { isErased } from '../erasure.js';
import { isFreeTextOfSome } from '../free-text.js';
import { type Deciders, happens, nothing, refuse, worded } from './shape.js';

export const decideErasure: Deciders<'RedactText'> = {
  RedactText: (plan, { type: _, ...redaction }) => {
    const { version, field, basis } = redaction;
    if (isErased(plan, redaction)) return nothing;
    if (!Number.isInteger(version) || version < 1 || version > plan.version) {
      return refuse({ _tag: 'NoSuchVersion', found: version, newest: plan.version });
    }
    // Which event stands there a plan does not keep: whoever has the event asks it for its free texts.
    if (!isFreeTextOfSome(field)) return refuse({ _tag: 'NotFreeText', field });
    return pipe(
      worded('basis', basis),
      E.flatMap(() => happens({ type: 'TextRedacted', ...redaction })),
    );
  },
};
