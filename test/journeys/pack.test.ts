import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { COMMAND, DECEMBER, environment, printed, run, runProgram } from '../support/cli.js';
import { besides, digestsIn, manifestIn, wholeOrNothing } from '../support/packs.js';
import { folderWith } from '../support/prepared.js';
import { expectRefused } from '../support/refused.js';
import { onSmallDisk } from '../support/small-disk.js';

const PACK = ['pack', '--for', 'board', '--out', 'board'];
const HEAD = 1288;
const MAY = 750;

const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8');

/** A ledger of both editions with a key, and a checkpoint of all of it. */
const withCheckpoint = async (): Promise<string> => {
  const cwd = await folderWith('both');
  await printed(['key', 'generate', 'ledger.example', '--out', '.'], { cwd });
  await printed(['checkpoint', '--key', 'ledger.example.key', '--first', '--out', 'all.checkpoint'], { cwd });
  return cwd;
};
const ANCHORED = ['--checkpoint', 'all.checkpoint', '--key', 'ledger.example.pub'];

describe('A pack', () => {
  it('is one page with its tables, its events and its audit trail beside it, as of when it says', async () => {
    const cwd = await folderWith('both');
    const stdout = await printed([...PACK, '--as-of', 'edition:may-2020', '--zip'], { cwd });
    expect(stdout).toMatch(/^Plan gloucestershire-aip as of version 750 of 1288, reported /u);
    expect(stdout).toMatch(/Wrote the pack board by the recipe board: \d+ files, /u);
    expect(wholeOrNothing(join(cwd, 'board'))).toBe(MAY);
    expect(Object.keys(digestsIn(join(cwd, 'board')))).toEqual(
      expect.arrayContaining([
        'README.txt',
        'audit.csv',
        'events.jsonl',
        'index.html',
        'manifest.json',
        'recipe.yaml',
        'tables.xlsx',
        'tables/trends.csv',
      ]),
    );
    expect(read(cwd, 'board/index.html')).not.toContain('december-2020');
    expect(read(cwd, 'board/tables/revisions.csv').trimEnd().split('\r\n')).toHaveLength(1);
    expect(read(cwd, 'board.zip').slice(0, 2)).toBe('PK');
    expect(besides(join(cwd, 'board'))).toEqual([]);
  });

  it('is the same bytes in every time zone and language, and however its version is said', async () => {
    const cwd = await folderWith('both');
    const cases = [
      ['Europe/London', 'C.UTF-8', ['--as-of', 'v1288']],
      ['Pacific/Kiritimati', 'tr_TR.UTF-8', ['--as-of', 'edition:december-2020']],
      ['America/St_Johns', 'de_DE.UTF-8', []],
    ] as const;
    const made = await Promise.all(
      cases.map(async ([TZ, language, asOf], at) => {
        const out = `pack-${at}`;
        await printed(['pack', '--for', 'audit', '--zip', '--out', out, ...asOf], {
          cwd,
          env: { TZ, LANG: language, LC_ALL: language },
        });
        return {
          folder: digestsIn(join(cwd, out)),
          zip: readFileSync(join(cwd, `${out}.zip`)).toString('base64'),
        };
      }),
    );
    expect(made[1]).toEqual(made[0]);
    expect(made[2]).toEqual(made[0]);
  });

  it('of a version is the same bytes whatever is submitted after it', async () => {
    const cwd = await folderWith('may');
    const early = [...PACK.slice(0, -1), 'early', '--as-of', 'v700'];
    await printed(early, { cwd });
    const before = digestsIn(join(cwd, 'early'));
    await printed(['submit', DECEMBER, '--by', 'U1', '--yes'], { cwd });
    await printed([...early, '--replace'], { cwd });
    expect(digestsIn(join(cwd, 'early'))).toEqual(before);
  });

  it('has events that hold by themselves, and that become a ledger which says the same', async () => {
    const cwd = await folderWith('both');
    await printed([...PACK, '--as-of', 'v400'], { cwd });
    const made = digestsIn(join(cwd, 'board'));
    // Nobody outside has signed it: a verdict of its own.
    expect(await run(['verify', '--store', 'board/events.jsonl'], { cwd })).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^SELF-CONSISTENT.*400 events read/mu),
    });
    await printed(['copy', '--from', 'board/events.jsonl', '--to', 'restored.db'], { cwd });
    await printed([...PACK.slice(0, -1), 'again', '--store', 'restored.db'], { cwd });
    expect(digestsIn(join(cwd, 'again'))).toEqual(made);
  });

  it('with a checkpoint has proofs that hold, and a history that is the one that was signed', async () => {
    const cwd = await withCheckpoint();
    const stdout = await printed([...PACK, ...ANCHORED], { cwd });
    const [, count = ''] = /^(\d+) proofs for the events/mu.exec(stdout) ?? [];
    const files = Object.keys(digestsIn(join(cwd, 'board')));
    const proofs = files.filter((path) => path.endsWith('.tlog-proof'));
    expect(proofs).toHaveLength(Number(count));
    // The figure that the demo proves: 61% that reads 81% now.
    expect(proofs).toContain('integrity/proofs/v1081.tlog-proof');
    const key = ['--key', 'board/integrity/ledger.pub'];
    for (const proof of ['v1081', proofs[0]!.replace(/^.*\/|\.tlog-proof$/gu, '')])
      expect(
        await printed(['verify', 'proof', `board/integrity/proofs/${proof}.tlog-proof`, ...key], { cwd }),
      ).toMatch(/^PROVED/mu);
    expect(
      await printed(
        [
          'verify',
          '--store',
          'board/events.jsonl',
          '--checkpoint',
          'board/integrity/plan.checkpoint',
          ...key,
        ],
        { cwd },
      ),
    ).toMatch(/^INTACT/mu);
    expect(read(cwd, 'board/integrity/verify.html')).toContain('<html');
  });

  it('is not made with a checkpoint that nobody whose key is there has signed, or of less than it tells', async () => {
    const cwd = await withCheckpoint();
    await printed(['key', 'generate', 'other.example', '--out', '.'], { cwd });
    await expectRefused([...PACK, '--checkpoint', 'all.checkpoint'], cwd, {
      code: 2,
      says: ['no key that says whose it is'],
    });
    await expectRefused([...PACK, '--checkpoint', 'all.checkpoint', '--key', 'other.example.pub'], cwd, {
      code: 2,
      says: ['Cannot use all.checkpoint'],
    });
    await expectRefused([...PACK, '--older', 'all.checkpoint'], cwd, {
      code: 2,
      says: ['Found --older and no --checkpoint'],
    });
    await expectRefused([...PACK, '--key', 'ledger.example.pub'], cwd, {
      code: 2,
      says: ['Found --key and no --checkpoint'],
    });
    await printed(['plan', 'revise', '--aim', 'Another', '--by', 'U1', '--reported-on', '2021-02-01'], {
      cwd,
    });
    await expectRefused([...PACK, ...ANCHORED], cwd, {
      code: 3,
      says: [
        'The checkpoint covers version 1288, and the pack tells the plan up to version 1289',
        '--as-of v1288',
      ],
    });
    await printed(['checkpoint', '--key', 'ledger.example.key', '--out', 'more.checkpoint'], { cwd });
    await expectRefused([...PACK, '--as-of', 'v1288', ...ANCHORED, '--older', 'more.checkpoint'], cwd, {
      code: 2,
      says: ['Found 1289 events in the checkpoint after --older', 'the other way round'],
    });
    expect(existsSync(join(cwd, 'board'))).toBe(false);
    expect(besides(join(cwd, 'board'))).toEqual([]);
  });

  it('names people where there is a directory of them, and not where names are not wanted', async () => {
    const cwd = await folderWith('may');
    writeFileSync(
      join(cwd, 'plan-ledger.people.yaml'),
      '- { id: U1, name: Sample Person, role: Officer }\n- { id: U999, name: Nobody, role: None }\n',
    );
    await printed(PACK, { cwd });
    expect(read(cwd, 'board/people.csv')).toBe('id,name,role,from,to\r\nU1,Sample Person,Officer,,\r\n');
    await printed([...PACK.slice(0, -1), 'ids', '--no-people'], { cwd });
    expect(existsSync(join(cwd, 'ids/people.csv'))).toBe(false);
    expect(read(cwd, 'ids/index.html')).not.toContain('Sample Person');
  });

  it('is noted beside the ledger, for an erasure to name', async () => {
    const cwd = await folderWith('may');
    await printed(PACK, { cwd });
    expect(read(cwd, 'plan-ledger.db.given-out.jsonl')).toMatch(/"what":"pack","where":".*board"/u);
  });
});

