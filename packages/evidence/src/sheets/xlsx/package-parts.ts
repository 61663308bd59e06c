import { DECLARATION, inXml, MAIN, RELATIONS } from './xml.js';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const CORE = 'application/vnd.openxmlformats-package.core-properties+xml';

/** A part of the workbook: where it stands, and what is in it. */
export interface Part {
  readonly path: string;
  readonly text: string;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

const relationsPart = (path: string, relations: readonly Relation[]): Part => ({
  path,
  text: `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${relations
    .map(({ type, target }, at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`,
});

const contentTypes = (tables: readonly number[]): Part => {
  const typed = (path: string, type: string): string =>
    `<Override PartName="/${path}" ContentType="${type}"/>`;
  return {
    path: '[Content_Types].xml',
    text: [
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      '<Default Extension="xml" ContentType="application/xml"/>',
      typed('xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`),
      typed('xl/styles.xml', `${SPREADSHEET}.styles+xml`),
      typed('xl/sharedStrings.xml', `${SPREADSHEET}.sharedStrings+xml`),
      typed('docProps/core.xml', CORE),
      typed('xl/worksheets/sheet1.xml', `${SPREADSHEET}.worksheet+xml`),
      ...tables.flatMap((table) => [
        typed(`xl/worksheets/sheet${table + 1}.xml`, `${SPREADSHEET}.worksheet+xml`),
        typed(`xl/tables/table${table}.xml`, `${SPREADSHEET}.table+xml`),
      ]),
      '</Types>',
    ].join(''),
  };
};

// No dates of making and changing: there is no clock here, and none is wanted.
const coreProperties = (title: string, subject: string): Part => ({
  path: 'docProps/core.xml',
  text:
    `${DECLARATION}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${inXml(title)}</dc:title><dc:subject>${inXml(subject)}</dc:subject><dc:language>en-GB</dc:language></cp:coreProperties>`,
});

const quotedName = (name: string): string => `'${name.replaceAll("'", "''")}'`;

const workbook = (names: readonly string[]): Part => {
  const sheets = names.map(
    (name, at) => `<sheet name="${inXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  // The header of a table is printed on each page of it.
  const titles = names.flatMap((name, at) =>
    at === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${inXml(quotedName(name))}!$1:$1</definedName>`,
        ],
  );
  return {
    path: 'xl/workbook.xml',
    text:
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews>` +
      `<sheets>${sheets.join('')}</sheets>` +
      `${titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`}</workbook>`,
  };
};

/** Every part of a workbook besides its worksheets, tables, styles and texts. `names` are those of the sheets, the cover first. */
export const packageParts = (title: string, subject: string, names: readonly string[]): readonly Part[] => {
  const tables = names.slice(1).map((_, at) => at + 1);
  return [
    contentTypes(tables),
    relationsPart('_rels/.rels', [
      { type: `${RELATIONS}/officeDocument`, target: 'xl/workbook.xml' },
      { type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    ]),
    coreProperties(title, subject),
    workbook(names),
    relationsPart('xl/_rels/workbook.xml.rels', [
      ...names.map((_, at) => ({
        type: `${RELATIONS}/worksheet`,
        target: `worksheets/sheet${at + 1}.xml`,
      })),
      { type: `${RELATIONS}/styles`, target: 'styles.xml' },
      { type: `${RELATIONS}/sharedStrings`, target: 'sharedStrings.xml' },
    ]),
    ...tables.map((table) =>
      relationsPart(`xl/worksheets/_rels/sheet${table + 1}.xml.rels`, [
        { type: `${RELATIONS}/table`, target: `../tables/table${table}.xml` },
      ]),
    ),
  ];
};
