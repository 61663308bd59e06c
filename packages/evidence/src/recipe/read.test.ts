import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { BLOCK_NAMES, BUILT_IN, BUILT_IN_NAMES, readRecipe, type Recipe } from './index.js';

const HEAD = 'recipe: 1\nid: mine\ntitle: Mine\nblocks:\n';

const faultsIn = (text: string): readonly string[] => {
  const read = readRecipe(text, 'mine.yaml');
  return E.isRight(read)
    ? []
    : read.left.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
};

const recipeIn = (text: string): Recipe => {
  const read = readRecipe(text, 'mine.yaml');
  if (E.isLeft(read)) throw new Error(JSON.stringify(read.left));
  return read.right;
};

const bomb = [
  'a: &a [x, x]',
  ...'bcdefghijk'
    .split('')
    .map((name, at) => `${name}: &${name} [*${'abcdefghij'[at]}, *${'abcdefghij'[at]}]`),
].join('\n');

const CASES: readonly (readonly [name: string, text: string, ...says: (string | RegExp)[]])[] = [
  ['is empty', '', /^mine\.yaml:1:1: Found null; wanted a recipe/u],
  ['is a list', '- a\n', /1:1: Found \["a"\]; wanted a recipe/u],
  ['is no YAML', `${HEAD}  - [\n`, /mine\.yaml:\d+:\d+: /u],
  ['is an alias bomb', bomb, /aliases; write them out/u],
  ['is nested without end', `a: ${'['.repeat(50_000)}`, /mine\.yaml:1:/u],
  ['is huge', 'a'.repeat(70_000), 'mine.yaml:1:1: Found 70000 letters; wanted at most 65536'],
  [
    'is of another format',
    HEAD.replace('1', '2') + '  - headline\n',
    'mine.yaml:1:9: Found "2"; wanted 1, the format that this version reads',
  ],
  [
    'has no blocks',
    HEAD.replace('blocks:\n', ''),
    'mine.yaml:1:1: Found nothing; wanted a field blocks in a recipe',
  ],
  [
    'has an empty list of blocks',
    `${HEAD.trimEnd()} []\n`,
    'mine.yaml:4:9: Found []; wanted a list of blocks with something in it',
  ],
  [
    'has a field that nobody knows',
    `${HEAD}  - headline\nwindwo: 3\n`,
    /^mine\.yaml:6:9: Found "windwo"; unknown field of a recipe: did you mean window/u,
  ],
  ['has a field twice', `${HEAD}  - headline\nid: other\n`, /^mine\.yaml:6:1: Map keys must be unique/u],
  [
    'has a field __proto__',
    `${HEAD}  - headline\n__proto__: { a: b }\n`,
    /^mine\.yaml:6:12: .*unknown field/u,
  ],
  [
    'has a window of words',
    `${HEAD}  - headline\nwindow: long\n`,
    'mine.yaml:6:9: Found "long"; wanted a number of months, from 1 to 120',
  ],
  [
    'has a window without end',
    `${HEAD}  - headline\nwindow: 999\n`,
    /6:9: Found "999"; wanted a number of months/u,
  ],
  ['has an empty scope', `${HEAD}  - headline\nscope: []\n`, /^mine\.yaml:6:8: /u],
  [
    'has a section twice in its scope',
    `${HEAD}  - headline\nscope: [a, b, a]\n`,
    'mine.yaml:6:8: Found "a"; wanted each of them once',
  ],
  [
    'has a block that nobody knows',
    `${HEAD}  - headline\n  - dashbord\n`,
    'mine.yaml:6:5: Found "dashbord"; no such block: did you mean dashboard',
  ],
  [
    'has a block that is like no other',
    `${HEAD}  - zzz\n`,
    /5:5: Found "zzz"; no such block: wanted one of prose, chapter, /u,
  ],
  [
    'has a block twice',
    `${HEAD}  - headline\n  - chapter: One\n    blocks: [headline]\n`,
    'mine.yaml:7:14: Found the block headline a second time; wanted each block once',
  ],
  [
    'has a chapter in a chapter',
    `${HEAD}  - chapter: One\n    blocks:\n      - chapter: Two\n        blocks: [headline]\n`,
    /^mine\.yaml:7:9: Found a chapter in a chapter/u,
  ],
  [
    'has a chapter without blocks',
    `${HEAD}  - chapter: One\n`,
    /5:5: Found nothing; wanted a field blocks in a chapter/u,
  ],
  [
    'has options for a block that takes none',
    `${HEAD}  - risks: { only: a }\n`,
    'mine.yaml:5:12: Found "risks"; risks takes no options; wanted its name alone: - risks',
  ],
  [
    'has an option that nobody knows',
    `${HEAD}  - trends: { onyl: [a] }\n`,
    /5:21: .*unknown field of the options of trends: did you mean only/u,
  ],
  [
    'has an option of the wrong type',
    `${HEAD}  - trends: { charts: maybe }\n`,
    'mine.yaml:5:23: Found "maybe"; wanted yes or no',
  ],
  ['has prose without words', `${HEAD}  - prose: " "\n`, 'mine.yaml:5:12: Found " "; wanted some words'],
  [
    'has a digit in prose',
    `${HEAD}  - prose: |\n      All is well.\n\n      Of these, 12 are late.\n`,
    /^mine\.yaml:8:17: Found 12 typed in prose; numbers come from the plan/u,
  ],
  [
    'has digits twice in prose',
    `${HEAD}  - prose: |-\n      {on} has 3 of 13,\n      and 3 more.\n`,
    /^mine\.yaml:6:16: Found 3 /u,
    /^mine\.yaml:6:21: Found 13 /u,
    /^mine\.yaml:7:11: Found 3 /u,
  ],
  ['has a percentage in prose', `${HEAD}  - prose: Up to 4.5% late.\n`, /5:18: Found 4\.5% typed/u],
  ['has digits of another script', `${HEAD}  - prose: Of ٣ and ½.\n`, /Found ٣ typed/u, /Found ½ typed/u],
  [
    'has a digit in its title',
    `${HEAD.replace('Mine', 'January 2021')}  - headline\n`,
    /^mine\.yaml:3:16: Found 2021 typed/u,
  ],
  [
    'has a number that nobody knows',
    `${HEAD}  - exceptions\n  - prose: Some {actions_overdu} late.\n`,
    'mine.yaml:6:17: Found {actions_overdu}, which is no number of a plan; did you mean {actions_overdue} or {actions_moved} or {actions_completed}',
  ],
  [
    'has a number of which it shows no rows',
    `${HEAD}  - prose: Some {risks_open} open.\n`,
    'mine.yaml:5:17: Found {risks_open}, of which this recipe shows no rows; wanted one of the blocks risks as well',
  ],
  [
    'has a brace alone',
    `${HEAD}  - prose: Some { more.\n`,
    'mine.yaml:5:17: Found { alone; wanted a name between two braces',
  ],
  [
    'has a backtick alone',
    `${HEAD}  - prose: Some \` more.\n`,
    'mine.yaml:5:17: Found ` alone; wanted a second backtick after the name',
  ],
];

