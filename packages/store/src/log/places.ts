import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import { guarded, makeWhole, readWhole, statsOf } from '../disk/files.js';
import { lock } from '../disk/lock.js';
import type { Unavailable } from '../event-store.js';
import { explainIntegrity, type IntegrityFailure } from '../integrity/index.js';
import type { Unusable } from './failure.js';

/**
 * Where it is kept what was signed last: twice, so that a file which is lost, or an older one that was put back, is noticed
 * by the other. Best in two folders that no backup puts back together.
 */
export interface Places {
  readonly state: string;
  readonly second: string;
}

/**
 * A place for what is kept, and the second one beside it.
 *
 * @example
 * import { placesAt } from '@plan-ledger/store/log';
 * assert.deepEqual(placesAt('auditor.seen'), { state: 'auditor.seen', second: 'auditor.seen.second' });
 */
export const placesAt = (state: string): Places => ({ state, second: `${state}.second` });

/** The file itself, not a link to it, so that two names of it have one lock. */
const realFile = (file: string): string =>
  statsOf(file) === undefined
    ? join(realpathSync(dirname(resolve(file))), basename(file))
    : realpathSync(file);

/** Uses both places, while nobody else can: of two at once, one is refused. */
export const withPlaces =
  <F, A>(
    { state, second }: Places,
    use: (real: Places) => TaskEither<F, A>,
  ): TaskEither<F | Unavailable, A> =>
  async () => {
    const real = guarded('open', state, () => ({ state: realFile(state), second: realFile(second) }));
    if (E.isLeft(real)) return real;
    const one = lock(real.right.state, 'another signer');
    if (E.isLeft(one)) return one;
    const other = lock(real.right.second, 'another signer');
    try {
      return E.isLeft(other) ? other : await use(real.right)();
    } finally {
      if (E.isRight(other)) other.right();
      one.right();
    }
  };

/** What one of the two files says: none when it is not there. */
export type Read<A> = E.Either<Unusable | Unavailable, A | undefined>;

/** Reads both files. */
export const readBoth = <A>(
  { state, second }: Places,
  mostBytes: number,
  parse: (bytes: Uint8Array) => E.Either<IntegrityFailure, A>,
): readonly [Read<A>, Read<A>] => {
  const read = (file: string, other: string): Read<A> =>
    pipe(
      readWhole(file, mostBytes),
      E.chainW((bytes) =>
        bytes === undefined
          ? E.right(undefined)
          : pipe(
              parse(bytes),
              E.mapLeft((failure): Unusable => ({
                _tag: 'Unusable',
                file,
                why: `${explainIntegrity(failure)}. Nothing was signed: if ${other} is whole and was never put back from a backup, copy it here; else move both away, and begin again from the newest checkpoint that anybody holds`,
              })),
            ),
      ),
    );
  return [read(state, second), read(second, state)];
};

/** What both files say, when none of them is broken. */
export const bothOf = <A>([one, other]: readonly [Read<A>, Read<A>]): E.Either<
  Unusable | Unavailable,
  readonly [A | undefined, A | undefined]
> =>
  pipe(
    one,
    E.chain((first) =>
      pipe(
        other,
        E.map((second) => [first, second] as const),
      ),
    ),
  );

/** What those of the two say that are not broken. */
export const wholeOf = <A>(read: readonly [Read<A>, Read<A>]): readonly [A | undefined, A | undefined] => {
  const [one, other] = read;
  return [E.isRight(one) ? one.right : undefined, E.isRight(other) ? other.right : undefined];
};

/** Keeps a text in both files. When it is done, the disk has both. */
export const writeBoth = ({ state, second }: Places, text: string): E.Either<Unavailable, void> =>
  pipe(
    guarded('write', second, () => makeWhole(second, text)),
    E.chain(() => guarded('write', state, () => makeWhole(state, text))),
  );
