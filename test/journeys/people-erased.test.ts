import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { freshFolder, MAY, printed, run } from '../support/cli.js';
import { READS } from '../support/commands.js';
import { settingsFor } from '../support/in-process.js';
import { EDITIONS } from '../support/prepared.js';
import { startWatcher } from '../support/watcher.js';
import { startWireProcess } from '../support/wire-process.js';

const NAMES = ['Ada Zyxwvut', 'Ben Qwertzu', 'Cyd Yxcvbnm'];

/** The files of a folder that have one of some texts in them. */
const holding = (folder: string, texts: readonly string[]): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => texts.some((text) => readFileSync(file).includes(text)));

const setUp = async (cwd: string): Promise<void> => {
  await printed(['people', 'set', 'U1', '--name', 'Ada Zyxwvut', '--role', 'Programme manager'], { cwd });
  await printed(['people', 'hand-over', 'U1', '--on', '2020-12-01', '--name', 'Ben Qwertzu'], { cwd });
  await printed(['people', 'set', 'P7', '--name', 'Cyd Yxcvbnm', '--role', 'Lead'], { cwd });
};

describe('No name', () => {
  it('gets into the ledger, what is beside it, a kept view, a copy or a saved preview', async () => {
    const cwd = freshFolder();
    const directory = join(cwd, 'plan-ledger.people.yaml');
    await setUp(cwd);
    await printed(['preview', MAY, '--by', 'U1', '--out', 'may.json'], { cwd });
    for (const edition of EDITIONS.both) await printed(['submit', edition, '--by', 'U1', '--yes'], { cwd });
    const owner = ['action', 'owner', 'field-force', 'P7', '--by', 'U1', '--reported-on', '2021-02-01'];
    await printed(owner, { cwd });
    for (const [name, ...args] of READS)
      for (const format of ['text', 'csv', 'json'])
        await printed([name, ...args, '--format', format], { cwd });
    expect(await printed(['audit', '--subject', 'field-force', '--format', 'csv'], { cwd })).toContain(
      'Cyd Yxcvbnm',
    );
    await printed(['people', 'check'], { cwd });
    await printed(['copy', '--from', 'plan-ledger.db', '--to', 'copy.jsonl'], { cwd });
    await printed(['copy', '--from', 'plan-ledger.db', '--to', 'copy.db'], { cwd });

    const files = readdirSync(cwd);
    for (const made of ['plan-ledger.db', 'plan-ledger.db.views.db', 'may.json', 'copy.jsonl', 'copy.db'])
      expect(files).toContain(made);
    // It finds what is there: the directory itself.
    expect(holding(cwd, NAMES)).toEqual([directory]);
  }, 120_000);

  it('is in -wal either, while another process has the ledger open', async () => {
    const cwd = freshFolder();
    await printed(['submit', MAY, '--by', 'U1', '--yes'], { cwd });
    await setUp(cwd);
    const ledger = { address: join(cwd, 'plan-ledger.db'), cache: cwd };
    const watcher = await startWatcher(ledger);
    const revise = ['plan', 'revise', '--aim', 'Another', '--by', 'U1', '--reported-on'];
    await printed([...revise, '2020-11-30'], { cwd, env: settingsFor(ledger) });
    await printed([...revise.map((word) => word.replace('Another', 'A third')), '2020-12-01'], { cwd });
    const lines = await watcher.untilLines(2);
    expect(lines[0]).toContain('  by Ada Zyxwvut (U1)  reported on 2020-11-30');
    expect(lines[1]).toContain('  by Ben Qwertzu (U1)  reported on 2020-12-01');
    expect(readdirSync(cwd)).toContain('plan-ledger.db-wal');
    expect(holding(cwd, NAMES)).toEqual([join(cwd, 'plan-ledger.people.yaml')]);
    watcher.signal('SIGTERM');
    await watcher.ended;
  });
});

describe('On a server, no name', () => {
  it('gets into the ledger or the kept views; the directory is the one that is named', async () => {
    const server = await startWireProcess();
    const cwd = freshFolder();
    const names = join(freshFolder(), 'names.yaml');
    const ledger = { address: server.address('names.'), cache: join(cwd, 'cache') };
    const env = { ...settingsFor(ledger), PLAN_LEDGER_PEOPLE: names };
    await printed(['people', 'set', 'U1', '--name', 'Ada Zyxwvut', '--role', 'Lead'], { cwd, env });
    await printed(['submit', MAY, '--by', 'U1', '--yes'], { cwd, env });
    expect(await printed(['audit', '--format', 'csv'], { cwd, env })).toContain('Ada Zyxwvut');
    expect(await printed(['people', 'check'], { cwd, env })).toContain('ids of people in the ledger');
    await printed(['copy', '--from', ledger.address, '--to', 'copy.jsonl'], {
      cwd,
      env: settingsFor(ledger),
    });
    expect(readdirSync(cwd)).toEqual(expect.arrayContaining(['cache', 'copy.jsonl']));
    expect(readdirSync(ledger.cache)).toContainEqual(expect.stringMatching(/views\.db$/u));
    expect(holding(cwd, NAMES)).toEqual([]);
  });
});

