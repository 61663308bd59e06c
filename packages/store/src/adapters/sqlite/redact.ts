import type { PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type Erasing, erasingOf } from '../../erasure.js';
import type {
  AppendFailure,
  Appended,
  ExpectedVersion,
  ReadFailure,
  Redacted,
  Erasure,
  Written,
} from '../../event-store.js';
import type { AppendAll } from './append.js';
import type { Opened } from './open.js';
import { readPlan } from './read.js';
import { filesWith } from './residue.js';
import { rowOf, writtenIn } from './rows.js';

/** Shorter texts stand by chance in any file. */
const LEAST_LETTERS = 8;

interface Done {
  readonly appended: Appended;
  readonly erasing: Erasing | undefined;
}

/** Appends a redaction and erases its text, in one transaction; then empties the log beside the file, and looks through both. */
export const redactor = (
  { db, statements }: Opened,
  file: string,
  appendAll: AppendAll,
): ((plan: PlanId, expected: ExpectedVersion, event: Erasure) => E.Either<AppendFailure, Redacted>) => {
  const targetOf = (
    plan: PlanId,
    { event: { version } }: Erasure,
  ): E.Either<ReadFailure, Written | undefined> =>
    pipe(
      readPlan(statements, plan, version, version, writtenIn),
      E.map(([found]) => found),
    );

  const erase = ({ kept }: Erasing): void => {
    const { plan, version, data, reason, source, seal } = rowOf(kept);
    statements.erase.run({ plan, version, data, reason, source, seal });
  };

  const transaction = db.transaction(
    (plan: PlanId, expected: ExpectedVersion, event: Erasure): E.Either<AppendFailure, Done> =>
      pipe(
        targetOf(plan, event),
        E.chainW((target) =>
          erasingOf(plan, event, target, statements.placeOf.get({ id: event.id })?.plan === plan),
        ),
        E.bindTo('erasing'),
        E.bindW('appended', () => appendAll(plan, expected, [event])),
        E.map((done) => {
          if (done.erasing !== undefined) erase(done.erasing);
          return done;
        }),
      ),
  );

  const emptyLog = (): boolean => {
    const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    return answer?.busy === 0;
  };

  /** What is to be nowhere any more: the text itself only where no other event says the same. */
  const gone = ({ text, salts }: Erasing): readonly string[] =>
    text.length >= LEAST_LETTERS &&
    statements.saying.get({ text: JSON.stringify(text).slice(1, -1), plain: text }) === undefined
      ? [...salts, text]
      : salts;

  const inUse = (path: string): string =>
    `${path}: another process is using the ledger; end it, and redact it again`;

  /** Writes the file anew: what SQLite leaves behind when it moves rows between pages, it does not take along. */
  const writeAnew = (): readonly string[] => {
    db.exec('VACUUM');
    return emptyLog() ? [] : [inUse(`${file}-wal`)];
  };

  const residueOf = (erasing: Erasing | undefined): readonly string[] => {
    // Nobody knows any more what to look for.
    if (erasing === undefined) return writeAnew();
    if (!emptyLog()) return [inUse(`${file}-wal`)];
    const texts = gone(erasing);
    if (filesWith(file, texts).length === 0) return [];
    const left = writeAnew();
    return left.length > 0 ? left : filesWith(file, texts).map(inUse);
  };

  return (plan, expected, event) =>
    pipe(
      transaction.immediate(plan, expected, event),
      E.map(({ appended, erasing }) => ({ ...appended, residue: residueOf(erasing) })),
    );
};
