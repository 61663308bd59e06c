import { type PlanId, REDACTED, type Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { erasedNames } from '../../../integrity/seal/index.js';
import type { Kept } from '../secret/form.js';
import { keyOfText, open, type Whose } from './cipher.js';
import type { Held } from './held.js';
import { eachOf, type Hidden, PLACEHOLDER, type Said, SEAL } from './hidden.js';

/** The keys of one event: all of them, or what was kept when a text of it was erased. */
export type EventKeys =
  { readonly _tag: 'Whole'; readonly key: Uint8Array } | { readonly _tag: 'Kept'; readonly kept: Kept };

/** The keys of an event, as a secret has them; none when it has none. */
export const keysIn = (held: Held, plan: PlanId, version: Version): EventKeys | undefined => {
  const kept = held.keptOf(plan, version);
  if (kept !== undefined) return { _tag: 'Kept', kept };
  const key = held.keyOf(plan, version);
  return key === undefined ? undefined : { _tag: 'Whole', key };
};

/** The key of a text; none when it was destroyed. */
export const keyIn = (keys: EventKeys, name: string): Uint8Array | undefined => {
  if (keys._tag === 'Whole') return keyOfText(keys.key, name);
  const kept = Object.hasOwn(keys.kept.keys, name) ? keys.kept.keys[name] : undefined;
  return kept === undefined ? undefined : Buffer.from(kept, 'base64url');
};

const opened = (keys: EventKeys, whose: Whose, name: string, closed: string): string | undefined => {
  const key = keyIn(keys, name);
  return key === undefined ? undefined : open(key, whose, name, closed);
};

/** The texts by their names, `[redacted]` where the key was destroyed. `Left`: the name of one that does not open. */
const textsIn = (
  texts: Readonly<Record<string, string>>,
  whose: Whose,
  keys: EventKeys,
): E.Either<string, ReadonlyMap<string, string>> => {
  const erased = keys._tag === 'Kept' ? erasedNames(keys.kept.seal) : [];
  const found = new Map<string, string>();
  for (const [name, closed] of Object.entries(texts)) {
    const isErased = erased.includes(name) && keyIn(keys, name) === undefined;
    const text = isErased ? REDACTED : opened(keys, whose, name, closed);
    if (text === undefined) return E.left(name);
    found.set(name, text);
  }
  return E.right(found);
};

/**
 * What an event said before it was hidden, exactly as it was, but for what was erased since. `Left`: the name of what is not as
 * it was hidden, or has no key.
 */
export const shown = (given: Hidden, whose: Whose, keys: EventKeys | undefined): E.Either<string, Said> => {
  const { texts, sealed, seal: inClear, ...rest } = given;
  if (texts === undefined && sealed === undefined) return E.right(given);
  const [first] = Object.keys(texts ?? {});
  if (texts === undefined || sealed === undefined || first === undefined || inClear !== undefined)
    return E.left(SEAL);
  if (keys === undefined) return E.left(first);
  const found = textsIn(texts, whose, keys);
  if (E.isLeft(found)) return found;
  const seal = keys._tag === 'Kept' ? keys.kept.seal : opened(keys, whose, SEAL, sealed);
  if (seal === undefined) return E.left(SEAL);
  const missing = new Set(found.right.keys());
  const said = eachOf(rest, (name, value) => {
    if (value === PLACEHOLDER) missing.delete(name);
    return found.right.get(name) ?? value;
  });
  const [astray] = missing;
  return astray === undefined ? E.right({ ...said, ...(seal === '' ? {} : { seal }) }) : E.left(astray);
};
