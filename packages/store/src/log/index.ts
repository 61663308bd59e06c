export {
  type AlreadyKept,
  explainLog,
  type Forked,
  type LogFailure,
  type NothingKept,
  type OtherTree,
  type ProofWanted,
  type RolledBack,
  type Unusable,
} from './failure.js';
export type { Leaves } from './grow.js';
export { type KeyFiles, readSigningKey, readVerifierKey, writeKeyFiles } from './key-files.js';
export { leavesOf } from './leaves.js';
export { type Places, placesAt } from './places.js';
export { type HeadWanted, type SignedHead, type Signer, signHead } from './signer.js';
export type { Start } from './start.js';
export { cosign, type CosignAsked, type Cosigned, type Witness } from './witness.js';
