import * as E from 'fp-ts/lib/Either.js';

import type { Unavailable } from '../../event-store.js';
import { whenFree } from './busy.js';
import { codeOf, isFatal } from './failures.js';
import type { Opened } from './open.js';

/** The use of one connection: one thing at a time, and nothing after it has ended. */
export interface Connection {
  /** Runs `use`, again when the file was held by another; `explain` says what an error of SQLite means here. */
  readonly run: <F, A>(
    use: () => E.Either<F, A>,
    explain: (code: string, message: string) => F,
  ) => Promise<E.Either<F | Unavailable, A>>;
  readonly end: () => void;
}

const unavailable = (why: string): Unavailable => ({ _tag: 'Unavailable', why });

export const connectionOf = ({ db, isCurrent }: Opened, file: string): Connection => {
  let ended: Unavailable | undefined;

  const standing = (): Unavailable | undefined =>
    ended ??
    (isCurrent()
      ? undefined
      : unavailable(`Cannot read ${file}: it was written since it was opened; open it again`));

  const run: Connection['run'] = async (use, explain) => {
    try {
      return await whenFree(() => {
        const over = standing();
        return over === undefined ? use() : E.left(over);
      });
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      if (isFatal(code)) {
        ended = unavailable(
          `Cannot use ${file}: the disk failed before (${code}); close the ledger, check the disk and open it again`,
        );
      }
      return E.left(explain(code, (error as Error).message));
    }
  };

  const end = (): void => {
    ended = unavailable(`Cannot use ${file}: the store was closed; open it again`);
    db.close();
  };

  return { run, end };
};
