import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { type Example, examplesOf, examplesOfPage, examplesOfSource, run } from './examples.js';
import { type Surfaced, surfaceOf } from './surface.js';

const ROOT = join(__dirname, '..', '..');

describe('the examples of the documentation', () => {
  it.each(examplesOf(ROOT).map((example) => [`${example.file}:${example.line}`, example] as const))(
    '%s runs',
    async (_place, example) => {
      await run(example, require);
    },
  );
});

// The rooms whose whole surface is shown by examples. Add a room when it is.
const ROOMS: readonly string[] = ['domain', 'store', 'projections', 'evidence', 'cli'];

/** Where the doors of a room stand: what its package lets others import. */
const doorsOf = (room: string): readonly string[] => {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'packages', room, 'package.json'), 'utf8')) as {
    readonly exports: Readonly<Record<string, { readonly default: string }>>;
  };
  return Object.values(exports).map(
    (door) => `packages/${room}/${door.default.replace('./dist/', 'src/').replace(/\.js$/u, '.ts')}`,
  );
};

const indexes = ROOMS.flatMap(doorsOf);

describe.each(indexes)('what %s gives', (index) => {
  const surface = surfaceOf(join(ROOT, index));
  const names = (wanted: (surfaced: Surfaced) => boolean): readonly string[] =>
    surface.filter(wanted).map(({ name }) => name);

  it('is a list of names', () => {
    expect(surface.length).toBeGreaterThan(0);
    expect(names(({ name }) => name === '*')).toEqual([]);
  });

  it('says of each function and constant what it is, with an example', () => {
    expect(names(({ kind, documented, example }) => kind === 'value' && !(documented && example))).toEqual(
      [],
    );
  });

  it('says of each type what it is', () => {
    expect(names(({ kind, documented }) => kind === 'type' && !documented)).toEqual([]);
  });
});

describe('the surface of a package', () => {
  it('is seen as it is: names without words, without an example, and with both', () => {
    const surface = surfaceOf(join(__dirname, 'made-up-room', 'index.ts'));
    expect(surface).toEqual([
      { name: 'shown', kind: 'value', documented: true, example: true },
      { name: 'told', kind: 'value', documented: true, example: false },
      { name: 'silent', kind: 'value', documented: false, example: false },
      { name: 'Codec', kind: 'value', documented: true, example: true },
      { name: 'Plain', kind: 'type', documented: true, example: false },
      { name: 'Bare', kind: 'type', documented: false, example: false },
      { name: 'renamed', kind: 'value', documented: true, example: false },
      { name: '*', kind: 'value', documented: false, example: false },
    ]);
  });
});

describe('an example', () => {
  const code = (text: string): Example => ({ file: 'made-up.ts', line: 1, code: text });

  it('is found in a docblock, with its line, up to the next tag', () => {
    const source = [
      'const before = 1;',
      '/**',
      ' * Doubles.',
      ' *',
      ' * @example twice',
      ' * ```ts',
      ' * const two = double(1);',
      ' *',
      ' * assert.equal(two, 2);',
      ' * ```',
      ' * @param n what to double',
      ' * @example',
      ' * assert.equal(double(2), 4);',
      ' */',
      '/** @example assert.fail() stands on the line of the tag, and is its title */',
    ].join('\n');
    expect(examplesOfSource('made-up.ts', source)).toEqual([
      { file: 'made-up.ts', line: 5, code: 'const two = double(1);\n\nassert.equal(two, 2);' },
      { file: 'made-up.ts', line: 12, code: 'assert.equal(double(2), 4);' },
      { file: 'made-up.ts', line: 15, code: '' },
    ]);
  });

  it('is found in a page, fenced as ts', () => {
    const page = ['# Title', '', '```sh', 'ls', '```', '', '```ts', 'const a = 1;', 'assert(a);', '```'].join(
      '\n',
    );
    expect(examplesOfPage('page.md', page)).toEqual([
      { file: 'page.md', line: 7, code: 'const a = 1;\nassert(a);\n' },
    ]);
  });

  it('may wait, may be typed, and uses the sources of the packages', async () => {
    await run(
      code(`import { addDays, type CalendarDay } from '@plan-ledger/domain';
        const later: string = await Promise.resolve(addDays('2020-02-28' as CalendarDay, 1));
        assert.equal(later, '2020-02-29');`),
      require,
    );
  });

  it.each([
    ['a wrong assertion', "assert.equal(1, 2, 'one is not two')", /one is not two/u],
    ['a throw', "throw new Error('thrown')", /thrown/u],
    ['a wait that fails', "await Promise.reject(new Error('late'))", /late/u],
    ['a syntax error', 'const = 1', /Syntax Error/u],
    ['a name that is not there', 'assert(nowhere)', /nowhere is not defined/u],
    [
      'a function that a package does not give',
      "import { nope } from '@plan-ledger/domain'; nope()",
      /nope/u,
    ],
    ['a module that is not there', "import { x } from '@plan-ledger/nowhere'; x()", /nowhere/u],
  ])('fails on %s', async (_what, text, told) => {
    await expect(run(code(text), require)).rejects.toThrow(told);
  });
});
