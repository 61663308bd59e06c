import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { parseVerifierKey, verifyCheckpoint } from '@plan-ledger/store/integrity';
import { placesAt, readSigningKey, signHead } from '@plan-ledger/store/log';

import { freshFolder, printed, run } from '../support/cli.js';
import { answered, authorityFolder, hasOpenssl, issue, STAMPER } from '../support/timestamp-authority.js';
import { leavesFrom, leavesIn, madeLeaves, noteOf, proofOf } from '../support/trees.js';

const ORIGIN = 'ledger.example/plan-p';
const LEAVES = madeLeaves('true', 20);

/** A folder with the keys of a ledger and of an auditor, made by the command. */
const withKeys = async (): Promise<string> => {
  const cwd = freshFolder();
  await printed(['key', 'generate', 'ledger.example'], { cwd });
  await printed(['key', 'generate', 'auditor.example', '--witness'], { cwd });
  return cwd;
};
const ledgerKey = (cwd: string) => {
  const key = readSigningKey(join(cwd, 'ledger.example.key'));
  if (key._tag === 'Left') throw new Error(JSON.stringify(key.left));
  return key.right;
};
const keyIn = (cwd: string, file: string) => {
  const key = parseVerifierKey(readFileSync(join(cwd, file), 'utf8').trim());
  if (key._tag === 'Left') throw new Error(key.left.why);
  return key.right;
};
/** Puts checkpoints of some sizes into a folder, with the proofs from each to the next. */
const hold = (cwd: string, sizes: readonly number[], leaves = LEAVES, prefix = ''): void =>
  sizes.forEach((size, at) => {
    const key = ledgerKey(cwd);
    writeFileSync(join(cwd, `${prefix}${size}.checkpoint`), noteOf(key, ORIGIN, leaves, size));
    const before = sizes[at - 1];
    if (before !== undefined)
      writeFileSync(
        join(cwd, `${prefix}${size}.consistency-proof`),
        proofOf(key, ORIGIN, leaves, [before, size]),
      );
  });
const COSIGN = ['--key', 'auditor.example.key', '--ledger-key', 'ledger.example.pub'];

