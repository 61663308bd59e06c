import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  type ActorId,
  type CalendarDay,
  compare,
  type Edition,
  type Period,
  periodsFrom,
  type PlanId,
  sameWording,
} from '@plan-ledger/domain';
import {
  changesBetweenVersions,
  dashboardOf,
  type Known,
  knownAt,
  noViewStore,
  parseWhen,
  resolveWhen,
  trendsOf,
} from '@plan-ledger/projections';
import { type EventStore, execute, type Executed } from '@plan-ledger/store';
import { memoryStore } from '@plan-ledger/store/memory';

import { readEditionFiles } from '../../packages/cli/src/io/edition-files.js';
import { idNamed, instantAt, rightOf } from '../support/histories.js';

export const PLAN = 'gloucestershire-aip' as PlanId;

export type Label = 'may-2020' | 'december-2020';

export const LABELS: readonly Label[] = ['may-2020', 'december-2020'];

export const FIXTURES = join(__dirname, '..', '..', 'fixtures', 'gloucestershire-aip');

/** The edition, read from its files as the command line reads it. */
export const editionOf = (label: Label): Edition => {
  const read = readEditionFiles(join(FIXTURES, label));
  if (read._tag === 'Left') throw new Error(JSON.stringify(read.left, null, 2));
  return read.right;
};

let ids = 0;

/** Submits an edition. A question that nobody answered is an error. */
export const submit = async (store: EventStore, label: Label): Promise<Executed> => {
  const head = await rightOf(store.versionOf(PLAN));
  const { plan } = await rightOf(knownAt(store, noViewStore, PLAN, head));
  const { steps, questions } = compare(plan, editionOf(label), 'U1' as ActorId);
  if (questions.length > 0) throw new Error(JSON.stringify(questions));
  return rightOf(execute(store, PLAN, steps, { newId: () => idNamed((ids += 1)) }));
};

/** A ledger in memory that holds both editions, May first. */
export const bothEditions = async (): Promise<EventStore> => {
  let ms = 0;
  const store = memoryStore({ clock: () => instantAt((ms += 1000)) });
  for (const label of LABELS) await submit(store, label);
  return store;
};

/** What was known at a time that is said as a user says it: `edition:may-2020`, `2020-12-31`. */
export const knownWhen = async (store: EventStore, text: string): Promise<Known> => {
  const when = parseWhen(text);
  if (when._tag === 'Left') throw new Error(when.left);
  const head = await knownAtHead(store);
  const version = await rightOf(resolveWhen(store, PLAN, head.plan, when.right));
  return rightOf(knownAt(store, noViewStore, PLAN, version));
};

export const knownAtHead = async (store: EventStore): Promise<Known> => {
  const head = await rightOf(store.versionOf(PLAN));
  return rightOf(knownAt(store, noViewStore, PLAN, head));
};

/** One printed row of a table of figures: 14 months, target and actual of each. */
export interface PrintedRow {
  readonly title: string;
  readonly cells: readonly string[];
}

const WINDOWS = {
  'may-2020': periodsFrom('2019-04' as Period, '2020-05' as Period),
  'december-2020': periodsFrom('2019-11' as Period, '2020-12' as Period),
} as const;

export const monthsOf = (label: Label): readonly Period[] => WINDOWS[label];

/**
 * The tables of a document, transcribed from its text for these tests only: a line for each measure, its title and 28 cells
 * joined by ` | `. `?` before a cell says that its place in the row is uncertain in the text of the document.
 */
export const printedIn = (label: Label): readonly PrintedRow[] =>
  readFileSync(join(__dirname, 'printed', `${label}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [title = '', ...cells] = line.split('|').map((cell) => cell.trim());
      if (cells.length !== 28) throw new Error(`Found ${cells.length} cells; wanted 28 in: ${line}`);
      return { title, cells };
    });

export interface PrintedCell {
  readonly printed: string;
  readonly doubtful: boolean;
}

/** Every printed cell by `measure period field`. Each printed title must be the title of one measure at that edition. */
export const printedCells = (label: Label, known: Known): ReadonlyMap<string, PrintedCell> => {
  const measures = Object.values(known.plan.measures).filter(({ gone }) => gone === undefined);
  return new Map(
    printedIn(label).flatMap(({ title, cells }) => {
      const [measure, ...others] = measures.filter((candidate) => sameWording(candidate.title, title));
      if (measure === undefined || others.length > 0) throw new Error(`Found no one measure titled ${title}`);
      return monthsOf(label).flatMap((period, month) =>
        (['target', 'actual'] as const).map((field, half) => {
          const text = cells[month * 2 + half] ?? '';
          const doubtful = text.startsWith('?');
          const key = `${measure.id} ${period} ${field}`;
          return [key, { printed: doubtful ? text.slice(1) : text, doubtful }] as const;
        }),
      );
    }),
  );
};

const doubtIn = (notes: string, field: 'target' | 'actual'): boolean => notes.includes(`${field} doubtful:`);

/** Every cell of the ledger's trend tables, in the same form. */
export const ledgerCells = ({ plan, revisions }: Known): ReadonlyMap<string, PrintedCell> =>
  new Map(
    trendsOf(plan, revisions).flatMap((row) =>
      (['target', 'actual'] as const).map((field) => {
        const key = `${row.measure} ${row.period} ${field}`;
        return [key, { printed: row[field], doubtful: doubtIn(row.notes, field) }] as const;
      }),
    ),
  );

/** The dashboard in lines: number, title, actions and impact status, and those of the section's own page. */
export const dashboardLines = ({ plan }: Known, on: string): readonly string[] =>
  dashboardOf(plan, on as CalendarDay).map(({ number, title, statuses: { dashboard, detail } }) =>
    [
      number,
      title,
      ...[dashboard.actions, dashboard.impact, detail.actions, detail.impact].map(
        (status) => status?.label ?? '',
      ),
    ].join(' | '),
  );

export const netBetween = async (store: EventStore, from: Known, to: Known) =>
  (await rightOf(changesBetweenVersions(store, noViewStore, PLAN, from.version, to.version))).changes;
