import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type ActorId, compare, type Edition, type PlanId } from '@plan-ledger/domain';
import { type AuditRow, auditBetween, type Known, knownAt, noViewStore } from '@plan-ledger/projections';
import { type EventStore, execute, type Executed } from '@plan-ledger/store';
import { memoryStore } from '@plan-ledger/store/memory';

import { readEditionFiles } from '../../packages/cli/src/io/edition-files.js';
import { idNamed, instantAt, rightOf } from '../support/histories.js';

/** Every edition among the fixtures, in the order in which the documents were published. */
export const FOLDERS = [
  'hillingdon-improvement-plan/july-2015',
  'gloucestershire-improvement-plan/september-2017',
  'gloucestershire-aip/may-2020',
  'gloucestershire-improvement-plan/superseded-may-2020',
  'gloucestershire-aip/december-2020',
  'gloucestershire-adviser-review/december-2020',
] as const;

export type Folder = (typeof FOLDERS)[number];

export const FIXTURES = join(__dirname, '..', '..', 'fixtures');

/** The edition in a folder of the fixtures, read as the command line reads it. */
export const editionIn = (folder: Folder): Edition => {
  const read = readEditionFiles(join(FIXTURES, folder));
  if (read._tag === 'Left') throw new Error(JSON.stringify(read.left, null, 2));
  return read.right;
};

/** All that is known of a plan at its last event. */
export const knownNow = async (store: EventStore, plan: PlanId): Promise<Known> =>
  rightOf(knownAt(store, noViewStore, plan, await rightOf(store.versionOf(plan))));

/** Every change of every field of a plan, oldest first. */
export const auditTrail = async (store: EventStore, plan: PlanId): Promise<readonly AuditRow[]> =>
  rightOf(auditBetween(store, noViewStore, plan, 0, await rightOf(store.versionOf(plan))));

let ids = 0;

/** Submits an edition. A question that nobody answered is an error. */
export const submitted = async (store: EventStore, folder: Folder): Promise<Executed> => {
  const edition = editionIn(folder);
  const { plan } = await knownNow(store, edition.plan.id);
  const { steps, questions } = compare(plan, edition, 'U1' as ActorId);
  if (questions.length > 0) throw new Error(JSON.stringify(questions));
  return rightOf(execute(store, edition.plan.id, steps, { newId: () => idNamed((ids += 1)) }));
};

/** A ledger in memory that holds these editions, in this order. */
export const ledgerOf = async (...folders: readonly Folder[]): Promise<EventStore> => {
  let ms = 0;
  const store = memoryStore({ clock: () => instantAt((ms += 1000)) });
  for (const folder of folders) await submitted(store, folder);
  return store;
};

/** A text without what typesetting does to it: kinds of quotes and dashes, line breaks, the gap before a percent sign. */
export const plain = (text: string): string =>
  text
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .replace(/ %/gu, '%')
    .trim();

/** A line of cells as one text, so that two tables can be compared line by line. */
export const lineOf = (...cells: readonly (string | number | undefined)[]): string =>
  cells.map((cell) => plain(String(cell ?? ''))).join(' | ');

/** A table that a second reader transcribed from the document, for these tests only: its lines of cells below the header. */
export const tableIn = (name: string): readonly (readonly string[])[] => {
  const [header = '', ...lines] = readFileSync(join(__dirname, 'printed', `${name}.txt`), 'utf8')
    .trimEnd()
    .split('\n');
  const width = header.split('|').length;
  return lines.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length !== width) throw new Error(`Found ${cells.length} cells; wanted ${width} in: ${line}`);
    return cells;
  });
};

/** The same table, each line as one text, in the order of the alphabet. */
export const linesIn = (name: string): readonly string[] =>
  tableIn(name)
    .map((cells) => lineOf(...cells))
    .sort();
