import { dirname, join } from 'node:path';

import { counted, type PlanId } from '@plan-ledger/domain';
import { rangeText, rootOf } from '@plan-ledger/store/integrity';
import {
  leavesOf,
  type LogFailure,
  placesAt,
  readSigningKey,
  signHead,
  type SignedHead,
  type Start,
} from '@plan-ledger/store/log';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { planMeant } from '../../asked.js';
import type { CliFault } from '../../fault.js';
import { exists, readText, writeWhole } from '../../io/files.js';
import { logFault } from '../../log-fault.js';
import type { Report } from '../../report.js';
import type { Session } from '../../session.js';
import { textOf, type Typed } from '../shape.js';
import { shellWord } from '../shell-word.js';
import { usage } from '../typed.js';

/** The tree of a plan, below the name of the key that signs it. */
export const originOf = (name: string, plan: PlanId): string => `${name}/plan-${plan}`;

const startIn = (typed: Typed): E.Either<CliFault, Start> => {
  const from = textOf(typed, 'from');
  const first = typed.options['first'] === true;
  if (from === undefined) return E.right({ _tag: first ? 'First' : 'Kept' });
  return first
    ? E.left(usage('Found --first and --from; wanted one of them: --from when it was signed before'))
    : pipe(
        readText(from),
        E.map((note): Start => ({ _tag: 'From', note })),
      );
};

/** The files of a checkpoint: the note, and beside it the tree from which newer events are verified. */
const filesOf = (typed: Typed, plan: PlanId, size: number): readonly [note: string, range: string] => {
  const note = textOf(typed, 'out') ?? `${plan}-v${size}.checkpoint`;
  return [note, `${note.replace(/\.checkpoint$/u, '')}.range`];
};

const written = (file: string, text: string): E.Either<CliFault, void> =>
  pipe(
    exists(file) ? readText(file) : E.right(text),
    E.chain((there) =>
      there === text
        ? writeWhole(file, text)
        : E.left({
            _tag: 'Fault',
            message: `Found ${file}, which says something else; give another name after --out, and keep this file`,
          }),
    ),
  );

const reportOf = (plan: PlanId, file: string, verifier: string, { head, before }: SignedHead): Report => {
  const { origin, size } = head;
  const root = Buffer.from(head.root).toString('base64');
  const since =
    before === undefined
      ? 'the first of it'
      : `${counted(size - before.size, 'event')} more than the one before`;
  return {
    kind: 'checkpoint',
    says: [
      `Signed ${counted(size, 'event')} of plan ${plan} as ${origin} (${since}): ${file}`,
      `Root ${root}`,
      'Give the file to somebody who cannot write the ledger: what it covers is settled once it is out of your hands',
    ],
    tables: [],
    data: { plan, origin, size, root, file, before: before?.size ?? null },
    next: [
      `plan-ledger verify --checkpoint ${shellWord(file)} --key ${shellWord(verifier)}`,
      `plan-ledger anchor ${shellWord(file)} --holder WHO --by ID`,
    ],
  };
};

/** What `checkpoint` does in an open ledger. */
export const checkpointed = (
  session: Session,
  typed: Typed,
  keyFile: string,
): TE.TaskEither<CliFault, Report> =>
  pipe(
    TE.Do,
    TE.bindW('start', () => TE.fromEither(startIn(typed))),
    TE.bindW('key', () => TE.fromEither(pipe(readSigningKey(keyFile), E.mapLeft(logFault)))),
    TE.bindW('plan', () => planMeant(session, textOf(typed, 'plan'))),
    TE.bindW('tree', ({ plan }) => session.store.tree(plan)),
    TE.bindW('signed', ({ start, key, plan, tree }) => {
      const origin = originOf(key.verifier.name, plan);
      // Beside the key, not beside the ledger: a backup that is put back must not take along what was signed since.
      const state = textOf(typed, 'state') ?? join(dirname(keyFile), `${origin.replaceAll('/', '-')}.signed`);
      return pipe(
        signHead(
          { key, origin, places: placesAt(state) },
          // Only newer events are read: that the older ones are still those that were signed, the ledger's own tree says.
          { size: tree.size, root: rootOf(tree) },
          leavesOf(session.store, plan),
          start,
        ),
        TE.mapLeft((failure): CliFault =>
          failure._tag === 'Unreadable' ? failure : logFault(failure satisfies LogFailure),
        ),
      );
    }),
    TE.bindW('file', ({ plan, signed: { note, head, range } }) => {
      const [file, rangeFile] = filesOf(typed, plan, head.size);
      return TE.fromEither(
        pipe(
          written(rangeFile, rangeText(range)),
          E.chain(() => written(file, note)),
          E.map(() => file),
        ),
      );
    }),
    TE.map(({ plan, signed, file }) => reportOf(plan, file, keyFile.replace(/\.key$/u, '.pub'), signed)),
  );
