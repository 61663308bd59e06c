import { nearest } from '@plan-ledger/domain';

import { isNumberName, NUMBER_NAMES } from './numbers.js';
import type { Line, Piece } from './recipe.js';

/** What is wrong with words of a recipe: what was found, at which letter of them, and what is wanted. */
export interface ProseFault {
  readonly found: string;
  readonly at: number;
  readonly message: string;
}

const TOKEN = /`([^`]+)`|\{([^{}]*)\}|[^`{}]+|[`{}]/gu;
const DIGITS = /\p{N}(?:[\p{N}.,%/]*[\p{N}%])?/gu;

const ALL = 'plan-ledger pack recipes lists the numbers that there are';

const digitsIn = (words: string, from: number): readonly ProseFault[] =>
  [...words.matchAll(DIGITS)].map(({ 0: found, index }) => ({
    found,
    at: from + index,
    message: `Found ${found} typed in prose; numbers come from the plan: write the name of one in braces, as {actions_overdue}, or put a name that has digits in it into backticks (${ALL})`,
  }));

const unknown = (name: string): string => {
  const like = nearest(name.trim(), NUMBER_NAMES);
  return like.length > 0 ? `did you mean {${like.join('} or {')}}` : ALL;
};

/** Reads words with `{numbers}` and names in backticks; a digit that was typed is a fault. */
export const lineIn = (
  text: string,
  from = 0,
): { readonly line: Line; readonly faults: readonly ProseFault[] } => {
  const line: Piece[] = [];
  const faults: ProseFault[] = [];
  for (const { 0: token, 1: kept, 2: name, index } of text.matchAll(TOKEN)) {
    const at = from + index;
    if (kept !== undefined) line.push({ words: kept });
    else if (name !== undefined) {
      if (isNumberName(name)) line.push({ number: name });
      else
        faults.push({
          found: token,
          at,
          message: `Found ${token}, which is no number of a plan; ${unknown(name)}`,
        });
    } else if (/^[`{}]$/u.test(token)) {
      const wanted = token === '`' ? 'a second backtick after the name' : 'a name between two braces';
      faults.push({ found: token, at, message: `Found ${token} alone; wanted ${wanted}` });
    } else {
      line.push({ words: token });
      faults.push(...digitsIn(token, at));
    }
  }
  return { line, faults };
};

/** Paragraphs are divided by empty lines. */
export const paragraphsIn = (
  text: string,
): { readonly paragraphs: readonly Line[]; readonly faults: readonly ProseFault[] } => {
  const read = [...text.matchAll(/(?:[^\n]*\S[^\n]*(?:\n|$))+/gu)].map(({ 0: part, index }) => {
    const start = part.length - part.trimStart().length;
    return lineIn(
      part.trim().replace(/\s*\n\s*/gu, (gap) => ' '.repeat(gap.length)),
      index + start,
    );
  });
  return {
    paragraphs: read.map(({ line }) =>
      line.map((piece) => (piece.words === undefined ? piece : { words: piece.words.replace(/ +/gu, ' ') })),
    ),
    faults: read.flatMap(({ faults }) => faults),
  };
};
