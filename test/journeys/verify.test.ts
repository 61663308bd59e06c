import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';

import { freshFolder, printed, type Ran, run } from '../support/cli.js';
import { markAt, STRANGER_VKEY, VKEY, WITNESS_VKEY } from '../support/marks.js';
import { folderWith } from '../support/prepared.js';

const PLAN = 'gloucestershire-aip';

interface Told {
  readonly data: {
    readonly verdict: string;
    readonly exit: number;
    readonly plans: readonly {
      readonly plan: string;
      readonly verdict: string;
      readonly held: readonly unknown[];
      readonly findings: readonly {
        readonly kind: string;
        readonly version: number;
        readonly says: string;
      }[];
    }[];
  };
}

/** A ledger with one plan, a checkpoint of its version 700, and what stands in it. */
const withMark = async (): Promise<{ readonly cwd: string; readonly args: readonly string[] }> => {
  const cwd = await folderWith('may');
  const mark = await markAt(cwd, 'may', { plan: PLAN, size: 700 });
  writeFileSync(join(cwd, 'ledger.vkey'), `${VKEY}\n`);
  return { cwd, args: ['verify', '--checkpoint', mark, '--key', 'ledger.vkey'] };
};

/** Changes the tables, as nobody should. */
const tamper = (cwd: string, sql: string): void => {
  const db = new Database(join(cwd, 'plan-ledger.db'));
  db.exec('DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_deleted');
  db.exec(sql);
  db.close();
};

const told = async (args: readonly string[], cwd: string): Promise<Told['data']> =>
  (JSON.parse((await run([...args, '--format', 'json'], { cwd })).stdout) as Told).data;

