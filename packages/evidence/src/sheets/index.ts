export type { ColumnType, Sheet, SheetColumn, SheetValue } from './sheet.js';
