import { beforeAll, describe, expect, it } from '@jest/globals';

import { run } from '../support/cli.js';
import { READS } from '../support/commands.js';
import { runHere } from '../support/in-process.js';
import { folderWith } from '../support/prepared.js';

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });
const widthOf = (line: string): number => [...signs.segment(line)].length;

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('both');
});

describe('A terminal', () => {
  it.each([40, 60, 80, 120])('of %i columns has no line cut off, whatever is asked', async (columns) => {
    const wide = await Promise.all(
      READS.map(async (args) => {
        const { code, stdout, stderr } = await runHere(args, cwd, columns);
        const lines = [...stdout.split('\n'), ...stderr.split('\n')].filter(
          (line) => widthOf(line) > columns,
        );
        return { name: args[0], code, lines };
      }),
    );
    expect(wide).toEqual(READS.map(([name]) => ({ name, code: 0, lines: [] })));
  });

  it('that is wide gets wide tables, and a narrow one lists', async () => {
    const [wide, narrow] = await Promise.all(
      ['120', '40'].map((COLUMNS) => run(['dashboard'], { cwd, env: { COLUMNS } })),
    );
    expect(wide?.stdout).toMatch(/^No\. {2}Section/mu);
    expect(narrow?.stdout).toMatch(/^Row 1 of \d+$/mu);
  });
});