describe('verify', () => {
  it('ends with 0 where the checkpoint holds, and says what it covers', async () => {
    const { cwd, args } = await withMark();
    const done = await run([...args, '--witness-key', WITNESS_VKEY], { cwd });
    expect(done).toMatchObject({ code: 0, stderr: '' });
    expect(done.stdout.replaceAll(/\s+/gu, ' ')).toMatch(
      /^INTACT: 1 plan with \d+ events read: everything is what the checkpoints say Plan gloucestershire-aip: versions 1 to 700 are what the checkpoint may\.checkpoint says, seen by auditor\.example on 22 November 2026 18:00:00 UTC; the \d+ events since then do not contradict each other, and no checkpoint has them/u,
    );
    expect(await told(args, cwd)).toMatchObject({ verdict: 'intact', exit: 0 });
  });

  it('ends with 3 without one, of every plan, and says what that is worth', async () => {
    const cwd = await folderWith('every');
    const done = await run(['verify'], { cwd });
    expect(done.code).toBe(3);
    expect(done.stdout).toMatch(
      /^SELF-CONSISTENT: 4 plans with 2457 events read: nothing contradicts itself/u,
    );
    expect(done.stderr).toMatch(/^\nNext: plan-ledger verify --checkpoint FILE --key KEY/u);
    const mark = await markAt(cwd, 'one', { plan: PLAN, size: 10 });
    const some = await run(['verify', '--checkpoint', mark, '--key', VKEY], { cwd });
    expect(some.code).toBe(3);
    expect(some.stdout.replaceAll(/\s+/gu, ' ')).toMatch(
      /no outside checkpoint was given of gloucestershire-adviser-review, gloucestershire-improvement-plan, hillingdon-improvement-plan;/u,
    );
    const only = await run(['verify', '--checkpoint', mark, '--key', VKEY, '--plan', PLAN], { cwd });
    expect(only.code).toBe(0);
  });

  it.each<[string, number, string, string, RegExp]>([
    [
      'ALTERED',
      4,
      'altered',
      `UPDATE events SET actor = 'U9' WHERE version = 50`,
      /Version 50: its actor is not what was sealed/u,
    ],
    [
      'MISSING',
      4,
      'missing',
      'DELETE FROM events WHERE version = 50',
      /Version 50 is not there, and later ones are/u,
    ],
    [
      'ROLLED BACK',
      5,
      'rolled back',
      'DELETE FROM events WHERE version > 600',
      /The plan has 600 events; the checkpoint may\.checkpoint is of 700/u,
    ],
  ])('says %s, and ends with %d', async (word, code, verdict, sql, says) => {
    const { cwd, args } = await withMark();
    tamper(cwd, sql);
    const done = await run(args, { cwd });
    expect(done.code).toBe(code);
    expect(done.stdout).toMatch(new RegExp(`^${word}: `, 'u'));
    expect(done.stdout.replaceAll(/\s+/gu, ' ')).toMatch(says);
    expect(await told(args, cwd)).toMatchObject({ verdict, exit: code });
  });

  it('says FORKED of another history that holds in itself, and ends with 5', async () => {
    const { cwd, args } = await withMark();
    const fresh = freshFolder();
    await printed(['submit', join(__dirname, '../../fixtures', PLAN, 'may-2020'), '--by', 'U2', '--yes'], {
      cwd: fresh,
    });
    const done = await run([...args, '--store', join(fresh, 'plan-ledger.db')], { cwd });
    expect(done.code).toBe(5);
    expect(done.stdout).toMatch(/^FORKED: the history was written anew/u);
    expect(done.stdout.replaceAll(/\s+/gu, ' ')).toMatch(/written anew somewhere in versions 1 to 700/u);
  });

  it('says UNREADABLE of what cannot be read, and ends with 6, with no trace of a program', async () => {
    const { cwd, args } = await withMark();
    writeFileSync(join(cwd, 'notes.db'), 'Priority 1: practice\n'.repeat(300));
    for (const store of ['notes.db', 'nowhere.db', 'nowhere.jsonl', cwd]) {
      const done = await run([...args, '--store', store], { cwd });
      expect([store, done.code, done.stderr]).toEqual([store, 6, '']);
      expect(done.stdout).toMatch(/^UNREADABLE: the ledger cannot be opened\n/u);
    }
    tamper(cwd, `UPDATE events SET data = 'x' WHERE version = 3`);
    const torn = await run(args, { cwd });
    expect(torn.code).toBe(6);
    expect(torn.stdout).toMatch(/^UNREADABLE: [^]*Version 3 cannot be read: /u);
  });

  it('reads a copy in JSON Lines, and names the line that is bad in it', async () => {
    const { cwd, args } = await withMark();
    await printed(['copy', '--from', 'plan-ledger.db', '--to', 'copy.jsonl'], { cwd });
    const verify = [...args, '--store', 'copy.jsonl'];
    expect((await run(verify, { cwd })).code).toBe(0);
    const lines = readFileSync(join(cwd, 'copy.jsonl'), 'utf8').split('\n');
    const write = (change: (lines: readonly string[]) => readonly string[]): void =>
      writeFileSync(join(cwd, 'copy.jsonl'), change(lines).join('\n'));
    write((all) => all.filter((_, at) => at !== 20));
    expect(await told(verify, cwd)).toMatchObject({
      verdict: 'missing',
      plans: [{ findings: [{ version: 20 }] }],
    });
    write((all) => [...all.slice(0, 20), all[21]!, all[20]!, ...all.slice(22)]);
    expect(await told(verify, cwd)).toMatchObject({
      verdict: 'altered',
      plans: [{ findings: [{ kind: 'Misplaced' }] }],
    });
    write((all) => all.map((line, at) => (at === 20 ? line.slice(0, 90) : line)));
    const cut = await run(verify, { cwd });
    expect(cut.code).toBe(6);
    expect(cut.stdout.replaceAll(/\s+/gu, ' ')).toMatch(
      /Version 20 cannot be read: .*copy\.jsonl, line 21: found no JSON/u,
    );
  });

  it('reads only what is new since a checkpoint, with its range beside it', async () => {
    const { cwd } = await withMark();
    const since = ['verify', '--since', 'may.checkpoint', '--key', VKEY];
    const done = await run(since, { cwd });
    expect(done.code).toBe(0);
    expect(done.stdout).toMatch(/only what came after\s+version 700 was read/u);
    copyFileSync(join(cwd, 'may.range'), join(cwd, 'kept'));
    writeFileSync(
      join(cwd, 'may.range'),
      readFileSync(join(cwd, 'kept'), 'utf8').replace(/[a-y](?=[^\n]*\n$)/u, 'z'),
    );
    const wrong = await run(since, { cwd });
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^Cannot use may\.range: its root is not that of may\.checkpoint/u);
  });

  it('gives the checkpoints between which a version came to be', async () => {
    const { cwd, args } = await withMark();
    await markAt(cwd, 'june', { plan: PLAN, size: 720 });
    const both = [
      ...args,
      '--checkpoint',
      'june.checkpoint',
      '--witness-key',
      WITNESS_VKEY,
      '--event',
      'v710',
    ];
    expect((await printed(both, { cwd })).replaceAll(/\s+/gu, ' ')).toMatch(
      /Version 710: not yet in the checkpoint may\.checkpoint \(version 700, seen by auditor\.example on 22 November 2026 18:00:00 UTC\); there in the checkpoint june\.checkpoint \(version 720/u,
    );
  });

  it('names what is given in the wrong place, and ends with 2', async () => {
    const { cwd } = await withMark();
    await printed(['prove', 'inclusion', 'v5', '--checkpoint', 'may.checkpoint', '--out', 'v5.tlog-proof'], {
      cwd,
    });
    writeFileSync(
      join(cwd, 'secret.key'),
      'PRIVATE+KEY+ledger.example/plan+36225fb4+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB\n',
    );
    const cases: readonly (readonly [args: string, says: RegExp])[] = [
      [
        '--checkpoint may.checkpoint',
        /^Found the checkpoint may\.checkpoint, and no key that says whose it is/u,
      ],
      [
        `--checkpoint v5.tlog-proof --key ${VKEY}`,
        /^Cannot use v5\.tlog-proof: found an inclusion proof; wanted a signed checkpoint; verify a proof with/u,
      ],
      [
        `--checkpoint ledger.vkey --key ${VKEY}`,
        /^Cannot use ledger\.vkey: found a verifier key; wanted a signed checkpoint/u,
      ],
      [
        '--checkpoint may.checkpoint --key may.checkpoint',
        /^Cannot use may\.checkpoint: found a checkpoint; wanted the verifier key/u,
      ],
      [
        '--checkpoint may.checkpoint --key secret.key',
        /^Cannot use secret\.key: found a signing key, which is a secret; wanted/u,
      ],
      [
        `--checkpoint may.checkpoint --key ${WITNESS_VKEY}`,
        /one for cosignatures: give it after --witness-key/u,
      ],
      [
        `--checkpoint may.checkpoint --key ${STRANGER_VKEY}`,
        /^Cannot use may\.checkpoint: The signature that is wanted is not there/u,
      ],
      [`--checkpoint may.range --key ${VKEY}`, /found a compact range; wanted a signed checkpoint/u],
      [`--checkpoint no.checkpoint --key ${VKEY}`, /^Cannot read no\.checkpoint: there is no such file/u],
      [
        '--plan gloucestershire-aim',
        /^Found no plan gloucestershire-aim in the ledger; did you mean gloucestershire-aip/u,
      ],
      ['--event x', /^Found --event x; wanted a version/u],
      [
        `proof may.checkpoint --key ${VKEY}`,
        /^Cannot use may\.checkpoint: found a checkpoint; wanted a proof; verify a ledger/u,
      ],
      ['proof v5.tlog-proof', /^Found no --key/u],
    ];
    const ran = await Promise.all(cases.map(([args]) => run(['verify', ...args.split(' ')], { cwd })));
    for (const [at, { code, stdout, stderr }] of ran.entries()) {
      expect([cases[at]![0], code, stdout]).toEqual([cases[at]![0], 2, '']);
      expect(stderr.replaceAll(/\s+/gu, ' ')).toMatch(cases[at]![1]);
    }
  });

  it('takes a checkpoint of a plan that is not there for a ledger that was rolled back', async () => {
    const { cwd, args } = await withMark();
    const empty = freshFolder();
    await printed(
      [
        'submit',
        join(__dirname, '../../fixtures/hillingdon-improvement-plan/july-2015'),
        '--by',
        'U1',
        '--yes',
      ],
      { cwd: empty },
    );
    const done = await run([...args, '--store', join(empty, 'plan-ledger.db')], { cwd });
    expect(done.code).toBe(5);
    expect(done.stdout).toMatch(/^ROLLED BACK/u);
  });
});

