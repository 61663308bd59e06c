import type { Sheet } from '../sheets/sheet.js';

/** What each file of a pack is, in plain words. */
const SAYS: Readonly<Record<string, string>> = {
  'index.html': 'The page: open it in any browser. It needs no network.',
  'README.txt': 'What the files are, and how to check them.',
  'audit.csv':
    'Every change of every field, oldest first: before, after, who, when, why, from which document.',
  'events.jsonl':
    'The events of the plan, as a ledger of its own that plan-ledger can read, verify and copy.',
  'people.csv': 'Who is behind the ids of people. It has names: handle it as such.',
  'recipe.yaml': 'The recipe by which this pack was made.',
  'manifest.json': 'What the pack is made of, with the size and the SHA-256 of every file.',
  'tables.xlsx': 'All the tables as one workbook.',
  'integrity/plan.checkpoint': 'The signed checkpoint: whoever holds one from before can compare.',
  'integrity/older.checkpoint': 'An older signed checkpoint of the same plan.',
  'integrity/older.consistency-proof': 'A proof that the history goes on from the older checkpoint.',
  'integrity/verify.html': 'A page that verifies proofs in any browser, offline.',
};

/** What a file holds; of a table, what the sheet says of itself. */
export const saysIn =
  (sheets: readonly Sheet[]) =>
  (path: string): string => {
    const own = SAYS[path] ?? sheets.find(({ name }) => path === `tables/${name}.csv`)?.describes;
    if (own !== undefined) return own;
    return path.startsWith('integrity/')
      ? 'A verifier key of the ledger: get it from the ledger’s keeper in another way as well, and compare.'
      : 'What the columns of that table mean (CSV on the Web).';
  };

/** Those that are told of one by one: not the proofs, nor the metadata of each table. */
export const toldIn = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => !path.startsWith('integrity/proofs/') && !path.endsWith('.csv-metadata.json'));
