import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { printed, run } from '../support/cli.js';
import { folderWith, ledgerOf } from '../support/prepared.js';

const QUESTIONS = [
  ['dashboard', '--on', '2021-01-28', '--format', 'csv'],
  ['trends', '--all', '--format', 'csv', '--as-of', 'edition:may-2020'],
];

const viewsOf = (folder: string): string => `${ledgerOf(folder)}.views.db`;

let master = '';
let expected: readonly string[] = [];
let cwd = '';
let views = '';

beforeAll(async () => {
  master = await folderWith('both');
  expected = [
    await printed(QUESTIONS[0] ?? [], { cwd: master }),
    await printed(QUESTIONS[1] ?? [], { cwd: master }),
  ];
});

beforeEach(async () => {
  cwd = await folderWith('both');
  views = viewsOf(cwd);
  copyFileSync(ledgerOf(master), ledgerOf(cwd));
  copyFileSync(viewsOf(master), views);
});

const middle = (): number => Math.floor(statSync(views).size / 2);

const damage: readonly (readonly [string, () => void])[] = [
  ['deleted', () => rmSync(views)],
  ['emptied', () => writeFileSync(views, '')],
  ['filled with text', () => writeFileSync(views, 'not a database, and longer than a header '.repeat(9))],
  ['cut off in the middle', () => writeFileSync(views, readFileSync(views).subarray(0, middle()))],
  ['damaged behind their header', () => writeFileSync(views, readFileSync(views).fill(0x5a, 4096))],
  [
    'damaged in one place',
    () => writeFileSync(views, readFileSync(views).fill(0x5a, middle(), middle() + 8)),
  ],
  ['a ledger', () => writeFileSync(views, readFileSync(ledgerOf(cwd)))],
  [
    'a folder',
    () => {
      rmSync(views);
      mkdirSync(views);
    },
  ],
];

describe('Kept views', () => {
  it('are there after a question', () => expect(existsSync(views)).toBe(true));

  it.each(damage)('that are %s change no answer', async (_, change) => {
    change();
    const after = await Promise.all(QUESTIONS.map((args) => run(args, { cwd })));
    expect(after.map(({ code }) => code)).toEqual([0, 0]);
    expect(after.map(({ stdout }) => stdout)).toEqual(expected);
    expect(after.map(({ stderr }) => stderr).join('')).not.toMatch(/^\s+at |fault of plan-ledger/mu);
  });

  it('that cannot be used are named, and keep nobody from writing', async () => {
    rmSync(views);
    mkdirSync(views);
    const aim = ['plan', 'revise', '--aim', 'Another aim', '--by', 'U1', '--reported-on', '2021-02-01'];
    const { code, stdout, stderr } = await run(aim, { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Wrote version \d+/u);
    expect(stderr).toContain('Going on without kept views');
  });
});