describe('A recipe that', () => {
  it.each(CASES)('%s is refused, with its line', (_, text, ...says) => {
    const faults = faultsIn(text);
    expect(faults).toHaveLength(Math.max(faults.length, says.length));
    says.forEach((wanted, at) =>
      typeof wanted === 'string' ? expect(faults[at]).toBe(wanted) : expect(faults[at]).toMatch(wanted),
    );
  });
});

describe('A recipe', () => {
  it('has what it says, and a window of eighteen months where it says none', () => {
    const text = `${HEAD}  - prose: |
      First {on},
      then \`Section 47\`.

      Second.
  - trends: { only: [a, b], charts: no }
  - chapter: What of \`2021\`?
    blocks: [headline]
scope: [one, two]
`;
    expect(recipeIn(text)).toEqual({
      id: 'mine',
      title: [{ words: 'Mine' }],
      window: 18,
      scope: ['one', 'two'],
      blocks: [
        {
          block: 'prose',
          paragraphs: [
            [
              { words: 'First ' },
              { number: 'on' },
              { words: ', then ' },
              { words: 'Section 47' },
              { words: '.' },
            ],
            [{ words: 'Second.' }],
          ],
        },
        { block: 'trends', only: ['a', 'b'], charts: false },
        {
          block: 'chapter',
          title: [{ words: 'What of ' }, { words: '2021' }, { words: '?' }],
          blocks: [{ block: 'headline' }],
        },
      ],
      text,
    });
  });

  it.each(BUILT_IN_NAMES)('%s comes with the product, and reads', (name) => {
    expect(recipeIn(BUILT_IN[name])).toMatchObject({ id: name, window: 18 });
  });

  it('for an audit shows every block there is', () => {
    const shown: readonly string[] = recipeIn(BUILT_IN.audit).blocks.map(({ block }) => block);
    expect(BLOCK_NAMES.filter((name) => !shown.includes(name))).toEqual(['prose', 'chapter']);
  });
});
