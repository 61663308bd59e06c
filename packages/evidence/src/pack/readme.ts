import { dayInWords } from '@plan-ledger/domain';

import type { Dossier } from '../dossier/dossier.js';
import { toldIn } from './files.js';
import type { PackRequest } from './request.js';

const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));

/** The files beside each other with what they hold. */
export interface Listing {
  readonly paths: readonly string[];
  readonly says: (path: string) => string;
  readonly proofs: number;
}

const listed = ({ paths, says, proofs }: Listing): readonly string[] => {
  const told = toldIn(paths);
  const width = widest(told);
  return [
    ...told.map((path) => `  ${path.padEnd(width)}  ${says(path)}`),
    '  Beside each CSV, NAME.csv-metadata.json says what its columns mean (CSV on the Web).',
    ...(proofs === 0
      ? []
      : [
          `  ${'integrity/proofs/'.padEnd(width)}  Proofs, one for each of ${proofs} events on which the figures of the page rest:`,
          `  ${''.padEnd(width)}  vN.tlog-proof is that of version N. The N of a figure is the version that the page gives with it:`,
          `  ${''.padEnd(width)}  such as v128 under "Where it was read", in the table below its chart; so do the columns actual_version`,
          `  ${''.padEnd(width)}  and target_version of tables/trends.csv, and the column version of audit.csv.`,
        ]),
  ];
};

const CHECK_PROOFS = [
  'To check that a figure is what the ledger held when the checkpoint was signed, without any program:',
  '  open integrity/verify.html in a browser, and drop a proof and the verifier key on it. It asks nobody.',
  '',
  'The same with the program, and the whole history against the checkpoint:',
  '  plan-ledger verify proof integrity/proofs/vN.tlog-proof --key integrity/ledger.pub',
  '  plan-ledger verify --store events.jsonl --checkpoint integrity/plan.checkpoint --key integrity/ledger.pub',
  'They answer PROVED and INTACT. The second one holds where the checkpoint covers no more than this pack tells.',
  'Take the key from somebody you trust, and compare it with integrity/ledger.pub: who makes up a history makes up a key.',
];

const NO_CHECKPOINT = [
  'No signed checkpoint was given when this pack was made. The history can be checked for holding together:',
  '  plan-ledger verify --store events.jsonl',
  'It answers SELF-CONSISTENT, with exit code 3: nothing contradicts itself, and there was no checkpoint to hold it against.',
  'That it is the history that was, somebody can show who holds a checkpoint of the plan from before.',
];

/** What the files of a pack are and how to check them, in plain words. */
export const readmeOf = (
  { plan, version, last, on }: Dossier,
  root: string,
  { tool, anchored }: PackRequest,
  listing: Listing,
): string =>
  [
    plan.identity?.title ?? 'A plan without a title',
    '',
    `The plan ${plan.identity?.plan ?? ''} as it was known on ${dayInWords(last.reportedOn)}: version ${version}, recorded at ${last.recordedAt}.`,
    `Lateness is judged on ${dayInWords(on)}. Made by plan-ledger ${tool} from the ledger alone: the same ledger, version and recipe`,
    'give the same bytes, on every machine.',
    '',
    'THE FILES',
    ...listed(listing),
    '',
    'HOW TO CHECK THEM',
    `The root of the history at this version is ${root}.`,
    '',
    ...(anchored === undefined ? NO_CHECKPOINT : CHECK_PROOFS),
    '',
    'Whether a file is the one that was made: compare its SHA-256 with that in manifest.json (sha256sum FILE).',
    'Text that was erased from the history stands as [redacted]. Where it was erased after this version, the event',
    'that says so is not in events.jsonl: verify answers ALTERED there, with exit code 4, and names each such text',
    '("is erased, and no later TextRedacted says so"). Where it finds nothing else, the root is that of these events',
    'all the same; a pack of a later version has the erasure, its ground and who said so in tables/redactions.csv.',
    '',
    'It tells what was recorded and what documents say; a difference between two documents is no proof of intent.',
    '',
  ].join('\n');
