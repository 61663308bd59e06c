export { isConnectionString, withoutPassword } from './adapters/eventstoredb/address.js';
export { connectionFault } from './adapters/eventstoredb/settings.js';
export { assign, type Head } from './assign.js';
export { checkBatch } from './check.js';
export { type CopiedPlan, copy, type CopyOptions, type CopyProgress } from './copy/index.js';
export { digestOf } from './copy/digest.js';
export { jsonLine, jsonLinesHeader } from './copy/jsonl/text.js';
export type { CopySource, CopyTarget } from './copy/ends.js';
export {
  type AppendFailure,
  type Appended,
  type Conflict,
  type EventStore,
  type ExpectedVersion,
  idsOf,
  type Liveness,
  type OutcomeUnknown,
  type Page,
  type Position,
  type ReadFailure,
  type Redacted,
  type Erasure,
  type Refused,
  type StoreFailure,
  streamOf,
  type Subscriber,
  type Subscription,
  type Unavailable,
  type Unreadable,
  type Winner,
  type Written,
} from './event-store.js';
export {
  execute,
  type ExecuteFailure,
  type ExecuteOptions,
  type Executed,
  load,
  recordable,
  type Rejected,
} from './execute.js';
export { explainFailure } from './explain.js';
export { redactText, type RedactedText, type Text } from './redact-text.js';
