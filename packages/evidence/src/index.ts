export { type DossierQuestion, gather, type NoDossier, type Visit } from './dossier/gather.js';
export type { Dossier } from './dossier/dossier.js';
export type { Origin, OriginOf } from './dossier/origins.js';
export type { Submission } from './dossier/submissions.js';
export type { Window } from './dossier/window.js';
export {
  chartStyles,
  type Drawing,
  type FigureOptions,
  type FurtherColumn,
  riskGridFigure,
  type RiskGridOptions,
  runChartFigure,
  type RunChartOptions,
  slippageFigure,
  type SlippageOptions,
  type SlippageRow,
  smallMultiples,
  type SmallMultiplesOptions,
  sparkline,
  statusMark,
  statusTimelineFigure,
  type StatusOnDay,
  type StatusTimelineOptions,
  type StatusTimelineRow,
} from './charts/index.js';
export {
  attributes,
  type Content,
  each,
  html,
  jsonIsland,
  SafeAttributes,
  SafeHtml,
} from './html/safe-html.js';
export { pageOf } from './page/page.js';
export type { About, NameOf } from './page/view.js';
export {
  type Block,
  BLOCK_NAMES,
  type BlockName,
  BLOCKS,
  BUILT_IN,
  BUILT_IN_NAMES,
  type BuiltIn,
  type ChapterBlock,
  type Line,
  NUMBER_NAMES,
  type NumberName,
  NUMBERS,
  type NumberShown,
  numbersOf,
  type Part,
  type Piece,
  type Place,
  type ProseBlock,
  readRecipe,
  type Recipe,
  type RecipeFault,
  type TrendsBlock,
} from './recipe/index.js';
export { type CsvLines, csvLines, csvOf } from './sheets/csv.js';
export { type CsvwContext, csvwNameOf, csvwOf } from './sheets/csvw.js';
export type { ColumnType, Sheet, SheetColumn, SheetValue } from './sheets/sheet.js';
export type { LeftOut } from './sheets/xlsx/left-out.js';
export { type Book, type Workbook, xlsxOf } from './sheets/xlsx/xlsx.js';
export { type Push, zipInto, type ZipWriter } from './sheets/zip.js';
export { type EventsWritten, writeEvents } from './pack/events.js';
export { PACK_FORMAT } from './pack/manifest.js';
export type { OutFile, PackFile, PackOut } from './pack/out.js';
export { packOf } from './pack/pack.js';
export type {
  Anchored,
  NotInPlan,
  PackFailure,
  PackRequest,
  PackSources,
  PackSummary,
  PersonRow,
  Uncovered,
  WriteEvents,
} from './pack/request.js';
export { auditTable } from './tables/audit.js';
export { sheetsOf } from './tables/sheets-of.js';
export { type Shorthand, shorthandIn, shorthandOf, type TrendCell } from './tables/shorthand.js';
