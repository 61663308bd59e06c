import { randomBytes } from 'node:crypto';

import { counted } from '@plan-ledger/domain';
import {
  checkTimestamp,
  explainTimestamp,
  parseAnchors,
  parseTimestampRequest,
  type Timestamp,
  type TimestampClaim,
  type TimestampFailure,
  timestampRequest,
  verifyTimestamp,
} from '@plan-ledger/store/timestamp';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import { readBytes, writeNewBytes } from '../../io/bytes.js';
import { exists, readText } from '../../io/files.js';
import type { Report } from '../../report.js';
import { shellWord } from '../shell-word.js';
import { type Option, textOf, type Typed } from '../shape.js';
import { type CheckpointFile, checkpointFile } from './checkpoint-file.js';
import type { OutsideCommand } from './shape.js';

// Authorities there are that take no more.
const NONCE_BYTES = 8;
const MOST_BYTES = 64 * 1024;

const REQUEST: Option = { flags: '--request <file>', says: 'the request that it answers, FILE.tsq' };
const TRUST = { flags: '--trust <file>', says: 'the certificates of the authorities that you trust, as PEM' };

const faultIn =
  (file: string) =>
  (failure: TimestampFailure): CliFault =>
    failure._tag === 'Malformed'
      ? { _tag: 'BadFile', file, faults: [explainTimestamp(failure)] }
      : { _tag: 'Undecided', message: `${file}: ${explainTimestamp(failure)}` };

/** The nonce of the request that is answered, and whether that is of these bytes is seen from the answer. */
const nonceIn = (typed: Typed): E.Either<CliFault, Pick<TimestampClaim, 'nonce'>> => {
  const file = textOf(typed, 'request');
  return file === undefined
    ? E.right({})
    : pipe(
        readBytes(file, MOST_BYTES),
        E.chain((bytes) => pipe(parseTimestampRequest(bytes), E.mapLeft(faultIn(file)))),
        E.map(({ nonce }) => ({ nonce })),
      );
};

/** Checks an answer, against the authorities that are trusted where they are given. */
const checked = (typed: Typed, { bytes }: CheckpointFile, file: string): E.Either<CliFault, Timestamp> => {
  const trust = textOf(typed, 'trust');
  return pipe(
    E.Do,
    E.bind('response', () => readBytes(file, MOST_BYTES)),
    E.bind('nonce', () => nonceIn(typed)),
    E.bind('anchors', () =>
      trust === undefined
        ? E.right(undefined)
        : pipe(
            readText(trust),
            E.chain((pem) => pipe(parseAnchors(pem), E.mapLeft(faultIn(trust)))),
          ),
    ),
    E.chain(({ response, nonce, anchors }) => {
      const claim: TimestampClaim = { data: bytes, response, ...nonce };
      return pipe(
        anchors === undefined ? checkTimestamp(claim) : verifyTimestamp(claim, anchors),
        E.mapLeft(faultIn(file)),
      );
    }),
  );
};

const keptAt = (checkpoint: string): string => `${checkpoint}.tsr`;

const clockOf = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;

const dataOf = (checkpoint: string, { says }: CheckpointFile, timestamp: Timestamp): object => ({
  checkpoint,
  origin: says.origin,
  size: says.size,
  ...timestamp,
});

const NOT_ASKED =
  'Whether that authority is to be believed was not asked: get its root certificate from somebody you trust, and verify';

