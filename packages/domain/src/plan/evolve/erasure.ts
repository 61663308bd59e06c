import type { erasureEvents } from '../events/erasure.js';
import { isErased } from '../erasure.js';
import type { Evolvers } from './shape.js';

export const evolveErasure: Evolvers<keyof typeof erasureEvents> = {
  // The words of the plan stay: what is folded from events whose text was erased shows it as erased already.
  TextRedacted: (plan, { type: _, ...redaction }, _told, at) =>
    redaction.version >= at || isErased(plan, redaction)
      ? plan
      : { ...plan, redactions: [...plan.redactions, { ...redaction, at }] },
};
