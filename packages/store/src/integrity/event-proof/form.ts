import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as t from 'io-ts';

import { canonical } from '../canonical.js';
import { quoted } from '../encoding.js';
import { type Malformed, malformed, type NotCanonical } from '../failure.js';
import type { Given } from '../text.js';

const FORMAT = 'plan-ledger/event-proof@v1';

/** What shows an event in a proof: its header, the digests of all its fields, and the disclosures of some of them. */
export interface EventProof {
  /** The text that the leaf is the hash of. */
  readonly header: string;
  /** In the order of their text, so that their places say nothing of the fields. */
  readonly digests: readonly string[];
  /** Each the RFC 8785 text of salt, name and value. */
  readonly disclosures: readonly string[];
}

const Texts = t.readonlyArray(t.string);
const Form = t.type({ format: t.literal(FORMAT), header: t.string, digests: Texts, disclosures: Texts });

const WHAT = 'event proof';
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const textOf = (given: Given): E.Either<Malformed, string> =>
  typeof given === 'string'
    ? E.right(given)
    : E.tryCatch(
        () => utf8.decode(given),
        () => malformed(WHAT, 'found bytes that are not UTF-8'),
      );

const jsonIn = (text: string): E.Either<Malformed, unknown> =>
  E.tryCatch(
    () => JSON.parse(text) as unknown,
    () => malformed(WHAT, `found ${quoted(text)}; wanted JSON`),
  );

/** JSON in the one way in which RFC 8785 writes it. `Left`: Malformed. */
export const canonicalJsonIn = (what: string, text: string): E.Either<Malformed, unknown> =>
  pipe(
    jsonIn(text),
    E.filterOrElse(
      (json) => {
        const written = canonical(json);
        return E.isRight(written) && written.right === text;
      },
      () => malformed(WHAT, `found ${quoted(text)} as ${what}; wanted JSON as RFC 8785 writes it`),
    ),
  );

/**
 * Reads what shows an event; nothing is verified. `Left`: Malformed.
 *
 * @example
 * import { eventProofText, parseEventProof } from '@plan-ledger/store/integrity';
 * const proof = { header: '{}', digests: ['a'], disclosures: [] };
 * const text = eventProofText(proof);
 * assert.deepEqual(text._tag === 'Right' && parseEventProof(text.right), { _tag: 'Right', right: proof });
 */
export const parseEventProof = (given: Given): E.Either<Malformed, EventProof> =>
  pipe(
    textOf(given),
    E.chain((text) => canonicalJsonIn('the whole', text)),
    E.filterOrElse(
      (json): json is t.TypeOf<typeof Form> => Form.is(json) && Object.keys(json).length === 4,
      () =>
        malformed(WHAT, `wanted "format":"${FORMAT}", a header, digests and disclosures, and nothing else`),
    ),
    E.map(({ header, digests, disclosures }) => ({ header, digests, disclosures })),
  );

/**
 * What shows an event, as RFC 8785 text, for the line `extra` of an inclusion proof. `Left`: NotCanonical, for text with half of
 * a surrogate pair.
 *
 * @example
 * import { eventProofText } from '@plan-ledger/store/integrity';
 * assert.equal(eventProofText({ header: '\ud800', digests: [], disclosures: [] })._tag, 'Left');
 */
export const eventProofText = ({
  header,
  digests,
  disclosures,
}: EventProof): E.Either<NotCanonical, string> =>
  canonical({ format: FORMAT, header, digests: [...digests], disclosures: [...disclosures] });