/** Makes a request for a timestamp of a checkpoint, to be sent to an authority. */
export const timestampRequestCommand: OutsideCommand = {
  usage: 'request <checkpoint>',
  says: 'Make a request for a timestamp of a checkpoint (RFC 3161), to send to an authority of your choice',
  options: [{ flags: '--out <file>', says: 'the file to write, FILE.tsq', required: true }],
  examples: ['timestamp request may.cosigned --out may.tsq'],
  run: (typed) => {
    const [checkpoint = ''] = typed.args;
    const out = textOf(typed, 'out') ?? '';
    return TE.fromEither(
      pipe(
        checkpointFile(checkpoint),
        E.bindTo('file'),
        E.filterOrElse(
          () => !exists(out),
          (): CliFault => ({ _tag: 'Fault', message: `Found ${out} already; give another name after --out` }),
        ),
        E.bind('request', ({ file: { bytes } }) =>
          pipe(timestampRequest(bytes, randomBytes(NONCE_BYTES)), E.mapLeft(faultIn(out))),
        ),
        E.tap(({ request }) => writeNewBytes(out, request)),
        E.map(({ file: { says } }): Report => ({
          kind: 'timestamp request',
          says: [
            `Wrote ${out}: a request for a timestamp of ${checkpoint}, ${counted(says.size, 'event')} of ${says.origin}`,
            'It holds the SHA-256 of the file, and nothing of what is in it',
            `From now on ${checkpoint} must not change by a byte: whoever is to cosign it does so before`,
          ],
          tables: [],
          data: { checkpoint, origin: says.origin, size: says.size, request: out },
          next: [
            `curl --data-binary @${shellWord(out)} --header 'Content-Type: application/timestamp-query' --output ANSWER.tsr AUTHORITY`,
            `plan-ledger timestamp attach ${shellWord(checkpoint)} ANSWER.tsr --request ${shellWord(out)}`,
          ],
        })),
      ),
    );
  },
};

/** Checks the answer of an authority, and keeps it beside the checkpoint. */
export const timestampAttach: OutsideCommand = {
  usage: 'attach <checkpoint> <response>',
  says: 'Check the answer of an authority, and keep it beside the checkpoint, as CHECKPOINT.tsr',
  options: [REQUEST, TRUST],
  examples: ['timestamp attach may.cosigned answer.tsr --request may.tsq --trust authority.pem'],
  run: (typed) => {
    const [checkpoint = '', response = ''] = typed.args;
    const isTrusted = textOf(typed, 'trust') !== undefined;
    return TE.fromEither(
      pipe(
        checkpointFile(checkpoint),
        E.bindTo('file'),
        E.bind('timestamp', ({ file }) => checked(typed, file, response)),
        E.bind('bytes', () => readBytes(response, MOST_BYTES)),
        E.tap(({ bytes }) => writeNewBytes(keptAt(checkpoint), bytes)),
        E.map(({ file, timestamp }): Report => ({
          kind: 'timestamp attach',
          says: [
            `${checkpoint} was there on ${clockOf(timestamp.time)}, says ${timestamp.authority}; kept as ${keptAt(checkpoint)}`,
            ...(isTrusted ? [] : [NOT_ASKED]),
          ],
          tables: [],
          data: { ...dataOf(checkpoint, file, timestamp), trusted: isTrusted, file: keptAt(checkpoint) },
          next: [
            `plan-ledger timestamp verify ${shellWord(checkpoint)} --trust ${shellWord(textOf(typed, 'trust') ?? 'AUTHORITY.pem')}`,
          ],
        })),
      ),
    );
  },
};

/** Verifies the timestamp that is kept beside a checkpoint. */
export const timestampVerify: OutsideCommand = {
  usage: 'verify <checkpoint>',
  says: 'Whether a checkpoint was there at a time, as an authority says that you trust; asks nobody',
  options: [{ ...TRUST, required: true }, REQUEST],
  examples: ['timestamp verify may.cosigned --trust authority.pem'],
  run: (typed) => {
    const [checkpoint = ''] = typed.args;
    return TE.fromEither(
      pipe(
        checkpointFile(checkpoint),
        E.bindTo('file'),
        E.bind('timestamp', ({ file }) => checked(typed, file, keptAt(checkpoint))),
        E.map(({ file, timestamp }): Report => ({
          kind: 'timestamp verify',
          says: [
            `${checkpoint} was there on ${clockOf(timestamp.time)}: exactly these bytes, says ${timestamp.authority}`,
            `So were the ${counted(file.says.size, 'event')} of ${file.says.origin} that it covers; whose checkpoint it is, its signatures say: they were not looked at`,
            'Whether a certificate was revoked since is not known from a file: ask the authority, if it matters',
          ],
          tables: [],
          data: { ...dataOf(checkpoint, file, timestamp), trusted: true },
        })),
      ),
    );
  },
};
