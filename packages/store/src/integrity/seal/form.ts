import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

import { canonical } from '../canonical.js';
import { quoted } from '../encoding.js';
import { type Malformed, malformed } from '../failure.js';

const Marks = t.type({ v: t.literal(1), leaf: t.string, hints: t.string });
const Names = t.record(t.string, t.string);
const Form = t.union([
  t.intersection([Marks, t.type({ seed: t.string })]),
  t.intersection([Marks, t.type({ salts: Names, erased: Names })]),
]);

/**
 * What a seal says. Of an event of which nothing was erased it keeps the seed of all salts; of another the salt of each field
 * that is left, and the digest of each that is not. `leaf` and `hints` say where to look when a root does not fit; nothing
 * rests on them.
 */
export type SealForm = t.TypeOf<typeof Form>;

const WHAT = 'seal';
// The last letter has two bits that count for nothing: with them zero there is one text for the same bytes.
const LAST = '[AEIMQUYcgkosw048]';
const BYTES = new RegExp(`^[A-Za-z0-9_-]{42}${LAST}$`, 'u');
const HINTS = /^[A-Za-z0-9_-]*$/u;

/** 32 bytes in base64url, in the one way to write them. */
const isHashText = (text: string): boolean => BYTES.test(text);

const hashTextsIn = (form: SealForm): readonly string[] =>
  'seed' in form
    ? [form.leaf, form.seed]
    : [form.leaf, ...Object.values(form.salts), ...Object.values(form.erased)];

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

// The one text of a seal of which nothing was erased. Nearly all are: they are read at every verifying, and this is the quick way.
const WHOLE = new RegExp(
  `^\\{"hints":"([A-Za-z0-9_-]*)","leaf":"([A-Za-z0-9_-]{42}${LAST})","seed":"([A-Za-z0-9_-]{42}${LAST})","v":1\\}$`,
  'u',
);

const wholeIn = (text: string): SealForm | undefined => {
  const found = WHOLE.exec(text);
  if (found === null) return undefined;
  const [, hints = '', leaf = '', seed = ''] = found;
  return { v: 1, hints, leaf, seed };
};

/** Reads the text of a seal. `Left`: Malformed, when no version of ours would have written it so. */
export const parseSeal = (text: string): E.Either<Malformed, SealForm> => {
  const whole = wholeIn(text);
  if (whole !== undefined) return E.right(whole);
  const form = jsonIn(text);
  const no = (wanted: string): E.Either<Malformed, never> =>
    E.left(malformed(WHAT, `found ${quoted(text)}; wanted ${wanted}`));
  if (!Form.is(form)) return no('v 1, a leaf, hints, and either a seed or salts and what was erased');
  const odd = hashTextsIn(form).find((one) => !isHashText(one));
  if (odd !== undefined) return no(`32 bytes in base64url in place of ${quoted(odd)}`);
  if (!HINTS.test(form.hints)) return no('hints in base64url');
  const written = sealText(form);
  return E.isRight(written) && written.right === text
    ? E.right(form)
    : no('what one writer would have written: nothing else, and names in order');
};

/** A seal as text, in RFC 8785. */
export const sealText = (form: SealForm): E.Either<Malformed, string> =>
  E.mapLeft(() => malformed(WHAT, 'found a name of a field that cannot be written'))(canonical(form));
