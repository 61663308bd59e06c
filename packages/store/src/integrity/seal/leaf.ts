import type { Recorded } from '@plan-ledger/domain';

import { type Hash, leafHash } from '../merkle/hash.js';
import { digestOfAll } from './disclosure.js';
import type { Field } from './fields.js';
import { eachOfEnvelope, headerOf } from './header.js';

/** A field with what commits to it. */
export interface Sealed extends Field {
  readonly digest: string;
  /** None where the text was erased. */
  readonly salt?: string;
}

/** What stands for an event in the tree of its plan, and what it covers. */
export interface Leaf {
  readonly header: string;
  readonly hash: Hash;
  readonly fields: readonly Sealed[];
}

/** The leaf of an event with these fields. */
export const leafOver = (event: Recorded, fields: readonly Sealed[]): Leaf => {
  const header = headerOf(event, digestOfAll(fields.map(({ digest }) => digest)));
  return { header, hash: leafHash(header), fields };
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const HINT_LETTERS = 4;

/** FNV-1a of 32 bits over UTF-16 code units, gone on with from a sum. */
const summed = (sum: number, text: string): number => {
  let now = sum;
  for (let at = 0; at < text.length; at++) now = Math.imul(now ^ text.charCodeAt(at), 0x01000193);
  return now;
};

const letter = (bits: number): string => LETTERS[bits & 63] ?? '';

// The sums over names, which are the same few in every event.
const ofNames = new Map<string, number>();

const sumOfName = (name: string): number => {
  const known = ofNames.get(name);
  if (known !== undefined) return known;
  const sum = summed(0x811c9dc5, `${name}=`);
  ofNames.set(name, sum);
  return sum;
};

/** FNV-1a over `name=value`; its lowest 24 bits as letters of base64url. */
const checkOf = (name: string, value: string | number): string => {
  const sum = summed(sumOfName(name), String(value));
  return letter(sum >>> 18) + letter(sum >>> 12) + letter(sum >>> 6) + letter(sum);
};

/**
 * Names, each with a few letters that change with its value: first what stands in the header, then the fields. Long enough to
 * tell which of them is another, too short to tell anything of it; and nobody has to trust them.
 */
export const hintsOf = (
  event: Recorded,
  fields: readonly Sealed[],
): readonly (readonly [string, string])[] => {
  const hints: (readonly [string, string])[] = [];
  eachOfEnvelope(event, (name, value) => hints.push([name, checkOf(name, value)]));
  for (const { name, digest } of fields) hints.push([name, digest.slice(0, HINT_LETTERS)]);
  return hints;
};

export const hintsText = (event: Recorded, fields: readonly Sealed[]): string => {
  let text = '';
  eachOfEnvelope(event, (name, value) => {
    text += checkOf(name, value);
  });
  for (const { digest } of fields) text += digest.slice(0, HINT_LETTERS);
  return text;
};

/** The names whose values are not those that the hints were taken of; none when all are. */
export const namesOff = (event: Recorded, fields: readonly Sealed[], hints: string): readonly string[] => {
  const kept = new Set(hints.match(new RegExp(`.{1,${HINT_LETTERS}}`, 'gu')));
  return hintsOf(event, fields)
    .filter(([, hint]) => !kept.has(hint))
    .map(([name]) => name);
};
