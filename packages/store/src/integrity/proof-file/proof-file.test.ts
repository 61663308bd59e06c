import { describe, expect, it } from '@jest/globals';

import {
  consistencyFileText,
  consistencyProof,
  cosignCheckpoint,
  type Given,
  inclusionFileText,
  inclusionProof,
  leafHash,
  makeSigningKey,
  parseConsistencyFile,
  parseInclusionFile,
  rootOfLeaves,
  signCheckpoint,
  type Trust,
  verifyConsistencyFile,
  verifyInclusionFile,
} from '../index.js';
import { right, toldOf } from '../../testing/integrity-results.js';

const LEAVES = Array.from({ length: 13 }, (_, at) => leafHash(`leaf ${at}`));
const KEY = right(makeSigningKey('example.org/plan', Buffer.alloc(32, 1)));
const AUDITOR = right(makeSigningKey('example.org/auditor', Buffer.alloc(32, 2), 'cosignature'));
const TRUST: Trust = { log: KEY.verifier, cosigners: [AUDITOR.verifier] };
const noteOf = (size: number, key = KEY): string =>
  right(signCheckpoint({ origin: 'example.org/plan', size, root: rootOfLeaves(LEAVES.slice(0, size)) }, key));

const INDEX = 6;
const LEAF = LEAVES[INDEX]!;
const inclusionFile = { index: INDEX, proof: right(inclusionProof(LEAVES, INDEX)), note: noteOf(13) };
const INCLUSION = right(inclusionFileText(inclusionFile));
const consistencyFile = {
  proof: right(consistencyProof(LEAVES, 5)),
  oldNote: noteOf(5),
  newNote: noteOf(13),
};
const CONSISTENCY = right(consistencyFileText(consistencyFile));

/** The text with another line in the place of one, counted from 1; none takes the line away. */
const withLine = (text: string, line: number, ...others: readonly string[]): string => {
  const lines = text.split('\n');
  return [...lines.slice(0, line - 1), ...others, ...lines.slice(line)].join('\n');
};

const changesOf = (text: string): readonly (readonly [string, Buffer])[] => {
  const bytes = Buffer.from(text);
  return [...bytes.entries()].flatMap(([at, byte]) =>
    [0x01, 0x02, 0x80, byte ^ 0x0a]
      .filter((by) => by !== 0)
      .map((by) => {
        const other = Buffer.from(bytes);
        other[at] = byte ^ by;
        return [`byte ${at} by ${by}`, other] as const;
      }),
  );
};

