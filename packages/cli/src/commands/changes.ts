import { changesBetweenVersions } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { renderTable } from '../render/index.js';
import { asOfLine } from '../report.js';
import { knownWhen } from '../session.js';
import { changesForPeople, changesTable, countLine, newFigures } from './changes-table.js';
import type { ReadCommand } from './shape.js';

export const changes: ReadCommand = {
  mode: 'read',
  usage: 'changes <from> [to]',
  says: 'What changed between two times, net: unmarked changes to published figures first',
  examples: ['changes edition:may-2020 edition:december-2020', 'changes 2020-06-30 --format csv'],
  run: (asked, { args }, session) =>
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
        asked: to,
        says: [`Changes since: ${asOfLine(from)}`],
        tables: [changesTable(between.changes)],
        shown: (width: number, colour: boolean) =>
          [
            ...changesForPeople(between.changes).map((table) =>
              renderTable(table, { format: 'text', width, colour }).trimEnd(),
            ),
            newFigures(between.changes),
            countLine(between.changes),
          ]
            .filter((part) => part !== '')
            .join('\n\n'),
        data: between.changes,
      })),
    ),
};
