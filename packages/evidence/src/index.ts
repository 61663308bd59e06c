export {
  attributes,
  type Content,
  each,
  html,
  jsonIsland,
  SafeAttributes,
  SafeHtml,
} from './html/safe-html.js';
export { type CsvLines, csvLines, csvOf } from './sheets/csv.js';
export { type CsvwContext, csvwNameOf, csvwOf } from './sheets/csvw.js';
export type { ColumnType, Sheet, SheetColumn, SheetValue } from './sheets/sheet.js';
export type { LeftOut } from './sheets/xlsx/left-out.js';
export { type Book, type Workbook, xlsxOf } from './sheets/xlsx/xlsx.js';
export { type Push, zipInto, type ZipWriter } from './sheets/zip.js';
export { auditTable } from './tables/audit.js';
export { sheetsOf } from './tables/sheets-of.js';
export { type Shorthand, shorthandIn, shorthandOf, type TrendCell } from './tables/shorthand.js';