describe('A key', () => {
  it('is made once, for its owner alone, and it is said what to do with it', async () => {
    const cwd = freshFolder();
    const made = await run(['key', 'generate', 'ledger.example'], { cwd });
    expect(made).toMatchObject({
      code: 0,
      stdout: [
        'Made a key of ledger.example, a ledger: ledger.example.key and ledger.example.pub',
        'ledger.example.key is a secret, which only you may read: keep it where no backup of the ledger',
        '  takes it along',
        'ledger.example.pub is for everybody who verifies: give it to them by hand, for all trust rests on',
        '  it',
        '',
      ].join('\n'),
      stderr: '\nNext: plan-ledger checkpoint --key ledger.example.key --first\n',
    });
    expect(statSync(join(cwd, 'ledger.example.key')).mode & 0o777).toBe(0o600);
    const secret = readFileSync(join(cwd, 'ledger.example.key'), 'utf8');
    expect(made.stdout + made.stderr).not.toContain(secret.trim().slice(-20));
    expect(await run(['key', 'generate', 'ledger.example'], { cwd })).toMatchObject({
      code: 1,
      stdout: '',
      stderr:
        'Cannot write ledger.example.key: it is there already; give another name or folder, or move it away\n',
    });
    expect(readFileSync(join(cwd, 'ledger.example.key'), 'utf8')).toBe(secret);
  });

  it('is another each time, and its secret is never printed', async () => {
    const texts: string[] = [];
    for (let times = 0; times < 2; times++) {
      const cwd = freshFolder();
      const json = await printed(['key', 'generate', 'x.example', '--format', 'json'], { cwd });
      const { data } = JSON.parse(json) as { readonly data: { readonly key: string } };
      expect(`${data.key}\n`).toBe(readFileSync(join(cwd, 'x.example.pub'), 'utf8'));
      expect(json).not.toContain('PRIVATE');
      texts.push(readFileSync(join(cwd, 'x.example.key'), 'utf8'));
    }
    expect(new Set(texts).size).toBe(2);
  });

  it('is written into a folder that is there', async () => {
    const cwd = freshFolder();
    const args = ['key', 'generate', 'x.example', '--out', 'keys'];
    expect(await run(args, { cwd })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^Cannot write keys\/x\.example\.key: .*no such folder; check the path\n$/u,
      ),
    });
    mkdirSync(join(cwd, 'keys'));
    expect((await run(args, { cwd })).code).toBe(0);
    expect(readdirSync(join(cwd, 'keys')).sort()).toEqual(['x.example.key', 'x.example.pub']);
  });

  it.each(['a name', 'a+b', '../up', ''])('is not made with the name %j', async (name) => {
    const cwd = freshFolder();
    const refused = await run(['key', 'generate', name], { cwd });
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('A witness', () => {
  it('cosigns the first checkpoint, says that it believed it, and then what is proved', async () => {
    const cwd = await withKeys();
    hold(cwd, [3, 8]);
    const first = await run(
      ['witness', 'cosign', '3.checkpoint', ...COSIGN, '--first', '--out', '3.cosigned'],
      { cwd },
    );
    expect(first.stdout.replace(/\n {2}/gu, ' ')).toMatch(
      /^Cosigned 3 events of ledger\.example\/plan-p as auditor\.example: 3\.cosigned\nIt is the first of it that auditor\.example has seen, and was believed as it stands: compare its root with one that you have by another way, such as a printed board paper\nRoot \S{44}\nSend 3\.cosigned back to who keeps the ledger, and keep a copy where they cannot write\n$/u,
    );
    expect(first.stderr).toBe('\nNext: plan-ledger timestamp request 3.cosigned --out 3.cosigned.tsq\n');
    const next = await printed(
      [
        'witness',
        'cosign',
        '8.checkpoint',
        ...COSIGN,
        '--proof',
        '8.consistency-proof',
        '--out',
        '8.cosigned',
      ],
      { cwd },
    );
    expect(next).toContain(
      'It goes on from the 3 events that were cosigned before: nothing of them was changed',
    );
    const trust = {
      log: keyIn(cwd, 'ledger.example.pub'),
      origin: ORIGIN,
      cosigners: [keyIn(cwd, 'auditor.example.pub')],
    };
    const verified = verifyCheckpoint(readFileSync(join(cwd, '8.cosigned')), trust);
    expect(verified).toMatchObject({ right: { size: 8, cosignatures: [{ name: 'auditor.example' }] } });
    expect(
      readdirSync(cwd)
        .filter((name) => name.includes('.seen'))
        .sort(),
    ).toEqual([
      'auditor.example.seen',
      'auditor.example.seen.lock',
      'auditor.example.seen.second',
      'auditor.example.seen.second.lock',
    ]);
  });

  it('refuses with exit code 3 what is unknown, unproved, rolled back or forked, and writes nothing', async () => {
    const cwd = await withKeys();
    hold(cwd, [3, 8, 12]);
    hold(cwd, [3, 8, 12], [...LEAVES.slice(0, 2), ...madeLeaves('other', 18)], 'other-');
    const cosign = (file: string, ...more: readonly string[]) =>
      run(['witness', 'cosign', file, ...COSIGN, '--out', 'out', ...more], { cwd });
    const refused = async (why: RegExp, file: string, ...more: readonly string[]): Promise<void> => {
      const given = await cosign(file, ...more);
      expect({ code: given.code, stdout: given.stdout, there: existsSync(join(cwd, 'out')) }).toEqual({
        code: 3,
        stdout: '',
        there: false,
      });
      expect(given.stderr).toMatch(why);
    };
    await refused(
      /^Found nothing in \S+auditor\.example\.seen of .*\nThe first time: add --first\. It was signed before: add --from CHECKPOINT\n$/u,
      '8.checkpoint',
    );
    expect((await cosign('8.checkpoint', '--first')).code).toBe(0);
    rmSync(join(cwd, 'out'));
    await refused(/^Found no proof; wanted the proof that .* from 8 events to 12/u, '12.checkpoint');
    await refused(/^Rolled back: found .* with 3 events; 8 were signed before/u, '3.checkpoint');
    await refused(/^Forked: .*: their roots are different/u, 'other-8.checkpoint');
    await refused(
      /^Forked: .*: the proof begins with another root of the same size/u,
      'other-12.checkpoint',
      '--proof',
      'other-12.consistency-proof',
    );
    await refused(/^Found in .*this is not the first time/u, '12.checkpoint', '--first');
  });

  it('says what is wrong with its files, and signs nothing', async () => {
    const cwd = await withKeys();
    hold(cwd, [3]);
    writeFileSync(join(cwd, 'none'), 'none\n');
    const cosign = (...args: readonly string[]) => run(['witness', 'cosign', ...args], { cwd });
    const all = ['--first', '--out', 'out'];
    expect(await cosign('4.checkpoint', ...COSIGN, ...all)).toMatchObject({
      code: 5,
      stderr: 'Cannot read 4.checkpoint: there is no such file\n',
    });
    expect(await cosign('none', ...COSIGN, ...all)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^Cannot use none: 1 fault; nothing was written\n {2}This is no well-formed note \(line 1\)/u,
      ),
    });
    expect(
      (await cosign('3.checkpoint', '--key', 'auditor.example.pub', ...COSIGN.slice(2), ...all)).stderr,
    ).toMatch(/others than its owner may use it|wanted a text that begins with PRIVATE/u);
    chmodSync(join(cwd, 'auditor.example.key'), 0o644);
    expect(await cosign('3.checkpoint', ...COSIGN, ...all)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /others than its owner may use it \(mode 644\); wanted a secret: run chmod 600/u,
      ),
    });
    chmodSync(join(cwd, 'auditor.example.key'), 0o600);
    expect(
      await cosign(
        '3.checkpoint',
        '--key',
        'auditor.example.key',
        '--ledger-key',
        'auditor.example.pub',
        ...all,
      ),
    ).toMatchObject({ code: 2, stderr: expect.stringContaining('is that of no tree') });
    writeFileSync(join(cwd, 'out'), 'mine');
    expect(await cosign('3.checkpoint', ...COSIGN, ...all)).toMatchObject({
      code: 1,
      stderr: 'Found out already; give another name after --out\n',
    });
    expect(readFileSync(join(cwd, 'out'), 'utf8')).toBe('mine');
    expect(existsSync(join(cwd, 'auditor.example.seen'))).toBe(false);
    expect((await cosign('3.checkpoint', ...COSIGN, '--first', '--from', 'x', '--out', 'y')).code).toBe(2);
  });

  it('begins again from what it has cosigned, where it has lost what it keeps', async () => {
    const cwd = await withKeys();
    hold(cwd, [3, 8]);
    const cosign = (file: string, ...more: readonly string[]) =>
      run(['witness', 'cosign', file, ...COSIGN, ...more], { cwd });
    await cosign('3.checkpoint', '--first', '--out', '3.cosigned');
    for (const name of ['auditor.example.seen', 'auditor.example.seen.second']) rmSync(join(cwd, name));
    const args = ['--proof', '8.consistency-proof', '--out', '8.cosigned'];
    expect((await cosign('8.checkpoint', ...args, '--from', '3.checkpoint')).stderr).toMatch(
      /found no cosignature of auditor\.example/u,
    );
    expect((await cosign('8.checkpoint', ...args, '--from', '3.cosigned')).stdout).toContain(
      'goes on from the 3 events',
    );
  });

  it('cosigns what the signer of the ledger signs', async () => {
    const cwd = await withKeys();
    const signer = { key: ledgerKey(cwd), origin: ORIGIN, places: placesAt(join(cwd, 'p.signed')) };
    const signed = await signHead(signer, { size: 5 }, leavesFrom('true'), { _tag: 'First' })();
    const again = await signHead(signer, { size: 5 }, leavesIn(LEAVES))();
    expect(again).toEqual({
      ...signed,
      right: expect.objectContaining({ note: noteOf(ledgerKey(cwd), ORIGIN, LEAVES, 5) }),
    });
    hold(cwd, [5]);
    await printed(['witness', 'cosign', '5.checkpoint', ...COSIGN, '--first', '--out', 'x'], { cwd });
  });
});

