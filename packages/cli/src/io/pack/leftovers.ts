import { lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What stands beside a pack while it is written: the new one, its archive, and the old one while it is replaced. */
export type Beside = 'draft' | 'zip' | 'old';

/** The hidden name beside a folder that this process uses. */
export const besideOf = (folder: string, what: Beside): string =>
  join(dirname(folder), `.${basename(folder)}.${process.pid}.pack-${what}`);

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { readonly code?: unknown }).code === 'EPERM';
  }
};

interface Leftover {
  readonly path: string;
  readonly what: string;
}

const leftoversOf = (folder: string): readonly Leftover[] => {
  const start = `.${basename(folder)}.`;
  return readdirSync(dirname(folder)).flatMap((name) => {
    const [, pid = '', what = ''] = name.startsWith(start)
      ? (/^(\d+)\.pack-(draft|zip|old)$/u.exec(name.slice(start.length)) ?? [])
      : [];
    return what === '' || runs(Number(pid)) ? [] : [{ path: join(dirname(folder), name), what }];
  });
};

/**
 * Clears what writers that were ended left beside a pack. One that was ended while it replaced a pack had put that aside: it is
 * put back.
 */
export const clearLeftovers = (folder: string): void => {
  for (const { path, what } of leftoversOf(folder)) {
    if (what === 'old' && !isThere(folder)) renameSync(path, folder);
    else rmSync(path, { recursive: true, force: true });
  }
};
