import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const bundle = join(root, 'packages/cli/dist/plan-ledger.mjs');

const source = (room, file = 'index.ts') => join(root, 'packages', room, 'src', file);

/** Where the rooms are read from when something is bundled from their sources. */
export const rooms = {
  '@plan-ledger/domain/testing': source('domain', 'testing/index.ts'),
  '@plan-ledger/domain': source('domain'),
  '@plan-ledger/store/memory': source('store', 'adapters/memory.ts'),
  '@plan-ledger/store/sqlite': source('store', 'adapters/sqlite/index.ts'),
  '@plan-ledger/store/jsonl': source('store', 'copy/jsonl/index.ts'),
  '@plan-ledger/store/eventstoredb': source('store', 'adapters/eventstoredb/index.ts'),
  '@plan-ledger/store': source('store'),
  '@plan-ledger/projections': source('projections'),
};

/** Takes the module form of these libraries, so that what is not used is left out and the command starts sooner. */
const modules = {
  name: 'modules',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^fp-ts\/lib\// }, ({ path, resolveDir, kind }) =>
      resolve(path.replace('/lib/', '/es6/'), { resolveDir, kind }),
    );
  },
};

/** One file of the whole command line, so that it starts fast. */
export const bundleCli = async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'));
  await build({
    entryPoints: [source('cli', 'main.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3', '@eventstore/db-client'],
    alias: rooms,
    define: { PLAN_LEDGER_VERSION: JSON.stringify(version) },
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as planLedgerRequire } from 'node:module';\nconst require = planLedgerRequire(import.meta.url);",
    },
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    minifySyntax: true,
    plugins: [modules],
    logLevel: 'warning',
  });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleCli();
