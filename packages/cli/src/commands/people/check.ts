import { counted } from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { findingsBetween, type PeopleFinding } from '../../people/check.js';
import { gatherIds, type Used } from '../../people/ids-in.js';
import type { Report } from '../../report.js';
import { withSession } from '../../session.js';
import { type PeopleCommand, readThere, withFiles } from './shape.js';

const SAYS: Readonly<Record<PeopleFinding['finding'], string>> = {
  'no entry': 'The ledger uses it, and the directory has no entry of it',
  'nobody on the day': 'The ledger uses it on days on which nobody holds it',
  'not in the ledger': 'The directory has it, and no event uses it',
};

/** The ids of people in every plan, a page at a time. */
const idsIn =
  (store: EventStore): TE.TaskEither<ReadFailure, readonly Used[]> =>
  async () => {
    const { take, used } = gatherIds();
    let after = '';
    for (;;) {
      const page = await store.readAll(after)();
      if (E.isLeft(page)) return page;
      page.right.events.forEach(take);
      if (page.right.events.length === 0) return E.right(used());
      after = page.right.next;
    }
  };

const reportOf = (file: string, used: readonly Used[], findings: readonly PeopleFinding[]): Report => ({
  kind: 'people-check',
  says: [
    `${counted(used.length, 'id')} of people in the ledger, held against ${file}`,
    findings.length === 0
      ? 'Each of them has a holder on each day of its use'
      : `${counted(findings.length, 'id')} to look at`,
  ],
  tables: [
    {
      columns: [
        { key: 'finding', title: 'Finding', flex: 0 },
        { key: 'id', title: 'Id', flex: 0 },
        { key: 'used_as', title: 'Used as', flex: 0 },
        { key: 'first_day', title: 'First day', flex: 0 },
        { key: 'last_day', title: 'Last day', flex: 0 },
        { key: 'says', title: 'What', flex: 2 },
      ],
      rows: findings.map(({ finding, id, usedAs, firstDay, lastDay }) => [
        finding,
        id,
        usedAs,
        firstDay,
        lastDay,
        SAYS[finding],
      ]),
      none: 'Nothing to look at',
    },
  ],
  data: findings,
});

export const check: PeopleCommand = {
  usage: 'check',
  says: 'Ids in the ledger of which the directory knows nobody, and entries for ids that the ledger does not have',
  examples: ['people check', 'people check --format csv'],
  run: (typed, address, world) =>
    pipe(
      withFiles(typed, address, world, readThere),
      TE.flatMap(({ file, directory }) =>
        withSession(address, 'read', world, ({ store }) =>
          pipe(
            idsIn(store),
            TE.map((used) => reportOf(file, used, findingsBetween(used, directory))),
          ),
        ),
      ),
    ),
};
