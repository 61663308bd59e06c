import { withChanges } from '../../values/json.js';
import type { evidenceEvents } from '../events/evidence.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

export const evolveEvidence: Evolvers<keyof typeof evidenceEvents> = {
  EvidenceExpected: (plan, { type: _, evidence, ...fields }) =>
    enter(plan, 'evidence', { id: evidence, ...fields, attached: [] }),

  EvidenceRevised: (plan, { evidence, changes }) =>
    change(plan, 'evidence', evidence, (found) => withChanges(found, changes)),

  EvidenceMoved: (plan, { evidence, section }) =>
    change(plan, 'evidence', evidence, (found) => ({ ...found, section })),

  EvidenceAttached: (plan, { type: _, evidence, ...attachment }) =>
    change(plan, 'evidence', evidence, (found) => ({
      ...found,
      attached: [...found.attached, attachment],
    })),

  EvidenceWithdrawn: (plan, event, _, version) =>
    change(plan, 'evidence', event.evidence, (found) => ({ ...found, gone: goneBy(event, version) })),
};
