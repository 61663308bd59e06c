import { displayWidth, pieces } from './clean.js';

/** Where a word that is too long breaks best: after its last hyphen, if it has one. */
const breakIn = (part: string): number => {
  const hyphen = part.lastIndexOf('-') + 1;
  return hyphen > 1 ? hyphen : part.length;
};

const broken = (word: string, width: number): readonly string[] => {
  if (displayWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let taken = 0;
  for (const [piece, pieceWidth] of pieces(word)) {
    if (taken + pieceWidth > width && part !== '') {
      const end = breakIn(part);
      parts.push(part.slice(0, end));
      part = part.slice(end);
      taken = displayWidth(part);
    }
    part += piece;
    taken += pieceWidth;
  }
  return [...parts, part];
};

/** The words of a text that is already safe. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .split(' ')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** The lines of a text that is already safe, each at most `width` columns; a longer word is broken. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of wordsOf(text).flatMap((each) => broken(each, width))) {
    const wordWidth = displayWidth(word);
    if (line !== '' && taken + 1 + wordWidth > width) {
      lines.push(line);
      line = '';
      taken = 0;
    }
    taken += wordWidth + (line === '' ? 0 : 1);
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
};
