import { REDACTED, type Recorded, type Seal } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { Written } from '../../event-store.js';
import { base64urlOf } from '../encoding.js';
import { explainIntegrity, type Malformed } from '../failure.js';
import type { Hash } from '../merkle/hash.js';
import { disclosureDigest, disclosureOf, saltsFrom } from './disclosure.js';
import { type Field, fieldsOf } from './fields.js';
import { parseSeal, type SealForm } from './form.js';
import { hintsText, type Leaf, leafOver, namesOff, type Sealed } from './leaf.js';

/** An event that has no seal. */
export interface Unsealed {
  readonly _tag: 'Unsealed';
}

/** An event that is not the one that was sealed. */
export interface Altered {
  readonly _tag: 'Altered';
  /** What is another than it was, as far as it can be told: fields, names of the envelope, or `seal`. */
  readonly names: readonly string[];
}

/** Why a seal does not hold. */
export type SealFault = Unsealed | Malformed | Altered;

/** An event, as it was first written where reading has lifted it. */
export type Sealable = Pick<Written, 'event' | 'original'>;

const sealed = (fields: readonly Field[], salts: readonly string[]): readonly Sealed[] =>
  fields.map(({ name, value }, at) => {
    const salt = salts[at] ?? '';
    return { name, value, salt, digest: disclosureDigest(disclosureOf(salt, name, value)) };
  });

/** The leaf that an event has under a seed of 32 random bytes, and its seal. */
export const sealOf = (written: Sealable, seed: Uint8Array): { readonly seal: Seal; readonly leaf: Leaf } => {
  const { event } = written;
  const fields = fieldsOf(written);
  const leaf = leafOver(event, sealed(fields, saltsFrom(seed, fields.length)));
  // In the order of RFC 8785, and of letters of base64url alone.
  const [ours, random] = [base64urlOf(leaf.hash), base64urlOf(seed)];
  const seal = `{"hints":"${hintsText(event, leaf.fields)}","leaf":"${ours}","seed":"${random}","v":1}`;
  return { seal, leaf };
};

/** The leaf that a seal names. Only for seals that were checked: of another it is anything. */
export const leafInSeal = ({ seal = '{}' }: Recorded): Hash =>
  Buffer.from((JSON.parse(seal) as { readonly leaf?: string }).leaf ?? '', 'base64url');

const altered = (names: readonly string[]): E.Either<Altered, never> => E.left({ _tag: 'Altered', names });

const sealedFields = (fields: readonly Field[], form: SealForm): E.Either<Altered, readonly Sealed[]> => {
  if ('seed' in form)
    return E.right(sealed(fields, saltsFrom(Buffer.from(form.seed, 'base64url'), fields.length)));
  const { salts, erased } = form;
  const isErased = (name: string): boolean => Object.hasOwn(erased, name);
  const off = fields.filter(({ name, value }) =>
    isErased(name) ? value !== REDACTED : !Object.hasOwn(salts, name),
  );
  const there = new Set(fields.map(({ name }) => name));
  const gone = [...Object.keys(salts), ...Object.keys(erased)].filter((name) => !there.has(name));
  if (off.length > 0 || gone.length > 0) return altered([...off.map(({ name }) => name), ...gone]);
  return E.right(
    fields.map(({ name, value }) => {
      const salt = salts[name];
      return salt === undefined
        ? { name, value, digest: erased[name] ?? '' }
        : { name, value, salt, digest: disclosureDigest(disclosureOf(salt, name, value)) };
    }),
  );
};

/** The leaf over these fields, where it is the one that a seal names and the hints are those of it. */
const asSealed = (
  event: Recorded,
  { leaf: named, hints }: SealForm,
  fields: readonly Sealed[],
): E.Either<Altered, Leaf> => {
  const leaf = leafOver(event, fields);
  const isLeaf = base64urlOf(leaf.hash) === named;
  if (isLeaf && hintsText(event, fields) === hints) return E.right(leaf);
  // A leaf that is right says that all else is, but for the hints.
  const names = isLeaf ? [] : namesOff(event, fields, hints);
  if (names.length === 0) return altered(['seal']);
  // A wrong salt shows in every field, and so does a name that puts them into another order.
  const isEvery = names.length > 1 && fields.every(({ name }) => names.includes(name));
  return altered(isEvery ? ['seal', ...names] : names);
};

/**
 * The leaf of an event, worked out from what it says and the salts of its seal, when that is what was sealed. Nothing is
 * believed: that the leaf is the right one, only a root can tell. `Left`: Unsealed, Malformed (the seal), Altered.
 *
 * @example
 * import { leafOf } from '@plan-ledger/store/integrity';
 * assert.deepEqual(leafOf({ event: { version: 1 } }), { _tag: 'Left', left: { _tag: 'Unsealed' } });
 */
export const leafOf = (written: Sealable): E.Either<SealFault, Leaf> => {
  const { event } = written;
  if ((event.seal ?? '') === '') return E.left({ _tag: 'Unsealed' });
  const form = parseSeal(event.seal ?? '');
  if (E.isLeft(form)) return form;
  const fields = sealedFields(fieldsOf(written), form.right);
  return E.isLeft(fields) ? fields : asSealed(event, form.right, fields.right);
};

/** The names of the texts of which a seal says that they were erased; none when it cannot be read. */
export const erasedNames = (seal: string): readonly string[] => {
  const form = parseSeal(seal);
  return E.isRight(form) && 'erased' in form.right ? Object.keys(form.right.erased) : [];
};

/**
 * The names of the texts that were erased from an event; none when it has no seal that can be read.
 *
 * @example
 * import { erasedIn } from '@plan-ledger/store/integrity';
 * assert.deepEqual(erasedIn({ version: 1 }), []);
 */
export const erasedIn = ({ seal }: Recorded): readonly string[] =>
  seal === undefined ? [] : erasedNames(seal);

/**
 * Why a seal does not hold, in a sentence.
 *
 * @example
 * import { explainSeal } from '@plan-ledger/store/integrity';
 * assert.equal(explainSeal({ _tag: 'Altered', names: ['event.comment'] }), 'its event.comment is not what was sealed');
 */
export const explainSeal = (fault: SealFault): string => {
  switch (fault._tag) {
    case 'Unsealed':
      return 'it has no seal';
    case 'Malformed':
      return explainIntegrity(fault);
    case 'Altered':
      return `its ${fault.names.join(', ')} is not what was sealed`;
  }
};
