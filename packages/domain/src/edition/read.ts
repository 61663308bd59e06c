import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';

import { parseFigure } from '../values/figure.js';
import { MeasureId } from '../values/ids.js';
import { own } from '../values/json.js';
import { Period } from '../values/period.js';
import { checkEdition } from './check/index.js';
import type { Edition, EditionFault, EditionFigure, FigureRow } from './edition.js';
import { EditionFile } from './format/index.js';

const found = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const faultOf = ({ context, message, value }: t.ValidationError): EditionFault => ({
  file: 'edition',
  path: context.map(({ key }) => key).filter((key) => key !== ''),
  message:
    value === undefined ? `Found nothing; ${message ?? ''}` : `Found ${found(value)}; ${message ?? ''}`,
});

const parsedFile = (raw: unknown): E.Either<readonly EditionFault[], EditionFile> =>
  pipe(
    EditionFile.decode(raw),
    E.mapLeft((errors) => errors.map(faultOf)),
  );

const DOUBTS: Readonly<Record<string, EditionFigure['doubtful']>> = {
  '': [],
  target: ['target'],
  actual: ['actual'],
  'target actual': ['target', 'actual'],
};

const rowFault = (row: FigureRow, column: keyof FigureRow, wanted: string): EditionFault => ({
  file: 'figures',
  line: row.line,
  message: `Found ${found(row[column])} in column ${column}; wanted ${wanted}`,
});

const parsedRow =
  (file: EditionFile) =>
  (row: FigureRow): E.Either<EditionFault, EditionFigure> => {
    const { measure, period, line } = row;
    const doubtful = own(DOUBTS, row.doubtful.trim().split(/\s+/u).join(' '));
    if (!MeasureId.is(measure))
      return E.left(rowFault(row, 'measure', 'the id of a measure of this edition'));
    if (!Period.is(period))
      return E.left(rowFault(row, 'period', 'a period such as 2020-05, 2020-Q2, 2020/21-Q1 or 2020'));
    if (doubtful === undefined)
      return E.left(rowFault(row, 'doubtful', 'nothing, target, actual, or target actual'));
    const target = parseFigure(row.target, file.reasons);
    const actual = parseFigure(row.actual, file.reasons);
    return E.right({
      measure,
      period,
      line,
      doubtful,
      ...(target === undefined ? {} : { target }),
      ...(actual === undefined ? {} : { actual }),
      ...(row.note.trim() === '' ? {} : { note: row.note.trim() }),
    });
  };

const parsedRows = (
  file: EditionFile,
  rows: readonly FigureRow[],
): E.Either<readonly EditionFault[], readonly EditionFigure[]> => {
  const results = rows.map(parsedRow(file));
  const faults = results.filter(E.isLeft).map(({ left }) => left);
  return faults.length > 0 ? E.left(faults) : E.right(results.filter(E.isRight).map(({ right }) => right));
};

/**
 * An edition from what its files hold: `raw` is the YAML with every scalar as text, `rows` the lines of the CSV.
 * `Left` lists every fault that was found, each with its path in the YAML or its line in the CSV.
 *
 * @example
 * import { readEdition } from '@plan-ledger/domain';
 * const edition = readEdition({ format: 'plan-ledger/edition/1' }, []);
 * assert.deepEqual(edition.left.map((fault) => fault.message), [
 *   'Found nothing; wanted a field plan in an edition file',
 *   'Found nothing; wanted a field edition in an edition file',
 *   'Found nothing; wanted a field sections in an edition file',
 * ]);
 */
export const readEdition = (
  raw: unknown,
  rows: readonly FigureRow[],
): E.Either<readonly EditionFault[], Edition> =>
  pipe(
    parsedFile(raw),
    E.flatMap((file) =>
      pipe(
        parsedRows(file, rows),
        E.map((figures): Edition => ({ ...file, figures })),
      ),
    ),
    E.flatMap((edition) => {
      const faults = checkEdition(edition);
      return faults.length > 0 ? E.left(faults) : E.right(edition);
    }),
  );
