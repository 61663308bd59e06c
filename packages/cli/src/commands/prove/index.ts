import { proveConsistency, proveEvent, type Showing } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import { writeWhole } from '../../io/files.js';
import type { Report } from '../../report.js';
import { addressOf } from '../../running.js';
import type { World } from '../../world.js';
import { type Option, textOf, textsOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';
import { withLedger } from '../verify/ledger.js';
import { faultOf, type MarkedFile, markedIn, written } from './parts.js';

const OUT: Option = { flags: '--out <file>', says: 'write it here (it is printed)' };

const versionIn = (text: string): E.Either<CliFault, number> => {
  const version = /^v?([1-9]\d{0,14})$/u.exec(text)?.[1];
  return version === undefined
    ? E.left(usage(`Found ${JSON.stringify(text)}; wanted a version, as in v120`))
    : E.right(Number(version));
};

const showingIn = (typed: Typed): E.Either<CliFault, Showing> => {
  const [fields, all] = [textsOf(typed, 'field'), typed.options['allFields'] === true];
  if (fields.length > 0 && all)
    return E.left(usage('Found --field and --all-fields; wanted one of them, or neither'));
  if (fields.length > 0) return E.right(fields);
  return E.right(all ? 'all' : 'no free text');
};

const runInclusion = (typed: Typed, world: World): TE.TaskEither<CliFault, Report> =>
  pipe(
    TE.Do,
    TE.bind('version', () => TE.fromEither(versionIn(typed.args[0] ?? ''))),
    TE.bind('showing', () => TE.fromEither(showingIn(typed))),
    TE.bind('marked', () => TE.fromEither(markedIn(textOf(typed, 'checkpoint') ?? ''))),
    TE.flatMap(({ version, showing, marked }) =>
      pipe(
        withLedger(addressOf(typed, world), world, (ledger) =>
          pipe(proveEvent(ledger, marked.plan, version, marked, showing), TE.mapLeft(faultOf)),
        ),
        TE.flatMapEither((text) =>
          written(typed, text, {
            says: `Proved that version ${version} of plan ${marked.plan} is in the checkpoint ${marked.file}`,
            kind: 'inclusion proof',
          }),
        ),
      ),
    ),
  );

/** Proves that an event stands in the tree of a checkpoint. */
export const proveInclusion = {
  usage: 'inclusion <version>',
  says: 'A proof that an event is in a checkpoint, which shows of it what you choose and is verified without the ledger',
  options: [
    { flags: '--checkpoint <file>', says: 'the signed checkpoint, which names the plan', required: true },
    {
      flags: '--field <name...>',
      says: 'show this field; may be given again (every one that is no free text)',
    },
    { flags: '--all-fields', says: 'show every field, what people wrote in their own words too' },
    OUT,
  ] satisfies readonly Option[],
  examples: [
    'prove inclusion v120 --checkpoint may.checkpoint --out v120.tlog-proof',
    'prove inclusion v120 --checkpoint may.checkpoint --field event.figure.printed',
  ],
  run: runInclusion,
};

const isVersion = (text: string): boolean => /^v?\d+$/u.test(text);

const bothIn = (typed: Typed): E.Either<CliFault, { older: MarkedFile; newer: MarkedFile }> => {
  const [oldFile = '', newFile = ''] = typed.args;
  if (isVersion(oldFile) || isVersion(newFile))
    return E.left(
      usage(
        `Found the versions ${oldFile} and ${newFile}; wanted the files of two checkpoints: the proof holds both, signed, so that who verifies it needs nothing else`,
      ),
    );
  return pipe(
    E.Do,
    E.bind('older', () => markedIn(oldFile)),
    E.bind('newer', () => markedIn(newFile)),
    E.filterOrElse(
      ({ older, newer }) => older.head.origin === newer.head.origin,
      ({ older, newer }) =>
        usage(
          `Found ${oldFile} of ${older.head.origin} and ${newFile} of ${newer.head.origin}; wanted two checkpoints of one plan`,
        ),
    ),
    E.filterOrElse(
      ({ older, newer }) => older.head.size <= newer.head.size,
      ({ older, newer }) =>
        usage(
          `Found ${oldFile} of version ${older.head.size} before ${newFile} of version ${newer.head.size}; wanted the older one first`,
        ),
    ),
  );
};

const runConsistency = (typed: Typed, world: World): TE.TaskEither<CliFault, Report> =>
  pipe(
    TE.fromEither(bothIn(typed)),
    TE.flatMap(({ older, newer }) =>
      pipe(
        withLedger(addressOf(typed, world), world, (ledger) =>
          pipe(proveConsistency(ledger, older.plan, older, newer), TE.mapLeft(faultOf)),
        ),
        TE.flatMapEither((text) =>
          written(typed, text, {
            says: `Proved that ${newer.file} (version ${newer.head.size}) begins with all of ${older.file} (version ${older.head.size})`,
            kind: 'consistency proof',
          }),
        ),
      ),
    ),
  );

/** Proves that the tree of a checkpoint begins with that of an older one. */
export const proveConsistencyOf = {
  usage: 'consistency <older> <newer>',
  says: 'A proof that a checkpoint begins with all of an older one: nothing before it was changed',
  options: [OUT] satisfies readonly Option[],
  examples: ['prove consistency may.checkpoint june.checkpoint --out june.consistency-proof'],
  run: runConsistency,
};

const runVerifier = (typed: Typed, { offlineVerifier }: World): TE.TaskEither<CliFault, Report> => {
  const out = textOf(typed, 'out') ?? '';
  return TE.fromEither(
    pipe(
      writeWhole(out, offlineVerifier),
      E.map(() => ({
        kind: 'verifier',
        says: [
          `Wrote ${out}: open it in a browser, and drop a proof and a verifier key on it; it asks nobody`,
        ],
        tables: [],
        data: { file: out, bytes: Buffer.byteLength(offlineVerifier) },
      })),
    ),
  );
};

/** Writes the page that verifies proofs without anything else. */
export const proveVerifier = {
  usage: 'verifier',
  says: 'Write the page that verifies proofs in any browser, offline: hand it over with them',
  options: [
    { flags: '--out <file>', says: 'where: a name that ends in .html', required: true },
  ] satisfies readonly Option[],
  examples: ['prove verifier --out verify.html'],
  run: runVerifier,
};
