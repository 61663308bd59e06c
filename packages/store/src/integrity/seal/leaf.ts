import { hash } from 'node:crypto';

import type { Recorded } from '@plan-ledger/domain';

import { type Hash, leafHash } from '../merkle/hash.js';
import { digestOfAll } from './disclosure.js';
import type { Field } from './fields.js';
import { envelopeOf, headerOf } from './header.js';

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

// Long enough to tell which of a few fields is another, too short to tell anything of it.
const HINT_LETTERS = 4;

/** Names, each with a few letters that change with its value: first what stands in the header, then the fields. */
export const hintsOf = (
  event: Recorded,
  fields: readonly Sealed[],
): readonly (readonly [string, string])[] => [
  ...Object.entries(envelopeOf(event)).map(
    ([name, value]) =>
      [name, hash('sha256', JSON.stringify([name, value]), 'base64url').slice(0, HINT_LETTERS)] as const,
  ),
  ...fields.map(({ name, digest }) => [name, digest.slice(0, HINT_LETTERS)] as const),
];

export const hintsText = (event: Recorded, fields: readonly Sealed[]): string =>
  hintsOf(event, fields)
    .map(([, hint]) => hint)
    .join('');

/** The names whose values are not those that the hints were taken of; none when all are. */
export const namesOff = (event: Recorded, fields: readonly Sealed[], hints: string): readonly string[] => {
  const kept = new Set(hints.match(new RegExp(`.{1,${HINT_LETTERS}}`, 'gu')));
  return hintsOf(event, fields)
    .filter(([, hint]) => !kept.has(hint))
    .map(([name]) => name);
};
