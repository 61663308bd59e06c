export {
  type Anchor,
  anchorIn,
  type Keys,
  type NoAnchor,
  originOf,
  planOfOrigin,
  trusting,
} from './anchor.js';
export { explainFinding } from './explain.js';
export type {
  AppendUnfit,
  Backwards,
  ErasedUnsaid,
  Finding,
  Forked,
  IdTwice,
  Misplaced,
  Missing,
  NotAsSealed,
  OutOfTime,
  RolledBack,
  StillThere,
  TreeDiffers,
  TreeUnread,
  Twice,
  Unkept,
  Unread,
  Warning,
} from './finding.js';
export { type EventProved, proveFrom, type Proved, type Proving } from './prove-many.js';
export { type HistoryAsked, type HistoryRead, readHistory } from './history.js';
export { type PlanVerified, verifyPlan, type VerifyOptions } from './plan.js';
export type { VerifySource } from './source.js';
export type { Bracket, Seen, Sight } from './times.js';
export { exitCodeOfVerdict, type Verdict, worstOf } from './verdict.js';
export { type Marked, type NoProof, proveConsistency, proveEvent, type Showing } from './prove.js';
