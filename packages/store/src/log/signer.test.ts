import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import {
  cosignCheckpoint,
  EMPTY_ROOT,
  type Hash,
  leafHash,
  makeSigningKey,
  rootOfLeaves,
  signCheckpoint,
  verifyCheckpoint,
} from '../integrity/index.js';
import { right } from '../testing/integrity-results.js';
import {
  explainLog,
  type Leaves,
  type LogFailure,
  placesAt,
  type SignedHead,
  type Signer,
  signHead,
  type Start,
} from './index.js';

const KEY = right(makeSigningKey('ledger.example', Buffer.alloc(32, 1)));
const ORIGIN = 'ledger.example/plan-p';
const FIRST: Start = { _tag: 'First' };
const HASHES = Array.from({ length: 10_000 }, (_, at) => leafHash(`leaf ${at}`));

/** The leaves of a tree, with what was asked for. */
const leavesOf = (
  hashes: readonly Hash[] = HASHES,
): { leaves: Leaves<never>; asked: (readonly [number, number])[] } => {
  const asked: (readonly [number, number])[] = [];
  return {
    asked,
    leaves: (from, to) => () => {
      asked.push([from, to]);
      return Promise.resolve(E.right(hashes.slice(from, to)));
    },
  };
};
const { leaves } = leavesOf();

const freshSigner = (): Signer => ({
  key: KEY,
  origin: ORIGIN,
  places: placesAt(join(mkdtempSync(join(tmpdir(), 'plan-ledger-signer-')), 'plan-p.signed')),
});
const done = (given: E.Either<LogFailure, SignedHead>): SignedHead => {
  if (given._tag === 'Left') throw new Error(explainLog(given.left));
  return given.right;
};
const toldOf = (given: E.Either<LogFailure, unknown>): string =>
  given._tag === 'Left' ? explainLog(given.left) : 'nothing is wrong';

