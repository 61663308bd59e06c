import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder, printed, type Ran, run } from '../support/cli.js';

const TEXT = 'The visit to the family in Mill Lane was late, says their neighbour';
const BASIS = ['--basis', 'Article 17, request of 3 March', '--by', 'U7', '--reported-on', '2021-01-29'];

let cwd = '';

const does = async (...args: readonly string[]): Promise<string> => printed(args, { cwd });
const tried = (...args: readonly string[]): Promise<Ran> => run(args, { cwd });

/** The files of a folder that hold a text. */
const holding = (text: string): readonly string[] =>
  readdirSync(cwd).filter((name) => readFileSync(join(cwd, name)).includes(text));

beforeAll(async () => {
  cwd = freshFolder();
  const by = ['--by', 'U1', '--reported-on', '2021-01-28'];
  await does('plan', 'establish', 'my-plan', '--title', 'Plan', '--authority', 'My Council', ...by);
  await does('section', 'add', 'visits', '--title', 'Visits', ...by);
  await does(
    'progress',
    'report',
    'visits',
    '--done',
    `Seen in time; ${TEXT}`,
    '--comment',
    TEXT,
    ...by,
    '--reason',
    'The board asked',
  );
  await does('section', 'add', 'homes', '--title', 'Homes', ...by);
  await does('dashboard');
  await does('audit');
  await does('copy', '--from', 'plan-ledger.db', '--to', 'earlier.jsonl');
});

describe('Erasing a text by the command', () => {
  it('is refused before anything is written, with what there is', async () => {
    const cases: readonly (readonly [args: readonly string[], code: number, told: RegExp])[] = [
      [
        ['99', 'comment'],
        5,
        /Found no version 99 in plan-my-plan; list what there is with: plan-ledger audit/,
      ],
      [['nine', 'comment'], 2, /Found "nine"; wanted the version of an event, such as 120/],
      [
        ['3', 'note'],
        5,
        /Found no note in version 3 \(ProgressReported\); its texts are event\.comment, event\.done\[0\], event\.done\[1\], reason/,
      ],
      [['3', 'event.section'], 3, /no free text/],
    ];
    for (const [args, code, told] of cases) {
      const { code: ended, stderr } = await tried('redact', ...args, ...BASIS);
      expect(stderr.replace(/\s+/g, ' ')).toMatch(told);
      expect(ended).toBe(code);
    }
    expect((await tried('redact', '3', 'comment', '--by', 'U7')).stderr).toMatch(/--basis/);
    expect((await tried('redact', '3', 'comment', ...BASIS.slice(2), '--basis', ' ')).code).toBe(3);
    expect(await does('audit', '--format', 'csv')).not.toContain('TextRedacted');
  });

  it('takes it from the ledger and its views, says so in the history, and names who still holds it', async () => {
    expect(holding(TEXT)).toContain('plan-ledger.db');
    const said = (await does('redact', '3', 'comment', ...BASIS)).replace(/\s+/g, ' ');
    expect(said).toMatch(
      /Erased event\.comment of version 3; version 5 of plan my-plan says so, on the ground: Article 17/,
    );
    expect(said).toContain(
      'version 3 of plan my-plan, event.done[1]: erase it with: plan-ledger redact 3 event.done[1]',
    );
    expect(said).toContain(`${join(cwd, 'earlier.jsonl')} (copy of `);

    await does('redact', '3', 'done[1]', ...BASIS);
    expect(holding('Mill Lane')).toEqual(['earlier.jsonl']);
    for (const view of [['dashboard'], ['audit'], ['blame', 'visits'], ['dashboard', '--as-of', 'v3']])
      expect(await does(...view)).not.toContain('Mill Lane');
    const audit = await does('audit', '--format', 'csv');
    expect(audit).toContain('[redacted]');
    expect(audit).toContain('Article 17, request of 3 March');
    expect(holding('Mill Lane')).toEqual(['earlier.jsonl']);
  });

  it("again writes nothing, and is an error where it is somebody else's to finish", async () => {
    const said = await does('redact', '3', 'comment', ...BASIS);
    expect(said.replace(/\s+/g, ' ')).toMatch(
      /Nothing new to write: version 5 of plan my-plan says that event\.comment/,
    );
    expect(JSON.parse(await does('redact', '3', 'comment', ...BASIS, '--format', 'json'))).toMatchObject({
      data: { plan: 'my-plan', version: 3, field: 'event.comment', at: 5, repeated: true },
    });
  });

  it('leaves the erasure in a copy made afterwards, and its file no longer named', async () => {
    rmSync(join(cwd, 'earlier.jsonl'));
    await does('copy', '--from', 'plan-ledger.db', '--to', 'earlier.jsonl');
    expect(existsSync(join(cwd, 'earlier.jsonl'))).toBe(true);
    expect(holding('Mill Lane')).toEqual([]);
    expect(await does('redact', '3', 'comment', ...BASIS)).not.toContain('earlier.jsonl');
  });
});
