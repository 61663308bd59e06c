import type { PlanId, Version } from '@plan-ledger/domain';
import type { Secret } from '@plan-ledger/store/eventstoredb';

import { planPath, versionPath } from '../../packages/store/src/adapters/eventstoredb/secret/tree.js';
import { without } from '../../packages/store/src/adapters/eventstoredb/texts/held.js';

const LEDGER = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';
const PLAN = 'a' as PlanId;
const HASH = Buffer.alloc(32, 1).toString('base64url');
const SEAL = JSON.stringify({ erased: { reason: HASH }, hints: '', leaf: HASH, salts: {}, v: 1 });

/** The way to the key of an event of a made-up plan. */
export const pathOf = (version: Version): string => planPath(LEDGER, PLAN) + versionPath(version);

/** Destroys the key of an event of a made-up plan. */
export const forgetting =
  (version: Version) =>
  (secret: Secret): Secret =>
    without(secret, { ledger: LEDGER, plan: PLAN, version, seal: SEAL, keys: {} });