describe('the file of an inclusion proof', () => {
  it('is read back as it was, and verifies with the key of the ledger alone', () => {
    expect(right(parseInclusionFile(INCLUSION))).toEqual(inclusionFile);
    expect(right(verifyInclusionFile(Buffer.from(INCLUSION), LEAF, { log: KEY.verifier }))).toMatchObject({
      index: INDEX,
      checkpoint: { origin: 'example.org/plan', size: 13, cosignatures: [] },
    });
  });

  it('says who else has seen the checkpoint', () => {
    const note = right(cosignCheckpoint(noteOf(13), TRUST, AUDITOR, 1_611_835_200));
    const verified = verifyInclusionFile(right(inclusionFileText({ ...inclusionFile, note })), LEAF, TRUST);
    expect(right(verified).checkpoint.cosignatures).toEqual([
      { name: 'example.org/auditor', time: 1_611_835_200 },
    ]);
  });

  it('may hold further data, which proves nothing', () => {
    const extra = Buffer.from('a header, £');
    const text = right(inclusionFileText({ ...inclusionFile, extra }));
    expect(text.split('\n')[1]).toBe(`extra ${extra.toString('base64')}`);
    expect(right(parseInclusionFile(text))).toEqual({ ...inclusionFile, extra });
    expect(verifyInclusionFile(text, LEAF, TRUST)._tag).toBe('Right');
  });

  it('of the only leaf has no hashes', () => {
    const text = right(inclusionFileText({ index: 0, proof: [], note: noteOf(1) }));
    expect(verifyInclusionFile(text, LEAVES[0]!, TRUST)._tag).toBe('Right');
  });

  it('proves nothing after a change of a byte', () => {
    const passed = changesOf(INCLUSION).filter(
      ([, other]) => verifyInclusionFile(other, LEAF, TRUST)._tag === 'Right',
    );
    expect(passed.map(([what]) => what)).toEqual([]);
  });

  it('proves nothing of another leaf, nor by another key', () => {
    expect(toldOf(verifyInclusionFile(INCLUSION, LEAVES[5]!, TRUST))).toBe(
      'The proof does not hold: the leaf at index 6 does not lead to the root of the tree of 13',
    );
    const forger = right(makeSigningKey('example.org/plan', Buffer.alloc(32, 9)));
    const forged = right(inclusionFileText({ ...inclusionFile, note: noteOf(13, forger) }));
    expect(toldOf(verifyInclusionFile(forged, LEAF, TRUST))).toMatch(
      /^The signature that is wanted is not there/u,
    );
  });

  it.each<[string, Given, RegExp]>([
    ['nothing in it', '', /inclusion proof: found nothing/u],
    ['more than 128 KiB', `${INCLUSION}${'a'.repeat(131_072)}`, /wanted at most 131072/u],
    [
      'bytes that are not UTF-8',
      Buffer.from([0xff, 0x0a]),
      /inclusion proof: found bytes that are not UTF-8/u,
    ],
    ['carriage returns', INCLUSION.replaceAll('\n', '\r\n'), /proof \(line 1\): found a carriage return/u],
    ['no line feed at the end', INCLUSION.slice(0, -1), /proof \(line 12\): found no line feed at the end/u],
    [
      'another version',
      INCLUSION.replace('@v1', '@v2'),
      /line 1\): found "c2sp.org\/tlog-proof@v2"; wanted/u,
    ],
    ['no first line', withLine(INCLUSION, 1), /line 1\): found "index 6"; wanted "c2sp/u],
    ['the first line only', 'c2sp.org/tlog-proof@v1\n', /line 2\): found ""; wanted "index"/u],
    ['no index', withLine(INCLUSION, 2), /line 2\): found ".*"; wanted "index"/u],
    ['an index with a zero before it', withLine(INCLUSION, 2, 'index 06'), /line 2\): found "index 06"/u],
    ['an index below zero', withLine(INCLUSION, 2, 'index -6'), /line 2\): found "index -6"/u],
    ['two spaces', withLine(INCLUSION, 2, 'index  6'), /line 2\): found "index {2}6"/u],
    ['another word', withLine(INCLUSION, 2, 'Index 6'), /line 2\): found "Index 6"/u],
    ['extra data that are none', withLine(INCLUSION, 2, 'extra ', 'index 6'), /line 2\): found "extra "/u],
    [
      'extra data in other letters',
      withLine(INCLUSION, 2, 'extra a-b=', 'index 6'),
      /line 2\): found "extra a/u,
    ],
    [
      'extra data after the index',
      withLine(INCLUSION, 2, 'index 6', 'extra AAAA'),
      /line 3\): found "extra/u,
    ],
    [
      'extra data twice',
      withLine(INCLUSION, 2, 'extra AAAA', 'extra AAAA', 'index 6'),
      /line 3\): found "extra/u,
    ],
    [
      'a hash of 31 bytes',
      withLine(INCLUSION, 4, Buffer.alloc(31).toString('base64')),
      /line 4\): .*32 bytes/u,
    ],
    ['a hash in hex', withLine(INCLUSION, 5, 'ab'.repeat(32)), /line 5\): found "abab/u],
    ['no empty line', INCLUSION.replaceAll('\n\n', '\n'), /found "example.org\/plan"|no empty line/u],
    [
      'no checkpoint',
      INCLUSION.slice(0, INCLUSION.indexOf('\n\n') + 2),
      /note in this inclusion proof: found nothing/u,
    ],
    [
      'two empty lines',
      withLine(INCLUSION, 7, '', ''),
      /checkpoint in this inclusion proof \(line 8\)|note in/u,
    ],
    ['a size that is none', withLine(INCLUSION, 9, '0x13'), /checkpoint in this inclusion proof \(line 9\)/u],
    [
      'a signature that is none',
      withLine(INCLUSION, 12, '— a b'),
      /note in this inclusion proof \(line 12\)/u,
    ],
  ])('is not read with %s, and it is said where', (_what, given, why) => {
    expect(toldOf(parseInclusionFile(given))).toMatch(why);
    expect(toldOf(verifyInclusionFile(given, LEAF, TRUST))).toMatch(why);
  });

  it('says at which line a signature does not hold', () => {
    const other = withLine(INCLUSION, 9, '14');
    expect(toldOf(verifyInclusionFile(other, LEAF, TRUST))).toMatch(
      /example.org\/plan \(line 12\) does not hold/u,
    );
  });

  it.each([
    ['an index below zero', { ...inclusionFile, index: -1 }],
    ['an index that is not whole', { ...inclusionFile, index: 0.5 }],
    ['a hash of 31 bytes', { ...inclusionFile, proof: [Buffer.alloc(31)] }],
    ['a hash of no bytes', { ...inclusionFile, proof: [Buffer.alloc(0)] }],
    ['extra data that are none', { ...inclusionFile, extra: Buffer.alloc(0) }],
    ['no note', { ...inclusionFile, note: 'A text.\n' }],
  ])('is not written with %s', (_what, file) => {
    expect(inclusionFileText(file)).toMatchObject({ _tag: 'Left', left: { _tag: 'Malformed' } });
  });
});

