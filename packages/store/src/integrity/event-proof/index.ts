import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

import { quoted } from '../encoding.js';
import { type Malformed, malformed, type Unproved, unproved } from '../failure.js';
import { type Hash, leafHash } from '../merkle/hash.js';
import { digestOfAll, disclosureDigest, disclosureOf } from '../seal/disclosure.js';
import type { Field } from '../seal/fields.js';
import { LEAF_FORMAT } from '../seal/header.js';
import type { Leaf } from '../seal/leaf.js';
import type { Given } from '../text.js';
import { canonicalJsonIn, type EventProof, parseEventProof } from './form.js';

const Header = t.exact(
  t.intersection([
    t.type({
      format: t.literal(LEAF_FORMAT),
      plan: t.string,
      version: t.number,
      id: t.string,
      type: t.string,
      schema: t.number,
      reportedOn: t.string,
      recordedAt: t.string,
      actor: t.string,
      correlation: t.string,
      fields: t.string,
    }),
    t.partial({ causation: t.string }),
  ]),
);

/** What the header of an event says. */
export type EventHeader = t.TypeOf<typeof Header>;

/** What a proof shows of an event: what its header says, and the fields that are disclosed. */
export interface ShownEvent {
  readonly header: EventHeader;
  /** Of the event, as the tree has it. That it stands there, only a proof of inclusion can tell. */
  readonly leaf: Hash;
  readonly disclosed: readonly Field[];
  /** How many fields are not shown: withheld, or erased. */
  readonly withheld: number;
}

const WHAT = 'event proof';
const NAMES = new Set(['causation', ...Object.keys(Header.type.types[0].props)]);

const headerIn = (text: string): E.Either<Malformed, EventHeader> =>
  pipe(
    canonicalJsonIn('the header', text),
    E.filterOrElse(
      (json): json is EventHeader =>
        Header.is(json) &&
        Object.keys(json).every((name) => NAMES.has(name)) &&
        Number.isSafeInteger(json.version),
      () =>
        malformed(
          WHAT,
          `found the header ${quoted(text)}; wanted one of the format ${LEAF_FORMAT}, and nothing else`,
        ),
    ),
  );

const Disclosure = t.tuple([t.string, t.string, t.unknown]);

const fieldIn = (text: string): E.Either<Malformed, Field> =>
  pipe(
    canonicalJsonIn('a disclosure', text),
    E.filterOrElse(Disclosure.is, () =>
      malformed(WHAT, `found the disclosure ${quoted(text)}; wanted a salt, a name and a value`),
    ),
    E.map(([, name, value]) => ({ name, value })),
  );

const isRising = (texts: readonly string[]): boolean =>
  texts.every((text, at) => at === 0 || (texts[at - 1] ?? '') < text);

const shownBy = ({
  header: text,
  digests,
  disclosures,
}: EventProof): E.Either<Malformed | Unproved, ShownEvent> =>
  pipe(
    E.Do,
    E.bindW('header', () => headerIn(text)),
    E.bindW('disclosed', () => E.traverseArray(fieldIn)(disclosures)),
    E.chainW(({ header, disclosed }): E.Either<Malformed | Unproved, ShownEvent> => {
      if (!isRising(digests))
        return E.left(malformed(WHAT, 'found digests that are not in order, each once'));
      if (!isRising(disclosed.map(({ name }) => name)))
        return E.left(
          malformed(WHAT, 'found disclosures that are not in the order of their names, each once'),
        );
      if (digestOfAll(digests) !== header.fields)
        return E.left(unproved('the digests are not those that the header is over'));
      const stray = disclosures.findIndex((one) => !digests.includes(disclosureDigest(one)));
      if (stray >= 0)
        return E.left(
          unproved(`the event does not say what is disclosed as ${disclosed[stray]?.name ?? 'a field'}`),
        );
      return E.right({
        header,
        leaf: leafHash(text),
        disclosed,
        withheld: digests.length - disclosures.length,
      });
    }),
  );

/**
 * Verifies what a proof shows of an event: that its header is over all these digests, and that each field that is disclosed is
 * one of them. Then it gives the leaf, of which inclusion is still to be verified. `Left`: Malformed, Unproved.
 *
 * @example
 * import { shownEvent } from '@plan-ledger/store/integrity';
 * assert.equal(shownEvent('{}')._tag, 'Left');
 */
export const shownEvent = (given: Given): E.Either<Malformed | Unproved, ShownEvent> =>
  pipe(parseEventProof(given), E.chainW(shownBy));

/** What is to be shown of an event cannot be: it has no such field, or its text is erased. */
export interface NotShown {
  readonly _tag: 'NotShown';
  readonly name: string;
  readonly found: 'no field' | 'erased';
  /** The digest that stands for the field where its text is erased. */
  readonly digest?: string;
}

/**
 * What shows an event in a proof, with the fields of these names. Every other field is there as its digest alone. `Left`:
 * NotShown.
 *
 * @example
 * import { eventProofOf } from '@plan-ledger/store/integrity';
 * const leaf = { header: '{}', hash: Buffer.alloc(32), fields: [] };
 * assert.deepEqual(eventProofOf(leaf, ['reason']), {
 *   _tag: 'Left',
 *   left: { _tag: 'NotShown', name: 'reason', found: 'no field' },
 * });
 */
export const eventProofOf = (
  { header, fields }: Leaf,
  names: readonly string[],
): E.Either<NotShown, EventProof> => {
  const wanted = new Set(names);
  for (const name of wanted) {
    const found = fields.find((field) => field.name === name);
    if (found === undefined) return E.left({ _tag: 'NotShown', name, found: 'no field' });
    if (found.salt === undefined)
      return E.left({ _tag: 'NotShown', name, found: 'erased', digest: found.digest });
  }
  return E.right({
    header,
    digests: fields.map(({ digest }) => digest).sort(),
    disclosures: fields
      .filter(({ name }) => wanted.has(name))
      .map(({ name, value, salt = '' }) => disclosureOf(salt, name, value)),
  });
};
