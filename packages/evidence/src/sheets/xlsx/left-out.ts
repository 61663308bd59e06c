import { grouped } from '@plan-ledger/domain';

import { LONGEST_TEXT } from './fitting.js';

/** The most rows of data that a sheet of a workbook holds, below its header. */
export const MOST_ROWS = 1_048_575;

/** What of a sheet a workbook could not hold. The CSV of the same sheet has it. */
export interface LeftOut {
  /** The name of the sheet. */
  readonly sheet: string;
  /** How many of its rows are not there. */
  readonly rows: number;
  /** How many cells have only the beginning of their text. */
  readonly cells: number;
}

const lastOnes = (count: number, one: string, several: string): string =>
  count === 1 ? one : `${grouped(count)} ${several}`;

/** What was left out, in a sentence for each kind. */
export const leftOutInWords = (
  title: string,
  { sheet, rows, cells }: LeftOut,
  mostRows: number,
): readonly string[] => [
  ...(rows === 0
    ? []
    : [
        `${title}: a sheet holds no more than ${grouped(mostRows)} rows. ${lastOnes(rows, 'The last row is', 'more are')} not in this workbook; all of them are in ${sheet}.csv.`,
      ]),
  ...(cells === 0
    ? []
    : [
        `${title}: a cell holds no more than ${grouped(LONGEST_TEXT)} characters. ${lastOnes(cells, 'One text ends', 'texts end')} with [cut]; all of it is in ${sheet}.csv.`,
      ]),
];