describe('A recipe', () => {
  it('is listed, printed, and read again from a file of one’s own', async () => {
    const cwd = await folderWith('may');
    expect(await printed(['pack', 'recipes'], { cwd })).toMatch(
      /monitoring-visit[^]*worse-elsewhere[^]*\{actions_overdue\}/u,
    );
    const listed = await printed(['pack', 'recipes', '--format', 'json'], { cwd });
    expect((JSON.parse(listed) as { data: { numbers: unknown } }).data.numbers).toEqual(
      expect.arrayContaining([
        { name: 'version', says: 'the version of the plan: how many events it has', blocks: ['as-of'] },
        {
          name: 'actions_overdue',
          says: 'actions past their due date',
          blocks: ['exceptions', 'actions', 'sections'],
        },
      ]),
    );
    expect(await printed(['pack', 'recipes', '--format', 'list'], { cwd })).toMatch(
      /\{on\}[^]*every page[^]*\{actions_overdue\}[^]*exceptions, actions, sections/u,
    );
    const text = await printed(['pack', 'recipe', 'board'], { cwd });
    writeFileSync(join(cwd, 'mine.yaml'), text.replace('id: board', 'id: mine'));
    const stdout = await printed(['pack', '--for', 'mine.yaml', '--out', 'mine'], { cwd });
    expect(stdout).toContain('by the recipe mine');
    expect(read(cwd, 'mine/recipe.yaml')).toBe(text.replace('id: board', 'id: mine'));
  });

  it.each([
    [
      'has a fault',
      2,
      '--for',
      'bad.yaml',
      ['Cannot use bad.yaml: 2 faults', 'bad.yaml:5:5: Found "dashbord"', 'bad.yaml:6:5: ', 'pack recipes'],
    ],
    ['is not there', 5, '--for', 'nowhere.yaml', ['there is no such file']],
    ['has no such name', 5, '--for', 'bord', ['Found no recipe bord; did you mean board']],
    ['names a section that there is not', 5, '--scope', 'nowhere', ['Found no section nowhere in the plan']],
  ] as const)('that %s is refused, and nothing is written', async (_, code, option, value, says) => {
    const cwd = await folderWith('may');
    writeFileSync(join(cwd, 'bad.yaml'), 'recipe: 1\nid: bad\ntitle: Bad\nblocks:\n  - dashbord\n  - zzz\n');
    await expectRefused(['pack', '--for', 'board', '--out', 'x', option, value], cwd, { code, says });
    expect([existsSync(join(cwd, 'x')), besides(join(cwd, 'x'))]).toEqual([false, []]);
  });
});