describe('a signer', () => {
  it('signs a tree as it grows, from what it keeps, and asks for the new leaves only', async () => {
    const signer = freshSigner();
    const { leaves: counted, asked } = leavesOf();
    const first = done(await signHead(signer, { size: 3 }, counted, FIRST)());
    const next = done(await signHead(signer, { size: 10 }, counted)());
    expect(asked).toEqual([
      [0, 3],
      [3, 10],
    ]);
    expect(first.before).toBeUndefined();
    expect(next.before).toEqual(first.head);
    const { cosignatures, extensions, ...head } = right(
      verifyCheckpoint(next.note, { log: KEY.verifier, origin: ORIGIN }),
    );
    expect([cosignatures, extensions]).toEqual([[], []]);
    expect(head).toEqual({ origin: ORIGIN, size: 10, root: rootOfLeaves(HASHES.slice(0, 10)) });
    expect(head).toEqual(next.head);
  });

  it('takes no more than 4,096 leaves at a time', async () => {
    const { leaves: counted, asked } = leavesOf();
    const { head } = done(await signHead(freshSigner(), { size: 10_000 }, counted, FIRST)());
    expect(asked).toEqual([
      [0, 4096],
      [4096, 8192],
      [8192, 10_000],
    ]);
    expect(head.root).toEqual(rootOfLeaves(HASHES));
  });

  it('signs the same again with the same signature, and a tree without leaves', async () => {
    const signer = freshSigner();
    const empty = done(await signHead(signer, { size: 0 }, leaves, FIRST)());
    expect(empty.head.root).toEqual(EMPTY_ROOT);
    const [one, again] = [
      done(await signHead(signer, { size: 7 }, leaves)()),
      done(await signHead(signer, { size: 7, root: rootOfLeaves(HASHES.slice(0, 7)) }, leaves)()),
    ];
    expect(again.note).toBe(one.note);
  });

  it('keeps in both files what the page on formats says, and nothing else but their locks', async () => {
    const signer = freshSigner();
    const { note } = done(await signHead(signer, { size: 3 }, leaves, FIRST)());
    const kept = readFileSync(signer.places.state, 'utf8');
    expect(kept.split('\n').slice(0, 2)).toEqual(['plan-ledger/signer-state@v1', '3']);
    expect(kept.endsWith(`\n\n${note}`)).toBe(true);
    expect(readFileSync(signer.places.second, 'utf8')).toBe(kept);
    expect(readdirSync(join(signer.places.state, '..')).sort()).toEqual([
      'plan-p.signed',
      'plan-p.signed.lock',
      'plan-p.signed.second',
      'plan-p.signed.second.lock',
    ]);
  });

  it('refuses a smaller tree, another root of the same size, and one that went another way', async () => {
    const signer = freshSigner();
    done(await signHead(signer, { size: 8 }, leaves, FIRST)());
    const kept = readFileSync(signer.places.state, 'utf8');
    expect(toldOf(await signHead(signer, { size: 5 }, leaves)())).toBe(
      'Rolled back: found ledger.example/plan-p with 5 events; 8 were signed before. Nothing was signed: find out what became of the others, and do not trust this ledger until then',
    );
    const other = HASHES.map((hash, at) => (at === 3 ? leafHash('another') : hash));
    const { leaves: rewritten } = leavesOf(other);
    expect(
      toldOf(await signHead(signer, { size: 8, root: rootOfLeaves(other.slice(0, 8)) }, rewritten)()),
    ).toMatch(/^Forked: ledger.example\/plan-p with 8 events does not go on from the 8 that were signed/u);
    expect(
      toldOf(await signHead(signer, { size: 12, root: rootOfLeaves(other.slice(0, 12)) }, rewritten)()),
    ).toMatch(
      /^Forked: .* with 12 events does not go on from the 8 .*: they lead to the root .*Nothing was signed/u,
    );
    expect(readFileSync(signer.places.state, 'utf8')).toBe(kept);
  });

  it('signs nothing with leaves that are missing, too many, or no hashes, and says what reading them said', async () => {
    const signer = freshSigner();
    for (const odd of [HASHES.slice(0, 2), [Buffer.alloc(31), ...HASHES.slice(1)]]) {
      expect(toldOf(await signHead(signer, { size: 3 }, leavesOf(odd).leaves, FIRST)())).toMatch(
        /found \d leaves from index 0; wanted 3, each a hash of 32 bytes/u,
      );
    }
    const many: Leaves<never> = () => () => Promise.resolve(E.right(HASHES));
    expect(toldOf(await signHead(signer, { size: 3 }, many, FIRST)())).toMatch(/found 10000 leaves/u);
    const away: Leaves<{ readonly _tag: 'Away' }> = () => () => Promise.resolve(E.left({ _tag: 'Away' }));
    expect(await signHead(signer, { size: 3 }, away, FIRST)()).toEqual(E.left({ _tag: 'Away' }));
    expect(toldOf(await signHead(signer, { size: 3 }, leaves)())).toMatch(/^Found nothing in /u);
  });

  it('signs no tree but that of its origin, and only with a key for notes', async () => {
    const signer = freshSigner();
    for (const origin of ['other.example/plan-p', 'ledger.example.org/plan-p', 'ledger.exampl', '']) {
      expect(toldOf(await signHead({ ...signer, origin }, { size: 3 }, leaves, FIRST)())).toMatch(
        /^The key ledger.example signs no tree/u,
      );
    }
    const key = right(makeSigningKey('ledger.example', Buffer.alloc(32, 1), 'cosignature'));
    expect(toldOf(await signHead({ ...signer, key }, { size: 3 }, leaves, FIRST)())).toMatch(
      /found a key for cosignatures/u,
    );
    for (const size of [-1, 1.5, Number.NaN, 2 ** 53])
      expect(toldOf(await signHead(signer, { size }, leaves, FIRST)())).toMatch(/wanted a whole number/u);
  });

  it('does not sign beside another, also by another name of the same file', async () => {
    const signer = freshSigner();
    done(await signHead(signer, { size: 1 }, leaves, FIRST)());
    const link = `${signer.places.state}.link`;
    symlinkSync(signer.places.state, link);
    let other: E.Either<LogFailure, SignedHead> | undefined;
    const meanwhile: Leaves<never> = (from, to) => async () => {
      const places = { state: link, second: `${link}.second` };
      other = await signHead({ ...signer, places }, { size: 5 }, leaves)();
      return leaves(from, to)();
    };
    expect(done(await signHead(signer, { size: 2 }, meanwhile)()).head.size).toBe(2);
    expect(toldOf(other!)).toMatch(
      /^Cannot write .*plan-p.signed: another signer is writing it; wait until it is done, and try again$/u,
    );
  });
});

