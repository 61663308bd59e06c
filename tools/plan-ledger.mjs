import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { bundle, bundleCli, root } from './bundle.mjs';

const newestIn = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

const builtAt = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const changedAt = Math.max(
  ...['domain', 'store', 'projections', 'evidence', 'cli'].map((room) =>
    newestIn(join(root, 'packages', room, 'src')),
  ),
);
if (changedAt > builtAt) await bundleCli();

// A package manager runs scripts in the workspace's folder; paths are meant from where the person stands.
process.chdir(process.env.INIT_CWD ?? process.cwd());
await import(pathToFileURL(bundle).href);
