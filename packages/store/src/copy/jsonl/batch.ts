import { ftruncateSync } from 'node:fs';

import type { PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { refused } from '../../check.js';
import { guarded, systemCodeOf, unavailable, writeSurely } from '../../disk/files.js';
import { type AppendFailure, streamOf, type Written } from '../../event-store.js';
import { canonicalText } from '../record.js';
import { LONGEST_LINE } from './lines.js';
import { note, type Places } from './places.js';

/** A file that is open: to be read, and to be written where its lock is held. */
export interface OpenFile {
  readonly file: string;
  readonly handle: number;
  readonly places: Places;
  /** Lets go of the lock; none where the file is only read. */
  readonly release?: () => void;
}

/** The lines of events, each as RFC 8785 writes it. */
const linesOf = (plan: PlanId, written: readonly Written[]): E.Either<AppendFailure, readonly Buffer[]> => {
  const lines: Buffer[] = [];
  for (const one of written) {
    const text = canonicalText(one);
    if (E.isLeft(text)) return text;
    const line = Buffer.from(`${text.right}\n`);
    if (line.length > LONGEST_LINE)
      return E.left(refused(plan, `Cannot restore: version ${one.event.version} is too large for a line`));
    lines.push(line);
  }
  return E.right(lines);
};

const FULL = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** Takes back a part of a batch, so that nothing is written after half a line. */
const takeBack = ({ file, handle, places }: OpenFile, plan: PlanId, code: string): AppendFailure => {
  const cut = guarded('write', file, () => ftruncateSync(handle, places.end));
  return E.isRight(cut) && FULL.includes(code)
    ? unavailable('write', file, code)
    : { _tag: 'OutcomeUnknown', stream: streamOf(plan), why: `the disk of ${file} failed (${code})` };
};

/** Writes events after the last line and waits until the disk has them, or takes back what came of it. */
export const writeBatch = (
  opened: OpenFile,
  plan: PlanId,
  written: readonly Written[],
): E.Either<AppendFailure, undefined> =>
  pipe(
    linesOf(plan, written),
    E.chain((lines) => {
      const { handle, places } = opened;
      try {
        writeSurely(handle, Buffer.concat(lines), places.end);
      } catch (error) {
        const code = systemCodeOf(error);
        if (code === undefined) throw error;
        return E.left(takeBack(opened, plan, code));
      }
      for (const [at, one] of written.entries()) {
        const length = (lines[at]?.length ?? 1) - 1;
        note(places, one, { offset: places.end, length, line: places.lines + 1 });
      }
      return E.right(undefined);
    }),
  );
