import { changesBetweenVersions } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Names } from '../../render/index.js';
import { asOfLine, wrapped } from '../../report.js';
import { knownWhen } from '../../asked.js';
import { changesInShort, changesShown, changesTable, countLine } from './changes-table.js';
import type { ReadCommand } from '../shape.js';

export const changes: ReadCommand = {
  mode: 'read',
  usage: 'changes <from> [to]',
  showsPeople: true,
  says: 'What changed between two times, net: unmarked changes to published figures first',
  options: [
    { flags: '--summary', says: 'only the unmarked changes, a line for each measure, and the count' },
  ],
  examples: [
    'changes edition:may-2020 edition:december-2020',
    'changes 2020-06-30 --format csv',
    'changes v750 --summary',
  ],
  run: (asked, { args, options }, session) =>
    pipe(
      TE.Do,
      TE.bindW('from', () => knownWhen(session, asked.id, args[0])),
      TE.bindW('to', () => (args[1] === undefined ? TE.right(asked) : knownWhen(session, asked.id, args[1]))),
      TE.bindW('between', ({ from, to }) =>
        changesBetweenVersions(
          session.store,
          session.views,
          asked.id,
          Math.min(from.version, to.version),
          Math.max(from.version, to.version),
        ),
      ),
      TE.map(({ from, to, between }) => ({
        kind: 'changes',
        asked: from.version <= to.version ? to : from,
        says: [
          `Changes since: ${asOfLine(from.version <= to.version ? from : to)}`,
          ...(from.version <= to.version
            ? []
            : [
                `Found the later time first (version ${from.version} before version ${to.version}); shown from the earlier one to the later one`,
              ]),
        ],
        day: (from.version <= to.version ? to : from).plan.reportedOn,
        tables: [changesTable(between.changes)],
        shown: (width: number, colour: boolean, names?: Names) =>
          options['summary'] === true
            ? changesInShort(between.changes, width)
            : [
                changesShown(between.changes, width, colour, names),
                wrapped(countLine(between.changes), width).join('\n'),
              ]
                .join('\n\n')
                .trimStart(),
        data: between.changes,
      })),
    ),
};
