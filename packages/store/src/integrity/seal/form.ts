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
const BYTES = /^[A-Za-z0-9_-]{43}$/u;
const HINTS = /^[A-Za-z0-9_-]*$/u;

/** 32 bytes in base64url, in the one way to write them. */
const isHashText = (text: string): boolean =>
  BYTES.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;

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
const WHOLE =
  /^\{"hints":"([A-Za-z0-9_-]*)","leaf":"([A-Za-z0-9_-]{43})","seed":"([A-Za-z0-9_-]{43})","v":1\}$/u;

const wholeIn = (text: string): SealForm | undefined => {
  const [, hints = '', leaf = '', seed = ''] = WHOLE.exec(text) ?? [];
  return isHashText(leaf) && isHashText(seed) ? { v: 1, hints, leaf, seed } : undefined;
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
