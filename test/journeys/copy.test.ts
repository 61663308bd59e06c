import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { PlanId, Recordable } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';

import { freshFolder, printed, run } from '../support/cli.js';
import { openLedger } from '../support/ledger-file.js';
import { folderWith } from '../support/prepared.js';
import { seeded } from '../support/seeded.js';

const PLANS = [
  'gloucestershire-adviser-review',
  'gloucestershire-aip',
  'gloucestershire-improvement-plan',
  'hillingdon-improvement-plan',
] as const;

interface Copied {
  readonly data: {
    readonly plans: readonly { plan: string; copied: number; already: number; digest: string | null }[];
  };
}

const copied = async (cwd: string, from: string, to: string): Promise<Copied['data']['plans']> =>
  (JSON.parse(await printed(['copy', '--from', from, '--to', to, '--format', 'json'], { cwd })) as Copied)
    .data.plans;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const bytesIn = (cwd: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(cwd)
      .filter((name) => !/-(?:shm|wal)$/u.test(name))
      .map((name) => [name, sha256(readFileSync(join(cwd, name)).toString('base64'))]),
  );

describe('A copy by the command', () => {
  it('through JSON Lines and back gives the same views and digests', async () => {
    const cwd = await folderWith('every');
    const first = await copied(cwd, 'plan-ledger.db', 'a.jsonl');
    const second = await copied(cwd, 'a.jsonl', 'b.db');
    expect(second).toEqual(first);
    expect(first.map(({ plan }) => plan)).toEqual(PLANS);
    // As anybody could work it out with other tools: the digest is that of the plan's lines.
    const lines = readFileSync(join(cwd, 'a.jsonl'), 'utf8').trimEnd().split('\n').slice(1);
    for (const { plan, digest } of first) {
      const own = lines.filter((line) => (JSON.parse(line) as { plan: string }).plan === plan);
      expect(sha256(own.map((line) => `${line}\n`).join(''))).toBe(digest);
    }
    for (const view of [
      ['audit', '--plan', PLANS[1]],
      ['trends', '--plan', PLANS[1], '--all'],
    ]) {
      const [one, other] = await Promise.all(
        ['plan-ledger.db', 'b.db'].map((store) =>
          printed([...view, '--format', 'csv', '--store', store], { cwd }),
        ),
      );
      expect(other).toBe(one);
    }
  });

  it('says in words what it did, that both are equal, and what to do next', async () => {
    const cwd = await folderWith('may');
    const first = await run(['copy', '--from', 'plan-ledger.db', '--to', 'b.db'], { cwd });
    expect(first.stdout).toMatch(
      /^Copied \d+ events from plan-ledger\.db to b\.db\nBoth hold 1 plan with \d+ events, equal:/u,
    );
    expect(first.stdout).toMatch(/^gloucestershire-aip +(\d+) +\1 +\1 +[0-9a-f]{16}…$/mu);
    expect(first.stderr).toBe('\nNext: plan-ledger portfolio --store b.db\n');
    const again = await run(['copy', '--from', 'plan-ledger.db', '--to', 'b.db'], { cwd });
    expect(again.stdout).toMatch(/^Nothing to copy: b\.db held all of it\nBoth hold/u);
  });

  it('takes some plans, and says which it may have meant', async () => {
    const cwd = await folderWith('every');
    const named = ['--plan', PLANS[3], '--plan', PLANS[0]];
    const csv = await printed(
      ['copy', '--from', 'plan-ledger.db', '--to', 'b.jsonl', ...named, '--format', 'csv'],
      { cwd },
    );
    expect(csv.split('\n').map((row) => row.split(',')[0])).toEqual(['plan', PLANS[0], PLANS[3], '']);
    const wrong = await run(
      ['copy', '--from', 'plan-ledger.db', '--to', 'c.jsonl', '--plan', 'hillingdon-plan'],
      { cwd },
    );
    expect(wrong).toMatchObject({
      code: 5,
      stdout: '',
      stderr: 'Found no plan hillingdon-plan in plan-ledger.db; did you mean hillingdon-improvement-plan\n',
    });
    expect(existsSync(join(cwd, 'c.jsonl'))).toBe(false);
  });

  it.each(['b.db', 'b.jsonl'])('writes nothing to %s in a dry run, be it there or not', async (to) => {
    const cwd = await folderWith('every');
    const dry = ['copy', '--from', 'plan-ledger.db', '--to', to, '--dry-run'];
    const [one, before] = [await run(dry, { cwd }), bytesIn(cwd)];
    expect(one.stdout).toMatch(/^Nothing was written: 2457 events would be copied/u);
    expect(existsSync(join(cwd, to))).toBe(false);
    await printed(['copy', '--from', 'plan-ledger.db', '--to', to, '--plan', PLANS[1]], { cwd });
    const there = bytesIn(cwd);
    const other = await run(dry, { cwd });
    expect(other.stdout).toMatch(/^Nothing was written: 1169 events would be copied/u);
    expect(other.stderr).toBe(`\nNext: plan-ledger copy --from plan-ledger.db --to ${to}\n`);
    expect(bytesIn(cwd)).toEqual(there);
    expect(Object.keys(before)).toEqual(['plan-ledger.db']);
  });

  it('is refused by a target that has gone another way, which is named', async () => {
    const cwd = await folderWith('may');
    const revise = (store: string, aim: string): Promise<string> =>
      printed(['plan', 'revise', '--aim', aim, '--by', 'U1', '--store', store], { cwd });
    await printed(['copy', '--from', 'plan-ledger.db', '--to', 'b.db'], { cwd });
    await Promise.all([revise('plan-ledger.db', 'One'), revise('b.db', 'Another')]);
    await printed(['copy', '--from', 'b.db', '--to', 'b.jsonl'], { cwd });
    const before = bytesIn(cwd);
    for (const to of ['b.db', 'b.jsonl']) {
      const refused = await run(['copy', '--from', 'plan-ledger.db', '--to', to], { cwd });
      expect(refused).toMatchObject({ code: 3, stdout: '' });
      expect(refused.stderr).toMatch(
        /^plan-gloucestershire-aip was not written: Cannot copy: version \d+ is at the target already with another id, recordedAt, event, correlation; copy to a ledger that holds nothing else of this plan\n$/u,
      );
    }
    expect(bytesIn(cwd)).toEqual(before);
  });

  it('is refused between a ledger and itself, and of what is not there or no ledger', async () => {
    const cwd = await folderWith('may');
    copyFileSync(join(cwd, 'plan-ledger.db'), join(cwd, 'same.db'));
    appendFileSync(join(cwd, 'notes.jsonl'), '{"note":1}\n');
    const cases: readonly (readonly [from: string, to: string, code: number, says: RegExp])[] = [
      ['plan-ledger.db', 'plan-ledger.db', 3, /both sides are the same ledger/u],
      ['plan-ledger.db', 'same.db', 3, /^Nothing was written: Cannot copy: .*copy to a new file/u],
      ['no.db', 'b.db', 5, /^Found no ledger at no\.db, to copy from/u],
      ['no.jsonl', 'b.db', 5, /^Found no ledger at no\.jsonl/u],
      ['plan-ledger.db', 'no/b.jsonl', 5, /^Found no folder .*make the folder first/u],
      ['plan-ledger.db', 'notes.jsonl', 1, /notes\.jsonl, line 1: found no header of a ledger/u],
      ['notes.jsonl', 'b.db', 1, /notes\.jsonl, line 1: found no header of a ledger/u],
      ['plan-ledger.db', 'ftp://host/b', 2, /^Found --to ftp:\/\/host\/b; wanted the path/u],
    ];
    for (const [from, to, code, says] of cases) {
      const refused = await run(['copy', '--from', from, '--to', to], { cwd });
      expect(refused).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) });
    }
    expect((await run(['copy', '--from', 'plan-ledger.db'], { cwd })).code).toBe(2);
    expect(readFileSync(join(cwd, 'notes.jsonl'), 'utf8')).toBe('{"note":1}\n');
    expect(existsSync(join(cwd, 'b.db'))).toBe(false);
  });
});

