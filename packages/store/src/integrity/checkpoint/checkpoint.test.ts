import { describe, expect, it } from '@jest/globals';

import {
  cosignCheckpoint,
  EMPTY_ROOT,
  leafHash,
  makeSigningKey,
  parseCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  signNote,
  type Trust,
  verifierKeyText,
  verifyCheckpoint,
} from '../index.js';
import { right, toldOf } from '../../testing/integrity-results.js';

const LOG = right(makeSigningKey('example.org/plan', Buffer.alloc(32, 1)));
const AUDITOR = right(makeSigningKey('example.org/auditor', Buffer.alloc(32, 2), 'cosignature'));
const ADVISER = right(makeSigningKey('example.org/adviser', Buffer.alloc(32, 3), 'cosignature'));
const HEAD = { origin: 'example.org/plan', size: 1, root: leafHash('a') };
const ROOT = Buffer.from(HEAD.root).toString('base64');
const TEXT = `example.org/plan\n1\n${ROOT}\n`;
const NOTE = right(signCheckpoint(HEAD, LOG));
const TRUST: Trust = { log: LOG.verifier, cosigners: [AUDITOR.verifier, ADVISER.verifier] };
const TIME = 1_611_835_200;
const SEEN = right(cosignCheckpoint(NOTE, TRUST, AUDITOR, TIME));

describe('a checkpoint', () => {
  it('is three lines, signed, and read back as it was', () => {
    expect(NOTE.startsWith(`${TEXT}\n— example.org/plan `)).toBe(true);
    expect(right(verifyCheckpoint(NOTE, TRUST))).toEqual({ ...HEAD, extensions: [], cosignatures: [] });
  });

  it('of a tree without leaves has the root of one', () => {
    const empty = { origin: 'example.org/plan', size: 0, root: EMPTY_ROOT };
    expect(right(verifyCheckpoint(right(signCheckpoint(empty, LOG)), TRUST)).size).toBe(0);
    expect(toldOf(signCheckpoint({ ...empty, root: HEAD.root }, LOG))).toMatch(/line 3\): found a root/u);
  });

  it('keeps further lines that others have written', () => {
    const note = right(signNote(`${TEXT}one more\nand another\n`, LOG));
    expect(right(verifyCheckpoint(note, TRUST)).extensions).toEqual(['one more', 'and another']);
  });

  it.each([
    ['no root', 'example.org/plan\n1\n', /line 2\): found 2 lines; wanted an origin, a size and a root/u],
    ['no origin', TEXT.replace('example.org/plan', ''), /line 1\): found an empty line/u],
    ['an empty line after the root', `${TEXT}\n`, /line 4\): found an empty line/u],
    [
      'a size with a zero before it',
      TEXT.replace('\n1\n', '\n01\n'),
      /line 2\): found "01"; wanted the size/u,
    ],
    ['a size below zero', TEXT.replace('\n1\n', '\n-1\n'), /line 2\): found "-1"/u],
    ['a size with a sign', TEXT.replace('\n1\n', '\n+1\n'), /line 2\): found "\+1"/u],
    ['a size with a space', TEXT.replace('\n1\n', '\n1 \n'), /line 2\): found "1 "/u],
    ['a size in other digits', TEXT.replace('\n1\n', '\n١\n'), /line 2\)/u],
    ['a size beyond 2^53 - 1', TEXT.replace('\n1\n', '\n9007199254740992\n'), /up to 9007199254740991/u],
    ['a root of 31 bytes', TEXT.replace(ROOT, Buffer.alloc(31).toString('base64')), /line 3\): .* 32 bytes/u],
    ['a root in hex', TEXT.replace(ROOT, Buffer.from(HEAD.root).toString('hex')), /line 3\): .* 32 bytes/u],
    ['no line feed at the end', TEXT.slice(0, -1), /line 3\): found no line feed/u],
  ])('is not read with %s', (_what, text, why) => {
    expect(toldOf(parseCheckpoint(text))).toMatch(why);
    if (text.endsWith('\n')) expect(toldOf(verifyCheckpoint(right(signNote(text, LOG)), TRUST))).toMatch(why);
  });

  it.each([
    ['an origin of two lines', { ...HEAD, origin: 'a\n1' }],
    ['an origin of a whole checkpoint', { ...HEAD, origin: `a\n1\n${ROOT}` }],
    ['no origin', { ...HEAD, origin: '' }],
    ['a size that is not whole', { ...HEAD, size: 1.5 }],
    ['a size below zero', { ...HEAD, size: -1 }],
    ['a size that is no number', { ...HEAD, size: Number.NaN }],
    ['a size beyond 2^53 - 1', { ...HEAD, size: 2 ** 53 }],
    ['a root of 31 bytes', { ...HEAD, root: Buffer.alloc(31) }],
  ])('is not signed with %s', (_what, head) => {
    expect(signCheckpoint(head, LOG)).toMatchObject({ _tag: 'Left', left: { _tag: 'Malformed' } });
  });

  it('is taken from the key of the ledger only, for its origin only', () => {
    const elsewhere = right(signCheckpoint({ ...HEAD, origin: 'example.org/other' }, LOG));
    expect(toldOf(verifyCheckpoint(elsewhere, TRUST))).toBe(
      'The signature that is wanted is not there: found the origin "example.org/other"; this key is trusted for "example.org/plan"',
    );
    expect(right(verifyCheckpoint(elsewhere, { ...TRUST, origin: 'example.org/other' })).size).toBe(1);
    const log = right(makeSigningKey('example.org/plan', Buffer.alloc(32, 9))).verifier;
    expect(toldOf(verifyCheckpoint(SEEN, { ...TRUST, log }))).toMatch(
      /found no signature of example.org\/plan/u,
    );
  });
});

