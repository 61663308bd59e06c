import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { freshFolder, printed, runProgram } from '../support/cli.js';

const cwd = freshFolder();

const saved = async (shell: string): Promise<string> => {
  const file = join(cwd, `completion.${shell}`);
  writeFileSync(file, await printed(['completion', shell], { cwd }));
  return file;
};

const completed = async (script: string, words: readonly string[]): Promise<readonly string[]> => {
  const line = `. "${script}"; COMP_WORDS=(${words.map((word) => JSON.stringify(word)).join(' ')}); COMP_CWORD=${words.length - 1}; _plan_ledger; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await runProgram('bash', ['-c', line], { cwd });
  if (stderr !== '') throw new Error(stderr);
  return stdout.split('\n').filter((word) => word !== '');
};

describe('Completion', () => {
  it('for bash is a script that bash takes', async () => {
    const script = await saved('bash');
    expect(await runProgram('bash', ['-n', script], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });

  it('for bash completes commands, their parts and their options', async () => {
    const script = await saved('bash');
    expect(await completed(script, ['plan-ledger', 'da'])).toEqual(['dashboard']);
    expect(await completed(script, ['plan-ledger', 'action', 're'])).toEqual(
      expect.arrayContaining(['reschedule', 'revise']),
    );
    expect(await completed(script, ['plan-ledger', 'trends', '--me'])).toEqual(['--measure']);
    expect(await completed(script, ['plan-ledger', 'action', 'reschedule', 'x', '--d'])).toEqual(
      expect.arrayContaining(['--due']),
    );
    expect(await completed(script, ['plan-ledger', 'actions', '--se'])).toEqual(['--section']);
    expect(await completed(script, ['plan-ledger', 'oversight', 'ar'])).toEqual(['arrange']);
    expect(await completed(script, ['plan-ledger', 'oversight', 'arrange', 'x', '--ca'])).toEqual([
      '--cadence',
    ]);
  });

  it.each([
    ['zsh', ['-n'], /^# plan-ledger: completion for zsh\n/u],
    ['fish', ['--no-execute'], /^complete -c plan-ledger -f -n '__fish_use_subcommand' -a dashboard/mu],
  ] as const)('for %s is a script that it takes, where it is installed', async (shell, check, holds) => {
    const script = await saved(shell);
    expect(await printed(['completion', shell], { cwd })).toMatch(holds);
    const checked = await runProgram(shell, [...check, script], { cwd }).catch(() => undefined);
    if (checked === undefined)
      process.stdout.write(`${shell} is not installed: its script was not checked by it\n`);
    else expect(checked).toMatchObject({ code: 0, stderr: '' });
  });
});
