import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { type Hash, leafHash, makeSigningKey, rootOfLeaves } from '@plan-ledger/store/integrity';
import { cosign, type Places, placesAt, signHead, type Start } from '@plan-ledger/store/log';

import { seeded } from '../support/seeded.js';
import { leavesIn, madeLeaves, noteOf, proofOf } from '../support/trees.js';

const ATTEMPTS = 1_000;
const MOST = 100;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const ORIGIN = 'ledger.example/plan-p';
const OTHER = 'ledger.example/plan-q';
const KEPT: Start = { _tag: 'Kept' };
const FIRST: Start = { _tag: 'First' };
const TIME = 1_611_835_200;

const keyOf = (name: string, byte: number, type?: 'cosignature') => {
  const made = makeSigningKey(name, Buffer.alloc(32, byte), type);
  if (made._tag === 'Left') throw new Error(made.left.why);
  return made.right;
};
const LEDGER = keyOf('ledger.example', 1);
const AUDITOR = keyOf('auditor.example', 2, 'cosignature');
const TRUE = madeLeaves('true', MOST);

const random = seeded(SEED);
const below = (most: number): number => Math.floor(random() * most);
const oneOf = <A>(some: readonly A[]): A => some[below(some.length)]!;

/** The true history up to a point, and another from there. */
const forkedAt = (index: number): readonly Hash[] => {
  const by = below(1_000_000);
  return TRUE.map((leaf, at) => (at < index ? leaf : leafHash(`forked ${by} ${at}`)));
};

/** What an attempt does to the files before it asks; it gives what it asks for. */
interface Attack {
  readonly leaves: readonly Hash[];
  readonly size: number;
  readonly start?: Start;
  readonly origin?: string;
}

/** Every state that was ever kept, by its size, to be put back. */
class Backups {
  private readonly kept: { readonly size: number; readonly bytes: Buffer }[] = [];
  constructor(private readonly places: Places) {}
  keep(size: number): void {
    this.kept.push({ size, bytes: readFileSync(this.places.state) });
  }
  /** Puts an older one in the place of one of the two files. */
  putBack(): number {
    const { size, bytes } = oneOf(this.kept.slice(0, -1));
    writeFileSync(oneOf([this.places.state, this.places.second]), bytes);
    return size;
  }
  putRight(): void {
    const { bytes } = this.kept.at(-1)!;
    writeFileSync(this.places.state, bytes);
    writeFileSync(this.places.second, bytes);
  }
}

const flipped = (file: string): void => {
  const bytes = readFileSync(file);
  const at = below(bytes.length);
  bytes[at] = bytes[at]! ^ (1 << below(8));
  writeFileSync(file, bytes);
};

/** The kinds of attempts on one who has signed `kept` leaves of the true history, and `older` before that. */
const attacksOn = (
  places: Places,
  backups: Backups,
  kept: number,
  held: string,
): Readonly<Record<string, () => Attack>> => {
  const larger = (): number => kept + 1 + below(MOST - kept);
  return {
    'a smaller tree': () => ({ leaves: TRUE, size: below(kept) }),
    'the same size, another root': () => ({ leaves: forkedAt(below(kept)), size: kept }),
    'a larger tree that went another way': () => ({ leaves: forkedAt(below(kept)), size: larger() }),
    'an older state put back, and a tree from there': () => {
      const older = backups.putBack();
      return { leaves: forkedAt(older + below(kept - older)), size: oneOf([kept, larger()]) };
    },
    'an older state put back, and a size between': () => {
      const older = backups.putBack();
      return { leaves: TRUE, size: older + below(kept - older) };
    },
    'one file lost': () => {
      rmSync(oneOf([places.state, places.second]));
      return { leaves: forkedAt(below(kept)), size: oneOf([kept, larger()]) };
    },
    'both files lost': () => {
      rmSync(places.state);
      rmSync(places.second);
      return { leaves: forkedAt(below(kept)), size: larger() };
    },
    'both files lost, begun again from the last': () => {
      rmSync(places.state);
      rmSync(places.second);
      return { leaves: forkedAt(below(kept)), size: larger(), start: { _tag: 'From', note: held } };
    },
    'a broken file': () => {
      flipped(oneOf([places.state, places.second]));
      return { leaves: forkedAt(below(kept)), size: larger() };
    },
    'said to be the first time': () => ({ leaves: forkedAt(0), size: larger(), start: FIRST }),
    'another origin on the same files': () => ({ leaves: forkedAt(0), size: larger(), origin: OTHER }),
  };
};

const freshPlaces = (): Places => placesAt(join(mkdtempSync(join(tmpdir(), 'plan-ledger-forks-')), 'state'));