const KILLS = 6;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** A ledger that takes a while to copy. */
const largeLedger = async (file: string): Promise<void> => {
  const store = await openLedger(file);
  const { randomUUID } = await import('node:crypto');
  for (const plan of ['one', 'two', 'three']) {
    const events = Array.from({ length: 600 }, (_, at) => ({
      id: randomUUID(),
      event: {
        type: 'SectionAdded',
        section: `section-${at}`,
        title: `Section ${at} `.repeat(20),
        order: at,
      },
      reportedOn: '2021-01-28',
      actor: 'U1',
      correlation: `${plan}-${Math.floor(at / 70)}`,
    }));
    for (let at = 0; at < events.length; at += 70) {
      const batch = events.slice(at, at + 70) as unknown as readonly Recordable[];
      const appended = await store.append(plan as PlanId, at, batch)();
      if (appended._tag === 'Left') throw new Error(JSON.stringify(appended.left));
    }
  }
  await store.close();
};

/** Runs a copy and kills it: mostly when it has begun to write, now and then before. Gives whether it was killed. */
const killedOnce = async (cwd: string, to: string, random: () => number): Promise<boolean> => {
  const written = [to, `${to}-wal`].map((name) => join(cwd, name));
  const stamps = (): string =>
    written.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs).join();
  const before = stamps();
  const began = join(cwd, `${to}.began`);
  rmSync(began, { force: true });
  const watch = setInterval(() => {
    if (stamps() !== before) writeFileSync(began, '');
  }, 1);
  const early = random() < 0.2;
  const kill = {
    signal: 'SIGKILL',
    after: random() * (early ? 200 : 60),
    ...(early ? {} : { once: began }),
  } as const;
  const { code, signal, stderr } = await run(['copy', '--from', 'from.db', '--to', to], {
    cwd,
    kill,
  }).finally(() => clearInterval(watch));
  const said = stderr.replace(/^.*cut off half of an event.*\n/u, '');
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
  // It may have said all that it has to say when it is killed, but nothing else.
  expect(said).toMatch(/^(?:\nNext: .*\n)?$/u);
  return signal !== null;
};

