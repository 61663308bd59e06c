import { counted } from '@plan-ledger/domain';

import {
  explainIntegrity,
  type IntegrityFailure,
  parseCheckpoint,
  parseConsistencyFile,
  parseInclusionFile,
  parseNote,
  type ProvedEvent,
  type VerifiedCheckpoint,
  type VerifiedConsistency,
  verifyConsistencyFile,
  verifyEventFile,
} from '@plan-ledger/store/integrity';
import { type Keys, trusting } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import type { Table } from '../../render/index.js';
import type { Report } from '../../report.js';
import type { Option, Typed } from '../shape.js';
import { usage } from '../typed.js';
import { KEYS } from './index.js';
import { keysIn, kindOf, markText, wrongKind } from './marks.js';

const EXIT_ALTERED = 4;
const EXIT_UNREADABLE = 6;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const seen = ({ cosignatures }: VerifiedCheckpoint): string =>
  cosignatures.length === 0
    ? ''
    : `, seen by ${cosignatures.map(({ name, time }) => `${name} (${new Date(time * 1000).toISOString()})`).join(' and ')}`;

const treeWords = (checkpoint: VerifiedCheckpoint): string =>
  `the tree of ${counted(checkpoint.size, 'event')} of ${checkpoint.origin}, root ${base64(checkpoint.root)}${seen(checkpoint)}`;

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const tableOf = (rows: readonly (readonly [string, unknown])[]): Table => ({
  columns: [
    { key: 'name', title: 'What' },
    { key: 'value', title: 'Value' },
  ],
  rows: rows.map(([name, value]) => [name, shown(value)]),
});

const provedEvent = ({ event: { header, disclosed, withheld }, checkpoint }: ProvedEvent): Report => ({
  kind: 'proof',
  says: [
    `PROVED: this event is version ${header.version} of plan ${header.plan}, in ${treeWords(checkpoint)}`,
    withheld === 0
      ? 'All of its fields are shown'
      : `${counted(withheld, 'field')} of it ${withheld === 1 ? 'is' : 'are'} not shown: withheld, or erased`,
  ],
  tables: [
    tableOf([
      ...Object.entries(header).filter(([name]) => name !== 'fields' && name !== 'format'),
      ...disclosed.map(({ name, value }) => [name, value] as const),
    ]),
  ],
  data: {
    proved: true,
    origin: checkpoint.origin,
    size: checkpoint.size,
    root: base64(checkpoint.root),
    cosignatures: checkpoint.cosignatures,
    header,
    disclosed,
    withheld,
  },
});

const provedConsistency = ({ older, newer }: VerifiedConsistency): Report => ({
  kind: 'proof',
  says: [
    `PROVED: ${treeWords(newer)}`,
    `  begins with all of ${treeWords(older)}`,
    'Compare the older root with the one that you hold: it may be another',
  ],
  tables: [],
  data: {
    proved: true,
    origin: newer.origin,
    older: { size: older.size, root: base64(older.root) },
    newer: { size: newer.size, root: base64(newer.root) },
  },
});

const notProved = (file: string, failure: IntegrityFailure): Report => {
  const exit = failure._tag === 'Malformed' ? EXIT_UNREADABLE : EXIT_ALTERED;
  const why = explainIntegrity(failure);
  return {
    kind: 'proof',
    says: [`NOT PROVED: ${file} proves nothing`, `  ${why}`],
    tables: [],
    data: { proved: false, exit, why },
    exit,
  };
};

const originIn = (note: string): E.Either<IntegrityFailure, string> =>
  pipe(
    parseNote(note),
    E.chain(({ text }) => parseCheckpoint(text)),
    E.map(({ origin }) => origin),
  );

const verified = (text: string, keys: Keys): E.Either<IntegrityFailure, Report> => {
  if (kindOf(text) === 'an inclusion proof')
    return pipe(
      parseInclusionFile(text),
      E.flatMap(({ note }) => originIn(note)),
      E.flatMap((origin) => trusting(origin, keys, (trust) => verifyEventFile(text, trust))),
      E.map(provedEvent),
    );
  return pipe(
    parseConsistencyFile(text),
    E.flatMap(({ newNote }) => originIn(newNote)),
    E.flatMap((origin) => trusting(origin, keys, (trust) => verifyConsistencyFile(text, trust))),
    E.map(provedConsistency),
  );
};

const run = (typed: Typed): TE.TaskEither<CliFault, Report> => {
  const file = typed.args[0] ?? '';
  return TE.fromEither(
    pipe(
      E.Do,
      E.bind('text', () => markText(file)),
      E.filterOrElse(
        ({ text }) => kindOf(text).endsWith('proof'),
        ({ text }) =>
          wrongKind(
            file,
            kindOf(text),
            `a proof${kindOf(text) === 'a checkpoint' ? '; verify a ledger against a checkpoint with: plan-ledger verify --checkpoint FILE --key KEY' : ''}`,
          ),
      ),
      E.bind('keys', () => keysIn(typed)),
      E.filterOrElse(
        ({ keys }) => keys.ledgers.length > 0,
        () => usage("Found no --key; give the ledger's verifier key, as you got it from somebody you trust"),
      ),
      E.map(({ text, keys }) =>
        pipe(
          verified(text, keys),
          E.getOrElse((failure) => notProved(file, failure)),
        ),
      ),
    ),
  );
};

/** Verifies a proof without any ledger. */
export const verifyProof = {
  usage: 'proof <file>',
  says: 'Whether a proof holds, without any ledger: exit 0 proved, 4 not, 6 unreadable',
  options: [...KEYS] satisfies readonly Option[],
  examples: ['verify proof event.tlog-proof --key ledger.vkey'],
  run,
};
