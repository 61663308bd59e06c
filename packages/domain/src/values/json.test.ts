import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { changesBetween, type ChangesTo, effective, sameJson, withChanges } from './json.js';

interface Thing {
  readonly title?: string;
  readonly note?: string;
  readonly owners?: readonly string[];
}

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const thing: fc.Arbitrary<Thing> = fc
  .record({
    title: optional(fc.constantFrom('a', 'b')),
    note: optional(fc.constantFrom('a', 'b')),
    owners: optional(fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 })),
  })
  .map((fields) => JSON.parse(JSON.stringify(fields)) as Thing);

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, shuffled(field)]),
  );
};

describe('sameJson', () => {
  it.each([
    [{}, []],
    [[], {}],
    [null, {}],
    [null, undefined],
    [{ a: null }, {}],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1, b: 1 }, { a: 1 }],
    [[1], [1, 2]],
    [['1'], [1]],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [0, false],
    ['', null],
  ])('tells %p from %p', (a, b) => expect(sameJson(a, b)).toBe(false));

  it('takes a key without a value for a key that is not there', () => {
    expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(sameJson({ a: undefined }, { b: undefined })).toBe(true);
  });

  it('does not mind the order of keys, at any depth', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => sameJson(value, shuffled(value))));
  });

  it('agrees with deep equality on any two values', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
        let equal = true;
        try {
          expect(a).toEqual(b);
        } catch {
          equal = false;
        }
        expect(sameJson(a, b)).toBe(equal || a === b);
      }),
    );
  });
});

describe('changesBetween', () => {
  it('names only what changed, and takes away with null', () => {
    const before: Thing = { title: 'a', note: 'b', owners: ['c'] };
    expect(changesBetween<Thing>(before, { title: 'a', owners: ['d'] })).toEqual({
      note: null,
      owners: ['d'],
    });
    expect(changesBetween<Thing>({}, { title: 'a' })).toEqual({ title: 'a' });
    expect(changesBetween<Thing>(before, before)).toEqual({});
  });

  it('leads from the one to the other', () => {
    fc.assert(
      fc.property(thing, thing, (before, after) => {
        expect(withChanges(before, changesBetween(before, after))).toStrictEqual(after);
      }),
    );
  });
});

describe('effective', () => {
  it('keeps only the changes that change something', () => {
    const changes: ChangesTo<Thing> = { title: 'a', note: null, owners: ['b'] };
    expect(effective({ title: 'a', owners: ['c'] }, changes)).toEqual({ owners: ['b'] });
  });

  it('takes a change without a value for no change, as JSON would', () => {
    expect(effective({ title: 'a' }, { title: undefined })).toStrictEqual({});
    expect(withChanges<Thing>({ title: 'a' }, { title: undefined })).toStrictEqual({ title: 'a' });
  });
});