/** Kills copies to files of a kind until it has been done often enough, and lets each file become whole. */
const killedOften = async (cwd: string, kind: string, random: () => number): Promise<string> => {
  const wanted = await copied(cwd, 'from.db', `whole-of-${kind}.jsonl`);
  const found: number[] = [];
  for (let kills = 0, files = 0; kills < KILLS; files++) {
    const to = `to-${files}.${kind}`;
    while (kills < KILLS && (await killedOnce(cwd, to, random))) kills += 1;
    const last = await copied(cwd, 'from.db', to);
    found.push(last.reduce((sum, { already }) => sum + already, 0));
    expect(last.map(({ plan, digest }) => [plan, digest])).toEqual(
      wanted.map(({ plan, digest }) => [plan, digest]),
    );
  }
  return `.${kind}: ${KILLS} kills, in which ${found.join(' + ')} events were copied`;
};

describe(`A copy that is killed (SEED=${SEED})`, () => {
  it(`goes on where it was stopped, in ${KILLS} kills for each kind of target`, async () => {
    process.stdout.write(`Copies killed at random points: repeat them with SEED=${SEED}\n`);
    const cwd = freshFolder();
    await largeLedger(join(cwd, 'from.db'));
    const kinds = ['db', 'jsonl'].map((kind, at) => killedOften(cwd, kind, seeded(SEED + at)));
    process.stdout.write(`${(await Promise.all(kinds)).join('\n')}\n`);
  });
});
