import { changesBetweenVersions, exceptionsOf } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Asked, knownWhen } from '../../asked.js';
import { dayMeant, ON } from './dashboard.js';
import { type ReadCommand, textOf } from '../shape.js';

const STALE_AFTER_WEEKS = 13;

/** Changes count since the edition before the latest one, unless a time is given. */
const sinceMeant = (asked: Asked, since: string | undefined): string | undefined => {
  const before = asked.plan.editions.at(-2);
  return since ?? (before === undefined ? undefined : `edition:${before.label}`);
};

export const exceptions: ReadCommand = {
  mode: 'read',
  usage: 'exceptions',
  says: 'What a board should look at first: overdue, slipped, revised, changed status, stale',
  options: [
    ON,
    { flags: '--since <when>', says: 'changes since this time count (the edition before the latest)' },
    { flags: '--stale-after <weeks>', says: `silence of so many weeks counts (${STALE_AFTER_WEEKS})` },
  ],
  examples: ['exceptions', 'exceptions --as-of edition:december-2020', 'exceptions --stale-after 6'],
  run: (asked, typed, session) => {
    const since = sinceMeant(asked, textOf(typed, 'since'));
    const weeks = Number(textOf(typed, 'staleAfter') ?? STALE_AFTER_WEEKS);
    if (!Number.isInteger(weeks) || weeks < 1) {
      return TE.left({
        _tag: 'Usage',
        message: 'Found --stale-after that is no number of weeks; wanted 1 or more',
      });
    }
    return pipe(
      TE.Do,
      TE.bindW('on', () => TE.fromEither(dayMeant(asked, typed))),
      TE.bindW('changes', () =>
        since === undefined
          ? TE.right([])
          : pipe(
              knownWhen(session, asked.id, since),
              TE.flatMap(({ version }) =>
                changesBetweenVersions(session.store, session.views, asked.id, version, asked.version),
              ),
              TE.map((between) => between.changes),
            ),
      ),
      TE.map(({ on, changes }) => {
        const rows = exceptionsOf(asked.plan, changes, { on, staleAfterWeeks: weeks });
        return {
          kind: 'exceptions',
          asked,
          says: [
            `Judged on ${on}; ${since === undefined ? 'no changes are counted' : `changes since ${since}`}`,
          ],
          tables: [
            {
              columns: [
                { key: 'kind', title: 'Exception', flex: 0 },
                { key: 'section', title: 'Section', dataOnly: true },
                { key: 'subject', title: 'Subject', dataOnly: true },
                { key: 'title', title: 'Title', dataOnly: true },
                { key: 'about', title: 'About', humanOnly: true, flex: 2 },
                { key: 'says', title: 'What', flex: 2 },
              ],
              rows: rows.map((row) => [
                row.kind,
                row.section,
                row.subject,
                row.title,
                `${row.title} (${row.subject})`,
                row.says,
              ]),
              none: 'There are no exceptions',
            },
          ],
          data: rows,
        };
      }),
    );
  },
};
