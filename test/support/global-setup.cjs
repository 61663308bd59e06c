const { existsSync, mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const root = join(__dirname, '..', '..');
const workers = join(root, 'test', 'workers');

const sourceOf = (path) => join(root, 'packages', ...path.split('/'));

const entryPoints = {
  '@plan-ledger/domain': sourceOf('domain/src/index.ts'),
  '@plan-ledger/domain/testing': sourceOf('domain/src/testing/index.ts'),
  '@plan-ledger/store': sourceOf('store/src/index.ts'),
  '@plan-ledger/store/memory': sourceOf('store/src/adapters/memory.ts'),
  '@plan-ledger/store/sqlite': sourceOf('store/src/adapters/sqlite/index.ts'),
  '@plan-ledger/store/jsonl': sourceOf('store/src/copy/jsonl/index.ts'),
  '@plan-ledger/store/eventstoredb': sourceOf('store/src/adapters/eventstoredb/index.ts'),
  '@plan-ledger/store/integrity': sourceOf('store/src/integrity/index.ts'),
  '@plan-ledger/store/log': sourceOf('store/src/log/index.ts'),
  '@plan-ledger/store/verify': sourceOf('store/src/verify/index.ts'),
  '@plan-ledger/store/timestamp': sourceOf('store/src/timestamp/index.ts'),
  '@plan-ledger/store/testing': sourceOf('store/src/testing/index.ts'),
  '@plan-ledger/projections': sourceOf('projections/src/index.ts'),
  '@plan-ledger/evidence': sourceOf('evidence/src/index.ts'),
  '@plan-ledger/evidence/sheets': sourceOf('evidence/src/sheets/index.ts'),
  '@plan-ledger/cli': sourceOf('cli/src/index.ts'),
};

// Workers are run as programs of their own, outside jest: they are bundled from the sources, so that no build is needed.
const packages = {
  name: 'packages',
  setup: (build) => {
    build.onResolve({ filter: /^@plan-ledger\// }, ({ path }) => ({ path: entryPoints[path] }));
    // By its place: the bundle does not stand where pnpm would let it be found.
    const external = /^(better-sqlite3|@eventstore\/db-client|@grpc\/grpc-js|google-protobuf|yaml)(\/|$)/;
    build.onResolve({ filter: external }, ({ path }) => ({
      path: pathToFileURL(require.resolve(path, { paths: [sourceOf('store'), sourceOf('evidence'), root] }))
        .href,
      external: true,
    }));
  },
};

const bundleWorkers = async () => {
  const scripts = existsSync(workers) ? readdirSync(workers).filter((name) => name.endsWith('.ts')) : [];
  if (scripts.length === 0) return;
  await require('esbuild').build({
    entryPoints: scripts.map((name) => join(workers, name)),
    outdir: join(root, 'node_modules', '.cache', 'plan-ledger', 'workers'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    nodePaths: ['domain', 'store', 'projections', 'evidence', 'cli'].map((name) =>
      join(sourceOf(name), 'node_modules'),
    ),
    plugins: [packages],
  });
};

// By a dynamic import: it is an ES module.
const bundleCommand = async () => {
  const { bundleCli } = await import(pathToFileURL(join(root, 'tools', 'bundle.mjs')).href);
  await bundleCli();
};

// What one test file has prepared, others copy: a folder of this run, which goes when the run does.
const shareFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-ledger-run-'));
  process.env.PLAN_LEDGER_TEST_RUN = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
};

module.exports = async () => {
  shareFolder();
  await bundleWorkers();
  await bundleCommand();
};
