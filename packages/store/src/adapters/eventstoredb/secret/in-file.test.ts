import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { PlanId } from '@plan-ledger/domain';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { sealText } from '../../../integrity/seal/form.js';
import { right } from '../../../testing/integrity-results.js';
import { leftOf, rightOf } from '../../../testing/place.js';
import { without } from '../texts/held.js';
import { type Kept, type Secret, secretText } from './form.js';
import { secretInFile } from './in-file.js';

const HASH = Buffer.alloc(32, 1).toString('base64url');
const seal = right(sealText({ v: 1, leaf: HASH, hints: '', salts: {}, erased: { reason: HASH } }));
const keptAt = (version: number): Kept => ({
  ledger: '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11',
  plan: 'a' as PlanId,
  version,
  seal,
  keys: {},
});
const forgetting =
  (version: number) =>
  (secret: Secret): Secret =>
    without(secret, keptAt(version));

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-ledger-secret-'));
  file = join(folder, 'data', 'text-secret');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const seedsIn = (text: string): readonly string[] => text.match(/(?<=^seed \S+ )\S+/gmu) ?? [];

describe('a secret in a file', () => {
  it('is made once, for its owner alone, with its folder, and says so', async () => {
    const told: string[] = [];
    const secret = secretInFile({ file, onLedgerMade: (how) => told.push(how) });
    expect(await rightOf(secret.now)).toBeUndefined();
    expect(existsSync(join(folder, 'data'))).toBe(false);
    const made = await rightOf(secret.make);
    expect(readFileSync(file, 'utf8')).toBe(secretText(made));
    expect([statSync(file).mode & 0o777, statSync(join(folder, 'data')).mode & 0o777]).toEqual([
      0o600, 0o700,
    ]);
    expect(await rightOf(secretInFile({ file }).make)).toEqual(made);
    expect(await rightOf(secret.make)).toEqual(made);
    expect(told).toEqual(['made', 'there']);
    expect(readdirSync(join(folder, 'data')).sort()).toEqual(['text-secret', 'text-secret.lock']);
  });

  it('is made once by many at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => rightOf(secretInFile({ file }).make)));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  it('is the same object until it is another, also when somebody else changes it', async () => {
    const [one, other] = [secretInFile({ file }), secretInFile({ file })];
    await rightOf(one.make);
    const before = await rightOf(one.now);
    expect(await rightOf(one.now)).toBe(before);
    const after = await rightOf(other.change(forgetting(5)));
    expect(await rightOf(one.now)).toEqual(after);
    expect(await rightOf(one.change((secret) => secret))).toEqual(after);
  });

  it('loses nothing of what several destroy at once', async () => {
    const several = Array.from({ length: 4 }, () => secretInFile({ file }));
    await rightOf(several[0]!.make);
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => rightOf(several[at % 4]!.change(forgetting(at + 1)))),
    );
    const versions = [...(await rightOf(several[0]!.now))!.kept.values()].map(({ version }) => version);
    expect(versions).toEqual(Array.from({ length: 40 }, (_, at) => at + 1));
  });

  it('is replaced so that what it was is overwritten, and nothing else is left', async () => {
    const secret = secretInFile({ file });
    await rightOf(secret.make);
    const text = readFileSync(file, 'utf8');
    const handle = openSync(file, 'r');
    await rightOf(secret.change(forgetting(5)));
    const old = Buffer.alloc(text.length + 10, 1);
    expect(readSync(handle, old, 0, old.length, 0)).toBe(text.length);
    expect(old.subarray(0, text.length)).toEqual(Buffer.alloc(text.length));
    closeSync(handle);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const name of readdirSync(join(folder, 'data')))
      for (const seed of seedsIn(text))
        expect(readFileSync(join(folder, 'data', name), 'latin1')).not.toContain(seed);
  });

  it('wipes what somebody has left who was ended while replacing it', async () => {
    const secret = secretInFile({ file });
    const made = await rightOf(secret.make);
    const draft = `${file}.draft`;
    writeFileSync(draft, secretText(made));
    const handle = openSync(draft, 'r');
    await rightOf(secret.change(forgetting(5)));
    const left = Buffer.alloc(secretText(made).length, 1);
    readSync(handle, left, 0, left.length, 0);
    closeSync(handle);
    expect(left.every((byte) => byte === 0)).toBe(true);
    expect(existsSync(draft)).toBe(false);
  });

  it('is replaced where a link leads, and the link stays', async () => {
    const real = join(folder, 'real');
    mkdirSync(join(folder, 'data'));
    await rightOf(secretInFile({ file: real }).make);
    symlinkSync(real, file);
    const changed = await rightOf(secretInFile({ file }).change(forgetting(5)));
    expect(readFileSync(real, 'utf8')).toBe(secretText(changed));
    expect(readFileSync(file, 'utf8')).toBe(secretText(changed));
  });

  it.each([
    [
      'line by line, which is wrong',
      'plan-ledger/text-secret@v1\nid 7\n',
      /text-secret: This is no well-formed text secret \(line 2\).*Put back a whole copy/,
    ],
    ['empty', '', /found nothing\. Put back a whole copy/],
  ])('is named when it is %s, and is not touched', async (_, text, told) => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(file, text);
    const secret = secretInFile({ file });
    for (const task of [secret.now, secret.make, secret.change(forgetting(5))])
      expect((await leftOf('Unavailable', task)).why).toMatch(told);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is not made where it is gone when it is to be changed', async () => {
    mkdirSync(join(folder, 'data'));
    expect((await leftOf('Unavailable', secretInFile({ file }).change(forgetting(5)))).why).toMatch(
      /Cannot use the text secret .*: it is not there any more/,
    );
    expect(existsSync(file)).toBe(false);
  });

  it('says that its folder is one, or that it is no file', async () => {
    mkdirSync(file, { recursive: true });
    expect((await leftOf('Unavailable', secretInFile({ file }).now)).why).toMatch(/it is a folder/);
    writeFileSync(join(folder, 'plain'), '');
    const below = secretInFile({ file: join(folder, 'plain', 'text-secret') });
    expect((await leftOf('Unavailable', below.make)).why).toMatch(/it is there already/);
  });
});
