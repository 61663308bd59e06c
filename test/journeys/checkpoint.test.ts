import { randomBytes } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { makeSigningKey, parseCheckpoint, parseNote, parseRange, rootOf } from '@plan-ledger/store/integrity';
import { writeKeyFiles } from '@plan-ledger/store/log';
import { beforeEach, describe, expect, it } from '@jest/globals';

import { freshFolder, printed, type Ran, run } from '../support/cli.js';

const KEY = ['--key', 'ledger.example.key'];
const BY = ['--by', 'U1', '--reported-on', '2021-01-28'];

let cwd = '';

const does = (...args: readonly string[]): Promise<string> => printed(args, { cwd });
const tried = (...args: readonly string[]): Promise<Ran> => run(args, { cwd });
const told = async (...args: readonly string[]): Promise<readonly [number | null, string]> => {
  const { code, stderr } = await tried(...args);
  return [code, stderr.replace(/\s+/g, ' ')];
};

/** What a checkpoint says, and whether the range beside it has its root. */
const headIn = (name: string): readonly [origin: string, size: number] => {
  const note = parseNote(readFileSync(join(cwd, `${name}.checkpoint`), 'utf8'));
  const head = note._tag === 'Right' ? parseCheckpoint(note.right.text) : note;
  const range = parseRange(readFileSync(join(cwd, `${name}.range`), 'utf8'));
  if (head._tag === 'Left' || range._tag === 'Left') throw new Error(JSON.stringify([head, range]));
  expect(Buffer.from(rootOf(range.right)).equals(Buffer.from(head.right.root))).toBe(true);
  return [head.right.origin, head.right.size];
};

beforeEach(async () => {
  cwd = freshFolder();
  const key = makeSigningKey('ledger.example', randomBytes(32));
  if (key._tag === 'Left') throw new Error(JSON.stringify(key.left));
  expect(writeKeyFiles(cwd, key.right)._tag).toBe('Right');
  await does('plan', 'establish', 'my-plan', '--title', 'Plan', '--authority', 'My Council', ...BY);
  await does('section', 'add', 'visits', '--title', 'Visits', ...BY);
});

