import type { PlanId, Version } from '@plan-ledger/domain';

import { type Kept, nameOf, type Secret } from '../secret/form.js';
import { keysOf, planPath, punctured, versionPath } from '../secret/tree.js';

/** The secret of a ledger, as it is at one moment. */
export interface Held {
  readonly ledger: string;
  readonly secret: Secret;
  /** The key of an event; none when it was destroyed. */
  readonly keyOf: (plan: PlanId, version: Version) => Uint8Array | undefined;
  /** What is left of an event whose key was destroyed. */
  readonly keptOf: (plan: PlanId, version: Version) => Kept | undefined;
}

/** The paths of a ledger's events. The plan of the last one mostly is that of the next. */
const pathsOf = (ledger: string): ((plan: PlanId, version: Version) => string) => {
  let [last, begin] = ['', ''];
  return (plan, version) => {
    if (plan !== last) [last, begin] = [plan, planPath(ledger, plan)];
    return begin + versionPath(version);
  };
};

export const heldOf = (ledger: string, secret: Secret): Held => {
  const pathOf = pathsOf(ledger);
  const keyAt = keysOf(secret.seeds);
  const { kept } = secret;
  return {
    ledger,
    secret,
    keyOf: (plan, version) => keyAt(pathOf(plan, version)),
    // Asked for each event, of which mostly none was erased.
    keptOf: (plan, version) => (kept.size === 0 ? undefined : kept.get(nameOf({ ledger, plan, version }))),
  };
};

/** A secret from which the key of an event cannot be had any more, but what is kept of it. */
export const without = (secret: Secret, kept: Kept): Secret => ({
  ...secret,
  seeds: punctured(secret.seeds, pathsOf(kept.ledger)(kept.plan, kept.version)),
  kept: new Map([...secret.kept, [nameOf(kept), kept]]),
});
