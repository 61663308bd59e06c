import { dirname, join } from 'node:path';

import { type Edition, type EditionFault, type FigureRow, readEdition } from '@plan-ledger/domain';
import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { notYet } from '../clock.js';
import type { CliFault } from '../fault.js';
import { exists, isFolder, readText } from './files.js';
import { parsedYaml, placeOf, plainYaml, type Yaml } from './yaml.js';

const COLUMNS = ['measure', 'period', 'target', 'actual', 'doubtful', 'note'] as const;

const parsedRows = (file: string, text: string): E.Either<CliFault, readonly FigureRow[]> => {
  const bad = (line: number, message: string): E.Either<CliFault, never> =>
    E.left({ _tag: 'BadFile', file, faults: [`${file}:${line}: ${message}`] });
  try {
    const records = parseCsv(text, { bom: true, info: true, skip_empty_lines: true }) as unknown as readonly {
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }[];
    const [header, ...rows] = records;
    if (header?.record.join() !== COLUMNS.join()) {
      return bad(
        1,
        `Found the columns ${header?.record.join(', ') ?? 'of an empty file'}; wanted ${COLUMNS.join(', ')}`,
      );
    }
    return E.right(
      rows.map(({ record, info }): FigureRow => {
        const [measure = '', period = '', target = '', actual = '', doubtful = '', note = ''] = record;
        return { line: info.lines, measure, period, target, actual, doubtful, note };
      }),
    );
  } catch (error) {
    if (error instanceof CsvError) return bad(Number(error['lines'] ?? 1), error.message);
    throw error;
  }
};

const withPlaces = (
  fault: EditionFault,
  files: { readonly edition: string; readonly figures: string },
  yaml: Yaml,
): string =>
  fault.file === 'figures'
    ? `${files.figures}:${fault.line}: ${fault.message}`
    : `${files.edition}:${placeOf(yaml, fault.path)}: ${fault.path.length === 0 ? '' : `${fault.path.join('.')}: `}${fault.message}`;

const reportedAlready = (read: Edition): E.Either<readonly EditionFault[], Edition> => {
  const message = notYet(read.edition.reportedOn);
  return message === undefined
    ? E.right(read)
    : E.left([{ file: 'edition', path: ['edition', 'reportedOn'], message }]);
};

/** Reads an edition from a folder with `edition.yaml` and `figures.csv`, or from the path of its YAML file. */
export const readEditionFiles = (path: string): E.Either<CliFault, Edition> => {
  const edition = isFolder(path) ? join(path, 'edition.yaml') : path;
  const figures = join(dirname(edition), 'figures.csv');
  return pipe(
    E.Do,
    E.bind('text', () => readText(edition)),
    E.bind('yaml', ({ text }) => parsedYaml(edition, text)),
    E.bind('raw', ({ yaml }) => plainYaml(edition, yaml)),
    E.bind('rows', () =>
      exists(figures)
        ? pipe(
            readText(figures),
            E.flatMap((text) => parsedRows(figures, text)),
          )
        : E.right([]),
    ),
    E.flatMap(({ yaml, raw, rows }) =>
      pipe(
        readEdition(raw, rows),
        E.flatMap(reportedAlready),
        E.mapLeft((faults): CliFault => ({
          _tag: 'BadFile',
          file: edition,
          faults: faults.map((fault) => withPlaces(fault, { edition, figures }, yaml)),
        })),
      ),
    ),
  );
};
