import { describe, expect, it } from '@jest/globals';

import {
  type Given,
  makeSigningKey,
  parseNote,
  parseSigningKey,
  parseVerifierKey,
  signingKeyText,
  signNote,
  verifierKeyText,
  verifyNote,
} from '../index.js';
import { right, toldOf } from '../../testing/integrity-results.js';

const KEY = right(makeSigningKey('example.org/plan', Buffer.alloc(32, 1)));
const OTHER = right(makeSigningKey('example.org/auditor', Buffer.alloc(32, 2)));
const NOTE = right(signNote('The first line.\n\nA second part, £ – 👍.\n', KEY));
const SIGNATURE = NOTE.trimEnd().split('\n').at(-1)!;

describe('a signed note', () => {
  // The example of c2sp.org/signed-note.
  it('verifies when it is the one of the specification', () => {
    const key = right(
      parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'),
    );
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect(right(verifyNote(note, [key]))).toEqual({
      text: 'This is an example message.\n',
      signatures: [{ key }],
    });
  });

  it('is read from bytes and from a string, with its text up to the last empty line', () => {
    const read = right(parseNote(NOTE));
    expect(right(parseNote(Buffer.from(NOTE)))).toEqual(read);
    expect(read.text).toBe('The first line.\n\nA second part, £ – 👍.\n');
    expect(read.signatures).toMatchObject([{ name: 'example.org/plan', id: KEY.verifier.id, line: 5 }]);
    expect(right(verifyNote(NOTE, [KEY.verifier])).text).toBe(read.text);
  });

  it('may say what looks like a signature, which is part of its text', () => {
    const text = `A text.\n\n${SIGNATURE}\n`;
    expect(right(parseNote(right(signNote(text, KEY)))).text).toBe(text);
  });

  const long = 'a'.repeat(65_536 - Buffer.byteLength(`\n\n${SIGNATURE}\n`));
  it('is read up to 64 KiB', () => {
    expect(parseNote(`${long}\n\n${SIGNATURE}\n`)._tag).toBe('Right');
  });

  it.each<[string, Given, RegExp]>([
    ['more than 64 KiB', `${long}a\n\n${SIGNATURE}\n`, /note: found 65537 bytes; wanted at most 65536/u],
    ['nothing in it', '', /note: found nothing/u],
    ['bytes that are not UTF-8', Buffer.from([0xff, 0x0a]), /not UTF-8/u],
    ['half of a surrogate pair', NOTE.replace('👍', '\ud83d'), /not UTF-8/u],
    ['a carriage return', NOTE.replace('line.', 'line.\r'), /line 1\): found a carriage return/u],
    ['a carriage return on each line', NOTE.replaceAll('\n', '\r\n'), /line 1\): found a carriage return/u],
    ['a tab', NOTE.replace('second', '\t'), /line 3\): found a control character/u],
    ['a NUL', NOTE.replace('second', '\0'), /line 3\): found a control character/u],
    [
      'a control character in a signature',
      NOTE.replace('org/plan', 'org\u001f'),
      /line 5\): found a control/u,
    ],
    ['no line feed at the end', NOTE.slice(0, -1), /line 5\): found no line feed at the end/u],
    ['no empty line', `The text.\n${SIGNATURE}\n`, /line 2\): found no text and empty line/u],
    ['no text', `\n${SIGNATURE}\n`, /line 2\): found no text and empty line/u],
    ['no signature', 'The text.\n\n', /line 2\): found no signature after/u],
    ['an empty line after the signature', `${NOTE}\n`, /line 6\): found no signature after/u],
    ['another line after the signature', `${NOTE}more\n`, /line 6\): found "more"; wanted a signature/u],
    ['a hyphen for a dash', NOTE.replace('— ', '- '), /line 5\): found "- example/u],
    ['no space after the dash', NOTE.replace('— ', '—'), /line 5\): found "—example/u],
    ['a space before the dash', NOTE.replace('— ', ' — '), /line 5\): found " —/u],
    ['two spaces', NOTE.replace('plan ', 'plan  '), /signature of other parts/u],
    ['a space at the end of a line', NOTE.replace(/\n$/u, ' \n'), /signature of other parts/u],
    ['no signature after the name', NOTE.replace(/plan .*/u, 'plan'), /signature of other parts/u],
    ['no name', NOTE.replace('— example.org/plan', '— '), /line 5\): found ""; wanted the name/u],
    ['a plus sign in the name', NOTE.replace('org/plan', 'org+plan'), /found "example.org\+plan"; wanted/u],
    ['a space of another kind in the name', NOTE.replace('org/plan', 'org\u2003plan'), /wanted the name/u],
    ['base64 that is none', NOTE.replace(/.=*\n$/u, '!\n'), /line 5\): found .* wanted the base64/u],
    ['base64 with more after it', NOTE.replace(/\n$/u, '=\n'), /wanted the base64/u],
    ['a key id alone', NOTE.replace(/plan .*/u, 'plan AAAAAA=='), /wanted the base64 of a key id and/u],
  ])('is not read with %s', (_what, given, why) => {
    expect(toldOf(parseNote(given))).toMatch(why);
    expect(toldOf(verifyNote(given, [KEY.verifier]))).toMatch(why);
  });

  it('is refused after every change of a byte, and for every byte more or less', () => {
    const bytes = Buffer.from(NOTE);
    const passed: string[] = [];
    const tried = (what: string, other: Buffer): void => {
      if (verifyNote(other, [KEY.verifier])._tag === 'Right') passed.push(what);
    };
    for (const [at, byte] of bytes.entries()) {
      for (const by of [0x01, 0x02, 0x20, 0x80, byte ^ 0x0a, byte ^ 0x20, byte ^ 0x2b]) {
        if (by === 0) continue;
        const other = Buffer.from(bytes);
        other[at] = byte ^ by;
        tried(`${at} by ${by}`, other);
      }
      tried(`without ${at}`, Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]));
      for (const more of ['\n', ' ', 'A', '='])
        tried(
          `${more} at ${at}`,
          Buffer.concat([bytes.subarray(0, at), Buffer.from(more), bytes.subarray(at)]),
        );
    }
    expect(passed).toEqual([]);
  });
});