describe('A checkpoint by the command', () => {
  it('is signed when it is the first and that is said, then as the plan goes on', async () => {
    const [code, first] = await told('checkpoint', ...KEY);
    expect(code).toBe(3);
    expect(first).toMatch(
      /Nothing was signed.*The first time: add --first\. It was signed before: add --from CHECKPOINT/,
    );
    expect(readdirSync(cwd).filter((name) => /checkpoint|range|signed$/u.test(name))).toEqual([]);

    expect((await does('checkpoint', ...KEY, '--first')).replace(/\s+/g, ' ')).toMatch(
      /Signed 2 events of plan my-plan as ledger\.example\/plan-my-plan \(the first of it\): my-plan-v2\.checkpoint/,
    );
    expect(headIn('my-plan-v2')).toEqual(['ledger.example/plan-my-plan', 2]);
    await does('section', 'add', 'homes', '--title', 'Homes', ...BY);
    const out = ['--out', 'today.checkpoint', '--format', 'json'];
    expect(JSON.parse(await does('checkpoint', ...KEY, ...out))).toMatchObject({
      kind: 'checkpoint',
      data: { plan: 'my-plan', size: 3, before: 2, file: 'today.checkpoint' },
    });
    expect(headIn('today')).toEqual(['ledger.example/plan-my-plan', 3]);
    expect((await told('checkpoint', ...KEY, '--first'))[0]).toBe(3);
  });

  it('is not signed of an older file that was put back, nor of another history', async () => {
    copyFileSync(join(cwd, 'plan-ledger.db'), join(cwd, 'older.db'));
    copyFileSync(join(cwd, 'plan-ledger.db'), join(cwd, 'other.db'));
    await does('section', 'add', 'homes', '--title', 'Homes', ...BY);
    await does('checkpoint', ...KEY, '--first');
    const before = readdirSync(cwd).filter((name) => name.endsWith('.checkpoint'));
    const [code, back] = await told('checkpoint', ...KEY, '--store', 'older.db');
    expect(code).toBe(3);
    expect(back).toMatch(
      /Rolled back: found ledger\.example\/plan-my-plan with 2 events; 3 were signed before/,
    );
    for (const title of ['Foster homes', 'Care'])
      await does(
        'section',
        'add',
        title.toLowerCase().replace(' ', '-'),
        '--title',
        title,
        ...BY,
        '--store',
        'other.db',
      );
    const [ended, forked] = await told('checkpoint', ...KEY, '--store', 'other.db');
    expect(ended).toBe(3);
    expect(forked).toMatch(/Forked: ledger\.example\/plan-my-plan with 4 events does not go on from the 3/);
    expect(readdirSync(cwd).filter((name) => name.endsWith('.checkpoint'))).toEqual(before);
  });

  it('goes on from one that somebody holds, where what was signed is lost', async () => {
    await does('checkpoint', ...KEY, '--first');
    for (const name of readdirSync(cwd)) if (name.includes('.signed')) rmSync(join(cwd, name));
    await does('section', 'add', 'homes', '--title', 'Homes', ...BY);
    expect((await told('checkpoint', ...KEY))[0]).toBe(3);
    await does('checkpoint', ...KEY, '--from', 'my-plan-v2.checkpoint');
    expect(headIn('my-plan-v3')).toEqual(['ledger.example/plan-my-plan', 3]);
  });

  it('writes over no file that says something else', async () => {
    await does('checkpoint', ...KEY, '--first', '--out', 'x.checkpoint');
    await does('checkpoint', ...KEY, '--out', 'x.checkpoint');
    await does('section', 'add', 'homes', '--title', 'Homes', ...BY);
    const [code, why] = await told('checkpoint', ...KEY, '--out', 'x.checkpoint');
    expect([code, why]).toEqual([
      1,
      expect.stringMatching(/Found x\.range, which says something else; give another name/),
    ]);
  });
});

describe('Who holds a checkpoint', () => {
  it("is said in the history, without a word about the day of the plan's reports", async () => {
    await does('checkpoint', ...KEY, '--first');
    await does(
      'anchor',
      'my-plan-v2.checkpoint',
      '--holder',
      'External auditor',
      '--note',
      'By e-mail',
      '--by',
      'U1',
    );
    const [row] = (await does('audit', '--format', 'csv')).trim().split('\n').slice(-1);
    expect(row).toMatch(/^3,2021-01-28,.*CheckpointAnchored,.*External auditor, root .*: By e-mail/);
    expect(
      await does('anchor', 'my-plan-v2.checkpoint', '--holder', 'External auditor', '--by', 'U1'),
    ).toMatch(/Nothing changed/);
    // The next report may be of the same day.
    await does('section', 'add', 'homes', '--title', 'Homes', ...BY);
  });

  it('is refused of another plan, and of what is no checkpoint', async () => {
    await does('plan', 'establish', 'next-plan', '--title', 'Next', '--authority', 'My Council', ...BY);
    await does('checkpoint', ...KEY, '--first', '--plan', 'my-plan');
    const holder = ['--holder', 'External auditor', '--by', 'U1'];
    expect(await told('anchor', 'my-plan-v2.checkpoint', ...holder, '--plan', 'next-plan')).toEqual([
      2,
      expect.stringMatching(
        /Found the checkpoint of ledger\.example\/plan-my-plan in my-plan-v2\.checkpoint; wanted one of plan next-plan/,
      ),
    ]);
    expect((await told('anchor', 'my-plan-v2.range', ...holder, '--plan', 'my-plan'))[0]).toBe(2);
    expect((await told('anchor', 'none.checkpoint', ...holder, '--plan', 'my-plan'))[0]).toBe(5);
  });
});
