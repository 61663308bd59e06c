import { isFreeText, type PlanId, type Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { refused } from './check.js';
import type { Erasure, Refused, Written } from './event-store.js';
import { type NotErasable, withoutText } from './integrity/seal/erase.js';
import { explainSeal, leafOf, type SealFault } from './integrity/seal/index.js';

/** What is to be stored in the place of an event, and what is to be nowhere any more. */
export interface Erasing {
  readonly kept: Written;
  readonly text: string;
  /** The salt of the text, and the seed from which it came, as they are stored. */
  readonly salts: readonly string[];
}

const foundIn = (plan: PlanId, version: Version, written: Written, field: string): string => {
  const leaf = leafOf(written);
  const texts = (E.isLeft(leaf) ? [] : leaf.right.fields)
    .filter(({ name, salt }) => salt !== undefined && isFreeText(written.event.event.type, name))
    .map(({ name }) => name);
  const has = texts.length === 0 ? 'it has no text that can be erased' : `its texts are ${texts.join(', ')}`;
  return `found no text ${field} in version ${version} of ${plan} (${written.event.event.type}); ${has}`;
};

const why = (plan: PlanId, written: Written, field: string, fault: SealFault | NotErasable): string => {
  const { version } = written.event;
  if (fault._tag !== 'NotErasable')
    return `version ${version} is not as it was sealed (${explainSeal(fault)}); verify the ledger first`;
  switch (fault.found) {
    case 'erased':
      return `the text ${field} of version ${version} was erased already, by another event`;
    case 'no field':
    case 'no text':
    case 'needed':
      return foundIn(plan, version, written, field);
  }
};

const saltsOf = ({ event }: Written, field: string): readonly string[] => {
  const seal = JSON.parse(event.seal ?? '{}') as { readonly seed?: string; readonly salts?: object };
  return [seal.seed, (seal.salts as Readonly<Record<string, string>> | undefined)?.[field]].filter(
    (one) => one !== undefined,
  );
};

/**
 * What is to be done to the event that a redaction names. None when its text is gone and this very redaction is stored: it was
 * done before. `Left`: Refused, with the texts that there are.
 */
export const erasingOf = (
  plan: PlanId,
  { event: { version, field } }: Erasure,
  written: Written | undefined,
  isStored: boolean,
): E.Either<Refused, Erasing | undefined> => {
  const no = (found: string): E.Either<Refused, never> => E.left(refused(plan, `Cannot redact: ${found}`));
  if (written === undefined) return no(`found no version ${version}; wanted one that is stored`);
  if (!isFreeText(written.event.event.type, field)) return no(foundIn(plan, version, written, field));
  const kept = withoutText(written, field);
  if (E.isLeft(kept)) {
    const wasDone = isStored && kept.left._tag === 'NotErasable' && kept.left.found === 'erased';
    return wasDone ? E.right(undefined) : no(why(plan, written, field, kept.left));
  }
  const leaf = leafOf(written);
  const at = E.isLeft(leaf) ? undefined : leaf.right.fields.find(({ name }) => name === field);
  const salts = [...new Set([...saltsOf(written, field), at?.salt ?? ''])].filter((one) => one !== '');
  return E.right({ kept: kept.right, text: String(at?.value ?? ''), salts });
};
