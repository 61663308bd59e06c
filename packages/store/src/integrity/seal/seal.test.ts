import { createHash } from 'node:crypto';

import { REDACTED, type Recorded } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import fc from 'fast-check';

import type { Written } from '../../event-store.js';
import { PLAN, said, sectionAdded } from '../../testing/samples.js';
import { canonical } from '../canonical.js';
import { leafHash } from '../merkle/hash.js';
import { disclosureDigest, disclosureOf, saltsFrom } from './disclosure.js';
import { withoutText } from './erase.js';
import { fieldsOf } from './fields.js';
import { parseSeal } from './form.js';
import { erasedIn, explainSeal, leafOf, sealOf } from './index.js';

const seedOf = (name: string): Buffer => createHash('sha256').update(name).digest();

const event: Recorded = {
  ...said('one', {
    event: sectionAdded('Practice', { objectives: ['Visit within five days', 'Record it'], 'a.b': [[], {}] }),
    reason: 'The board asked',
    source: { document: 'May 2020', place: 'Dashboard, row 3' },
  }),
  plan: PLAN,
  version: 1,
  schema: 1,
  recordedAt: '2026-11-22T10:00:00.000Z' as never,
};

const sealed = (given: Recorded = event, seed = 'one'): Written => ({
  event: { ...given, seal: sealOf({ event: given }, seedOf(seed)).seal },
  first: 1,
  last: 1,
});

const right = <A>(given: E.Either<unknown, A>): A => {
  if (E.isRight(given)) return given.right;
  throw new Error(JSON.stringify(given.left));
};

const hexOf = (written: Written): string => Buffer.from(right(leafOf(written)).hash).toString('hex');

const toldOf = (written: Written): string => {
  const leaf = leafOf(written);
  return E.isLeft(leaf) ? explainSeal(leaf.left) : 'it holds';
};

const changed = (change: Partial<Recorded>, one: Written = sealed()): Written => ({
  ...one,
  event: { ...one.event, ...change },
});

const erased = (one: Written, ...fields: readonly string[]): Written =>
  fields.reduce((written, field) => right(withoutText(written, field)), one);

describe('a seal', () => {
  it('is over each field by itself, named by its path', () => {
    expect(fieldsOf({ event }).map(({ name, value }) => [name, value])).toEqual([
      ['event.objectives[0]', 'Visit within five days'],
      ['event.objectives[1]', 'Record it'],
      ['event.order', 1],
      ['event.section', 'practice'],
      ['event.title', 'Practice'],
      ['event["a.b"][0]', []],
      ['event["a.b"][1]', {}],
      ['reason', 'The board asked'],
      ['source.document', 'May 2020'],
      ['source.place', 'Dashboard, row 3'],
    ]);
  });

  it('has a header and disclosures in canonical JSON, and the leaf is the hash of the header', () => {
    const leaf = right(leafOf(sealed()));
    expect(canonical(JSON.parse(leaf.header))).toEqual(E.right(leaf.header));
    expect(Object.keys(JSON.parse(leaf.header) as object)).toEqual([
      ...['actor', 'correlation', 'fields', 'format', 'id', 'plan', 'recordedAt', 'reportedOn', 'schema'],
      ...['type', 'version'],
    ]);
    expect(leaf.hash).toEqual(leafHash(leaf.header));
    const salts = saltsFrom(seedOf('one'), 10);
    for (const [at, { name, value, salt, digest }] of leaf.fields.entries()) {
      expect(salt).toBe(salts[at]);
      const disclosure = disclosureOf(salt!, name, value);
      expect(canonical([salt, name, value])).toEqual(E.right(disclosure));
      expect(disclosureDigest(disclosure)).toBe(digest);
    }
  });

  it('writes texts and numbers of every kind as canonical JSON does', () => {
    const scalar = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
      fc.constantFrom(null, true, [], {}),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), scalar, (name, value) => {
        const wanted = canonical(['salt', name, value]);
        fc.pre(E.isRight(wanted));
        expect(E.right(disclosureOf('salt', name, value))).toEqual(wanted);
      }),
    );
  });

  it('stays the same for ever: its leaf and its text are pinned', () => {
    expect(hexOf(sealed())).toBe('f877c8bd16238ca89c9cbecd6974338d4631ac51f6f38a38beb87cdcc506a92a');
    expect(sealed().event.seal).toMatch(
      /^\{"hints":"[\w-]{76}","leaf":"[\w-]{43}","seed":"[\w-]{43}","v":1\}$/,
    );
  });

  it('is not moved by the order of names, nor by the bounds of an append', () => {
    const backwards = (value: object): object =>
      Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, one]) => [
            key,
            typeof one === 'object' && one !== null && !Array.isArray(one) ? backwards(one as object) : one,
          ]),
      );
    const one = sealed();
    expect(hexOf({ first: 7, last: 9, event: backwards(one.event) as Recorded })).toBe(hexOf(one));
  });

  it.each([
    ['event.title', { event: sectionAdded('Other', { ...event.event, title: 'Other' }) }],
    ['reason', { reason: 'Another' }],
    ['reason', { reason: undefined as never }],
    ['source.place', { source: { document: 'May 2020', place: 'Dashboard, row 4' } }],
    ['actor', { actor: 'U2' as never }],
    ['version', { version: 2 }],
    ['plan', { plan: 'another' as never }],
    ['recordedAt', { recordedAt: '2026-11-22T10:00:00.001Z' as never }],
    ['reportedOn', { reportedOn: '2020-05-27' as never }],
    ['correlation', { correlation: 'june' }],
    ['schema', { schema: 2 }],
    ['id', { id: 'a6f0b8b4-0000-4000-8000-000000000000' as never }],
    ['causation', { causation: 'a6f0b8b4-0000-4000-8000-000000000000' as never }],
  ] as [string, Partial<Recorded>][])('does not hold of another %s, and names it', (name, change) => {
    const told = toldOf(changed(change));
    expect(told).toMatch(/is not what was sealed$/);
    if (change.reason !== undefined || !('reason' in change)) expect(told).toContain(name);
  });

  it('names itself where it is the seal that was changed, by any one bit of it', () => {
    const bytes = Buffer.from(sealed().event.seal!);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      const told = toldOf(changed({ seal: flipped.toString('latin1') }));
      expect(told).toMatch(
        /^(?:its seal is not what was sealed|This is no well-formed seal: .*|its .* is not what was sealed)$/,
      );
    }
  });

  it.each([
    ['nothing', '', 'it has no seal'],
    ['other words', 'sealed', /found "sealed"; wanted v 1/],
    ['another version', '{"hints":"","leaf":"","seed":"","v":2}', /wanted v 1/],
    ['spaces', ' {"v":1}', /wanted v 1/],
  ])('is refused when it is %s', (_, seal, told) => {
    expect(toldOf(changed({ seal }))).toMatch(told);
  });

  it('is refused with names out of order, or one twice', () => {
    const { hints, leaf, seed } = JSON.parse(sealed().event.seal!) as Record<string, string>;
    expect(E.isLeft(parseSeal(JSON.stringify({ seed, leaf, hints, v: 1 })))).toBe(true);
    expect(
      E.isLeft(parseSeal(`{"hints":"${hints}","hints":"${hints}","leaf":"${leaf}","seed":"${seed}","v":1}`)),
    ).toBe(true);
  });
});

