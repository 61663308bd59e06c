import * as t from 'io-ts';

import { SectionId } from '../../values/ids.js';
import { EvidenceId } from '../../values/member-ids.js';
import { Timescale } from '../../values/timescale.js';
import { changesOf, Departure, event } from './fields.js';

const always = { title: t.string };
/** `timescale`: by when it is expected. */
const sometimes = { timescale: Timescale, doubtful: t.string };

export const EvidenceChanges = changesOf(always, sometimes);
/** Changes to what evidence is expected; `null` takes an optional field away. */
export type EvidenceChanges = t.TypeOf<typeof EvidenceChanges>;

const EvidenceExpected = event(
  'EvidenceExpected',
  { evidence: EvidenceId, section: SectionId, ...always },
  sometimes,
);

const EvidenceRevised = event('EvidenceRevised', { evidence: EvidenceId, changes: EvidenceChanges });

const EvidenceMoved = event('EvidenceMoved', { evidence: EvidenceId, section: SectionId });

/** A document that shows it: its title, its SHA-256, the place in it. */
const EvidenceAttached = event(
  'EvidenceAttached',
  { evidence: EvidenceId, document: t.string },
  { sha256: t.string, place: t.string, note: t.string },
);

const EvidenceWithdrawn = event(
  'EvidenceWithdrawn',
  { evidence: EvidenceId, how: Departure },
  { into: t.string, note: t.string },
);

export const evidenceEvents = {
  EvidenceExpected,
  EvidenceRevised,
  EvidenceMoved,
  EvidenceAttached,
  EvidenceWithdrawn,
};