if (!hasOpenssl)
  process.stdout.write(
    'Timestamps by the command: not run, there is no openssl here to make an authority with\n',
  );
(hasOpenssl ? describe : describe.skip)('A timestamp', () => {
  it('is asked for, attached and verified, by files alone', async () => {
    const cwd = await withKeys();
    hold(cwd, [3]);
    const folder = authorityFolder();
    const root = issue(folder, 'root');
    const stamper = issue(folder, 'stamper', { by: root, extensions: STAMPER });
    writeFileSync(join(cwd, 'root.pem'), readFileSync(join(folder, 'root.pem')));

    const asked = await run(['timestamp', 'request', '3.checkpoint', '--out', '3.tsq'], { cwd });
    expect(asked.stdout.replace(/\n {2}/gu, ' ')).toMatch(
      /^Wrote 3\.tsq: a request for a timestamp of 3\.checkpoint, 3 events of ledger\.example\/plan-p\nIt holds the SHA-256/u,
    );
    expect(asked.stderr).toContain('curl --data-binary @3.tsq --header');
    writeFileSync(join(cwd, 'answer.tsr'), answered(stamper, readFileSync(join(cwd, '3.tsq'))));

    const attached = await run(['timestamp', 'attach', '3.checkpoint', 'answer.tsr', '--request', '3.tsq'], {
      cwd,
    });
    expect(attached.stdout.replace(/\n {2}/gu, ' ')).toMatch(
      /^3\.checkpoint was there on \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, says CN=stamper; kept as 3\.checkpoint\.tsr\nWhether that authority is to be believed was not asked/u,
    );
    expect(attached.stderr).toBe('\nNext: plan-ledger timestamp verify 3.checkpoint --trust AUTHORITY.pem\n');
    expect(readFileSync(join(cwd, '3.checkpoint.tsr'))).toEqual(readFileSync(join(cwd, 'answer.tsr')));

    const verify = ['timestamp', 'verify', '3.checkpoint', '--trust', 'root.pem', '--request', '3.tsq'];
    expect(await printed(verify, { cwd })).toMatch(
      /^3\.checkpoint was there on .*: exactly these bytes, says/u,
    );
    const json = JSON.parse(await printed([...verify, '--format', 'json'], { cwd })) as object;
    expect(json).toMatchObject({
      kind: 'timestamp verify',
      data: { checkpoint: '3.checkpoint', origin: ORIGIN, size: 3, authority: 'CN=stamper', trusted: true },
    });

    writeFileSync(join(cwd, '3.checkpoint'), noteOf(ledgerKey(cwd), ORIGIN, madeLeaves('other', 3), 3));
    expect(await run(verify, { cwd })).toMatchObject({
      code: 3,
      stdout: '',
      stderr:
        '3.checkpoint.tsr: The timestamp does not hold: it is one of other data; wanted one of exactly these bytes\n',
    });
  });

  it('is not attached when it is none, another, or not trusted; and nothing is overwritten', async () => {
    const cwd = await withKeys();
    hold(cwd, [3, 8]);
    const folder = authorityFolder();
    const [root, stranger] = [issue(folder, 'root'), issue(folder, 'stranger')];
    const stamper = issue(folder, 'stamper', { by: root, extensions: STAMPER });
    for (const { name } of [root, stranger])
      writeFileSync(join(cwd, `${name}.pem`), readFileSync(join(folder, `${name}.pem`)));
    for (const size of [3, 8])
      await printed(['timestamp', 'request', `${size}.checkpoint`, '--out', `${size}.tsq`], { cwd });
    writeFileSync(join(cwd, '3.answer'), answered(stamper, readFileSync(join(cwd, '3.tsq'))));
    const attach = (file: string, answer: string, ...more: readonly string[]) =>
      run(['timestamp', 'attach', file, answer, ...more], { cwd });
    expect(await attach('8.checkpoint', '3.answer')).toMatchObject({ code: 3, stdout: '' });
    expect(await attach('3.checkpoint', '3.answer', '--request', '8.tsq')).toMatchObject({
      code: 3,
      stderr: '3.answer: The timestamp does not hold: it answers another request: its nonce is another\n',
    });
    expect(await attach('3.checkpoint', '3.answer', '--trust', 'stranger.pem')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no way leads from its certificate CN=stamper to one that is trusted'),
    });
    expect(await attach('3.checkpoint', '3.tsq')).toMatchObject({ code: 2 });
    expect(await attach('3.tsq', '3.answer')).toMatchObject({ code: 2 });
    expect(await attach('3.checkpoint', 'nowhere')).toMatchObject({
      code: 5,
      stderr: 'Cannot read nowhere: there is no such file\n',
    });
    expect(await attach('3.checkpoint', '3.answer', '--trust', '3.tsq')).toMatchObject({ code: 2 });
    expect(existsSync(join(cwd, '3.checkpoint.tsr'))).toBe(false);
    expect(await run(['timestamp', 'verify', '3.checkpoint', '--trust', 'root.pem'], { cwd })).toMatchObject({
      code: 5,
      stderr: 'Cannot read 3.checkpoint.tsr: there is no such file\n',
    });
    expect(await attach('3.checkpoint', '3.answer', '--trust', 'root.pem')).toMatchObject({ code: 0 });
    expect(await attach('3.checkpoint', '3.answer')).toMatchObject({ code: 0 });
    writeFileSync(join(cwd, '3.again'), answered(stamper, readFileSync(join(cwd, '3.tsq'))));
    expect(await attach('3.checkpoint', '3.again')).toMatchObject({
      code: 1,
      stderr: 'Found 3.checkpoint.tsr, which says something else; give another name, or move it away\n',
    });
    expect(readFileSync(join(cwd, '3.checkpoint.tsr'))).toEqual(readFileSync(join(cwd, '3.answer')));
    expect(await run(['timestamp', 'request', '3.checkpoint', '--out', '3.tsq'], { cwd })).toMatchObject({
      code: 1,
      stderr: 'Found 3.tsq already; give another name after --out\n',
    });
  });
});