describe('prove', () => {
  const lineOf = (text: string): string => text.replaceAll(/\s+/gu, ' ');

  it('shows of an event what is no free text, unless it is asked for, and is verified without the ledger', async () => {
    const { cwd } = await withMark();
    const folder = freshFolder();
    const rows = (await printed(['audit', '--format', 'csv'], { cwd })).split('\n');
    const version = rows.find((row) => row.includes(',ActualRecorded,'))?.split(',')[0] ?? '';
    const prove = ['prove', 'inclusion', `v${version}`, '--checkpoint', 'may.checkpoint'];
    const verify = async (file: string): Promise<Ran> =>
      run(['verify', 'proof', file, '--key', VKEY], { cwd: folder });
    const plain = join(folder, 'plain.tlog-proof');
    const made = await run([...prove, '--out', plain], { cwd });
    expect(lineOf(made.stdout)).toMatch(
      /^Proved that version \d+ of plan gloucestershire-aip is in the checkpoint may\.checkpoint: .* \(\d+ bytes\)/u,
    );
    const held = await verify(plain);
    expect(held).toMatchObject({ code: 0, stderr: '' });
    expect(lineOf(held.stdout)).toMatch(
      new RegExp(
        `^PROVED: this event is version ${version} of plan gloucestershire-aip, in the tree of 700 events of ledger\\.example/plan-gloucestershire-aip`,
        'u',
      ),
    );
    expect(held.stdout).toMatch(/^event\.measure +\S+/mu);
    expect(held.stdout).toMatch(/^event\.period +\S+/mu);
    expect(held.stdout).not.toContain('event.figure.printed');
    expect(held.stdout).toMatch(/\d+ fields? of it (?:is|are) not shown/u);
    const all = await printed([...prove, '--all-fields'], { cwd });
    writeFileSync(join(folder, 'all.tlog-proof'), all);
    expect((await verify('all.tlog-proof')).stdout).toMatch(
      /All of its fields are shown[^]*event\.figure\.printed/u,
    );
    writeFileSync(join(folder, 'bad.tlog-proof'), all.replace(/^index \d+$/mu, 'index 1'));
    const bad = await verify('bad.tlog-proof');
    expect(bad.code).toBe(4);
    expect(bad.stdout).toMatch(/^NOT PROVED: bad\.tlog-proof proves nothing/u);
    writeFileSync(join(folder, 'torn.tlog-proof'), all.slice(0, 100));
    expect((await verify('torn.tlog-proof')).code).toBe(6);
    const none = await run([...prove, '--field', 'event.nothing'], { cwd });
    expect(none).toMatchObject({ code: 5, stdout: '' });
  });

  it('shows that a checkpoint begins with an older one', async () => {
    const { cwd } = await withMark();
    await markAt(cwd, 'june', { plan: PLAN, size: 750 });
    await printed(['prove', 'consistency', 'may.checkpoint', 'june.checkpoint', '--out', 'c.proof'], { cwd });
    const held = await run(['verify', 'proof', 'c.proof', '--key', 'ledger.vkey'], { cwd });
    expect(held.code).toBe(0);
    expect(lineOf(held.stdout)).toMatch(
      /^PROVED: the tree of 750 events of .* begins with all of the tree of 700 events/u,
    );
    const wrong = await run(['prove', 'consistency', 'june.checkpoint', 'may.checkpoint'], { cwd });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/wanted the older one first/u);
    const versions = await run(['prove', 'consistency', '700', '750'], { cwd });
    expect(versions.stderr).toMatch(/wanted the files of two checkpoints: the proof holds both/u);
  });

  it('hands over the page that verifies offline', async () => {
    const cwd = freshFolder();
    expect(await printed(['prove', 'verifier', '--out', 'verify.html'], { cwd })).toMatch(
      /^Wrote verify\.html: open it in a browser/u,
    );
    const source = join(__dirname, '../../packages/store/src/verify/offline/verify.html');
    expect(readFileSync(join(cwd, 'verify.html'), 'utf8')).toBe(readFileSync(source, 'utf8'));
  });

  it('makes none of a checkpoint that is of another history', async () => {
    const { cwd } = await withMark();
    tamper(cwd, 'DELETE FROM events WHERE version > 600');
    const short = await run(['prove', 'inclusion', '5', '--checkpoint', 'may.checkpoint'], { cwd });
    expect(short.code).toBe(1);
    expect(short.stderr).toMatch(/Found no version 601 where 700 were/u);
  });
});
