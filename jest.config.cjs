const packageOf = (subpath) => `<rootDir>/packages/$1/src/${subpath}`;

// ES modules only, which jest does not load as they stand.
const canonicalize = '<rootDir>/node_modules/canonicalize/lib/canonicalize.js';

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/packages', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '(\\.ts|/canonicalize/lib/canonicalize\\.js|/(d3-[a-z-]+|internmap)/dist/.*\\.mjs)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [
    '/node_modules/(?!\\.pnpm/(canonicalize|d3-[a-z-]+|internmap)@|canonicalize/|d3-[a-z-]+/|internmap/)',
  ],
  extensionsToTreatAsEsm: [],
  moduleNameMapper: {
    '^@plan-ledger/(domain|store|projections|evidence|cli)$': packageOf('index.ts'),
    '^@plan-ledger/(evidence)/sheets$': packageOf('sheets/index.ts'),
    '^@plan-ledger/(domain|store)/testing$': packageOf('testing/index.ts'),
    '^@plan-ledger/(store)/memory$': packageOf('adapters/memory.ts'),
    '^@plan-ledger/(store)/sqlite$': packageOf('adapters/sqlite/index.ts'),
    '^@plan-ledger/(store)/jsonl$': packageOf('copy/jsonl/index.ts'),
    '^@plan-ledger/(store)/integrity$': packageOf('integrity/index.ts'),
    '^@plan-ledger/(store)/log$': packageOf('log/index.ts'),
    '^@plan-ledger/(store)/verify$': packageOf('verify/index.ts'),
    '^@plan-ledger/(store)/timestamp$': packageOf('timestamp/index.ts'),
    '^@plan-ledger/(store)/eventstoredb$': packageOf('adapters/eventstoredb/index.ts'),
    '^canonicalize$': canonicalize,
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/test/support/global-setup.cjs',
  testSequencer: '<rootDir>/test/support/sequencer.cjs',
  testTimeout: 60000,
  maxWorkers: '100%',
};
