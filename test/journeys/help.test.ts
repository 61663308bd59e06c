import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder, printed } from '../support/cli.js';
import { runHere } from '../support/in-process.js';
import { commandsIn, examplesIn, shellWords } from '../support/words.js';

const cwd = freshFolder();
const helps = new Map<string, string>();

const helpOf = async (path: readonly string[]): Promise<string> =>
  (await runHere([...path, '--help'], cwd, 160)).stdout;

beforeAll(async () => {
  const top = await helpOf([]);
  helps.set('', top);
  const below = async (path: readonly string[]): Promise<void> => {
    const help = await helpOf(path);
    helps.set(path.join(' '), help);
    await Promise.all(commandsIn(help).map((name) => below([...path, name])));
  };
  await Promise.all(commandsIn(top).map((name) => below([name])));
}, 60_000);

describe('Help', () => {
  it('knows every command', () => {
    expect([...helps.keys()]).toEqual(
      expect.arrayContaining([
        'preview',
        'submit',
        'dashboard',
        'demo',
        'completion',
        'action reschedule',
        'actual revise',
        'measure rebase',
        'limits',
        'plan close',
        'plan supersede',
        'progress report',
        'milestone reach',
        'recommendation link',
        'risk reassess',
        'evidence attach',
        'oversight arrange',
        'baseline record',
        'benchmark withdraw',
        'key generate',
        'witness cosign',
        'timestamp request',
        'timestamp attach',
        'timestamp verify',
      ]),
    );
    expect(helps.size).toBeGreaterThan(40);
  });

  it('gives examples for every command that can be run', () => {
    const leaves = [...helps].filter(([, help]) => commandsIn(help).length === 0);
    const without = leaves.filter(([, help]) => examplesIn(help).length === 0).map(([path]) => path);
    expect(leaves.length).toBeGreaterThan(35);
    expect(without).toEqual([]);
  });

  it('gives no example that the command line does not take', async () => {
    const examples = [...new Set([...helps.values()].flatMap(examplesIn))].filter(
      (example) => !/^(?:demo|completion|schema|prove verifier)/u.test(example),
    );
    const taken = await Promise.all(
      examples.map(async (example) => {
        const [line = ''] = example.split(' > ');
        // A copy names two ledgers of its own; a proof is verified without any, and those outside need none.
        const store = /^(?:copy|verify proof|key|witness|timestamp|pack recipes?)(?: |$)/u.test(line)
          ? []
          : ['--store', 'no-folder/x.db'];
        const { stderr } = await runHere([...shellWords(line), ...store], cwd);
        return { example, taken: !/^error: |fault of plan-ledger/mu.test(stderr) };
      }),
    );
    expect(examples.length).toBeGreaterThan(40);
    expect(taken.filter((each) => !each.taken)).toEqual([]);
  });

  it.each([
    ['help', 'dashboard'],
    ['help', 'action'],
    ['action', 'help', 'add'],
  ])('is also given for %s %s %s', async (...args) => {
    const words = args.filter((word) => typeof word === 'string');
    expect(await printed(words, { cwd })).toContain('Usage: plan-ledger');
  });

  it('tells the version', async () =>
    expect(await printed(['--version'], { cwd })).toMatch(/^\d+\.\d+\.\d+\n$/u));
});
