import { randomBytes, randomUUID } from 'node:crypto';

import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { canonical } from '../../../integrity/canonical.js';
import { KEY_BYTES, type Seed } from './tree.js';

/** What is left of an event of which a text was erased: its seal as it is since, and the keys of the texts that remain. */
export interface Kept {
  readonly ledger: string;
  readonly plan: PlanId;
  readonly version: Version;
  readonly seal: string;
  /** 32 bytes each in base64url, by the names of the fields. */
  readonly keys: Readonly<Record<string, string>>;
}

/**
 * From which the key of every text of a ledger comes, but of those that were erased. It never changes in place; what is erased
 * makes another of it. Its id is public, and stays.
 */
export interface Secret {
  readonly id: string;
  /** In the order of their paths; none is above another. */
  readonly seeds: readonly Seed[];
  /** By the words before it in the text of the secret. */
  readonly kept: ReadonlyMap<string, Kept>;
}

export const FORMAT = 'plan-ledger/text-secret@v1';

/** How an event is named in the text of a secret. */
export const nameOf = ({ ledger, plan, version }: Pick<Kept, 'ledger' | 'plan' | 'version'>): string =>
  `${ledger} ${plan} ${version}`;

/** The order of what is kept: by ledger, by plan, then by version. */
export const byEvent = (one: Kept, other: Kept): number => {
  if (one.ledger !== other.ledger) return one.ledger < other.ledger ? -1 : 1;
  if (one.plan !== other.plan) return one.plan < other.plan ? -1 : 1;
  return one.version - other.version;
};

/**
 * A new secret, of which nobody else has a copy.
 *
 * @example
 * import { newSecret } from '@plan-ledger/store/eventstoredb';
 * assert.notEqual(newSecret().id, newSecret().id);
 */
export const newSecret = (): Secret => ({
  id: randomUUID(),
  seeds: [{ path: '', bytes: randomBytes(KEY_BYTES) }],
  kept: new Map(),
});

const seedLine = ({ path, bytes }: Seed): string =>
  `seed ${path === '' ? '-' : path} ${Buffer.from(bytes).toString('base64url')}`;

/** The one way to write what is kept of an event. */
export const keptLine = (kept: Kept): string => {
  const { seal, keys } = kept;
  const json = canonical({ seal, keys });
  // Names of fields and seals come from events, and every store checks that these are canonical.
  if (E.isLeft(json)) throw new Error(`A seal or a name that is no JSON${json.left.path}`);
  return `kept ${nameOf(kept)} ${json.right}`;
};

/**
 * A secret as text: whoever has it can read every text that was not erased. See docs/reference/text-secret.md.
 *
 * @example
 * import { newSecret, secretText } from '@plan-ledger/store/eventstoredb';
 * const [format, id, seed] = secretText(newSecret()).split('\n');
 * assert.equal(format, 'plan-ledger/text-secret@v1');
 * assert.match(id, /^id [0-9a-f-]{36}$/);
 * assert.match(seed, /^seed - [\w-]{43}$/);
 */
export const secretText = ({ id, seeds, kept }: Secret): string =>
  [FORMAT, `id ${id}`, ...seeds.map(seedLine), ...[...kept.values()].sort(byEvent).map(keptLine)]
    .map((line) => `${line}\n`)
    .join('');
