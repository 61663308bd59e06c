import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as t from 'io-ts';

/** What stands at a name that a pack is to have. */
export type Standing = 'nothing' | 'a pack' | 'a file' | 'a folder that is no pack' | 'something else';

const Manifest = t.type({ format: t.string });

const isPack = (folder: string): boolean => {
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    return Manifest.is(json) && json.format.startsWith('plan-ledger/pack/');
  } catch {
    return false;
  }
};

/** What stands at a path; what a symbolic link leads to is not looked at. */
export const standingAt = (path: string): Standing => {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'nothing';
  if (found.isFile()) return 'a file';
  if (!found.isDirectory()) return 'something else';
  return isPack(path) ? 'a pack' : 'a folder that is no pack';
};
