import { type Checkpoint, explainIntegrity, parseCheckpoint, parseNote } from '@plan-ledger/store/integrity';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { readBytes } from '../../io/bytes.js';

/** The file of a checkpoint: its bytes as they are, and what they say. Nothing of it is verified. */
export interface CheckpointFile {
  readonly bytes: Buffer;
  readonly says: Checkpoint;
}

const MOST_BYTES = 64 * 1024;

/** Reads the file of a checkpoint. */
export const checkpointFile = (file: string): E.Either<CliFault, CheckpointFile> =>
  pipe(
    readBytes(file, MOST_BYTES),
    E.chain((bytes) =>
      pipe(
        parseNote(bytes),
        E.chain(({ text }) => parseCheckpoint(text)),
        E.bimap(
          (fault): CliFault => ({ _tag: 'BadFile', file, faults: [explainIntegrity(fault)] }),
          (says) => ({ bytes, says }),
        ),
      ),
    ),
  );
