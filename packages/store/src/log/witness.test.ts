import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import type { Either } from 'fp-ts/lib/Either.js';

import {
  consistencyFileText,
  consistencyProof,
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
  cosign,
  type CosignAsked,
  type Cosigned,
  explainLog,
  type LogFailure,
  placesAt,
  type Start,
  type Witness,
} from './index.js';

const LEDGER = right(makeSigningKey('ledger.example', Buffer.alloc(32, 1)));
const AUDITOR = right(makeSigningKey('auditor.example', Buffer.alloc(32, 2), 'cosignature'));
const ORIGIN = 'ledger.example/plan-p';
const FIRST: Start = { _tag: 'First' };
const TIME = 1_611_835_200;
const LEAVES = Array.from({ length: 20 }, (_, at) => leafHash(`leaf ${at}`));
const REWRITTEN = LEAVES.map((leaf, at) => (at === 2 ? leafHash('another') : leaf));

const noteOf = (size: number, leaves: readonly Hash[] = LEAVES, origin = ORIGIN): string =>
  right(signCheckpoint({ origin, size, root: rootOfLeaves(leaves.slice(0, size)) }, LEDGER));
const proofOf = (oldSize: number, size: number, leaves: readonly Hash[] = LEAVES, origin = ORIGIN): string =>
  right(
    consistencyFileText({
      proof: right(consistencyProof(leaves.slice(0, size), oldSize)),
      oldNote: noteOf(oldSize, leaves, origin),
      newNote: noteOf(size, leaves, origin),
    }),
  );

const freshWitness = (): Witness => ({
  key: AUDITOR,
  ledger: LEDGER.verifier,
  places: placesAt(join(mkdtempSync(join(tmpdir(), 'plan-ledger-witness-')), 'auditor.seen')),
});
const ask = (witness: Witness, asked: Omit<CosignAsked, 'time'>): Promise<Either<LogFailure, Cosigned>> =>
  cosign(witness, { time: TIME, ...asked })();
const done = (given: Either<LogFailure, Cosigned>): Cosigned => {
  if (given._tag === 'Left') throw new Error(explainLog(given.left));
  return given.right;
};
const toldOf = (given: Either<LogFailure, unknown>): string =>
  given._tag === 'Left' ? explainLog(given.left) : 'nothing is wrong';
const seenTo = async (size: number): Promise<Witness> => {
  const witness = freshWitness();
  done(await ask(witness, { note: noteOf(size), start: FIRST }));
  return witness;
};