describe('A watcher', () => {
  it('sees a handover that comes while it follows, and goes on where the directory cannot be used', async () => {
    const cwd = freshFolder();
    await printed(['submit', MAY, '--by', 'U1', '--yes'], { cwd });
    await printed(['people', 'set', 'U1', '--name', 'Ada Zyxwvut', '--role', 'Lead'], { cwd });
    const watcher = await startWatcher({ address: join(cwd, 'plan-ledger.db'), cache: cwd });
    const revise = (aim: string): Promise<string> =>
      printed(['plan', 'revise', '--aim', aim, '--by', 'U1', '--reported-on', '2020-12-01', '--no-people'], {
        cwd,
      });
    await revise('One');
    await watcher.untilLines(1);
    await printed(['people', 'hand-over', 'U1', '--on', '2020-12-01', '--name', 'Ben Qwertzu'], { cwd });
    await revise('Two');
    await watcher.untilLines(2);
    writeFileSync(join(cwd, 'plan-ledger.people.yaml'), '- id: [');
    await revise('Three');
    const lines = await watcher.untilLines(3);
    expect(lines.map((line) => / by (.*?) {2}/u.exec(line)?.[1])).toEqual([
      'Ada Zyxwvut (U1)',
      'Ben Qwertzu (U1)',
      'Ben Qwertzu (U1)',
    ]);
    expect(watcher.notes()).toMatch(
      /Going on with the directory of people as it was\. Cannot use .*people\.yaml/u,
    );
    watcher.signal('SIGTERM');
    await watcher.ended;
  });
});

describe('A name that is erased', () => {
  it('is nowhere in the file or beside it, and rows show the id', async () => {
    const cwd = freshFolder();
    const file = join(cwd, 'plan-ledger.people.yaml');
    await printed(['submit', MAY, '--by', 'U1', '--yes'], { cwd });
    await setUp(cwd);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('Ada Zyxwvut', 'Ada Zyxwvut # Mrs Zyxwvut, since the review'),
    );
    writeFileSync(join(cwd, '.plan-ledger.people.yaml.123.draft'), 'Ada Zyxwvut');
    expect(await printed(['audit', '--format', 'csv'], { cwd })).toContain('Ada Zyxwvut');

    const several = await run(['people', 'erase', 'U1'], { cwd });
    expect(several).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('say whose name to erase'),
    });
    expect(holding(cwd, ['Zyxwvut'])).toHaveLength(2);

    const erased = await run(['people', 'erase', 'U1', '--from', ''], { cwd });
    expect(erased).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Erased the name and the role of U1 up to 2020-11-30'),
    });
    expect(erased.stdout + erased.stderr).not.toContain('Zyxwvut');
    expect(holding(cwd, ['Ada Zyxwvut', 'Zyxwvut'])).toEqual([]);
    expect(holding(cwd, ['Ben Qwertzu'])).toEqual([file]);
    expect(await printed(['audit', '--format', 'csv'], { cwd })).not.toMatch(/Zyxwvut|Qwertzu/u);
    expect(await printed(['people', 'list'], { cwd })).toMatch(/U1 +\(erased\) +2020-11-30/u);
    expect(await printed(['people', 'erase', 'U1', '--from', ''], { cwd })).toMatch(/^Nothing changed/u);
  });

  it('is named where it may still be', async () => {
    const cwd = freshFolder();
    await printed(['people', 'set', 'U1', '--name', 'Ada Zyxwvut', '--role', 'Lead'], { cwd });
    await printed(['people', 'set', 'U2', '--name', 'Ada Zyxwvut', '--role', 'Chair'], { cwd });
    writeFileSync(join(cwd, 'plan-ledger.people.yaml~'), '- Ada Zyxwvut\n');
    const said = await printed(['people', 'erase', 'U1'], { cwd });
    expect(said).toContain('The same name stands at U2');
    expect(said.replace(/\s+/gu, ' ')).toContain(
      'plan-ledger.people.yaml~ may have the name in it; look, and delete it',
    );
  });
});

describe('Whoever wrote first', () => {
  it('is told by name', async () => {
    const cwd = freshFolder();
    await printed(['submit', MAY, '--by', 'U1', '--yes'], { cwd });
    await printed(['preview', EDITIONS.both[1], '--by', 'U1', '--out', 'december.json'], { cwd });
    await printed(['plan', 'revise', '--aim', 'Another', '--by', 'U2', '--reported-on', '2020-07-01'], {
      cwd,
    });
    await printed(['people', 'set', 'U2', '--name', 'Cyd Yxcvbnm', '--role', 'Lead'], { cwd });
    const conflict = await run(['submit', 'december.json', '--yes'], { cwd });
    expect(conflict).toMatchObject({
      code: 4,
      stdout: '',
      stderr: expect.stringMatching(
        /found 751, written by Cyd Yxcvbnm \(U2\) at .*; nothing was written\nLook again/u,
      ),
    });
    const ids = await run(['submit', 'december.json', '--yes', '--no-people'], { cwd });
    expect(ids.stderr).toContain('found 751, written by U2 at ');
  });
});