/** Tries everything, and goes on honestly in between; gives what was refused, by its kind, and what was signed. */
const tryAll = async (
  places: Places,
  honest: (size: number, before: number) => Promise<string | undefined>,
  attempt: (attack: Attack, kept: number) => Promise<{ readonly _tag: 'Left' | 'Right' }>,
): Promise<{ readonly signed: readonly string[]; readonly refused: ReadonlyMap<string, number> }> => {
  const backups = new Backups(places);
  const signed: string[] = [];
  const refused = new Map<string, number>();
  let [kept, held] = [0, ''];
  const goOn = async (size: number): Promise<void> => {
    const note = await honest(size, kept);
    if (note === undefined) throw new Error(`An honest tree of ${size} was refused`);
    [kept, held] = [size, note];
    backups.keep(size);
  };
  for (const size of [3, 10, 25]) await goOn(size);
  for (let count = 0; count < ATTEMPTS; count++) {
    const [name, attack] = oneOf(Object.entries(attacksOn(places, backups, kept, held)));
    const given = await attempt(attack(), kept);
    if (given._tag === 'Right') signed.push(`${count}: ${name}`);
    else refused.set(name, (refused.get(name) ?? 0) + 1);
    // One file at a time: of both put back at once, nothing is left that could know.
    backups.putRight();
    if (count % 25 === 24) await goOn(kept + 1 + below(2));
  }
  return { signed, refused };
};

describe(`A thousand attempts to have a fork signed (SEED=${SEED})`, () => {
  it('by the signer of a ledger: none is', async () => {
    process.stdout.write(`Attempts of random kinds: repeat them with SEED=${SEED}\n`);
    const places = freshPlaces();
    const signer = { key: LEDGER, origin: ORIGIN, places };
    const { signed, refused } = await tryAll(
      places,
      async (size, before) => {
        const given = await signHead(signer, { size }, leavesIn(TRUE), before === 0 ? FIRST : KEPT)();
        return given._tag === 'Right' ? given.right.note : undefined;
      },
      ({ leaves, size, start = KEPT, origin = ORIGIN }) =>
        signHead(
          { ...signer, origin },
          // As one who wants a fork: what leads from the kept tree to another root is no fork.
          { size, root: rootOfLeaves(leaves.slice(0, size)) },
          leavesIn(leaves),
          start,
        )(),
    );
    expect(signed).toEqual([]);
    expect(refused.size).toBe(11);
    expect([...refused.values()].reduce((sum, one) => sum + one)).toBe(ATTEMPTS);
  });

  it('by a witness, with all that the key of the ledger can sign: none is', async () => {
    const places = freshPlaces();
    const witness = { key: AUDITOR, ledger: LEDGER.verifier, places };
    const { signed, refused } = await tryAll(
      places,
      async (size, before) => {
        const proof = before === 0 ? {} : { proof: proofOf(LEDGER, ORIGIN, TRUE, [before, size]) };
        const note = noteOf(LEDGER, ORIGIN, TRUE, size);
        const start = before === 0 ? FIRST : KEPT;
        const given = await cosign(witness, { note, time: TIME, start, ...proof })();
        return given._tag === 'Right' ? given.right.note : undefined;
      },
      ({ leaves, size, start = KEPT, origin = ORIGIN }, kept) => {
        const from = 1 + below(Math.max(1, Math.min(size, kept)));
        const proof =
          size === 0 ? {} : { proof: proofOf(LEDGER, origin, leaves, [Math.min(from, size), size]) };
        return cosign(witness, { note: noteOf(LEDGER, origin, leaves, size), time: TIME, start, ...proof })();
      },
    );
    expect(signed).toEqual([]);
    expect(refused.size).toBe(11);
    expect([...refused.values()].reduce((sum, one) => sum + one)).toBe(ATTEMPTS);
  });

  it('of which one is hidden from the signer, when a backup puts both of its files back: a witness sees it', async () => {
    const [places, seen] = [freshPlaces(), freshPlaces()];
    const signer = { key: LEDGER, origin: ORIGIN, places };
    const witness = { key: AUDITOR, ledger: LEDGER.verifier, places: seen };
    const sign = async (leaves: readonly Hash[], size: number, start: Start = KEPT): Promise<string> => {
      const given = await signHead(signer, { size }, leavesIn(leaves), start)();
      return given._tag === 'Right' ? given.right.note : given.left._tag;
    };
    const forked = forkedAt(7);
    await sign(TRUE, 5, FIRST);
    const older = readFileSync(places.state);
    const held = await sign(TRUE, 10);
    expect(await cosign(witness, { note: held, time: TIME, start: FIRST })()).toMatchObject({
      _tag: 'Right',
    });
    for (const file of Object.values(places) as readonly string[]) writeFileSync(file, older);
    // Whoever put it back begins again from the newest checkpoint that anybody holds, as it is told; then it is refused.
    expect(await sign(forked, 12, { _tag: 'From', note: held })).toBe('Forked');
    const note = await sign(forked, 12);
    expect(note).toMatch(/^ledger.example/u);
    const proof = proofOf(LEDGER, ORIGIN, forked, [10, 12]);
    expect(await cosign(witness, { note, time: TIME, proof })()).toMatchObject({ left: { _tag: 'Forked' } });
  });
});
