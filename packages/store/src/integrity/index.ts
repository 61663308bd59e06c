export { canonical } from './canonical.js';
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
