import { counted, noPlan, sameJson } from '@plan-ledger/domain';
import { eachHappening, findingsOf, type Finding, knownAt } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import type { Asked } from '../../asked.js';
import type { Session } from '../../session.js';
import type { ReadCommand } from '../shape.js';

interface Told extends Finding {
  readonly edition: string;
}

/** What was found at each edition, and since the last one. */
const findingsAt = ({ store, views }: Session, asked: Asked): TE.TaskEither<CliFault, readonly Told[]> => {
  const editions: readonly { readonly label: string; readonly version: number }[] = asked.plan.editions;
  const isChangedSince = (editions.at(-1)?.version ?? 0) < asked.version;
  const moments = [...editions, ...(isChangedSince ? [{ label: 'since', version: asked.version }] : [])];
  return pipe(
    moments,
    TE.traverseSeqArray(({ label, version }) =>
      pipe(
        knownAt(store, views, asked.id, version),
        TE.map(({ plan, quoted }) => {
          const own = quoted.filter(({ edition }) => (edition ?? 'since') === label);
          return findingsOf(plan, own).map((finding): Told => ({ edition: label, ...finding }));
        }),
      ),
    ),
    TE.map(RA.flatten),
  );
};

/** Reads every event again, and holds the kept views against them. */
const readThrough = ({ store, views }: Session, asked: Asked): TE.TaskEither<CliFault, void> =>
  pipe(
    eachHappening(store, asked.id, noPlan, asked.version, () => undefined),
    TE.flatMap((plan): TE.TaskEither<CliFault, void> => {
      if (plan.version !== asked.version) {
        return TE.left({
          _tag: 'Fault',
          message: `Found ${counted(plan.version, 'event')} of plan ${asked.id}; wanted ${asked.version}`,
        });
      }
      if (sameJson(plan, asked.plan)) return TE.right(undefined);
      views.forget(asked.id);
      return TE.left({
        _tag: 'Fault',
        message:
          'The kept views did not agree with the events; they were thrown away and will be folded anew. Run doctor again',
      });
    }),
  );

export const doctor: ReadCommand = {
  mode: 'read',
  usage: 'doctor',
  says: 'Whether the ledger can be read to its end, and where the plan disagrees with itself',
  examples: ['doctor', 'doctor --as-of edition:may-2020'],
  run: (asked, _, session) =>
    pipe(
      readThrough(session, asked),
      TE.flatMap(() => findingsAt(session, asked)),
      TE.map((findings) => ({
        kind: 'doctor',
        asked,
        says: [
          `The ledger is readable: ${counted(asked.version, 'event')} read again, versions dense, every event understood, kept views equal`,
          findings.length === 0
            ? 'The plan agrees with itself'
            : `${counted(findings.length, 'place')} where the documents do not agree with themselves, or where a reading is doubtful`,
        ],
        tables: [
          {
            columns: [
              { key: 'edition', title: 'Edition', flex: 0 },
              { key: 'finding', title: 'Finding', flex: 0 },
              { key: 'subject', title: 'Subject', flex: 1 },
              { key: 'says', title: 'What the documents say', flex: 4 },
            ],
            rows: findings.map(({ edition, kind, subject, says }) => [edition, kind, subject, says]),
            none: 'Nothing to report',
          },
        ],
        data: findings,
      })),
    ),
};
