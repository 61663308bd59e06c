import type { ColumnType, Sheet, SheetColumn } from './sheet.js';

/** Of what plan the tables are, and as of when they speak. */
export interface CsvwContext {
  readonly plan: string;
  readonly authority: string;
  /** As of when, by both clocks, in a sentence. */
  readonly asOf: string;
}

const LANGUAGE = 'en-GB';

const DATATYPES: Readonly<Record<ColumnType, unknown>> = {
  text: 'string',
  number: 'decimal',
  integer: 'integer',
  day: { base: 'date', format: 'yyyy-MM-dd' },
  instant: 'dateTime',
  'yes-no': { base: 'boolean', format: 'yes|no' },
};

const DIALECT = {
  encoding: 'utf-8',
  delimiter: ',',
  quoteChar: '"',
  doubleQuote: true,
  lineTerminators: ['\r\n'],
  header: true,
  headerRowCount: 1,
  skipBlankRows: false,
  skipInitialSpace: false,
  trim: false,
};

const GUARD =
  'A text that a spreadsheet could take for a formula has an apostrophe in front; it is no part of the text.';

// The header of the CSV holds the name: a reader that compares the two finds it among the titles.
const columnOf = ({ name, title, describes, type, required }: SheetColumn): unknown => ({
  name,
  titles: title === name ? [name] : [title, name],
  'dc:description': describes,
  datatype: DATATYPES[type],
  required: required === true,
  null: '',
});

const noteOf = (says: string): unknown => ({
  '@type': 'oa:Annotation',
  'oa:hasTarget': { '@id': '' },
  'oa:hasBody': { '@type': 'oa:EmbeddedContent', 'rdf:value': says, 'dc:format': 'text/plain' },
});

/**
 * What the file with the metadata of a sheet is called: where a reader of the CSV looks for it, by the W3C's
 * recommendation and the guidance of GOV.UK.
 *
 * @example
 * import { csvwNameOf } from '@plan-ledger/evidence';
 * assert.equal(csvwNameOf({ name: 'trends' }), 'trends.csv-metadata.json');
 */
export const csvwNameOf = ({ name }: Pick<Sheet, 'name'>): string => `${name}.csv-metadata.json`;

/**
 * The metadata of a sheet's CSV file, after the W3C's Metadata Vocabulary for Tabular Data: its dialect, and of each column
 * the name, the titles, what it says, its type, and whether a cell of it may be empty.
 *
 * @example
 * import { csvwOf } from '@plan-ledger/evidence';
 * const sheet = { name: 'trends', title: 'Trends', describes: 'Figures by period', columns: [], rows: [] };
 * const context = { plan: 'Small Plan', authority: 'Somewhere Council', asOf: 'As reported on 9 June 2020' };
 * assert.equal(JSON.parse(csvwOf(sheet, context)).url, 'trends.csv');
 */
export const csvwOf = (
  { name, title, describes, columns, notes = [] }: Sheet,
  { plan, authority, asOf }: CsvwContext,
): string =>
  `${JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': LANGUAGE }],
      url: `${name}.csv`,
      'dc:title': `${title}: ${plan}`,
      'dc:description': `${describes} ${asOf}`.trim(),
      'dc:language': LANGUAGE,
      'dc:creator': authority,
      notes: [...notes, GUARD].map(noteOf),
      dialect: DIALECT,
      tableSchema: { columns: columns.map(columnOf) },
    },
    null,
    2,
  )}\n`;
