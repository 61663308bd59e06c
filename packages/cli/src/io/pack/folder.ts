import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';

import type { PackOut, zipInto } from '@plan-ledger/evidence';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../../fault.js';
import { codeOf, isFolder, meaningOf, settle } from '../files.js';
import { archiveInto, type Draft, draftIn, fileWriter } from './draft.js';
import { besideOf, clearLeftovers } from './leftovers.js';
import { type Standing, standingAt } from './standing.js';

/** Where a pack is to stand. */
export interface PackPlace {
  /** The folder, as it was typed. */
  readonly out: string;
  /** Whether a pack that stands there already gives way. */
  readonly replace: boolean;
  /** Whether the same is written as an archive beside it. */
  readonly zip: boolean;
}

/** A pack that is being written: nothing stands under its name until it is whole. */
export interface PackFolder {
  readonly out: PackOut;
  /** The folder that it is written in until then: another thread may write a file there, which is to be taken in. */
  readonly draft: string;
  /** Takes in a file that was written so; `failure` is why it could not be. */
  readonly takeIn: (path: string, failure?: Error) => void;
  /** Gives it its name, and the archive its own. */
  readonly finish: TaskEither<CliFault, void>;
  /** Takes back all that was written. */
  readonly discard: () => void;
}

/** The archive of a pack, beside its folder. */
export const zipOf = (folder: string): string => `${resolve(folder)}.zip`;

const fault = (message: string): CliFault => ({ _tag: 'Fault', message });

const cannot = (folder: string, error: unknown): CliFault => {
  // What is no fault of the system is one of the program.
  if (codeOf(error) === 'unknown') throw error;
  return fault(`Cannot write the pack ${folder}: ${meaningOf(codeOf(error))}; nothing was written`);
};

const replaceHint = 'add --replace to put the new one in its place, or give another name after --out';

const folderFault = (folder: string, standing: Standing, replace: boolean): CliFault | undefined => {
  if (standing === 'nothing' || (standing === 'a pack' && replace)) return undefined;
  return fault(
    standing === 'a pack'
      ? `Found ${folder}, a pack that was made before; ${replaceHint}`
      : `Found ${folder}, ${standing}; give a name after --out that is not there yet`,
  );
};

const zipFault = (file: string, standing: Standing, replace: boolean): CliFault | undefined => {
  if (standing === 'nothing' || (standing === 'a file' && replace)) return undefined;
  return fault(
    standing === 'a file'
      ? `Found ${file} already; ${replaceHint}`
      : `Found ${file}, which is no file; give another name after --out`,
  );
};

const inTheWay = ({ out, replace, zip }: PackPlace): CliFault | undefined =>
  folderFault(out, standingAt(resolve(out)), replace) ??
  (zip ? zipFault(`${out}.zip`, standingAt(zipOf(out)), replace) : undefined);

const placeFault = ({ out }: PackPlace): CliFault | undefined => {
  const folder = resolve(out);
  if (out === '' || basename(folder) === '')
    return {
      _tag: 'Usage',
      message: `Found --out ${JSON.stringify(out)}; wanted the name of a folder to make`,
    };
  return isFolder(dirname(folder))
    ? undefined
    : {
        _tag: 'NotFound',
        message: `Found no folder ${dirname(folder)} for the pack ${out}; make it first, or name another --out`,
      };
};

const named = (folder: string): void => {
  const [draft, old] = [besideOf(folder, 'draft'), besideOf(folder, 'old')];
  const replaces = standingAt(folder) === 'a pack';
  if (replaces) renameSync(folder, old);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (replaces) renameSync(old, folder);
    throw error;
  }
  settle(dirname(folder));
  rmSync(old, { recursive: true, force: true });
};

/** Writes the archive of a draft that is whole. */
const archived = (
  { attempt, failed, paths }: Draft,
  from: string,
  inside: string,
  to: string,
  zipTo: typeof zipInto,
): void => {
  if (failed() !== undefined) return;
  attempt(() => {
    const { write, end } = fileWriter(to);
    try {
      const zip = zipTo(write);
      archiveInto(zip, from, paths(), inside);
      zip.end();
    } finally {
      end();
    }
  });
};

const opened = (place: PackPlace, inside: string, zipTo: typeof zipInto): PackFolder => {
  const folder = resolve(place.out);
  const [draft, draftZip] = [besideOf(folder, 'draft'), besideOf(folder, 'zip')];
  mkdirSync(draft);
  const files = draftIn(draft);
  const { attempt, failed } = files;
  const discard = (): void => {
    rmSync(draft, { recursive: true, force: true });
    rmSync(draftZip, { force: true });
  };
  return {
    out: files.out,
    draft,
    takeIn: (path, failure) => {
      files.takeIn(path);
      attempt(() => {
        if (failure !== undefined) throw failure;
      });
    },
    discard,
    finish: async () => {
      if (place.zip) archived(files, draft, inside, draftZip, zipTo);
      await files.settle(place.zip ? [draftZip] : []);
      // What came to stand there since is not overwritten.
      const found = failed() === undefined ? inTheWay(place) : undefined;
      attempt(() => {
        if (found !== undefined) return;
        if (place.zip) renameSync(draftZip, zipOf(folder));
        named(folder);
      });
      const error = failed();
      if (error === undefined && found === undefined) return E.right(undefined);
      discard();
      return E.left(found ?? cannot(place.out, error));
    },
  };
};

/**
 * Begins to write a pack under a hidden name beside its own. `inside` is the folder that its archive unpacks to. What writers left
 * there that were ended is cleared first.
 */
export const openPackFolder = (
  place: PackPlace,
  inside: string,
  zipTo: typeof zipInto,
): E.Either<CliFault, PackFolder> => {
  const wrong = placeFault(place);
  if (wrong !== undefined) return E.left(wrong);
  try {
    clearLeftovers(resolve(place.out));
    const found = inTheWay(place);
    return found === undefined ? E.right(opened(place, inside, zipTo)) : E.left(found);
  } catch (error) {
    return E.left(cannot(place.out, error));
  }
};
