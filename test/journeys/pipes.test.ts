import { beforeAll, describe, expect, it } from '@jest/globals';

import { COMMAND, MAY, run, runProgram } from '../support/cli.js';
import { READS } from '../support/commands.js';
import { folderWith } from '../support/prepared.js';

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('both');
});

describe('In a pipe', () => {
  it('nothing is coloured, with NO_COLOR or without', async () => {
    const answers = await Promise.all([
      ...READS.slice(0, 4).map((args) => run(args, { cwd })),
      run(['dashboard'], { cwd, env: { NO_COLOR: '1' } }),
      run(['dashboard'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '' } }),
      run(['nonsense'], { cwd }),
      run(['preview', MAY, '--by', 'U1'], { cwd }),
    ]);
    for (const { stdout, stderr } of answers) expect(`${stdout}${stderr}`).not.toContain('\u{1b}');
  });

  const shell = (line: string): Promise<unknown> =>
    runProgram('bash', ['-o', 'pipefail', '-c', line, 'bash', process.execPath, COMMAND], { cwd });

  it.each(['head -1', 'head -c 10', 'true'])('that is closed early by %s it ends quietly', async (reader) => {
    for (const format of ['csv', 'text', 'json']) {
      const ended = (await shell(`"$1" "$2" audit --format ${format} | ${reader}`)) as {
        code: number;
        stderr: string;
      };
      expect([0, 141]).toContain(ended.code);
      expect(ended.stderr).not.toMatch(/EPIPE|at .*\(|Error/u);
    }
  });

  it.each(['measures', 'audit --format csv', 'dashboard --format json', 'schema'])(
    'to a device that is full, %s says so in a line',
    async (asked) => {
      expect(
        await shell(`"$1" "$2" ${asked} 2>&1 >/dev/full | grep -v -e ^Next: -e '^ ' -e ^Plan -e '^$'`),
      ).toMatchObject({
        code: 1,
        stdout: 'Cannot write: no space left on device\n',
      });
    },
  );

  it('to a device that is full, a fault still has an exit code of a fault', async () =>
    expect(await shell('"$1" "$2" nonsense 2>/dev/full')).toMatchObject({ code: 1, stdout: '' }));

  it('the whole of a long answer comes through', async () => {
    const { stdout } = (await shell('"$1" "$2" audit --format csv 2>/dev/null | (sleep 0.3; wc -c)')) as {
      stdout: string;
    };
    const { stdout: whole } = await run(['audit', '--format', 'csv'], { cwd });
    expect(Number(stdout)).toBe(Buffer.byteLength(whole));
    expect(Number(stdout)).toBeGreaterThan(400_000);
  });

  it('a fault still has its exit code', async () =>
    expect(await shell('"$1" "$2" dashboard --as-of v0 | cat')).toMatchObject({ code: 5, stdout: '' }));
});

describe('On a terminal', () => {
  const onTerminal = (env: Readonly<Record<string, string>>) =>
    runProgram(
      'script',
      ['-qec', `"${process.execPath}" "${COMMAND}" dashboard --on 2021-01-28`, '/dev/null'],
      { cwd, env },
    );

  it('statuses are coloured, and not where NO_COLOR or a dumb terminal says so', async () => {
    const coloured = await onTerminal({ TERM: 'xterm' }).catch(() => undefined);
    if (coloured === undefined) {
      process.stdout.write('There is no program script here: colours were not seen on a terminal\n');
      return;
    }
    expect(coloured.stdout).toContain('\u{1b}[32m■ On target');
    const [plain, dumb] = await Promise.all([
      onTerminal({ TERM: 'xterm', NO_COLOR: '1' }),
      onTerminal({ TERM: 'dumb' }),
    ]);
    expect(`${plain.stdout}${dumb.stdout}`).not.toContain('\u{1b}');
    expect(plain.stdout).toContain('■ On target');
  });
});
