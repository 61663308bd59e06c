import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { freshFolder } from './cli.js';

/** Gives `use` a disk of a megabyte; where none can be mounted, says that `what` was not tried. */
export const onSmallDisk = async (what: string, use: (disk: string) => Promise<void>): Promise<void> => {
  const disk = join(freshFolder(), 'disk');
  mkdirSync(disk);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status !== 0) {
    process.stdout.write(`A small disk cannot be mounted here: ${what} on a full one were not tried\n`);
    return;
  }
  try {
    await use(disk);
  } finally {
    spawnSync('umount', [disk]);
  }
};
