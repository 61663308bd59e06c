import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import type { Either } from 'fp-ts/lib/Either.js';

import { makeSigningKey, signingKeyText, verifierKeyText } from '../integrity/index.js';
import { right } from '../testing/integrity-results.js';
import { explainLog, type LogFailure, readSigningKey, readVerifierKey, writeKeyFiles } from './index.js';

const KEY = right(makeSigningKey('ledger.example', Buffer.alloc(32, 7)));
const folder = (): string => mkdtempSync(join(tmpdir(), 'plan-ledger-keys-'));
const toldOf = (given: Either<LogFailure, unknown>): string =>
  given._tag === 'Left' ? explainLog(given.left) : 'nothing is wrong';
const written = (text: string, mode = 0o600): string => {
  const file = join(folder(), 'x.key');
  writeFileSync(file, text, { mode });
  return file;
};

describe('the files of a key', () => {
  it('are a secret for its owner alone, and a key for everybody, and are read back', () => {
    const at = folder();
    const files = writeKeyFiles(at, KEY);
    expect(files).toEqual({
      _tag: 'Right',
      right: { secret: join(at, 'ledger.example.key'), verifier: join(at, 'ledger.example.pub') },
    });
    expect(statSync(join(at, 'ledger.example.key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(at, 'ledger.example.key'), 'utf8')).toBe(`${signingKeyText(KEY)}\n`);
    expect(readFileSync(join(at, 'ledger.example.pub'), 'utf8')).toBe(`${verifierKeyText(KEY.verifier)}\n`);
    expect(readdirSync(at).sort()).toEqual(['ledger.example.key', 'ledger.example.pub']);
    expect(readSigningKey(join(at, 'ledger.example.key'))).toMatchObject({
      _tag: 'Right',
      right: { verifier: KEY.verifier },
    });
    expect(readVerifierKey(join(at, 'ledger.example.pub'))).toEqual({ _tag: 'Right', right: KEY.verifier });
  });

  it('stay as secret as they are where the system would let others read new files', () => {
    const before = process.umask(0);
    try {
      const at = folder();
      writeKeyFiles(at, KEY);
      expect(statSync(join(at, 'ledger.example.key')).mode & 0o777).toBe(0o600);
    } finally {
      process.umask(before);
    }
  });

  it.each(['ledger.example.key', 'ledger.example.pub'])('are never overwritten: %s', (name) => {
    const at = folder();
    writeFileSync(join(at, name), 'something else\n');
    expect(toldOf(writeKeyFiles(at, KEY))).toBe(
      `Cannot write ${join(at, name)}: it is there already; give another name or folder, or move it away`,
    );
    expect(readdirSync(at)).toEqual([name]);
    expect(readFileSync(join(at, name), 'utf8')).toBe('something else\n');
  });

  it('have a minus sign for the slash of a name, and no name that leads elsewhere', () => {
    const at = folder();
    writeKeyFiles(at, right(makeSigningKey('ledger.example/two', Buffer.alloc(32, 7))));
    expect(readdirSync(at).sort()).toEqual(['ledger.example-two.key', 'ledger.example-two.pub']);
    for (const name of ['../up', '.hidden', 'a\\b', 'a\u0000b', 'a:b', 'é', '-rf', 'a'.repeat(101)]) {
      expect(toldOf(writeKeyFiles(at, right(makeSigningKey(name, Buffer.alloc(32, 7)))))).toMatch(
        /found a name of a key that is no name of a file; wanted letters/u,
      );
    }
    expect(readdirSync(at)).toHaveLength(2);
  });

  it('are not written where there is no folder', () => {
    const at = join(folder(), 'nowhere');
    expect(toldOf(writeKeyFiles(at, KEY))).toMatch(
      /^Cannot write .*nowhere.*no such folder; check the path$/u,
    );
  });
});

describe('a key file', () => {
  it.each([0o604, 0o640, 0o644, 0o660, 0o601, 0o777])(
    'that others may use (%o) is refused, and it is said what to do',
    (mode) => {
      const file = written(`${signingKeyText(KEY)}\n`);
      chmodSync(file, mode);
      expect(toldOf(readSigningKey(file))).toBe(
        `Cannot use ${file}: others than its owner may use it (mode ${mode.toString(8)}); wanted a secret: run chmod 600 on it, and make a new key if somebody may have read it`,
      );
    },
  );

  it('may be read-only for its owner', () => {
    const file = written(`${signingKeyText(KEY)}\n`);
    chmodSync(file, 0o400);
    expect(readSigningKey(file)._tag).toBe('Right');
  });

  it.each([
    ['nothing', '', /signing key: found nothing/u],
    ['no line feed at the end', signingKeyText(KEY), /\(line 1\): found no line feed/u],
    ['a carriage return', `${signingKeyText(KEY)}\r\n`, /\(line 1\): found a carriage return/u],
    ['a second line', `${signingKeyText(KEY)}\nmore\n`, /\(line 2\): found 2 lines; wanted the key alone/u],
    [
      'a key that verifies',
      `${verifierKeyText(KEY.verifier)}\n`,
      /\(line 1\): wanted a text that begins with PRIVATE/u,
    ],
    [
      'another id',
      `${signingKeyText(KEY).replace(KEY.verifier.id, '00000000')}\n`,
      /\(line 1\): found the key id 00000000/u,
    ],
    ['more than a key', 'a'.repeat(5000), /found 4097 bytes; wanted at most 4096/u],
  ])('with %s is refused with its line, and no message shows the secret', (_what, text, why) => {
    const file = written(text);
    const told = toldOf(readSigningKey(file));
    expect(told).toMatch(why);
    expect(told.startsWith(`Cannot use ${file}: `)).toBe(true);
    expect(told).not.toContain(signingKeyText(KEY).slice(-20));
  });

  it('that is not there, or is a folder, is named', () => {
    const at = folder();
    expect(toldOf(readVerifierKey(join(at, 'x.pub')))).toMatch(
      /^Cannot read .*x\.pub: there is no such file/u,
    );
    mkdirSync(join(at, 'y.pub'));
    expect(toldOf(readVerifierKey(join(at, 'y.pub')))).toMatch(/y\.pub: it is no ordinary file/u);
  });
});
