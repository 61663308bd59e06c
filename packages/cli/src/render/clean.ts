import { visible } from '@plan-ledger/domain';

/** A text that is safe on a terminal, in one line. */
export const forTerminal = visible;

const WIDE =
  /[\u{1100}-\u{115F}\u{2329}\u{232A}\u{2E80}-\u{303E}\u{3041}-\u{4DBF}\u{4E00}-\u{A4CF}\u{A960}-\u{A97F}\u{AC00}-\u{D7A3}\u{F900}-\u{FAFF}\u{FE10}-\u{FE19}\u{FE30}-\u{FE6F}\u{FF01}-\u{FF60}\u{FFE0}-\u{FFE6}\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]/u;
const NARROW = /^[\x20-\x7E\xA0-\xAC\xAE-\u02FF\u2010-\u2027\u20AC]*$/u;
const NOTHING = /[\p{Mn}\p{Me}\p{Cc}\p{Default_Ignorable_Code_Point}\u{1160}-\u{11FF}\u{D7B0}-\u{D7FF}]/u;
const PICTORIAL = /\p{Emoji_Presentation}|^\p{Extended_Pictographic}\u{FE0F}|^[0-9#*]\u{FE0F}\u{20E3}/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const codePointWidth = (character: string): number =>
  NOTHING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const pieceWidth = (piece: string): number =>
  PICTORIAL.test(piece) ? 2 : sum([...piece].map(codePointWidth));

/** The pieces a text may be broken into, each with its width; a cluster too wide to be one sign is taken apart. */
export const pieces = (text: string): readonly (readonly [piece: string, width: number])[] =>
  NARROW.test(text)
    ? [...text].map((piece) => [piece, 1] as const)
    : [...graphemes.segment(text)].flatMap(({ segment }) => {
        const width = pieceWidth(segment);
        return width <= 2
          ? [[segment, width] as const]
          : [...segment].map((each) => [each, codePointWidth(each)] as const);
      });

const wordWidth = (word: string): number =>
  NARROW.test(word) ? word.length : sum(pieces(word).map(([, width]) => width));

/** How many columns of a terminal a text takes, once it is safe: 2 for wide signs and emoji, 0 for marks above. */
export const displayWidth = (text: string): number => {
  if (NARROW.test(text)) return text.length;
  const words = text.split(' ');
  return words.length - 1 + sum(words.map(wordWidth));
};
