export { canonical } from './canonical.js';
export { type Checkpoint, parseCheckpoint, type TreeHead } from './checkpoint/form.js';
export {
  type Cosignature,
  cosignCheckpoint,
  signCheckpoint,
  type Trust,
  type VerifiedCheckpoint,
  verifyCheckpoint,
} from './checkpoint/index.js';
export {
  type EventHeader,
  eventProofOf,
  type NotShown,
  type ShownEvent,
  shownEvent,
} from './event-proof/index.js';
export { type EventProof, eventProofText, parseEventProof } from './event-proof/form.js';
export { type ProvedEvent, verifyEventFile } from './event-proof/inclusion.js';
export {
  type BadSignature,
  explainIntegrity,
  type IntegrityFailure,
  type Malformed,
  type NotCanonical,
  type Unproved,
  type Unsigned,
} from './failure.js';
export { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './merkle/hash.js';
export { consistencyProof, inclusionProof, type SpanRoots, spanRoots } from './merkle/prove.js';
export { type CompactRange, EMPTY_RANGE, rootOf, rootOfLeaves, withLeaf } from './merkle/range.js';
export { parseRange, rangeText } from './merkle/range-text.js';
export { consistencySpans, inclusionSpans, type Span } from './merkle/spans.js';
export {
  type ConsistencyClaim,
  type InclusionClaim,
  verifyConsistency,
  verifyInclusion,
} from './merkle/verify.js';
export { type Note, type NoteSignature, parseNote } from './note/form.js';
export { signNote, type VerifiedNote, type VerifiedSignature, verifyNote } from './note/index.js';
export { parseSigningKey, parseVerifierKey, signingKeyText, verifierKeyText } from './note/key-text.js';
export { type KeyType, makeSigningKey, type SigningKey, type VerifierKey } from './note/keys.js';
export type { Given } from './text.js';
export {
  type ConsistencyFile,
  consistencyFileText,
  parseConsistencyFile,
  type VerifiedConsistency,
  verifyConsistencyFile,
} from './proof-file/consistency.js';
export {
  type InclusionFile,
  inclusionFileText,
  parseInclusionFile,
  type VerifiedInclusion,
  verifyInclusionFile,
} from './proof-file/inclusion.js';
export { disclosureDigest, disclosureOf, digestOfAll } from './seal/disclosure.js';
export { type NotErasable, withoutText } from './seal/erase.js';
export type { Field } from './seal/fields.js';
export {
  type Altered,
  erasedIn,
  explainSeal,
  leafOf,
  type Sealable,
  type SealFault,
  type Unsealed,
} from './seal/index.js';
export type { Leaf, Sealed } from './seal/leaf.js';