describe('a witness', () => {
  it('believes the first checkpoint of a tree where it is said to be the first, and then what is proved', async () => {
    const witness = freshWitness();
    const first = done(await ask(witness, { note: noteOf(3), start: FIRST }));
    expect(first.before).toBeUndefined();
    const next = done(await ask(witness, { note: Buffer.from(noteOf(8)), proof: proofOf(3, 8) }));
    expect(next.before).toEqual(first.head);
    const trust = { log: LEDGER.verifier, origin: ORIGIN, cosigners: [AUDITOR.verifier] };
    expect(right(verifyCheckpoint(next.note, trust))).toMatchObject({
      size: 8,
      cosignatures: [{ name: 'auditor.example', time: TIME }],
    });
  });

  it('cosigns the same head again, with another time and without a proof', async () => {
    const witness = await seenTo(3);
    const again = done(await cosign(witness, { note: noteOf(3), time: TIME + 60 })());
    expect(again.before).toEqual(again.head);
    expect(again.note).not.toBe(done(await ask(witness, { note: noteOf(3) })).note);
  });

  it('needs no proof after a tree without leaves', async () => {
    const witness = freshWitness();
    const empty = right(signCheckpoint({ origin: ORIGIN, size: 0, root: EMPTY_ROOT }, LEDGER));
    done(await ask(witness, { note: empty, start: FIRST }));
    expect(done(await ask(witness, { note: noteOf(5) })).before?.size).toBe(0);
  });

  it('keeps every tree of the ledger for itself', async () => {
    const witness = await seenTo(8);
    const other = 'ledger.example/plan-a';
    expect(toldOf(await ask(witness, { note: noteOf(3, LEAVES, other) }))).toMatch(/^Found nothing in /u);
    done(await ask(witness, { note: noteOf(3, LEAVES, other), start: FIRST }));
    done(await ask(witness, { note: noteOf(5, LEAVES, other), proof: proofOf(3, 5, LEAVES, other) }));
    done(await ask(witness, { note: noteOf(9), proof: proofOf(8, 9) }));
    const kept = readFileSync(witness.places.state, 'utf8').split('\n');
    expect(kept.filter((line) => line.startsWith('ledger.'))).toEqual([other, ORIGIN]);
    expect(kept[0]).toBe('plan-ledger/witness-state@v1');
  });

  it('refuses what is smaller, has another root, or went another way', async () => {
    const witness = await seenTo(8);
    const kept = readFileSync(witness.places.state, 'utf8');
    const told = async (asked: Omit<CosignAsked, 'time'>): Promise<string> =>
      toldOf(await ask(witness, asked));
    expect(await told({ note: noteOf(5), proof: proofOf(5, 8) })).toMatch(
      /^Rolled back: found ledger.example\/plan-p with 5 events; 8 were signed before/u,
    );
    expect(await told({ note: noteOf(8, REWRITTEN) })).toMatch(
      /^Forked: .* with 8 events does not go on from the 8 .*: their roots are different/u,
    );
    expect(await told({ note: noteOf(12, REWRITTEN), proof: proofOf(8, 12, REWRITTEN) })).toMatch(
      /^Forked: .*: the proof begins with another root of the same size/u,
    );
    const mixed = right(
      consistencyFileText({
        proof: right(consistencyProof(REWRITTEN.slice(0, 12), 8)),
        oldNote: noteOf(8),
        newNote: noteOf(12, REWRITTEN),
      }),
    );
    expect(await told({ note: noteOf(12, REWRITTEN), proof: mixed })).toMatch(
      /^Found a proof that does not hold: the hashes lead to the root of the tree of 8, but not to that of 12; wanted the proof that .* goes on from 8 events to 12/u,
    );
    expect(readFileSync(witness.places.state, 'utf8')).toBe(kept);
  });

  it('says which proof it needs', async () => {
    const witness = await seenTo(8);
    const wanted = 'wanted the proof that ledger.example/plan-p goes on from 8 events to 12';
    const told = async (proof?: string): Promise<string> =>
      toldOf(await ask(witness, { note: noteOf(12), ...(proof === undefined ? {} : { proof }) }));
    expect(await told()).toBe(
      `Found no proof; ${wanted}. Nothing was signed: ask who keeps the ledger for it; if there is none, the ledger is forked: keep both checkpoints`,
    );
    expect(await told(proofOf(5, 12))).toContain(`Found a proof from 5 events; ${wanted}`);
    expect(await told(proofOf(8, 11))).toContain(
      `Found a proof up to 11 events, of another checkpoint; ${wanted}`,
    );
    expect(await told(proofOf(8, 12, REWRITTEN))).toContain('of another checkpoint');
    expect(await told('no proof\n')).toMatch(/well-formed consistency proof/u);
  });

  it('hears the ledger only, for its own trees only, and signs with a key for cosignatures', async () => {
    const witness = freshWitness();
    const forger = right(makeSigningKey('ledger.example', Buffer.alloc(32, 9)));
    const head = { origin: ORIGIN, size: 1, root: LEAVES[0]! };
    const told = async (note: string): Promise<string> => toldOf(await ask(witness, { note, start: FIRST }));
    expect(await told(right(signCheckpoint(head, forger)))).toMatch(
      /The signature that is wanted is not there/u,
    );
    expect(await told(noteOf(3).replace('\n3\n', '\n4\n'))).toMatch(/does not hold/u);
    expect(await told(noteOf(3, LEAVES, 'other.example/plan-p'))).toMatch(
      /^The key ledger.example is that of no tree "other.example\/plan-p"/u,
    );
    const own = right(cosignCheckpoint(noteOf(3), { log: LEDGER.verifier, origin: ORIGIN }, AUDITOR, 7));
    expect(await told(own.replace('\n3\n', '\n4\n'))).toMatch(/does not hold/u);
    expect(toldOf(await ask({ ...witness, key: LEDGER }, { note: noteOf(3), start: FIRST }))).toMatch(
      /found a key for notes/u,
    );
    expect(toldOf(await cosign(witness, { note: noteOf(3), start: FIRST, time: -1 })())).toMatch(
      /wanted whole seconds since 1970/u,
    );
    expect(toldOf(await ask(witness, { note: noteOf(3) }))).toMatch(/^Found nothing/u);
  });
});

