import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { freshFolder, printed, type Ran, run } from '../support/cli.js';
import { printedHere, runHere } from '../support/in-process.js';
import { shellWords } from '../support/words.js';

type Row = Readonly<Record<string, string>>;

/** A ledger of a plan that two people kept, with owners of an action, a milestone and a risk. */
const ledgerIn = async (cwd: string): Promise<void> => {
  const lines = [
    ['2021-01-04', 'U1', 'plan establish my-plan --title "Improvement Plan" --authority "My Council"'],
    ['2021-01-04', 'U1', 'section add visits --title Visits --leads P7'],
    [
      '2021-01-31',
      'U1',
      'action add list --section visits --title "Weekly list" --owners "P7; Head of Service; P8"',
    ],
    ['2021-02-01', 'U1', 'milestone add first --action list --title "First list" --due 2021-03-31'],
    ['2021-02-02', 'U2', 'risk raise leave --title "Staff leave" --owners P8 --inherent 3x4'],
  ] as const;
  for (const [day, by, line] of lines)
    await printedHere([...shellWords(line), '--by', by, '--reported-on', day], cwd);
};

const people = async (cwd: string, ...lines: readonly string[]): Promise<void> => {
  for (const line of lines) await printedHere(['people', ...shellWords(line)], cwd);
};

let cwd = '';
beforeAll(async () => {
  cwd = freshFolder();
  await ledgerIn(cwd);
  await people(
    cwd,
    'set U1 --name "Ada Example" --role "Programme manager"',
    'hand-over U1 --on 2021-02-01 --name "Ben Sample"',
    'set P7 --name "Cyd Madeup" --role "Team manager" --from 2021-01-01',
  );
});

const say = (line: string): Promise<string> => printedHere(shellWords(line), cwd);
const attempt = (line: string): Promise<Ran> => runHere(shellWords(line), cwd);
const rows = async (line: string): Promise<readonly Row[]> =>
  parse(await say(`${line} --format csv`), { columns: true });
