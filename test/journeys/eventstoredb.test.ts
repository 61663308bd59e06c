import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { DECEMBER, freshFolder, MAY, printed, type Ran, run } from '../support/cli.js';
import { type LedgerAt, printedHere, runAt, settingsFor } from '../support/in-process.js';
import { folderWith } from '../support/prepared.js';
import { asOf, everyView } from '../support/views.js';
import { startWireProcess } from '../support/wire-process.js';

const cwd = freshFolder();
let onServer: LedgerAt;
let inFile: LedgerAt;
let views: readonly (readonly string[])[] = [];
let times: readonly (string | undefined)[] = [];
/** What the file answers, by the words of the question: the one to be equal to. */
const answers = new Map<string, Ran>();

const key = (args: readonly string[]): string => args.join(' ');

beforeAll(async () => {
  const server = await startWireProcess();
  onServer = { address: server.address(), cache: join(cwd, 'cache') };
  inFile = { address: join(cwd, 'copied.db'), cache: join(cwd, 'unused') };
  views = await everyView(cwd);
  const env = settingsFor(onServer);
  await printed(['submit', MAY, '--by', 'U1', '--yes'], { cwd, env });
  await pass(5);
  const between = new Date().toISOString();
  await pass(5);
  await printed(['submit', DECEMBER, '--by', 'U1', '--yes'], { cwd, env });
  // A copy keeps ids and instants, so that nothing may differ.
  await printed(['copy', '--from', onServer.address, '--to', inFile.address], { cwd, env });
  times = [undefined, 'edition:may-2020', 'v1', 'v751', '2020-12-31', `recorded:${between}`];
  // By time and not by view: what one view has kept is what the next starts from.
  for (const when of times) {
    for (const view of views) {
      const args = asOf(view, when);
      answers.set(key(args), await runAt(args, inFile));
    }
  }
}, 240_000);

describe('The two editions on a server', () => {
  it('are asked by every view, at every time', () => {
    expect(views.map(([name]) => name)).toEqual(
      expect.arrayContaining(['dashboard', 'blame', 'coverage', 'check', 'doctor', 'portfolio']),
    );
    expect(answers.size).toBe(views.length * times.length);
    // Equal refusals would prove little: nearly all of them are answers.
    const answered = [...answers.values()].filter(({ code, stdout }) => code === 0 && stdout.includes(','));
    expect(answered.length).toBeGreaterThan(answers.size * 0.85);
  });

  it('give the same bytes as a copy in SQLite, whatever is asked as of whenever', async () => {
    for (const when of times) {
      for (const view of views) {
        const args = asOf(view, when);
        const { code, stdout, stderr } = await runAt(args, onServer);
        const { signal: _, ...wanted } = answers.get(key(args)) ?? { signal: null };
        expect({ args, code, stdout, stderr }).toEqual({ args, ...wanted });
      }
    }
    // As many questions as there are views and times: how long that takes is not what is asked here.
  }, 240_000);

  it('give the same bytes to the command in a process of its own', async () => {
    const asked = views.map((view, at) => key(asOf(view, times[at % times.length])));
    const found = asked.map(async (args) => {
      const { code, stdout } = await run(args.split(' '), { cwd, env: settingsFor(onServer) });
      expect({ args, code, stdout }).toEqual({
        args,
        code: answers.get(args)?.code,
        stdout: answers.get(args)?.stdout,
      });
    });
    await Promise.all(found);
  });

  it('give the same rows as when they are submitted to a SQLite file, but for the instants of recording', async () => {
    const other = await folderWith('both');
    let whole = 0;
    for (const view of views) {
      for (const when of [undefined, '2020-12-31']) {
        const args = asOf(view, when);
        const answer = answers.get(key(args));
        if (answer?.code !== 0) continue;
        const own = await printedHere(args, other);
        const [header = ''] = own.split('\n');
        if (/recorded/u.test(header)) {
          expect(withoutInstants(own)).toEqual(withoutInstants(answer.stdout));
        } else {
          expect(own).toBe(answer.stdout);
          whole += 1;
        }
      }
    }
    expect(whole).toBeGreaterThan(views.length);
  });
});

/** The rows of a CSV without the columns that say when something was recorded. */
const withoutInstants = (csv: string): readonly unknown[] =>
  parse<Readonly<Record<string, string>>>(csv, { columns: true }).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !/recorded/u.test(column))),
  );