describe('what a witness keeps', () => {
  it('is not begun anew where something is there', async () => {
    const witness = await seenTo(8);
    expect(toldOf(await ask(witness, { note: noteOf(9), start: FIRST }))).toMatch(
      /was signed with 8 events; this is not the first time/u,
    );
  });

  it.each(['state', 'second'] as const)(
    'is known from the other file when %s is lost or older',
    async (which) => {
      const witness = await seenTo(5);
      const older = readFileSync(witness.places.state);
      done(await ask(witness, { note: noteOf(8), proof: proofOf(5, 8) }));
      writeFileSync(witness.places[which], older);
      const fork = { note: noteOf(9, REWRITTEN), proof: proofOf(5, 9, REWRITTEN) };
      expect(toldOf(await ask(witness, { note: noteOf(6), proof: proofOf(5, 6) }))).toMatch(/^Rolled back/u);
      expect(toldOf(await ask(witness, fork))).toMatch(/^Found a proof from 5 events/u);
      rmSync(witness.places[which]);
      expect(toldOf(await ask(witness, fork))).toMatch(/^Found a proof from 5 events/u);
      expect(done(await ask(witness, { note: noteOf(9), proof: proofOf(8, 9) })).before?.size).toBe(8);
      expect(readFileSync(witness.places.state)).toEqual(readFileSync(witness.places.second));
    },
  );

  it('is refused after a change of any byte of it', async () => {
    const witness = await seenTo(5);
    const other = 'ledger.example/plan-q';
    done(await ask(witness, { note: noteOf(3, LEAVES, other), start: FIRST }));
    const bytes = readFileSync(witness.places.state);
    rmSync(witness.places.second);
    // The signatures of the ledger are left out: what is kept is believed for the witness's own, which cover all else.
    const lines = bytes.toString('latin1').split('\n');
    const ofLedger = new Set(
      lines.flatMap((line, at) => {
        const from = lines.slice(0, at).join('\n').length + 1;
        return line.includes(' ledger.example ') ? Array.from(line, (_, place) => from + place) : [];
      }),
    );
    expect(ofLedger.size).toBe(2 * Buffer.from(noteOf(5).split('\n').at(-2)!).length);
    const passed: number[] = [];
    for (const [at, byte] of [...bytes.entries()].filter(([place]) => !ofLedger.has(place))) {
      const changed = Buffer.from(bytes);
      changed[at] = byte ^ 1;
      writeFileSync(witness.places.state, changed);
      const given = await ask(witness, { note: noteOf(6), proof: proofOf(5, 6) });
      if (given._tag === 'Right' || given.left._tag !== 'Unusable') passed.push(at);
      rmSync(witness.places.second, { force: true });
    }
    expect(passed).toEqual([]);
  });

  it('is refused when a tree is in it twice, or in another order', async () => {
    const witness = await seenTo(5);
    done(await ask(witness, { note: noteOf(3, LEAVES, 'ledger.example/plan-q'), start: FIRST }));
    const [first = '', p1, p2, q1, q2] = readFileSync(witness.places.state, 'utf8').split('\n\n');
    for (const parts of [
      [first, q1, q2!.trimEnd(), p1, `${p2}\n`],
      [first, p1, p2, p1, `${p2}\n`],
      [first, p1],
      [p1, p2],
    ]) {
      writeFileSync(witness.places.state, parts.join('\n\n'));
      expect(toldOf(await ask(witness, { note: noteOf(5) }))).toMatch(
        /^Cannot use .*no well-formed (?:witness state|note in this witness state)/u,
      );
    }
  });

  it('is begun again from a checkpoint that it has cosigned', async () => {
    const witness = await seenTo(5);
    const { note } = done(await ask(witness, { note: noteOf(8), proof: proofOf(5, 8) }));
    rmSync(witness.places.state);
    rmSync(witness.places.second);
    const from: Start = { _tag: 'From', note };
    expect(toldOf(await ask(witness, { note: noteOf(9), start: { _tag: 'From', note: noteOf(8) } }))).toMatch(
      /found no cosignature of auditor.example/u,
    );
    expect(toldOf(await ask(witness, { note: noteOf(7), start: from }))).toMatch(/^Rolled back/u);
    expect(toldOf(await ask(witness, { note: noteOf(9), start: from }))).toMatch(/^Found no proof/u);
    expect(
      done(await ask(witness, { note: noteOf(9), proof: proofOf(8, 9), start: from })).before?.size,
    ).toBe(8);
    expect(toldOf(await ask(witness, { note: noteOf(8), start: from }))).toMatch(/9 were signed before/u);
    const forked = right(
      cosignCheckpoint(noteOf(9, REWRITTEN), { log: LEDGER.verifier, origin: ORIGIN }, AUDITOR, 7),
    );
    expect(
      toldOf(await ask(witness, { note: noteOf(9, REWRITTEN), start: { _tag: 'From', note: forked } })),
    ).toMatch(/^Forked: .*another root than the one that is kept/u);
  });
});
