import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { ActorId, PlanId, Recorded } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import type { Written } from '../event-store.js';
import { leafOf, rootOf, verifierKeyText, verifyEventFile, withoutText } from '../integrity/index.js';
import { LEDGER, noteOf, sourceOf, treeOf } from '../testing/anchored.js';
import { rightOf } from '../testing/place.js';
import { idNamed, instant, OTHER_PLAN, PLAN, resealed, sectionAdded } from '../testing/samples.js';
import { inDirectory } from '../testing/sqlite-file.js';
import { tell, writeLines } from '../testing/tampering.js';
import { proveEvent } from './index.js';
import { trusting } from './anchor.js';

const LEDGERS = 200;

/** Numbers that look like chance and are the same in every run. */
const chanceOf = (name: string): ((below: number) => number) => {
  let drawn = 0;
  return (below) => createHash('sha256').update(`${name} ${drawn++}`).digest().readUIntBE(0, 6) % below;
};

const TEXTS = ['', 'Visit £', '\u0000\u001f"\\/\u007f', '👍 \ufb33', '\u2028', '61%', '[redacted]'];
const KEYS = ['a', 'B', '_c9', 'a.b', '', '10', '9', '\u20ac', '\ud83d\ude00', '\ufb33', '__proto__x', '"]'];
const NUMBERS = [
  0,
  1,
  -1,
  0.1,
  1e-7,
  1.5e-7,
  5e-324,
  123456789.125,
  1e-21,
  0.000001,
  2 ** 53 - 1,
  -4.25,
  1e16 / 3e10,
];

const pick = <A>(from: readonly A[], below: (count: number) => number): A => from[below(from.length)]!;

/** Any JSON of a few levels. */
const anything = (below: (count: number) => number, depth = 0): unknown => {
  const kind = below(depth > 2 ? 4 : 7);
  if (kind === 0) return pick(TEXTS, below);
  if (kind === 1) return pick(NUMBERS, below);
  if (kind === 2) return pick([true, false, null], below);
  if (kind === 3) return pick([[], {}], below);
  if (kind === 4) return Array.from({ length: 1 + below(3) }, () => anything(below, depth + 1));
  return Object.fromEntries(
    Array.from({ length: 1 + below(4) }, () => [pick(KEYS, below), anything(below, depth + 1)]),
  );
};

const eventOf = (plan: PlanId, version: number, name: string): Written => {
  const below = chanceOf(name);
  const event: Recorded = {
    id: idNamed(name),
    plan,
    version,
    event: sectionAdded(pick(TEXTS, below) || 'Title', {
      stray: anything(below),
      objectives: [pick(TEXTS, below)],
    }),
    schema: 1,
    reportedOn: '2020-05-26' as never,
    recordedAt: instant('2026-11-22T10:00:00.000Z'),
    actor: 'U1' as ActorId,
    correlation: pick(TEXTS, below),
    ...(below(2) === 0 ? { reason: `Because ${pick(TEXTS, below)}` } : {}),
    ...(below(3) === 0 ? { source: { document: `May ${pick(TEXTS, below)}`, place: 'Row 3' } } : {}),
    ...(below(4) === 0 ? { causation: idNamed(`${name} cause`) } : {}),
  };
  const written = { event: resealed(event), first: version, last: version };
  const texts = ['reason', 'source.document', 'event.title'].filter(() => below(6) === 0);
  return texts.reduce<Written>((one, field) => {
    const gone = withoutText(one, field);
    return E.isRight(gone) ? gone.right : one;
  }, written);
};

const ledgerOf = (at: number): readonly Written[] =>
  [PLAN, OTHER_PLAN].flatMap((plan, which) =>
    Array.from({ length: which === 0 ? 1 + (at % 23) : at % 3 }, (_, place) =>
      eventOf(plan, place + 1, `${at} ${plan} ${place}`),
    ),
  );

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const oursOf = (written: readonly Written[]): object =>
  Object.fromEntries(
    [...new Set(written.map(({ event }) => event.plan))].map((plan) => {
      const own = written.filter(({ event }) => event.plan === plan);
      const leaves = own.map((one) => {
        const leaf = leafOf(one);
        return E.isRight(leaf) ? hex(leaf.right.hash) : 'none';
      });
      return [plan, { leaves, root: hex(rootOf(treeOf(own))) }];
    }),
  );

/** A proof of some event of a ledger, every other one with one letter changed. */
const proofOf = async (written: readonly Written[], at: number): Promise<Buffer> => {
  const below = chanceOf(`proof ${at}`);
  const own = written.filter(({ event }) => event.plan === PLAN);
  const tree = treeOf(own);
  const version = 1 + below(own.length);
  const marked = {
    note: noteOf(PLAN, tree),
    head: { origin: `ledger.example/plan-${PLAN}`, size: tree.size, root: rootOf(tree) },
  };
  const showing = pick(['all', 'no free text', ['event.order']] as const, below);
  const bytes = Buffer.from(await rightOf(proveEvent(sourceOf(PLAN, own), PLAN, version, marked, showing)));
  const place = below(bytes.length);
  if (at % 2 === 1) bytes[place] = bytes[place]! ^ (1 << below(7));
  return bytes;
};

const oursOfProof = (proof: Buffer): object | null => {
  const verified = trusting(`ledger.example/plan-${PLAN}`, { ledgers: [LEDGER.verifier] }, (trust) =>
    verifyEventFile(proof, trust),
  );
  if (E.isLeft(verified)) return null;
  const { header, disclosed } = verified.right.event;
  return { version: header.version, shown: disclosed.map(({ name, value }) => [name, value]) };
};

const told = (program: string, args: readonly string[]): string | undefined => {
  const { error, status } = spawnSync(program, args);
  return error === undefined && status === 0 ? undefined : `${program} ${args.join(' ')} does not run here`;
};

describe('A second implementation, in Python', () => {
  it(`makes the same leaves, roots and verdicts on proofs of ${LEDGERS} ledgers`, () =>
    inDirectory(async (directory) => {
      const missing =
        told('python3', ['-c', 'import hashlib; hashlib.shake_256']) ?? told('openssl', ['pkeyutl', '-help']);
      if (missing !== undefined) {
        tell(`A second implementation, in Python: not run, ${missing}`);
        return;
      }
      const ledgers = Array.from({ length: LEDGERS }, (_, at) => ledgerOf(at));
      const proofs = await Promise.all(ledgers.map(proofOf));
      const cases = ledgers.flatMap((written, at) => {
        const file = join(directory, `${at}.jsonl`);
        writeLines(file, written);
        return [
          { ledger: file },
          { proof: proofs[at]!.toString('base64'), vkey: verifierKeyText(LEDGER.verifier) },
        ];
      });
      const { stdout, stderr } = spawnSync('python3', [join(__dirname, 'independent.py')], {
        input: cases.map((one) => JSON.stringify(one)).join('\n'),
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
      expect(stderr).toBe('');
      const theirs = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
      const ours = ledgers.flatMap((written, at) => [oursOf(written), oursOfProof(proofs[at]!)]);
      expect(theirs).toEqual(ours);
      const erased = ledgers.flat().filter(({ event }) => event.seal?.includes('"erased"') === true).length;
      const held = ours.filter((_, at) => at % 2 === 1).filter((one) => one !== null).length;
      expect([erased > 100, held]).toEqual([true, LEDGERS / 2]);
      tell(
        `A second implementation, in Python: the same of ${ledgers.flat().length} events (${erased} with erased texts) in ${LEDGERS} ledgers, and of ${LEDGERS} proofs, of which ${held} hold`,
      );
    }));
});
