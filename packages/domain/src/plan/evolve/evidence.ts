import { withChanges } from '../../values/json.js';
import type { evidenceEvents } from '../events/evidence.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

export const evolveEvidence: Evolvers<keyof typeof evidenceEvents> = {
  EvidenceExpected: (plan, { type: _, evidence, ...fields }, _told, _version, mine) =>
    enter(plan, mine, 'evidence', { id: evidence, ...fields, attached: [] }),

  EvidenceRevised: (plan, { evidence, changes }, _told, _version, mine) =>
    change(plan, mine, 'evidence', evidence, (found) => withChanges(found, changes)),

  EvidenceMoved: (plan, { evidence, section }, _told, _version, mine) =>
    change(plan, mine, 'evidence', evidence, (found) => ({ ...found, section })),

  EvidenceAttached: (plan, { type: _, evidence, ...attachment }, _told, _version, mine) =>
    change(plan, mine, 'evidence', evidence, (found) => ({
      ...found,
      attached: [...found.attached, attachment],
    })),

  EvidenceWithdrawn: (plan, event, _told, version, mine) =>
    change(plan, mine, 'evidence', event.evidence, (found) => ({ ...found, gone: goneBy(event, version) })),
};