describe('a text that is erased', () => {
  const TEXTS = ['event.title', 'event.objectives[1]', 'reason', 'source.document'] as const;

  it.each(TEXTS)('leaves the leaf as it was, without text and salt: %s', (field) => {
    const before = sealed();
    const salt = right(leafOf(before)).fields.find(({ name }) => name === field)!.salt!;
    const after = erased(before, field);
    expect(hexOf(after)).toBe(hexOf(before));
    expect(erasedIn(after.event)).toEqual([field]);
    const text = JSON.stringify(after);
    for (const gone of [salt, seedOf('one').toString('base64url')]) expect(text).not.toContain(gone);
    expect(text.split(REDACTED)).toHaveLength(2);
  });

  it('may be each of them, one after the other, in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...TEXTS], { minLength: 1 }), (fields) => {
        const after = erased(sealed(), ...fields);
        expect(hexOf(after)).toBe(hexOf(sealed()));
        expect([...erasedIn(after.event)].sort()).toEqual([...fields].sort());
      }),
    );
  });

  it('does not hide a change of what is left, nor of what stands in its place', () => {
    const after = erased(sealed(), 'reason');
    expect(toldOf(changed({ reportedOn: '2020-05-27' as never }, after))).toBe(
      'its reportedOn is not what was sealed',
    );
    expect(toldOf(changed({ reason: 'The board asked' }, after))).toBe('its reason is not what was sealed');
    const { seal = '' } = after.event;
    const form = JSON.parse(seal) as { erased: Record<string, string>; salts: Record<string, string> };
    form.erased['reason'] = form.erased['reason']!.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    expect(toldOf(changed({ seal: JSON.stringify(form) }, after))).toContain('reason');
  });

  it.each([
    ['no field', 'event.comment'],
    ['no text', 'event.order'],
    ['needed', 'event.section'],
  ] as const)('is refused: %s', (found, field) => {
    const given =
      field === 'event.section'
        ? sealed({ ...event, event: { type: 'SectionMoved', section: 'a', order: 1 } as never })
        : sealed();
    expect(withoutText(given, field)).toEqual(E.left({ _tag: 'NotErasable', found }));
  });

  it('is refused twice, and of an event that was altered', () => {
    expect(withoutText(erased(sealed(), 'reason'), 'reason')).toEqual(
      E.left({ _tag: 'NotErasable', found: 'erased' }),
    );
    expect(withoutText(changed({ reason: 'Another' }), 'reason')).toMatchObject({
      left: { _tag: 'Altered' },
    });
  });
});

describe('salts', () => {
  it('are 32 bytes each, and none is given twice in a million', () => {
    const seen = new Set<string>();
    for (let event = 0; event < 10_000; event++)
      for (const salt of saltsFrom(seedOf(`event ${event}`), 100)) seen.add(salt);
    expect(seen.size).toBe(1_000_000);
    for (const salt of [...seen].slice(0, 1000)) expect(Buffer.from(salt, 'base64url')).toHaveLength(32);
  });

  it('give equal values digests that are never equal', () => {
    const digests = Array.from(
      { length: 1000 },
      (_, at) => right(leafOf(sealed(event, `seed ${at}`))).fields,
    );
    const of = (name: string): number =>
      new Set(digests.map((fields) => fields.find((field) => field.name === name)!.digest)).size;
    expect([of('reason'), of('event.title'), of('source.document')]).toEqual([1000, 1000, 1000]);
  });
});
