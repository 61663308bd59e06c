import { ActorId, CalendarDay, closed, listOf, TextField } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';

import type { Directory, DirectoryFault, Entry } from './entry.js';
import { overlapsIn, reversedIn } from './periods.js';

const LONGEST = 200;
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u;

const words = (name: string, wanted: string, isRefused: (text: string) => boolean): TextField<string> =>
  new TextField(name, wanted, {}, (text) => {
    const trimmed = text.trim();
    return trimmed === '' || trimmed.length > LONGEST || isRefused(trimmed) ? undefined : trimmed;
  });

/** What a person is called. Where several stand together, semicolons divide them. */
export const Name = words(
  'Name',
  `a name of at most ${LONGEST} characters, without control characters and semicolons`,
  (text) => UNFIT.test(text) || text.includes(';'),
);

/** What a person is. */
export const Role = words(
  'Role',
  `a role of at most ${LONGEST} characters, without control characters`,
  (text) => UNFIT.test(text),
);

const Id = new TextField('Id', 'an opaque id such as U1 (letters, digits, . _ -)', {}, (text) =>
  ActorId.is(text) ? text : undefined,
);
const Day = new TextField('Day', 'a day that exists, as YYYY-MM-DD', {}, (text) =>
  CalendarDay.is(text) ? text : undefined,
);
const Erased = new TextField('Erased', 'true, or no such field', {}, (text) => text === 'true' || undefined);

const Written = closed(
  'an entry of the directory of people',
  { id: Id },
  { name: Name, role: Role, from: Day, to: Day, erased: Erased },
);
const File = listOf(Written);
type Written = t.TypeOf<typeof Written>;

const shortened = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

const faultOf = ({ context, message = '', value }: t.ValidationError): DirectoryFault => ({
  path: context.map(({ key }) => key).filter((key) => key !== ''),
  message: `Found ${value === undefined ? 'nothing' : shortened(value)}; ${message}`,
});

/** An entry has a name and a role, or says that they were erased. */
const personFault = ({ name, role, erased }: Written, at: number): readonly DirectoryFault[] => {
  const path = [String(at)];
  if (erased !== undefined)
    return name === undefined && role === undefined
      ? []
      : [{ path, message: 'Found a name or a role beside erased; wanted one or the other' }];
  return (['name', 'role'] as const)
    .filter((field) => (field === 'name' ? name : role) === undefined)
    .map((field) => ({ path, message: `Found no ${field}; wanted a field ${field}, or erased: true` }));
};

const entryOf = ({ id, name, role, from, to }: Written): Entry => ({
  id,
  ...(name === undefined || role === undefined ? {} : { person: { name, role } }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** What is wrong with the periods of a directory: one that ends before it begins, two holders of one id on one day. */
export const periodFaults = (entries: Directory): readonly DirectoryFault[] => [
  ...reversedIn(entries),
  ...overlapsIn(entries),
];

/** A directory from what its file holds, every scalar of it as text; `Left` lists each fault with its place. */
export const readDirectory = (raw: unknown): E.Either<readonly DirectoryFault[], Directory> =>
  pipe(
    // A file in which nothing is written yet.
    File.decode(raw ?? []),
    E.mapLeft((errors) => errors.map(faultOf)),
    E.flatMap((written) => {
      const entries = written.map(entryOf);
      const faults = [...written.flatMap(personFault), ...periodFaults(entries)];
      return faults.length > 0 ? E.left(faults) : E.right(entries);
    }),
  );
