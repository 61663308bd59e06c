import { runInNewContext } from 'node:vm';

import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';

import { canonical, explainIntegrity } from './index.js';

const double = (bits: string): number => Buffer.from(bits, 'hex').readDoubleBE();
const text = (value: unknown): string => {
  const given = canonical(value);
  return given._tag === 'Right' ? given.right : explainIntegrity(given.left);
};

describe('canonical JSON', () => {
  // RFC 8785, appendix B, as far as we write them: the bits of a double, and its text.
  it.each([
    ['0000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['433fffffffffffff', '9007199254740991'],
    ['c33fffffffffffff', '-9007199254740991'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the double %s as %s', (bits, written) => {
    expect(text(double(bits))).toBe(written);
  });

  // RFC 8785, appendix B, too: doubles that more than one whole number rounds to.
  it.each([
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
  ])('refuses the double %s, the whole number %s', (bits, written) => {
    expect(String(double(bits))).toBe(written);
    expect(canonical({ n: [double(bits)] })).toMatchObject({ left: { _tag: 'NotCanonical', path: '.n[0]' } });
  });

  // RFC 8785, section 3.2.3: names in the order of their UTF-16 code units.
  it('sorts names by their UTF-16 code units', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    const written = text(Object.fromEntries(names.map((name) => [name, 0])));
    expect(Object.keys(JSON.parse(written) as object).filter((name) => name !== '1')).toEqual(
      sorted.filter((name) => name !== '1'),
    );
    expect(written).toBe(`{${sorted.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`);
    expect(text({ 10: 1, 9: 2 })).toBe('{"10":1,"9":2}');
  });

  // RFC 8785, section 3.2.2: the sample with every kind of value.
  it('writes literals and escapes as they must be', () => {
    const string = '\u20ac$\u000f\nA\'B"\\\\"/';
    expect(text({ string, numbers: [4.5, 2e-3, 1e-27], literals: [null, true, false] })).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('takes an object without a prototype, one of another realm, and the name __proto__', () => {
    expect(text(Object.assign(Object.create(null) as object, { a: 1 }))).toBe('{"a":1}');
    expect(text(runInNewContext('({ b: [1], a: {} })'))).toBe('{"a":{},"b":[1]}');
    expect(text(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
  });

  class Figure {
    readonly value = 1;
  }
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  const itself: Record<string, unknown> = {};
  itself['again'] = { itself };
  const inherited: unknown = Object.create(
    Object.assign(Object.create(null) as object, { toJSON: () => 'another' }),
  );

  it.each<[string, unknown, string, RegExp]>([
    ['undefined', undefined, '', /^undefined$/u],
    ['a field that is undefined', { a: undefined }, '.a', /undefined/u],
    ['a hole in a list', [1, , 2], '[1]', /undefined/u], // eslint-disable-line no-sparse-arrays
    ['NaN', { a: { b: Number.NaN } }, '.a.b', /NaN/u],
    ['infinity', [Infinity], '[0]', /Infinity/u],
    ['-0', -0, '', /^-0$/u],
    ['a whole number beyond 2^53 - 1', [2 ** 53], '[0]', /9007199254740992, a whole number beyond/u],
    ['one below', [-(2 ** 53)], '[0]', /beyond/u],
    ['a bigint', { a: 1n }, '.a', /bigint/u],
    ['a function', { a: () => 1 }, '.a', /function/u],
    ['a method toJSON', { toJSON: () => 'another' }, '.toJSON', /function/u],
    ['a method toJSON that is inherited', inherited, '', /not plain/u],
    ['a symbol', [Symbol('a')], '[0]', /symbol/u],
    ['half of a surrogate pair', ['a\ud83d'], '[0]', /surrogate/u],
    ['the other half', { a: '\ude00' }, '.a', /surrogate/u],
    ['halves the wrong way round', { a: '\ude00\ud83d' }, '.a', /surrogate/u],
    ['half of one in a name', { 'a\ud83d': 1 }, '', /name with half/u],
    ['a day', { at: new Date(0) }, '.at', /a Date/u],
    ['a map', new Map(), '', /a Map/u],
    ['bytes', [Buffer.of(1)], '[0]', /Buffer/u],
    ['an object of a class', { figure: new Figure() }, '.figure', /a Figure/u],
    ['a number in an object', [Object(1)], '[0]', /a Number/u],
    ['what is nested in itself', itself, '.again.itself.again', /nested deeper than 100/u],
    ['what is nested too deep', nested(101), '[0][0]', /nested deeper than 100/u],
  ])('refuses %s, and says where', (_what, value, path, found) => {
    const given = canonical(value);
    expect(given._tag).toBe('Left');
    if (given._tag !== 'Left') return;
    expect(given.left.path.startsWith(path)).toBe(true);
    expect(given.left.found).toMatch(found);
    expect(explainIntegrity(given.left)).toContain('cannot be written as canonical JSON: found');
  });

  it('writes what another writer of RFC 8785 does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.string({ unit: 'binary' }), (value, name) => {
        const said = { [name]: value, '10': [value, name], '9': name };
        const given = canonical(said);
        if (given._tag === 'Left') expect(given.left.found).toMatch(/-0|beyond/u);
        else expect(given.right).toBe(canonicalize(said));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes what is nested 100 deep', () => {
    expect(text(nested(100))).toBe(`${'['.repeat(100)}1${']'.repeat(100)}`);
  });
});