describe('the file of a consistency proof', () => {
  it('is read back as it was, and verifies with the key of the ledger alone', () => {
    expect(right(parseConsistencyFile(CONSISTENCY))).toEqual(consistencyFile);
    const { older, newer } = right(verifyConsistencyFile(Buffer.from(CONSISTENCY), { log: KEY.verifier }));
    expect([older.size, newer.size]).toEqual([5, 13]);
    expect(older.root).toEqual(rootOfLeaves(LEAVES.slice(0, 5)));
  });

  it('holds for every two sizes', () => {
    for (let size = 1; size <= 13; size++) {
      for (let oldSize = 1; oldSize <= size; oldSize++) {
        const proof = right(consistencyProof(LEAVES.slice(0, size), oldSize));
        const text = right(consistencyFileText({ proof, oldNote: noteOf(oldSize), newNote: noteOf(size) }));
        expect([oldSize, size, verifyConsistencyFile(text, TRUST)._tag]).toEqual([oldSize, size, 'Right']);
      }
    }
  });

  it('keeps cosignatures on both sides', () => {
    const seen = (note: string): string => right(cosignCheckpoint(note, TRUST, AUDITOR, 7));
    const text = right(
      consistencyFileText({ ...consistencyFile, oldNote: seen(noteOf(5)), newNote: seen(noteOf(13)) }),
    );
    const { older, newer } = right(verifyConsistencyFile(text, TRUST));
    expect([older.cosignatures.length, newer.cosignatures.length]).toEqual([1, 1]);
  });

  it('proves nothing after a change of a byte', () => {
    const passed = changesOf(CONSISTENCY).filter(
      ([, other]) => verifyConsistencyFile(other, TRUST)._tag === 'Right',
    );
    expect(passed.map(([what]) => what)).toEqual([]);
  });

  it('proves nothing of a history that was rewritten, nor of an empty tree', () => {
    const rewritten = LEAVES.map((leaf, at) => (at === 2 ? leafHash('another') : leaf));
    const head = { origin: 'example.org/plan', size: 13, root: rootOfLeaves(rewritten) };
    const newNote = right(signCheckpoint(head, KEY));
    const proof = right(consistencyProof(rewritten, 5));
    expect(
      toldOf(
        verifyConsistencyFile(right(consistencyFileText({ ...consistencyFile, proof, newNote })), TRUST),
      ),
    ).toBe('The proof does not hold: the hashes do not lead to the root of the tree of 5');
    const empty = right(consistencyFileText({ ...consistencyFile, proof: [], oldNote: noteOf(0) }));
    expect(toldOf(verifyConsistencyFile(empty, TRUST))).toMatch(
      /found old size 0 and size 13; wanted both from 1/u,
    );
    const back = right(consistencyFileText({ proof: [], oldNote: noteOf(13), newNote: noteOf(5) }));
    expect(toldOf(verifyConsistencyFile(back, TRUST))).toMatch(/found old size 13 and size 5/u);
  });

  const between = CONSISTENCY.indexOf(noteOf(13));
  it.each<[string, string, RegExp]>([
    ['nothing in it', '', /consistency proof: found nothing/u],
    ['another first line', withLine(CONSISTENCY, 1, 'c2sp.org/tlog-proof@v1'), /line 1\): found "c2sp/u],
    ['no old size', withLine(CONSISTENCY, 2), /line 2\): found "new 13"; wanted "old"/u],
    ['no new size', withLine(CONSISTENCY, 3), /line 3\): found ".*"; wanted "new"/u],
    [
      'another old size',
      withLine(CONSISTENCY, 2, 'old 4'),
      /line 2\): found the size 4; the checkpoint says 5/u,
    ],
    [
      'another new size',
      withLine(CONSISTENCY, 3, 'new 14'),
      /line 3\): found the size 14; the checkpoint says 13/u,
    ],
    ['a size that is not whole', withLine(CONSISTENCY, 3, 'new 13.0'), /line 3\): found "new 13.0"/u],
    [
      'a hash that is none',
      withLine(CONSISTENCY, 5, 'no hash'),
      /line 5\): found "no hash"; wanted the base64/u,
    ],
    [
      'hashes and nothing else',
      CONSISTENCY.slice(0, CONSISTENCY.indexOf('\n\n') + 1),
      /found no empty line after/u,
    ],
    ['one checkpoint', CONSISTENCY.slice(0, between - 1), /\(line \d+\): found one checkpoint; wanted two/u],
    [
      'a third checkpoint',
      `${CONSISTENCY}\n${noteOf(13)}`,
      /checkpoint in this consistency proof \(line 1\d\)/u,
    ],
    ['no line feed at the end', CONSISTENCY.slice(0, -1), /found no line feed at the end/u],
    ['a carriage return', CONSISTENCY.replace('old 5', 'old 5\r'), /line 2\): found a carriage return/u],
    [
      'an old signature that is none',
      CONSISTENCY.replace('— ', '- '),
      /note in this consistency proof \(line \d+\)/u,
    ],
  ])('is not read with %s, and it is said where', (_what, given, why) => {
    expect(toldOf(parseConsistencyFile(given))).toMatch(why);
    expect(toldOf(verifyConsistencyFile(given, TRUST))).toMatch(why);
  });

  it('is not written of what is no checkpoint', () => {
    expect(toldOf(consistencyFileText({ ...consistencyFile, oldNote: 'A text.\n' }))).toMatch(
      /no well-formed note/u,
    );
    expect(toldOf(consistencyFileText({ ...consistencyFile, proof: [Buffer.alloc(3)] }))).toMatch(
      /32 bytes/u,
    );
  });
});
