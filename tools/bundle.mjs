import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const bundle = join(root, 'packages/cli/dist/plan-ledger.mjs');

const source = (room, file = 'index.ts') => join(root, 'packages', room, 'src', file);

/** The page that verifies proofs in a browser: the command holds it, and writes it out. */
export const offlineVerifier = source('store', 'verify/offline/verify.html');

/** Where the rooms are read from when something is bundled from their sources. */
export const rooms = {
  '@plan-ledger/domain/testing': source('domain', 'testing/index.ts'),
  '@plan-ledger/domain': source('domain'),
  '@plan-ledger/store/memory': source('store', 'adapters/memory.ts'),
  '@plan-ledger/store/sqlite': source('store', 'adapters/sqlite/index.ts'),
  '@plan-ledger/store/jsonl': source('store', 'copy/jsonl/index.ts'),
  '@plan-ledger/store/integrity': source('store', 'integrity/index.ts'),
  '@plan-ledger/store/log': source('store', 'log/index.ts'),
  '@plan-ledger/store/verify': source('store', 'verify/index.ts'),
  '@plan-ledger/store/timestamp': source('store', 'timestamp/index.ts'),
  '@plan-ledger/store': source('store'),
  '@plan-ledger/projections': source('projections'),
  '@plan-ledger/evidence/sheets': source('evidence', 'sheets/index.ts'),
  '@plan-ledger/evidence': source('evidence'),
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

/**
 * Stand beside the command: the client of a server, and what makes packs, take longer to load than most commands take to run.
 */
const BESIDE = {
  '@plan-ledger/store/eventstoredb': 'eventstoredb.mjs',
  '@plan-ledger/evidence': 'evidence.mjs',
};

const beside = (rooms) => ({
  name: 'beside',
  setup: ({ onResolve }) => {
    for (const room of rooms)
      onResolve({ filter: new RegExp(`^${room}$`) }, () => ({ path: `./${BESIDE[room]}`, external: true }));
  },
});

/** One file of the whole command line, so that it starts fast, and one of what few need. */
export const bundleCli = async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8'));
  const common = {
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3', '@eventstore/db-client'],
    alias: rooms,
    define: {
      PLAN_LEDGER_VERSION: JSON.stringify(version),
      PLAN_LEDGER_VERIFIER: JSON.stringify(readFileSync(offlineVerifier, 'utf8')),
    },
    mainFields: ['module', 'main'],
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'warning',
  };
  const required =
    "import { createRequire as planLedgerRequire } from 'node:module';\nconst require = planLedgerRequire(import.meta.url);";
  await Promise.all([
    build({
      ...common,
      entryPoints: [source('cli', 'main.ts')],
      outfile: bundle,
      banner: { js: `#!/usr/bin/env node\n${required}` },
      plugins: [modules, beside(Object.keys(BESIDE))],
    }),
    build({
      ...common,
      entryPoints: [source('store', 'adapters/eventstoredb/index.ts')],
      outfile: join(dirname(bundle), 'eventstoredb.mjs'),
      banner: { js: required },
      plugins: [modules],
    }),
    build({
      ...common,
      entryPoints: [source('cli', 'pack-thread.ts')],
      outfile: join(dirname(bundle), 'pack-thread.mjs'),
      banner: { js: required },
      // Of what makes packs it has the writing of events alone, so that it begins the sooner.
      plugins: [modules, beside(['@plan-ledger/store/eventstoredb'])],
    }),
    build({
      ...common,
      entryPoints: [source('evidence')],
      outfile: join(dirname(bundle), 'evidence.mjs'),
      banner: { js: required },
      plugins: [modules],
    }),
  ]);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleCli();