describe('The folder of a pack', () => {
  it('that is there is replaced only where that is wanted, and only where it is a pack', async () => {
    const cwd = await folderWith('may');
    await printed([...PACK, '--as-of', 'v700', '--zip'], { cwd });
    await expectRefused(PACK, cwd, {
      code: 1,
      says: ['Found board, a pack that was made before; add --replace'],
    });
    await printed([...PACK, '--replace', '--zip'], { cwd });
    expect([wholeOrNothing(join(cwd, 'board')), besides(join(cwd, 'board'))]).toEqual([MAY, []]);

    mkdirSync(join(cwd, 'other'));
    writeFileSync(join(cwd, 'other', 'kept.txt'), 'Kept');
    writeFileSync(join(cwd, 'file'), 'Kept');
    symlinkSync('board', join(cwd, 'link'));
    for (const [out, says] of [
      ['other', 'Found other, a folder that is no pack'],
      ['file', 'Found file, a file'],
      ['link', 'Found link, something else'],
      ['.', 'Found ., a folder that is no pack'],
    ] as const)
      await expectRefused([...PACK.slice(0, -1), out, '--replace'], cwd, { code: 1, says: [says] });
    expect(read(cwd, 'other/kept.txt')).toBe('Kept');
    expect(wholeOrNothing(join(cwd, 'board'))).toBe(MAY);
  });

  it.each([
    ['the root', '/', 2, 'wanted the name of a folder to make'],
    ['nothing', '', 2, 'wanted the name of a folder to make'],
    ['one in a folder that is not there', 'no/such', 5, 'Found no folder'],
    ['one through a file', 'plan-ledger.db/x', 5, 'Found no folder'],
    ['one that is too long', 'x'.repeat(300), 1, 'too long'],
  ])('cannot be %s', async (_, out, code, says) => {
    await expectRefused([...PACK.slice(0, -1), out], await folderWith('may'), { code, says: [says] });
  });

  it.each(['with space', '-dash', '..dots', 'new\nline', '$(touch x)', 'ünï"code'])(
    'can be called %j',
    async (out) => {
      const cwd = await folderWith('may');
      const { code, stderr } = await run([...PACK.slice(0, -2), `--out=${out}`, '--zip'], { cwd });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(wholeOrNothing(join(cwd, out))).toBe(MAY);
      expect(existsSync(join(cwd, `${out}.zip`))).toBe(true);
    },
  );
});

