const FLAG =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/u;
const KEYCAP = /[0-9#*]\u{FE0F}\u{20E3}/u;
const PICTURE = /\p{Extended_Pictographic}[\u{FE0E}\u{FE0F}]?\p{Emoji_Modifier}?/u;
const JOINED = new RegExp(`${PICTURE.source}(?:\\u{200D}${PICTURE.source})*`, 'u');
const BREAK = /\r?\n|\t|(?![ \u{A0}\u{202F}])\p{Zs}/u;
const UNSEEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}\u{2800}]/u;

const ANY = new RegExp(
  `(?<emoji>${FLAG.source}|${KEYCAP.source}|${JOINED.source})|(?<space>${BREAK.source})|${UNSEEN.source}`,
  'gu',
);

/**
 * A character that nobody would see, in characters that everybody sees: `␛` for escape, `\u{202e}` for an override.
 *
 * @example
 * import { spelt } from '@plan-ledger/domain';
 * assert.equal(spelt('\u001b'), '␛');
 * assert.equal(spelt('\u202e'), '\\u{202e}');
 */
export const spelt = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  const digits = code.toString(16);
  return code < 0xa0 ? `\\x${digits}` : `\\u{${digits}}`;
};

/**
 * A text in which nothing is hidden: it cannot move a cursor, change colours, reorder or hide what is beside it. Line breaks
 * and tabs become spaces; joiners and selectors stay only inside an emoji; accents are left as they are.
 *
 * @example
 * import { visible } from '@plan-ledger/domain';
 * assert.equal(visible('a\tb\u0000'), 'a b␀');
 */
export const visible = (text: string): string =>
  text.replace(ANY, (found: string, ...rest: unknown[]) => {
    const { emoji, space } = rest.at(-1) as { emoji?: string; space?: string };
    return emoji ?? (space === undefined ? spelt(found) : ' ');
  });
