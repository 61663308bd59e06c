import { spelt } from '@plan-ledger/domain';

import { cellText } from '../cell-text.js';

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// What no XML file can hold, besides the control characters.
const UNHELD = /[\uFFFE\uFFFF]/gu;
// A workbook reads these as a character: the line would lose what is written there.
const CODED = /_(?=x[0-9A-Fa-f]{4}_)/gu;

const ITSELF = /^[ !#-%'-;=?-~]*$/;

/** A text between tags or in a quoted attribute, with nothing in it that XML cannot hold. */
export const inXml = (text: string): string =>
  ITSELF.test(text)
    ? text
    : cellText(text)
        .replace(UNHELD, spelt)
        .replace(/[&<>"]/gu, (found) => ESCAPED[found] ?? found);

/** The text of a cell, which a workbook decodes once more. */
export const inCell = (text: string): string => inXml(text.replace(CODED, '_x005F_'));

/** The first line of a part. */
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The namespace of workbooks. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The namespace of what leads from one part to another. */
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