describe('a cosignature', () => {
  it('stands under the signature of the ledger, with its time', () => {
    expect(SEEN.startsWith(`${NOTE}— example.org/auditor `)).toBe(true);
    const twice = right(cosignCheckpoint(SEEN, TRUST, ADVISER, 0));
    expect(right(verifyCheckpoint(twice, TRUST)).cosignatures).toEqual([
      { name: 'example.org/auditor', time: TIME },
      { name: 'example.org/adviser', time: 0 },
    ]);
    expect(right(verifyCheckpoint(SEEN, { log: LOG.verifier })).cosignatures).toEqual([]);
  });

  it('covers the further lines of others', () => {
    const note = right(signNote(`${TEXT}one more\n`, LOG));
    const seen = right(cosignCheckpoint(note, TRUST, AUDITOR, TIME));
    const signature = seen.split('\n').find((line) => line.startsWith('— example.org/auditor'))!;
    expect(toldOf(verifyCheckpoint(`${NOTE}${signature}\n`, TRUST))).toMatch(
      /example.org\/auditor \(line 6\) does/u,
    );
  });

  it('is not the signature of a note by the same key', () => {
    const signer = right(makeSigningKey('example.org/auditor', Buffer.alloc(32, 2)));
    expect(verifierKeyText(AUDITOR.verifier)).toMatch(/\+B[A-P]/u);
    expect(right(parseVerifierKey(verifierKeyText(AUDITOR.verifier)))).toEqual(AUDITOR.verifier);
    expect(AUDITOR.verifier.id).not.toBe(signer.verifier.id);
    expect(toldOf(cosignCheckpoint(NOTE, TRUST, signer, TIME))).toMatch(/found a key for notes/u);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('is not made with the time %d', (time) => {
    expect(toldOf(cosignCheckpoint(NOTE, TRUST, AUDITOR, time))).toMatch(/wanted whole seconds since 1970/u);
  });

  it('is not given to what the ledger has not signed, nor to another ledger', () => {
    const forged = NOTE.replace('\n1\n', '\n2\n');
    expect(toldOf(cosignCheckpoint(forged, TRUST, AUDITOR, TIME))).toMatch(/does not hold/u);
    const other = { log: right(makeSigningKey('example.org/x', Buffer.alloc(32))).verifier };
    expect(toldOf(cosignCheckpoint(NOTE, other, AUDITOR, TIME))).toMatch(/is not there/u);
  });

  it('with a later time than any clock says is refused', () => {
    const line = SEEN.split('\n').find((one) => one.startsWith('— example.org/auditor'))!;
    const bytes = Buffer.from(line.split(' ')[2]!, 'base64');
    bytes.fill(0xff, 4, 12);
    const other = SEEN.replace(line, `— example.org/auditor ${bytes.toString('base64')}`);
    expect(toldOf(verifyCheckpoint(other, TRUST))).toMatch(/later than any clock says/u);
  });

  const changesOf = (note: string): readonly (readonly [string, Buffer])[] => {
    const bytes = Buffer.from(note);
    return [...bytes.entries()].flatMap(([at, byte]) =>
      [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, byte ^ 0x0a, byte ^ 0x20].flatMap((by) => {
        if (by === 0) return [];
        const other = Buffer.from(bytes);
        other[at] = byte ^ by;
        return [[`byte ${at} by ${by}`, other] as const];
      }),
    );
  };

  it('is never counted after a change of a byte of the checkpoint', () => {
    const passed = changesOf(SEEN).filter(([, other]) => {
      const verified = verifyCheckpoint(other, TRUST);
      return verified._tag === 'Right' && verified.right.cosignatures.length > 0;
    });
    expect(passed.map(([what]) => what)).toEqual([]);
  });

  it('or none, the checkpoint itself is refused after a change of a byte of it', () => {
    const passed = changesOf(NOTE).filter(([, other]) => verifyCheckpoint(other, TRUST)._tag === 'Right');
    expect(passed.map(([what]) => what)).toEqual([]);
    expect(changesOf(NOTE).length).toBeGreaterThan(1500);
  });
});
