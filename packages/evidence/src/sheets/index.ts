export { csvText } from './csv-text.js';
export type { ColumnType, Sheet, SheetColumn, SheetValue } from './sheet.js';
export { guarded } from './text-guard.js';
