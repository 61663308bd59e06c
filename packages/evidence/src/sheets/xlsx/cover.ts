import { grouped } from '@plan-ledger/domain';

import type { Sheet } from '../sheet.js';
import type { SharedTexts } from './shared-texts.js';
import { STYLE } from './styles.js';
import { columnsPart, PRINTED, worksheetHead } from './worksheet.js';
import { inXml } from './xml.js';

const WIDTH = 100;
const SELECTED = '<sheetView tabSelected="1" workbookViewId="0"/>';

/** What stands in one row of the cover. */
interface Line {
  readonly text: string;
  readonly style: number;
  readonly leadsTo?: string;
}

const plain = (text: string): Line => ({ text, style: STYLE.text });
const heading = (text: string): Line => ({ text, style: STYLE.heading });

const rowsInWords = (count: number): string =>
  count === 0 ? 'no rows' : count === 1 ? '1 row' : `${grouped(count)} rows`;

const contents = (sheets: readonly Sheet[], names: readonly string[]): readonly Line[] =>
  sheets.flatMap(({ describes, rows }, at): readonly Line[] => {
    const name = names[at] ?? '';
    return [
      { text: name, style: STYLE.link, leadsTo: `'${name.replaceAll("'", "''")}'!A1` },
      plain(`${describes} (${rowsInWords(rows.length)})`),
    ];
  });

const linesOf = (
  title: string,
  cover: readonly string[],
  sheets: readonly Sheet[],
  names: readonly string[],
  leftOut: readonly string[],
): readonly Line[] => {
  const notes = sheets.flatMap(({ notes = [] }, at) =>
    notes.map((note) => plain(`${names[at] ?? ''}: ${note}`)),
  );
  return [
    { text: title, style: STYLE.title },
    ...cover.map(plain),
    ...(leftOut.length === 0 ? [] : [heading('What this workbook leaves out'), ...leftOut.map(plain)]),
    heading('Contents'),
    ...contents(sheets, names),
    ...(notes.length === 0 ? [] : [heading('Notes'), ...notes]),
  ];
};

/**
 * The worksheet in front: what the workbook is, what its sheets hold and where they are, the notes, and first of all what was
 * left out. All of it stands in column A, so that it is read from the top down.
 */
export const coverOf = (
  title: string,
  cover: readonly string[],
  sheets: readonly Sheet[],
  names: readonly string[],
  leftOut: readonly string[],
  texts: SharedTexts,
): string => {
  const lines = linesOf(title, cover, sheets, names, leftOut);
  const rows = lines.map(
    ({ text, style }, at) => `<row r="${at + 1}">${texts.cell(`A${at + 1}`, text, style)}</row>`,
  );
  const links = lines.flatMap(({ text, leadsTo }, at) =>
    leadsTo === undefined
      ? []
      : [`<hyperlink ref="A${at + 1}" location="${inXml(leadsTo)}" display="${inXml(text)}"/>`],
  );
  return (
    `${worksheetHead(SELECTED)}${columnsPart([WIDTH])}<sheetData>${rows.join('')}</sheetData>` +
    `${links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`}${PRINTED}</worksheet>`
  );
};
