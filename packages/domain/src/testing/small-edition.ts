import * as E from 'fp-ts/lib/Either.js';

import type { Edition, FigureRow } from '../edition/edition.js';
import { readEdition } from '../edition/read.js';

const FILE = {
  format: 'plan-ledger/edition/1',
  plan: { id: 'small-plan', title: 'Small Plan', authority: 'Somewhere Council' },
  edition: {
    label: 'first',
    title: 'Small Plan, first edition',
    reportedOn: '2020-06-09',
    window: { from: '2020-04', to: '2020-05' },
    document: { title: 'Small Plan, first edition' },
  },
  schemes: [
    {
      id: 'rag',
      title: 'Red, amber, green',
      statuses: [
        { code: 'green', label: 'On target', shape: '■' },
        { code: 'red', label: 'Compromised', shape: '▲' },
      ],
    },
  ],
  reasons: { 'N/A': 'not-available' },
  sections: [
    {
      id: 'visits',
      number: '1',
      title: 'Visits to children',
      dashboard: {
        place: 'Dashboard, row 1',
        actions: 'green',
        impact: 'red',
        done: ['More visits were made'],
      },
      detail: { place: 'Page 1', title: 'Visits', actions: 'green', impact: 'green' },
      actions: [
        {
          id: 'weekly-list',
          title: 'Weekly list of visits due',
          owners: ['Team Managers'],
          timescale: 'June 2020',
        },
      ],
      measures: [
        { id: 'seen', title: '% of children seen', unit: 'percent', direction: 'higher', frequency: 'month' },
      ],
    },
  ],
};

const ROWS: readonly FigureRow[] = [
  { line: 2, measure: 'seen', period: '2020-04', target: '80%', actual: '53%', doubtful: '', note: '' },
  { line: 3, measure: 'seen', period: '2020-05', target: '80%', actual: '61%', doubtful: '', note: '' },
];

/**
 * A file of an edition, as text fields, before it is read: for tests that change one thing of it.
 *
 * @example
 * import { smallEditionFile } from '@plan-ledger/domain/testing';
 * assert.equal(smallEditionFile().plan.id, 'small-plan');
 */
export const smallEditionFile = (): typeof FILE => structuredCopy(FILE);

/**
 * The lines of figures that belong to the small edition.
 *
 * @example
 * import { smallFigureRows } from '@plan-ledger/domain/testing';
 * assert.deepEqual(smallFigureRows().map((row) => row.actual), ['53%', '61%']);
 */
export const smallFigureRows = (): readonly FigureRow[] => structuredCopy(ROWS);

const structuredCopy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/**
 * A readable edition with one section, one action, one measure and two months.
 *
 * @example
 * import { smallEdition } from '@plan-ledger/domain/testing';
 * assert.equal(smallEdition().figures.length, 2);
 */
export const smallEdition = (file: unknown = FILE, rows: readonly FigureRow[] = ROWS): Edition => {
  const edition = readEdition(file, rows);
  if (E.isLeft(edition)) throw new Error(JSON.stringify(edition.left, null, 2));
  return edition.right;
};