describe('what a signer keeps', () => {
  const signedTo = async (size: number): Promise<Signer> => {
    const signer = freshSigner();
    done(await signHead(signer, { size }, leaves, FIRST)());
    return signer;
  };

  it('must be there, unless it is said to be the first time', async () => {
    const signer = freshSigner();
    expect(toldOf(await signHead(signer, { size: 3 }, leaves)())).toBe(
      `Found nothing in ${signer.places.state} of what was signed of ledger.example/plan-p. Nothing was signed: if it never was, say that this is the first time; else begin again from the newest checkpoint of it that anybody holds`,
    );
    done(await signHead(signer, { size: 3 }, leaves, FIRST)());
    expect(toldOf(await signHead(signer, { size: 4 }, leaves, FIRST)())).toBe(
      `Found in ${signer.places.state} that ledger.example/plan-p was signed with 3 events; this is not the first time. Nothing was signed: do not say that it is`,
    );
  });

  it.each(['state', 'second'] as const)(
    'is known from the other file when %s is lost or older',
    async (which) => {
      const signer = await signedTo(5);
      const older = readFileSync(signer.places.state);
      done(await signHead(signer, { size: 8 }, leaves)());
      writeFileSync(signer.places[which], older);
      expect(toldOf(await signHead(signer, { size: 6 }, leaves)())).toMatch(
        /^Rolled back: .* 8 were signed/u,
      );
      rmSync(signer.places[which]);
      expect(toldOf(await signHead(signer, { size: 6 }, leaves)())).toMatch(
        /^Rolled back: .* 8 were signed/u,
      );
      expect(done(await signHead(signer, { size: 9 }, leaves)()).before?.size).toBe(8);
      expect(readFileSync(signer.places[which])).toEqual(
        readFileSync(signer.places[which === 'state' ? 'second' : 'state']),
      );
    },
  );

  it('is refused after a change of any byte of it', async () => {
    const signer = await signedTo(5);
    const bytes = readFileSync(signer.places.state);
    rmSync(signer.places.second);
    const passed: number[] = [];
    for (const [at, byte] of bytes.entries()) {
      const other = Buffer.from(bytes);
      other[at] = byte ^ 1;
      writeFileSync(signer.places.state, other);
      const given = await signHead(signer, { size: 6 }, leaves)();
      if (given._tag === 'Right' || given.left._tag !== 'Unusable') passed.push(at);
      rmSync(signer.places.second, { force: true });
    }
    expect(passed).toEqual([]);
  });

  it.each([
    ['nothing', () => ''],
    ['half of it', (text: string) => text.slice(0, text.length / 2)],
    ['another first line', (text: string) => text.replace('@v1', '@v2')],
    ['a line more', (text: string) => `${text}more\n`],
    [
      'the range of another tree',
      (text: string) => text.replace(/\n5\n.*\n/u, `\n5\n${Buffer.from(HASHES[0]!).toString('base64')}\n`),
    ],
    [
      'the checkpoint of another size',
      (text: string) =>
        text.replace(/\n5\n([^]*)\n\n/u, `\n1\n${Buffer.from(HASHES[0]!).toString('base64')}\n\n`),
    ],
  ])('is refused with %s, and it is said how to go on', async (_what, change) => {
    const signer = await signedTo(5);
    writeFileSync(signer.places.state, change(readFileSync(signer.places.state, 'utf8')));
    const told = toldOf(await signHead(signer, { size: 6 }, leaves)());
    expect(told.startsWith(`Cannot use ${signer.places.state}: `)).toBe(true);
    expect(told).toMatch(
      /\. Nothing was signed: if .*\.second is whole and was never put back from a backup, copy it here; else move both away, and begin again from the newest checkpoint that anybody holds$/u,
    );
  });

  it('is of this tree and this key only', async () => {
    const [signer, key] = [await signedTo(5), right(makeSigningKey('ledger.example', Buffer.alloc(32, 9)))];
    expect(
      toldOf(await signHead({ ...signer, origin: 'ledger.example/plan-q' }, { size: 6 }, leaves)()),
    ).toMatch(/found the origin "ledger.example\/plan-p"/u);
    expect(toldOf(await signHead({ ...signer, key }, { size: 6 }, leaves)())).toMatch(/is not there: found/u);
  });

  it('is begun again from a checkpoint that somebody holds, by all the leaves up to it', async () => {
    const signer = await signedTo(5);
    const held = done(await signHead(signer, { size: 8 }, leaves)()).note;
    rmSync(signer.places.state);
    writeFileSync(signer.places.second, 'broken\n');
    const from: Start = { _tag: 'From', note: held };
    expect(toldOf(await signHead(signer, { size: 7 }, leaves, from)())).toMatch(/^Rolled back/u);
    const other = HASHES.map((hash, at) => (at === 3 ? leafHash('another') : hash));
    expect(toldOf(await signHead(signer, { size: 9 }, leavesOf(other).leaves, from)())).toMatch(
      /^Forked: .* with 9 events does not go on from the 8 .*: its first 8 lead to another root/u,
    );
    const { leaves: counted, asked } = leavesOf();
    const { before } = done(await signHead(signer, { size: 9 }, counted, from)());
    expect([before?.size, asked]).toEqual([
      8,
      [
        [0, 8],
        [8, 9],
      ],
    ]);
    expect(done(await signHead(signer, { size: 9 }, leaves)()).before?.size).toBe(9);
  });

  it('counts beside a checkpoint to begin from, where it is whole', async () => {
    const signer = await signedTo(5);
    const held = readFileSync(signer.places.state, 'utf8').split('\n\n').slice(1).join('\n\n');
    done(await signHead(signer, { size: 8 }, leaves)());
    const from: Start = { _tag: 'From', note: held };
    const other = HASHES.map((hash, at) => (at === 6 ? leafHash('another') : hash));
    expect(toldOf(await signHead(signer, { size: 7 }, leaves, from)())).toMatch(/8 were signed before/u);
    expect(toldOf(await signHead(signer, { size: 9 }, leavesOf(other).leaves, from)())).toMatch(/^Forked/u);
    expect(done(await signHead(signer, { size: 9 }, leaves, from)()).head.size).toBe(9);
  });

  it('is not begun from a checkpoint of another tree, another key, or of none', async () => {
    const signer = freshSigner();
    const forger = right(makeSigningKey('ledger.example', Buffer.alloc(32, 9)));
    const head = { origin: ORIGIN, size: 1, root: HASHES[0]! };
    const auditor = right(makeSigningKey('auditor.example', Buffer.alloc(32, 2), 'cosignature'));
    const own = right(signCheckpoint(head, KEY));
    const from = (note: string): Promise<E.Either<LogFailure, SignedHead>> =>
      signHead(signer, { size: 3 }, leaves, { _tag: 'From', note })();
    expect(toldOf(await from('no note\n'))).toMatch(/well-formed note/u);
    expect(toldOf(await from(right(signCheckpoint(head, forger))))).toMatch(/is not there/u);
    expect(
      toldOf(await from(right(signCheckpoint({ ...head, origin: 'ledger.example/plan-q' }, KEY)))),
    ).toMatch(/found the origin/u);
    const seen = right(cosignCheckpoint(own, { log: KEY.verifier, origin: ORIGIN }, auditor, 7));
    expect(done(await from(seen)).before?.size).toBe(1);
  });
});
