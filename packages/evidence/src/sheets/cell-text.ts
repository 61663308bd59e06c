import { spelt } from '@plan-ledger/domain';

const CONTROL = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

// Nearly all texts are: for them nothing else has to be looked for.
const PRINTABLE = /^[ -~]*$/;

/** A text as a cell of any file can hold it: line breaks as LF, tabs kept, every other control character spelt out. */
export const cellText = (text: string): string =>
  PRINTABLE.test(text) ? text : text.replace(/\r\n/gu, '\n').replace(CONTROL, spelt);
