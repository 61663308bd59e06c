export { parseAnchors } from './anchors.js';
export type { Certificate, Extension } from './certificate.js';
export {
  explainTimestamp,
  type NotGranted,
  type NotTimestamped,
  type NotTrusted,
  type TimestampFailure,
} from './failure.js';
export { parseTimestampRequest, type TimestampRequest, timestampRequest } from './request.js';
export { checkTimestamp, type Timestamp, type TimestampClaim, verifyTimestamp } from './verify.js';
