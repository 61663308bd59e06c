import { closeSync } from 'node:fs';

import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { NO_PLAN } from '../../assign.js';
import { guarded, readAt } from '../../disk/files.js';
import type { AppendFailure, ReadFailure, Unavailable, Written } from '../../event-store.js';
import { checkWritten, newIn } from '../../restore.js';
import type { CopyTarget } from '../ends.js';
import { type OpenFile, writeBatch } from './batch.js';
import { writtenIn } from './line.js';
import { type Place, unreadableLine } from './places.js';

/** An open file of JSON Lines, as one end of a copy. */
export interface JsonLines extends CopyTarget {
  /** Lets go of the file. Calls after it give Unavailable. */
  readonly close: () => Promise<void>;
}

const no = (why: string): Unavailable => ({ _tag: 'Unavailable', why });

export const jsonLinesEnd = (opened: OpenFile): JsonLines => {
  const { file, handle, places, release } = opened;
  let closed = false;
  let ended: Unavailable | undefined;

  const whileOpen =
    <F, A>(use: () => E.Either<F, A>): TaskEither<F | Unavailable, A> =>
    () =>
      Promise.resolve(ended === undefined ? use() : E.left(ended));

  const streamIn = (plan: PlanId): readonly Place[] => places.streams.get(plan)?.places ?? [];

  const readPlace = (plan: PlanId, version: Version, place: Place): E.Either<ReadFailure, Written> =>
    pipe(
      guarded('read', file, () => readAt(handle, place.offset, place.length)),
      E.chainW((bytes) =>
        pipe(
          writtenIn(bytes),
          E.filterOrElse(
            ({ event }) => event.plan === plan && event.version === version,
            () => 'found another event than before; somebody has changed the file',
          ),
          E.mapLeft((why) => unreadableLine(file, place.line, why, plan)),
        ),
      ),
    );

  const readWritten = (
    plan: PlanId,
    from: Version = 1,
    to: Version = Infinity,
  ): E.Either<ReadFailure, readonly Written[]> => {
    const start = Math.max(from, 1) - 1;
    const found: Written[] = [];
    for (const [at, place] of streamIn(plan).slice(start, Math.max(to, 0)).entries()) {
      const written = readPlace(plan, start + at + 1, place);
      if (E.isLeft(written)) return written;
      found.push(written.right);
    }
    return E.right(found);
  };

  const write = (plan: PlanId, written: readonly Written[]): E.Either<AppendFailure, undefined> => {
    const result = writeBatch(opened, plan, written);
    if (E.isLeft(result) && result.left._tag === 'OutcomeUnknown')
      ended = no(`Cannot use ${file}: the disk failed before; check the disk, and copy again`);
    return result;
  };

  /** Where an id is used: sought through the file, since it is asked only where it is wrongly used again. */
  const usedAt = (id: string): { readonly plan: PlanId; readonly version: Version } | undefined => {
    if (!places.ids.has(id)) return undefined;
    for (const [plan, stream] of places.streams) {
      for (const [at, place] of stream.places.entries()) {
        const written = readPlace(plan, at + 1, place);
        if (E.isRight(written) && written.right.event.id === id) return { plan, version: at + 1 };
      }
    }
    return undefined;
  };

  const restore = (plan: PlanId, written: readonly Written[]): E.Either<AppendFailure, Version> => {
    if (release === undefined)
      return E.left(no(`Cannot write ${file}: it was opened to read; open it to write`));
    const stream = places.streams.get(plan);
    const version = stream?.places.length ?? 0;
    const head = stream === undefined ? NO_PLAN : { version, recordedAt: stream.recordedAt };
    return pipe(
      checkWritten(plan, written),
      E.bindTo('checked'),
      E.bindW('stored', ({ checked }) =>
        readWritten(plan, checked[0]?.event.version, checked.at(-1)?.event.version),
      ),
      E.chainW(({ checked, stored }) => newIn(plan, checked, { head, stored, usedAt })),
      E.chainW((added) => (added.length === 0 ? E.right(undefined) : write(plan, added))),
      E.map(() => streamIn(plan).length),
    );
  };

  return {
    identity: whileOpen(() => E.right(places.identity)),
    plans: whileOpen(() => E.right([...places.streams.keys()].sort())),
    versionOf: (plan) => whileOpen(() => E.right(streamIn(plan).length)),
    readWritten: (plan, from, to) => whileOpen(() => readWritten(plan, from, to)),
    restore: (plan, written) => whileOpen(() => restore(plan, written)),
    close: () => {
      if (closed) return Promise.resolve();
      closed = true;
      ended = no(`Cannot use ${file}: it was closed; open it again`);
      closeSync(handle);
      release?.();
      return Promise.resolve();
    },
  };
};