const data = async (line: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (JSON.parse(await say(`${line} --format json`)) as { data: Readonly<Record<string, unknown>>[] }).data;

describe('The real command line', () => {
  it('keeps a directory and prints from it as it is printed here', async () => {
    const folder = freshFolder();
    await ledgerIn(folder);
    const set = await run(
      ['people', 'set', 'U1', '--name', 'Ada Example', '--role', 'Programme manager', '--from', '2021-01-04'],
      { cwd: folder },
    );
    expect(set).toEqual({
      code: 0,
      signal: null,
      stdout: 'Wrote plan-ledger.people.yaml\n  U1 is Ada Example, Programme manager, from 2021-01-04\n',
      stderr: '\nNext: plan-ledger people list\n',
    });
    await printed(['people', 'hand-over', 'U1', '--on', '2021-02-01', '--name', 'Ben Sample'], {
      cwd: folder,
    });
    expect(readFileSync(join(folder, 'plan-ledger.people.yaml'), 'utf8')).toBe(
      '- id: U1\n  name: Ada Example\n  role: Programme manager\n  from: 2021-01-04\n  to: 2021-01-31\n' +
        '- id: U1\n  name: Ben Sample\n  role: Programme manager\n  from: 2021-02-01\n',
    );
    expect(await printed(['blame', 'first', '--format', 'list'], { cwd: folder })).toContain(
      'By: Ben Sample (U1)\n',
    );
    expect(await printed(['blame', 'list', '--format', 'list'], { cwd: folder })).toContain(
      'By: Ada Example (U1)\n',
    );
  });
});

describe('A handover', () => {
  it('is seen in the list, as a succession', async () => {
    expect((await rows('people list --on 2021-02-01')).map((row) => Object.values(row).join())).toEqual([
      'P7,Cyd Madeup,Team manager,2021-01-01,,yes,no',
      'U1,Ada Example,Programme manager,,2021-01-31,no,no',
      'U1,Ben Sample,Programme manager,2021-02-01,,yes,no',
    ]);
    for (const format of ['text', 'list', 'md'])
      expect(await say(`people list --format ${format}`)).toMatch(/Ada Example[\s\S]*Ben Sample/u);
    expect((await data('people list --on 2021-01-31'))[1]).toEqual({
      id: 'U1',
      name: 'Ada Example',
      role: 'Programme manager',
      from: null,
      to: '2021-01-31',
      present: true,
      erased: false,
    });
  });

  it('is no event: rows before it show who had the post, rows after it who has it', async () => {
    const audit = await rows('audit');
    const by = new Map(audit.map((row) => [`${row['version']} ${row['reported_on']}`, row['actor_name']]));
    expect([...by]).toEqual([
      ['1 2021-01-04', 'Ada Example'],
      ['2 2021-01-04', 'Ada Example'],
      ['3 2021-01-31', 'Ada Example'],
      ['4 2021-02-01', 'Ben Sample'],
      ['5 2021-02-02', 'U2'],
    ]);
    expect(new Set(audit.map((row) => row['actor']))).toEqual(new Set(['U1', 'U2']));
  });

  it('shows in every form that people read', async () => {
    for (const format of ['text', 'list', 'md']) {
      const audit = (await say(`audit --format ${format}`)).replace(/\s+/gu, ' ');
      expect(audit).toMatch(/Ada Example \(U1\).*Ben Sample \(U1\)/u);
    }
  });
});

describe('Names', () => {
  it('stand in columns after all others, and the columns before them are as they were', async () => {
    const HEADS: readonly (readonly [line: string, ...names: string[]])[] = [
      ['audit', 'actor_name', 'before_names', 'after_names'],
      ['blame list', 'before_names', 'after_names', 'actor_name'],
      ['actions', 'owner_names'],
      ['milestones', 'responsible_names'],
      ['risks', 'owner_names'],
      ['changes v1', 'before_names', 'after_names'],
    ];
    for (const [line, ...names] of HEADS) {
      const [head = ''] = (await say(`${line} --format csv`)).split('\n');
      const [without] = (await say(`${line} --format csv --no-people`)).split('\n');
      expect(head).toBe([without, ...names].join());
    }
  });

  it('of owners are those on the day that is asked about; a role or an unknown id stays', async () => {
    const owners = 'P7; Head of Service; P8';
    expect((await rows('actions'))[0]).toMatchObject({
      owners,
      owner_names: 'Cyd Madeup; Head of Service; P8',
    });
    expect((await rows('actions --on 2020-12-31'))[0]).toMatchObject({ owners, owner_names: owners });
    expect(await say('actions')).toContain('Cyd Madeup (P7); Head of');
    expect((await rows('milestones'))[0]).toMatchObject({
      responsible_names: 'Cyd Madeup; Head of Service; P8',
    });
    // Said once, above the steps, since all of them have the same.
    expect((await say('milestones')).replace(/\s+/gu, ' ')).toContain(
      '(list); Cyd Madeup (P7); Head of Service; P8',
    );
    expect((await rows('risks'))[0]).toMatchObject({ owner: 'P8', owner_names: 'P8' });
    expect((await rows('audit --subject visits')).find((row) => row['field'] === 'leads')).toMatchObject({
      after: 'P7',
      after_names: 'Cyd Madeup',
    });
    expect((await rows('audit --subject list')).find((row) => row['field'] === 'owners')).toMatchObject({
      after: owners,
      after_names: 'Cyd Madeup; Head of Service; P8',
    });
  });

  it('stand beside the ids in JSON', async () => {
    const [first] = await data('audit');
    expect(first).toMatchObject({ recorded: { actor: 'U1', actorName: 'Ada Example' } });
    const [dashboard] = await data('dashboard');
    const owners = {
      owners: ['P7', 'Head of Service', 'P8'],
      ownerNames: ['Cyd Madeup', 'Head of Service', 'P8'],
    };
    expect(dashboard).toMatchObject({ actions: [owners] });
    expect((await data('milestones'))[0]).toHaveProperty('responsibleNames');
    expect(await say('audit --format json --no-people')).not.toMatch(/Names?"/u);
  });

  it('are told when owners are changed by hand, and the events that are printed have none', async () => {
    const folder = freshFolder();
    await ledgerIn(folder);
    await people(folder, 'set P7 --name "Cyd Madeup" --role Lead', 'set P8 --name "Dot Other" --role Lead');
    const change = ['action', 'owner', 'list', 'P8', '--by', 'U1', '--reported-on', '2021-03-01'];
    expect(await printedHere(change, folder)).toContain(
      '  list: owners was Cyd Madeup (P7); Head of Service; Dot Other (P8), is now Dot Other (P8)\n',
    );
    const back = [...change.map((word) => (word === 'P8' ? 'P7' : word)), '--format', 'json'];
    expect(JSON.parse(await printedHere(back, folder))).toMatchObject({
      data: { events: [{ type: 'ActionOwnersChanged', action: 'list', owners: ['P7'] }] },
    });
    expect(await printedHere(['changes', 'v5'], folder)).toContain('Dot Other (P8) -> Cyd Madeup (P7)');
  });

  it('are left out with --no-people, and where there is no directory', async () => {
    const folder = freshFolder();
    await ledgerIn(folder);
    for (const line of ['audit', 'actions', 'risks', 'blame list']) {
      const ids = await printedHere([...line.split(' '), '--format', 'md'], folder);
      const [, ...without] = (await say(`${line} --format md --no-people`)).split('\n');
      expect(without).toEqual(ids.split('\n').slice(1));
      expect(ids).not.toMatch(/Example|Sample|Madeup/u);
    }
  });
});

describe('A directory', () => {
  it('elsewhere is named with --people, or set', async () => {
    const elsewhere = join(freshFolder(), 'names.yaml');
    await say(`people set U2 --name "Eve Fictitious" --role Auditor --people ${elsewhere}`);
    expect(await say(`audit --by U2 --format md --people ${elsewhere}`)).toContain('Eve Fictitious (U2)');
    const asSet = await run(['audit', '--by', 'U2', '--format', 'md'], {
      cwd,
      env: { PLAN_LEDGER_PEOPLE: elsewhere },
    });
    expect(asSet.stdout).toContain('Eve Fictitious (U2)');
    expect(await say('audit --by U2')).not.toContain('Eve');
  });

  it('of a ledger whose name ends otherwise has its whole name before its own', async () => {
    const folder = freshFolder();
    const set = ['people', 'set', 'U1', '--name', 'Ada Example', '--role', 'Lead'];
    for (const [store, file] of [
      ['a.sqlite', 'a.sqlite.people.yaml'],
      ['b', 'b.people.yaml'],
      ['c.DB', 'c.people.yaml'],
    ] as const)
      expect(await printedHere([...set, '--store', join(folder, store)], folder)).toContain(
        join(folder, file),
      );
  });

  it('that is named and is not there is not found; beside a server there is none', async () => {
    expect(await attempt('audit --people nowhere.yaml')).toMatchObject({
      code: 5,
      stdout: '',
      stderr: 'Cannot read nowhere.yaml: there is no such file\nTo go on with ids alone: --no-people\n',
    });
    expect(await attempt('people list --store esdb://127.0.0.1:1')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('a ledger on a server has no directory of people beside it'),
    });
    for (const line of ['people list', 'people check', 'people erase U1'])
      expect(await runHere(shellWords(line), freshFolder())).toMatchObject({
        code: 5,
        stdout: '',
        stderr: expect.stringContaining('Found no directory of people at '),
      });
  });

  it('is held against the ledger, both ways', async () => {
    const folder = freshFolder();
    await ledgerIn(folder);
    await people(
      folder,
      'set U1 --name "Ada Example" --role Lead --from 2021-02-01',
      'set U9 --name "Ben Sample" --role Lead',
      'set P7 --name "Cyd Madeup" --role Lead',
      'set P8 --name "Dot Other" --role Lead',
    );
    const check = await printedHere(['people', 'check', '--format', 'csv'], folder);
    expect(
      check
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(',').slice(0, 5).join()),
    ).toEqual([
      'finding,id,used_as,first_day,last_day',
      'nobody on the day,U1,actor,2021-01-04,2021-01-31',
      'no entry,U2,actor,2021-02-02,2021-02-02',
      'not in the ledger,U9,,,',
    ]);
    await people(
      folder,
      'set U2 --name "Eve" --role Lead',
      'set U1 --name "Ada Example" --role Lead --from "" --to 2021-01-31',
    );
    expect(await printedHere(['people', 'check'], folder)).toContain('1 id to look at');
  });

  it('that cannot be used is told of with file and line, and nothing is written meanwhile', async () => {
    const folder = freshFolder();
    await ledgerIn(folder);
    writeFileSync(join(folder, 'plan-ledger.people.yaml'), '- id: U1\n  name: Ada Example\n');
    const line = 'action owner list P8 --by U1 --reported-on 2021-03-01';
    const refusal = {
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/people\.yaml:1:3: Found no role; .*\n.*--no-people\n$/u),
    };
    expect(await runHere(shellWords(line), folder)).toMatchObject(refusal);
    expect(await runHere(['audit'], folder)).toMatchObject(refusal);
    expect(await runHere(['people', 'set', 'U1', '--name', 'A', '--role', 'B'], folder)).toMatchObject({
      code: 2,
    });
    expect(await printedHere(['trends'], folder)).toContain('as of version 5');
    expect(await printedHere(shellWords(`${line} --no-people`), folder)).toContain('Wrote version 6');
  });
});
