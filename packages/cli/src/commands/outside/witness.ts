import { counted } from '@plan-ledger/domain';
import {
  type Cosigned,
  cosign,
  placesAt,
  readSigningKey,
  readVerifierKey,
  type Start,
} from '@plan-ledger/store/log';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { now } from '../../clock.js';
import type { CliFault } from '../../fault.js';
import { writeNewBytes } from '../../io/bytes.js';
import { exists, readText } from '../../io/files.js';
import { logFault } from '../../log-fault.js';
import type { Report } from '../../report.js';
import { shellWord } from '../shell-word.js';
import { textOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';
import { checkpointFile } from './checkpoint-file.js';
import type { OutsideCommand } from './shape.js';

const startIn = (typed: Typed): E.Either<CliFault, Start> => {
  const from = textOf(typed, 'from');
  const first = typed.options['first'] === true;
  if (from === undefined) return E.right({ _tag: first ? 'First' : 'Kept' });
  return first
    ? E.left(usage('Found --first and --from; wanted one of them: --from when it was cosigned before'))
    : pipe(
        readText(from),
        E.map((note): Start => ({ _tag: 'From', note })),
      );
};

const proofIn = (typed: Typed): E.Either<CliFault, { readonly proof?: string }> => {
  const file = textOf(typed, 'proof');
  return file === undefined
    ? E.right({})
    : pipe(
        readText(file),
        E.map((proof) => ({ proof })),
      );
};

/** Asked before anything is signed, so that no cosignature is made that cannot be written. */
const outIn = (typed: Typed): E.Either<CliFault, string> => {
  const out = textOf(typed, 'out') ?? '';
  return exists(out)
    ? E.left({ _tag: 'Fault', message: `Found ${out} already; give another name after --out` })
    : E.right(out);
};

const believed = (name: string, { before, head }: Cosigned): string => {
  if (before === undefined)
    return `It is the first of it that ${name} has seen, and was believed as it stands: compare its root with one that you have by another way, such as a printed board paper`;
  return before.size === head.size
    ? 'It is the one that was cosigned before, at another time'
    : `It goes on from the ${counted(before.size, 'event')} that were cosigned before: nothing of them was changed`;
};

const reportOf = (name: string, file: string, cosigned: Cosigned, time: number): Report => {
  const { head, before } = cosigned;
  const root = Buffer.from(head.root).toString('base64');
  return {
    kind: 'witness cosign',
    says: [
      `Cosigned ${counted(head.size, 'event')} of ${head.origin} as ${name}: ${file}`,
      believed(name, cosigned),
      `Root ${root}`,
      `Send ${file} back to who keeps the ledger, and keep a copy where they cannot write`,
    ],
    tables: [],
    data: {
      witness: name,
      origin: head.origin,
      size: head.size,
      root,
      before: before?.size ?? null,
      time,
      file,
    },
    next: [`plan-ledger timestamp request ${shellWord(file)} --out ${shellWord(`${file}.tsq`)}`],
  };
};

/** Cosigns the checkpoint of somebody else's ledger, if it goes on from what was cosigned before. */
export const witnessCosign: OutsideCommand = {
  usage: 'cosign <checkpoint>',
  says: "Say of a ledger's checkpoint that you saw it, if it goes on from all that you saw before; else refuse",
  options: [
    { flags: '--key <file>', says: 'your key, as key generate --witness makes it', required: true },
    {
      flags: '--ledger-key <file>',
      says: "the ledger's key, NAME.pub, as it was given to you",
      required: true,
    },
    { flags: '--proof <file>', says: 'the consistency proof from the checkpoint that you cosigned last' },
    { flags: '--first', says: 'you never cosigned this plan' },
    { flags: '--from <checkpoint>', says: 'go on from this one, where it is lost what you cosigned last' },
    { flags: '--state <file>', says: 'where is kept what you cosigned last (beside your key)' },
    {
      flags: '--out <file>',
      says: 'the file to write: the checkpoint with your cosignature',
      required: true,
    },
  ],
  examples: [
    'witness cosign may.checkpoint --key auditor.key --ledger-key ledger.pub --first --out may.cosigned',
    'witness cosign june.checkpoint --key auditor.key --ledger-key ledger.pub --proof june.consistency-proof --out june.cosigned',
  ],
  run: (typed) => {
    const keyFile = textOf(typed, 'key') ?? '';
    const time = Math.floor(Date.parse(now()) / 1000);
    return pipe(
      TE.Do,
      TE.bind('out', () => TE.fromEither(outIn(typed))),
      TE.bind('start', () => TE.fromEither(startIn(typed))),
      TE.bind('proof', () => TE.fromEither(proofIn(typed))),
      TE.bind('file', () => TE.fromEither(checkpointFile(typed.args[0] ?? ''))),
      TE.bind('key', () => TE.fromEither(pipe(readSigningKey(keyFile), E.mapLeft(logFault)))),
      TE.bind('ledger', () =>
        TE.fromEither(pipe(readVerifierKey(textOf(typed, 'ledgerKey') ?? ''), E.mapLeft(logFault))),
      ),
      TE.bind('cosigned', ({ start, proof, file, key, ledger }) => {
        const places = placesAt(textOf(typed, 'state') ?? `${keyFile.replace(/\.key$/u, '')}.seen`);
        return pipe(
          cosign({ key, ledger, places }, { note: file.bytes, time, start, ...proof }),
          TE.mapLeft(logFault),
        );
      }),
      TE.tap(({ out, cosigned }) => TE.fromEither(writeNewBytes(out, Buffer.from(cosigned.note)))),
      TE.map(({ out, key, cosigned }) => reportOf(key.verifier.name, out, cosigned, time)),
    );
  },
};
