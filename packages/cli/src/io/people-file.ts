import { readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { type Document, isSeq, visit } from 'yaml';

import type { CliFault } from '../fault.js';
import { eraseComments } from '../people/comments.js';
import { readDirectory } from '../people/directory.js';
import { applied, type Change } from '../people/edit.js';
import type { Directory, Entry } from '../people/entry.js';
import { draftsOf, exists, readText, writeWhole } from './files.js';
import { parsedYaml, placeOf, plainYaml, type Yaml } from './yaml.js';

/** A directory of people as it stands in its file. */
export interface PeopleFile {
  readonly file: string;
  readonly text: string;
  readonly document: Document;
  readonly directory: Directory;
}

/** What is told once must be told once when it is erased: a name that is written by reference stands somewhere else. */
const writtenOut = (file: string, yaml: Yaml): E.Either<CliFault, void> => {
  const faults: string[] = [];
  visit(yaml.document, {
    Alias: (_, node) => {
      const { line, col } = yaml.lines.linePos(node.range?.[0] ?? 0);
      faults.push(`${file}:${line}:${col}: Found the reference *${node.source}; wanted it written out`);
    },
  });
  return faults.length > 0 ? E.left({ _tag: 'BadFile', file, faults }) : E.right(undefined);
};

/** Reads a directory of people. */
export const readPeopleFile = (file: string): E.Either<CliFault, PeopleFile> =>
  pipe(
    E.Do,
    E.bind('text', () => readText(file)),
    E.bind('yaml', ({ text }) => parsedYaml(file, text)),
    E.tap(({ yaml }) => writtenOut(file, yaml)),
    E.bind('raw', ({ yaml }) => plainYaml(file, yaml)),
    E.bind('directory', ({ raw, yaml }) =>
      pipe(
        readDirectory(raw),
        E.mapLeft((faults): CliFault => ({
          _tag: 'BadFile',
          file,
          faults: faults.map(
            ({ path, message }) =>
              `${file}:${placeOf(yaml, path)}: ${path.length < 2 ? '' : `${path.at(-1) ?? ''}: `}${message}`,
          ),
        })),
      ),
    ),
    E.map(({ text, yaml, directory }) => ({ file, text, document: yaml.document, directory })),
  );

/** Reads the directory that is to be changed; one with nothing in it where there is none yet. */
export const readOrBegin = (file: string): E.Either<CliFault, PeopleFile> =>
  exists(file)
    ? readPeopleFile(file)
    : pipe(
        parsedYaml(file, ''),
        E.map(({ document }) => ({ file, text: '', document, directory: [] })),
      );

const FIELDS = ['name', 'role', 'from', 'to', 'erased'] as const;

const fieldsOf = ({ person, from, to }: Entry): Partial<Record<(typeof FIELDS)[number], string>> => ({
  ...(person ?? { erased: 'true' }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const replaceIn = (document: Document, at: number, entry: Entry): void => {
  const fields = fieldsOf(entry);
  for (const field of FIELDS) {
    const text = fields[field];
    if (text === undefined) document.deleteIn([at, field]);
    // A value that stays keeps its quotes and its comment.
    else if (document.getIn([at, field]) !== text) document.setIn([at, field], text);
  }
};

const insertIn = (document: Document, at: number, entry: Entry): void => {
  const node = document.createNode({ id: entry.id, ...fieldsOf(entry) });
  if (isSeq(document.contents)) document.contents.items.splice(at, 0, node);
  else document.contents = document.createNode([node]);
};

/** The text of a directory after changes: whatever else stands in the file stays, and its comments, but for those on who is erased. */
const textAfter = ({ document, directory }: PeopleFile, changes: readonly Change[]): string => {
  let entries = directory;
  for (const change of changes) {
    const { act, at, entry } = change;
    const { person: before } = (act === 'replace' ? entries[at] : undefined) ?? {};
    if (act === 'insert') insertIn(document, at, entry);
    else replaceIn(document, at, entry);
    if (before !== undefined && entry.person === undefined)
      eraseComments(document, document.getIn([at]), before.name);
    entries = applied(entries, [change]);
  }
  return document.toString({ lineWidth: 0 });
};

const MINE_ALONE = 0o600;
const PERMISSIONS = 0o777;

/** Writes a directory with changes, unless somebody else wrote it since it was read. */
export const writeChanges = (read: PeopleFile, changes: readonly Change[]): E.Either<CliFault, void> => {
  const isNew = !exists(read.file);
  // What a link leads to is the file, or else the names would stay in it.
  const file = isNew ? read.file : realpathSync(read.file);
  const unless = (): CliFault | undefined => {
    const now = exists(file) ? readText(file) : E.right('');
    if (E.isLeft(now)) return now.left;
    return now.right === read.text
      ? undefined
      : {
          _tag: 'Moved',
          message: `${read.file} was written by somebody else meanwhile; nothing was written: look at it, and try again`,
        };
  };
  return writeWhole(file, textAfter(read, changes), {
    mode: isNew ? MINE_ALONE : statSync(file).mode & PERMISSIONS,
    unless,
  });
};

const holds = (file: string, name: string): boolean => {
  try {
    return statSync(file).isFile() && readFileSync(file).includes(name);
  } catch {
    // One that cannot be read cannot be vouched for.
    return true;
  }
};

/** Why a name that is taken out of the file would still be there under another name of the file; nothing where it has none. */
export const otherwiseNamed = (file: string): string | undefined => {
  const links = statSync(file).nlink;
  return links === 1
    ? undefined
    : `Found ${links} hard links to ${file}; the others would keep what is erased here. Delete them, and try again; nothing was erased`;
};

/** Removes what a writer that was ended left of the file, and gives the files beside it that may have a name in them. */
export const clearedBeside = (link: string, name: string): readonly string[] => {
  const file = realpathSync(link);
  const folder = dirname(file);
  try {
    for (const draft of draftsOf(file)) rmSync(draft, { force: true });
    return readdirSync(folder)
      .filter((other) => other !== basename(file) && other.includes(basename(file)))
      .map((other) => join(folder, other))
      .filter((other) => holds(other, name));
  } catch {
    return [folder];
  }
};