describe('the signatures of a note', () => {
  const foreign = SIGNATURE.replace('example.org/plan', 'example.org/nobody');
  const sameName = `— example.org/plan ${Buffer.alloc(68, 9).toString('base64')}`;
  const idBytes = Buffer.from(KEY.verifier.id, 'hex');
  const wrong = `— example.org/plan ${Buffer.concat([idBytes, Buffer.alloc(64)]).toString('base64')}`;
  const short = `— example.org/plan ${Buffer.concat([idBytes, Buffer.alloc(63)]).toString('base64')}`;

  it('of unknown keys are ignored, though they have the name or the id of a known one', () => {
    const note = `${NOTE}${foreign}\n${sameName}\n`;
    expect(right(verifyNote(note, [OTHER.verifier, KEY.verifier])).signatures).toEqual([
      { key: KEY.verifier },
    ]);
    expect(toldOf(verifyNote(note, [OTHER.verifier]))).toBe(
      `The signature that is wanted is not there: found signatures of example.org/plan (${KEY.verifier.id}), example.org/nobody (${KEY.verifier.id}), example.org/plan (09090909); wanted one of example.org/auditor (${OTHER.verifier.id})`,
    );
  });

  it.each([
    ['which is another', wrong, /\(line 6\) does not hold: it is not one of this text by this key/u],
    ['which is too short', short, /\(line 6\) does not hold: found 63 bytes; wanted 64/u],
  ])('of a known key refuse the note, beside a good one too, if there is one %s', (_what, line, why) => {
    expect(toldOf(verifyNote(`${NOTE}${line}\n`, [KEY.verifier]))).toMatch(why);
  });

  it('may be 16 and more', () => {
    const keys = Array.from({ length: 40 }, (_, at) =>
      right(makeSigningKey(`example.org/${at}`, Buffer.alloc(32, at))),
    );
    const lines = keys.map((key) => right(signNote('A text.\n', key)).split('\n')[2]!);
    const verified = right(
      verifyNote(
        `A text.\n\n${lines.join('\n')}\n`,
        keys.map(({ verifier }) => verifier),
      ),
    );
    expect(verified.signatures).toHaveLength(40);
    const post = `— example.org/later ${Buffer.alloc(2432, 6).toString('base64')}\n`;
    expect(verifyNote(`${NOTE}${post.repeat(16)}`, [KEY.verifier])._tag).toBe('Right');
  });

  it('are not made of what is no text of a note, nor by a key of another kind', () => {
    expect(toldOf(signNote('A text', KEY))).toMatch(/no line feed at the end of the text/u);
    expect(toldOf(signNote('', KEY))).toMatch(/no line feed at the end of the text/u);
    expect(toldOf(signNote('A\ttext\n', KEY))).toMatch(/line 1\): found a control character/u);
    expect(toldOf(signNote(`${'a'.repeat(65_536)}\n`, KEY))).toMatch(/wanted at most 65536/u);
    const cosigner = right(makeSigningKey('example.org/plan', Buffer.alloc(32, 1), 'cosignature'));
    expect(toldOf(signNote('A text.\n', cosigner))).toMatch(/found a key for cosignatures/u);
    expect(cosigner.verifier.id).not.toBe(KEY.verifier.id);
  });
});

