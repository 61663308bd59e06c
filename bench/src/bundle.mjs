import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { bundleCli, rooms } from '../../tools/bundle.mjs';
import { unsealed } from './unsealed.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const bundleRooms = (outfile, plugins) =>
  build({
    stdin: {
      contents: Object.keys(rooms)
        .filter((room) => !room.endsWith('/testing'))
        .concat('@plan-ledger/store/eventstoredb')
        .map((room) => `export * from '${room}';`)
        .join('\n'),
      resolveDir: here('.'),
    },
    outfile: here(`../dist/${outfile}`),
    plugins,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['better-sqlite3', '@eventstore/db-client'],
    alias: {
      '@plan-ledger/store/eventstoredb': here('../../packages/store/src/adapters/eventstoredb/index.ts'),
      ...rooms,
    },
    banner: {
      js: "import { createRequire as benchRequire } from 'node:module';\nconst require = benchRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });

/**
 * The product's sources of this checkout as one module, on the better-sqlite3 of this folder; the same without seals; and its
 * command line.
 */
export const bundleProduct = async () => {
  await bundleRooms('product.mjs', []);
  await bundleRooms('unsealed.mjs', [unsealed]);
  await build({
    entryPoints: [here('../../test/workers/wire-server-worker.ts')],
    outfile: here('../dist/wire-server.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@eventstore/db-client', '@grpc/grpc-js', 'google-protobuf'],
    logLevel: 'warning',
  });
  await bundleCli();
};
