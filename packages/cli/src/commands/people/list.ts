import { type CalendarDay, counted } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { today } from '../../clock.js';
import type { Directory, Entry } from '../../people/entry.js';
import { byBegin, covers } from '../../people/periods.js';
import type { Table } from '../../render/index.js';
import type { Report } from '../../report.js';
import { dayIfGiven } from '../typed.js';
import { type PeopleCommand, readThere, withFiles } from './shape.js';

/** Each id with its holders, the earliest first. */
const inOrder = (directory: Directory): Directory =>
  [...directory].sort((a, b) => (a.id === b.id ? byBegin(a, b) : a.id < b.id ? -1 : 1));

const tableOf = (entries: Directory, on: CalendarDay): Table => ({
  columns: [
    { key: 'id', title: 'Id', flex: 0 },
    { key: 'name', title: 'Name', dataOnly: true },
    { key: 'name_shown', title: 'Name', humanOnly: true, flex: 2 },
    { key: 'role', title: 'Role', flex: 2 },
    { key: 'from', title: 'From', flex: 0 },
    { key: 'to', title: 'To', flex: 0 },
    { key: 'present', title: 'Now', flex: 0 },
    { key: 'erased', title: 'Erased', dataOnly: true },
  ],
  rows: entries.map((entry) => {
    const { id, person, from = '', to = '' } = entry;
    const { name = '', role = '' } = person ?? {};
    const isErased = person === undefined;
    return [id, name, isErased ? '(erased)' : name, role, from, to, covers(entry, on), isErased];
  }),
  none: 'Nobody is in it yet',
});

const dataOf = (entry: Entry, on: CalendarDay): object => ({
  id: entry.id,
  name: entry.person?.name ?? null,
  role: entry.person?.role ?? null,
  from: entry.from ?? null,
  to: entry.to ?? null,
  present: covers(entry, on),
  erased: entry.person === undefined,
});

const reportOf = (file: string, directory: Directory, on: CalendarDay): Report => {
  const entries = inOrder(directory);
  const ids = new Set(entries.map(({ id }) => id)).size;
  return {
    kind: 'people',
    says: [`${counted(ids, 'id')} in ${file}, judged on ${on}`],
    tables: [tableOf(entries, on)],
    data: entries.map((entry) => dataOf(entry, on)),
    next: ['plan-ledger people check'],
  };
};

export const list: PeopleCommand = {
  usage: 'list',
  says: 'Who holds each id, and who held it before',
  options: [{ flags: '--on <day>', says: 'the day on which somebody holds an id now (today)' }],
  examples: ['people list', 'people list --on 2021-03-31 --format csv'],
  run: (typed, address, world) =>
    pipe(
      TE.fromEither(dayIfGiven(typed, 'on')),
      TE.flatMap((on = today()) =>
        withFiles(typed, address, world, (files, file) =>
          pipe(
            readThere(files, file),
            E.map(({ directory }) => reportOf(file, directory, on)),
          ),
        ),
      ),
    ),
};