describe('a key', () => {
  // The example of golang.org/x/mod/sumdb/note: a secret that is published, and its verifier key.
  const SECRET = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
  const PUBLIC = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

  it('that signs gives the one that verifies, and both are read back from their texts', () => {
    const key = right(parseSigningKey(SECRET));
    expect(verifierKeyText(key.verifier)).toBe(PUBLIC);
    expect(signingKeyText(key)).toBe(SECRET);
    expect(right(parseVerifierKey(PUBLIC))).toEqual(key.verifier);
  });

  it('that signs shows nothing of its secret when it is printed', () => {
    const key = right(parseSigningKey(SECRET));
    expect(JSON.parse(JSON.stringify(key))).toHaveProperty('privateKey', {});
  });

  it('is not made of a name with a space or plus sign, nor of other than 32 bytes', () => {
    expect(toldOf(makeSigningKey('a b', Buffer.alloc(32)))).toMatch(/found the name "a b"/u);
    expect(toldOf(makeSigningKey('', Buffer.alloc(32)))).toMatch(/found the name ""/u);
    expect(toldOf(makeSigningKey('a+b', Buffer.alloc(32)))).toMatch(/without spaces and plus signs/u);
    expect(toldOf(makeSigningKey('a', Buffer.alloc(31)))).toMatch(/found 31 bytes; wanted 32/u);
  });

  const post = Buffer.concat([Buffer.of(0x06), Buffer.alloc(1312)]).toString('base64');
  it.each([
    ['nothing', '', /wanted a name, eight hex digits/u],
    ['no key', 'PeterNeumann+c74f20a3', /wanted a name, eight hex digits/u],
    ['a space in the name', PUBLIC.replace('rN', 'r N'), /wanted a name/u],
    ['an id in capitals', PUBLIC.replace('c74f20a3', 'C74F20A3'), /wanted a name, eight hex digits/u],
    [
      'an id that is not its own',
      PUBLIC.replace('c74f20a3', 'c74f20a4'),
      /key id c74f20a4; wanted c74f20a3/u,
    ],
    ['another name', PUBLIC.replace('Peter', 'Paul'), /found the key id c74f20a3; wanted/u],
    ['no base64', PUBLIC.replace('ARpc', 'A-pc'), /wanted the base64 of a key of type 0x01/u],
    [
      'a key that is too short',
      `a+00000000+${Buffer.of(1, 2).toString('base64')}`,
      /key of 1 bytes; wanted 32/u,
    ],
    ['a type that is not known', `a+00000000+${post}`, /wanted the base64 of a key of type 0x01/u],
    ['a line feed after it', `${PUBLIC}\n`, /wanted/u],
  ])('is not read from a text with %s', (_what, text, why) => {
    expect(toldOf(parseVerifierKey(text))).toMatch(why);
  });

  it('that signs is not read from another text, and no message shows it', () => {
    expect(toldOf(parseSigningKey(PUBLIC))).toMatch(/begins with PRIVATE\+KEY\+/u);
    for (const text of [
      SECRET.replace('c74f', 'c74e'),
      SECRET.slice(0, -3),
      `${SECRET}x`,
      SECRET.replace('A', '/'),
    ]) {
      const told = toldOf(parseSigningKey(text));
      expect(told).toMatch(/^This is no well-formed signing key: /u);
      expect(told).not.toMatch(/YEKF/u);
    }
  });
});
