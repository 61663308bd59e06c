const rooms = ['domain', 'store', 'projections', 'evidence', 'cli'];

const backward = rooms.flatMap((room, at) =>
  rooms.slice(at + 1).map((later) => ({
    name: `${room}-may-not-use-${later}`,
    comment: 'An arrow between rooms never points back: domain <- store <- projections <- evidence <- cli',
    severity: 'error',
    from: { path: `^packages/${room}/` },
    to: { path: `^packages/${later}/|@plan-ledger/${later}` },
  })),
);

module.exports = {
  forbidden: [
    ...backward,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'domain names no Node module and only fp-ts, io-ts and date-fns',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: [
          '^packages/domain/src',
          '/node_modules/fp-ts/',
          '/node_modules/io-ts/',
          '/node_modules/date-fns/',
        ],
      },
    },
    {
      name: 'testing-only-from-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.ts$|/testing/|^test/' },
      to: { path: '/testing/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules|/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.js', '.d.ts'],
    },
  },
};
