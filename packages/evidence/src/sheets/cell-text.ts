import { spelt } from '@plan-ledger/domain';

const CONTROL = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** A text as a cell of any file can hold it: line breaks as LF, tabs kept, every other control character spelt out. */
export const cellText = (text: string): string => text.replace(/\r\n/gu, '\n').replace(CONTROL, spelt);
