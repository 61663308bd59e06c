import { parse } from 'csv-parse/sync';

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the W3C's vocabulary calls the parts of a table's metadata; other names must have a prefix that it knows. */
const OF_TABLE = new Set([
  '@context',
  '@id',
  '@type',
  'url',
  'dialect',
  'notes',
  'suppressOutput',
  'tableDirection',
  'tableSchema',
  'transformations',
]);
const OF_COLUMN = new Set(['@id', '@type', 'name', 'suppressOutput', 'titles', 'virtual']);
const INHERITED = new Set([
  'aboutUrl',
  'datatype',
  'default',
  'lang',
  'null',
  'ordered',
  'propertyUrl',
  'required',
  'separator',
  'textDirection',
  'valueUrl',
]);
const PREFIXES = new Set(['csvw', 'dc', 'oa', 'rdf', 'rdfs', 'schema', 'skos', 'xsd']);

const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
const isString = (value: unknown): boolean => typeof value === 'string';

const DIALECT: Readonly<Record<string, (value: unknown) => boolean>> = {
  commentPrefix: isString,
  delimiter: isString,
  doubleQuote: isBoolean,
  encoding: (value) => value === 'utf-8',
  header: isBoolean,
  headerRowCount: (value) => Number.isInteger(value) && Number(value) >= 0,
  lineTerminators: (value) => Array.isArray(value) && value.every(isString),
  quoteChar: (value) => value === null || isString(value),
  skipBlankRows: isBoolean,
  skipColumns: Number.isInteger,
  skipInitialSpace: isBoolean,
  skipRows: Number.isInteger,
  trim: (value) => isBoolean(value) || value === 'start' || value === 'end',
};

const BASES: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/u,
  decimal: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/u,
  integer: /^[+-]?\d+$/u,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u,
  dateTime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?$/u,
  boolean: /^(?:true|false|1|0)$/u,
};

const formOf = (datatype: unknown): RegExp | undefined => {
  if (typeof datatype === 'string') return BASES[datatype];
  if (!isTree(datatype)) return undefined;
  const { base, format, ...others } = datatype;
  if (Object.keys(others).length > 0) return undefined;
  if (base === 'date' && format === 'yyyy-MM-dd') return BASES['date'];
  return base === 'boolean' && typeof format === 'string' && /^[^|]+\|[^|]+$/u.test(format)
    ? new RegExp(`^(?:${format})$`, 'u')
    : undefined;
};

const unknownNames = (tree: Tree, known: ReadonlySet<string>): readonly string[] =>
  Object.keys(tree).filter((name) => {
    const [prefix = '', local] = name.split(':');
    return !known.has(name) && (local === undefined || !PREFIXES.has(prefix));
  });

const dialectFaults = (dialect: unknown): readonly string[] =>
  !isTree(dialect)
    ? ['the dialect is no object']
    : Object.entries(dialect).flatMap(([name, value]) =>
        DIALECT[name]?.(value) === true ? [] : [`dialect: ${name} is ${JSON.stringify(value)}`],
      );

const columnFaults = (column: unknown): readonly string[] => {
  if (!isTree(column)) return ['a column is no object'];
  const { name, titles, datatype, required } = column;
  const called = String(name);
  return [
    ...unknownNames(column, new Set([...OF_COLUMN, ...INHERITED])).map(
      (found) => `${called}: ${found} is unknown`,
    ),
    ...(typeof name === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.]*$/u.test(name)
      ? []
      : [`${called} is no name`]),
    ...(Array.isArray(titles) &&
    titles.length > 0 &&
    titles.every((title) => typeof title === 'string' && title !== '')
      ? []
      : [`${called}: its titles are no texts`]),
    ...(formOf(datatype) === undefined ? [`${called}: its datatype is unknown`] : []),
    ...(isBoolean(required) ? [] : [`${called}: required is neither true nor false`]),
    ...(column['null'] === '' ? [] : [`${called}: null is no empty text`]),
  ];
};

const metadataFaults = (metadata: Tree, url: string): readonly string[] => {
  const [vocabulary, local] = Array.isArray(metadata['@context'])
    ? (metadata['@context'] as readonly unknown[])
    : [];
  const { tableSchema, notes = [] } = metadata;
  const columns =
    isTree(tableSchema) && Array.isArray(tableSchema['columns'])
      ? (tableSchema['columns'] as readonly unknown[])
      : [];
  const names = columns.map((column) => (isTree(column) ? column['name'] : undefined));
  return [
    ...(vocabulary === 'http://www.w3.org/ns/csvw' ? [] : ['the context is not that of CSVW']),
    ...(isTree(local) && /^[a-z]{2,3}(?:-[A-Z]{2})?$/u.test(String(local['@language']))
      ? []
      : ['no language']),
    ...unknownNames(metadata, OF_TABLE).map((found) => `${found} is unknown`),
    ...(metadata['url'] === url ? [] : [`url is ${String(metadata['url'])}`]),
    ...(Array.isArray(notes) && notes.every(isTree) ? [] : ['the notes are no objects']),
    ...dialectFaults(metadata['dialect']),
    ...(columns.length === 0 ? ['there are no columns'] : []),
    ...(new Set(names).size === names.length ? [] : ['two columns have one name']),
    ...columns.flatMap(columnFaults),
  ];
};

const cellFaults = (columns: readonly Tree[], csv: string): readonly string[] => {
  const [header = [], ...rows]: string[][] = parse(csv, {
    record_delimiter: '\r\n',
    relax_column_count: true,
  });
  const headings = columns.flatMap(({ titles }, at) =>
    (titles as readonly string[]).includes(header[at] ?? '') ? [] : [`the header has ${String(header[at])}`],
  );
  return [
    ...(header.length === columns.length ? [] : [`the header has ${header.length} cells`]),
    ...headings,
    ...rows.flatMap((row, at) => [
      ...(row.length === columns.length ? [] : [`row ${at + 1} has ${row.length} cells`]),
      ...columns.flatMap(({ name, datatype, required }, column) => {
        const text = row[column] ?? '';
        if (text === '') return required === true ? [`row ${at + 1}: ${String(name)} is empty`] : [];
        return formOf(datatype)?.test(text) === true ? [] : [`row ${at + 1}: ${String(name)} is ${text}`];
      }),
    ]),
  ];
};

/**
 * What of a table's metadata, or of its CSV by that metadata, is not as the W3C's recommendations want it: the rules that the
 * product uses, and no name or value beside them.
 */
export const csvwFaults = (metadata: string, csv: string, url: string): readonly string[] => {
  const tree = JSON.parse(metadata) as unknown;
  if (!isTree(tree)) return ['the metadata is no object'];
  const faults = metadataFaults(tree, url);
  if (faults.length > 0) return faults;
  return cellFaults((tree['tableSchema'] as { readonly columns: readonly Tree[] }).columns, csv);
};