/** Starts to write a pack and kills it so many milliseconds after its draft is there. */
const killed = async (cwd: string, args: readonly string[], after: number): Promise<boolean> => {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd, env: environment() });
  const draft = join(cwd, `.board.${child.pid ?? 0}.pack-draft`);
  const ended = new Promise<boolean>((resolve) => child.on('close', (_, signal) => resolve(signal !== null)));
  let began = Infinity;
  const look = setInterval(() => {
    if (began === Infinity && existsSync(draft)) began = performance.now();
    if (performance.now() - began >= after) child.kill('SIGKILL');
  }, 1);
  const wasKilled = await ended;
  clearInterval(look);
  return wasKilled;
};

describe('A pack whose writer is killed', () => {
  it('is not there, or stays the one that was there; what is left is cleared by the next one', async () => {
    const cwd = await folderWith('both');
    const board = join(cwd, 'board');
    let kills = 0;
    for (const after of [0, 20, 80, 200, 400, 700]) {
      if (await killed(cwd, [...PACK, '--zip'], after)) {
        kills += 1;
        expect(wholeOrNothing(board)).toBe('nothing');
        expect(besides(board).length).toBeGreaterThan(0);
      } else break;
    }
    expect(kills).toBeGreaterThan(2);
    await printed([...PACK, '--zip', '--replace'], { cwd });
    expect([wholeOrNothing(board), besides(board)]).toEqual([HEAD, []]);

    for (const after of [0, 100, 300, 600, 800]) {
      await killed(cwd, [...PACK, '--as-of', 'v700', '--replace'], after);
      expect([HEAD, 700, 'nothing']).toContain(wholeOrNothing(board));
    }
    await printed([...PACK, '--as-of', 'v701', '--replace'], { cwd });
    expect([wholeOrNothing(board), besides(board)]).toEqual([701, []]);
  });

  it('while it took the place of another one is put back as it was', async () => {
    const cwd = await folderWith('may');
    await printed(PACK, { cwd });
    // A process that has ended, and between its two renames.
    const gone = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], {
      encoding: 'utf8',
    }).stdout.trim();
    const { status } = spawnSync('mv', ['board', `.board.${gone}.pack-old`], { cwd });
    expect(status).toBe(0);
    await expectRefused(PACK, cwd, { code: 1, says: ['Found board, a pack that was made before'] });
    expect([wholeOrNothing(join(cwd, 'board')), besides(join(cwd, 'board'))]).toEqual([MAY, []]);
  });
});

describe('A disk that is full', () => {
  it('leaves nothing of a pack, says so, and keeps the pack that was there', async () => {
    const cwd = await folderWith('may');
    await printed([...PACK, '--as-of', 'v700'], { cwd });
    // No file may have more than 100 blocks: as a disk that is full in the middle of one.
    const limited = ['-c', 'ulimit -f 100; exec "$@"', '-', process.execPath, COMMAND];
    const { code, stdout, stderr } = await runProgram(
      'bash',
      [...limited, ...PACK, '--replace', '--no-people'],
      { cwd },
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Cannot write the pack board: .*; nothing was written$/mu);
    expect([wholeOrNothing(join(cwd, 'board')), besides(join(cwd, 'board'))]).toEqual([700, []]);
  });

  it('of a megabyte is told for what it is', async () => {
    const cwd = await folderWith('may');
    await onSmallDisk('packs', async (disk) => {
      await expectRefused(['pack', '--for', 'board', '--out', join(disk, 'board'), '--zip'], cwd, {
        code: 1,
        says: ['no space left on device'],
      });
      expect([existsSync(join(disk, 'board')), besides(join(disk, 'board'))]).toEqual([false, []]);
    });
  });
});

describe('A manifest', () => {
  it('says what the pack is made of', async () => {
    const cwd = await folderWith('may');
    await printed([...PACK, '--on', '2020-07-01'], { cwd });
    expect(manifestIn(join(cwd, 'board'))).toMatchObject({
      format: 'plan-ledger/pack/1',
      on: '2020-07-01',
      version: MAY,
      window: { months: 18 },
      recipe: { id: 'board' },
      tool: { name: 'plan-ledger' },
    });
  });
});
