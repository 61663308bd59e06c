import { describe, expect, it } from '@jest/globals';

import { der, integer, integerOf, oid, oidOf, onlyIn, smallOf, TAG, valuesIn } from './der.js';
import { timeOf } from './time.js';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const only = (hex: string, tag: number) => onlyIn(bytes(hex), tag);

describe('DER', () => {
  it.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('of %d bytes is read back', (length) => {
    const content = Buffer.alloc(length, 7);
    expect(onlyIn(der(TAG.octets, content), TAG.octets)?.content).toEqual(content);
  });

  it.each([
    ['a length in more bytes than it needs', `04817f${'00'.repeat(127)}`],
    ['a length with a zero before it', `04820080${'00'.repeat(128)}`],
    ['a length without an end', '04800000'],
    ['a length of five bytes', '04850000000001ff'],
    ['more bytes to come', '0402ff'],
    ['bytes of a length to come', '0482ff'],
    ['a tag alone', '04'],
    ['a tag of more than a byte', '1f0100'],
    ['a value after it', '04000400'],
  ])('is not read with %s', (_what, hex) => {
    expect(only(hex, bytes(hex)[0]!)).toBeUndefined();
  });

  it('is read as values one after the other, or not at all', () => {
    expect(valuesIn(bytes('0500020101'))?.map(({ tag }) => tag)).toEqual([TAG.nothing, TAG.integer]);
    expect(valuesIn(bytes('05000201'))).toBeUndefined();
    expect(valuesIn(Buffer.alloc(0))).toEqual([]);
  });

  it.each([
    ['0201', undefined],
    ['0200', undefined],
    ['02020001', undefined],
    ['0202ff80', undefined],
    ['020100', '00'],
    ['0201ff', 'ff'],
    ['02020080', '0080'],
    ['0202ff7f', 'ff7f'],
  ])('of the integer %s has the bytes %s', (hex, content) => {
    expect(integerOf(only(hex, TAG.integer))?.toString('hex')).toBe(content);
  });

  it('is written for integers as short as it can be', () => {
    expect(['', '00', '0000', '7f', '80', '0080'].map((hex) => integer(bytes(hex)).toString('hex'))).toEqual([
      '020100',
      '020100',
      '020100',
      '02017f',
      '02020080',
      '02020080',
    ]);
    expect([smallOf(only('020105', 2)), smallOf(only('0201ff', 2)), smallOf(only('02020080', 2))]).toEqual([
      5,
      undefined,
      undefined,
    ]);
  });

  it.each(['1.2.840.113549.1.9.16.1.4', '2.16.840.1.101.3.4.2.1', '2.5.29.37', '0.9.2342', '2.999.1'])(
    'of the identifier %s is read back',
    (text) => {
      if (text !== '2.999.1') expect(oidOf(onlyIn(oid(text), TAG.oid))).toBe(text);
      else expect(oidOf(only('0603883701', TAG.oid))).toBe(text);
    },
  );

  it.each(['0600', '0601ff', '06022a80', '06032a8001', '060b2affffffffffffffffff7f'])(
    'of %s is no identifier',
    (hex) => {
      expect(oidOf(only(hex, TAG.oid))).toBeUndefined();
    },
  );
});

describe('a time', () => {
  const general = (text: string) => timeOf(onlyIn(der(TAG.time, Buffer.from(text)), TAG.time));
  const utc = (text: string) => timeOf(onlyIn(der(TAG.utcTime, Buffer.from(text)), TAG.utcTime));

  it.each([
    ['20210128120000Z', '2021-01-28T12:00:00.000Z'],
    ['20210128120000.5Z', '2021-01-28T12:00:00.500Z'],
    ['20210128120000.123456Z', '2021-01-28T12:00:00.123Z'],
    ['20240229235959Z', '2024-02-29T23:59:59.000Z'],
    ['20210128120000.50Z', undefined],
    ['20210128120000.Z', undefined],
    ['20210229000000Z', undefined],
    ['20210128240000Z', undefined],
    ['20210128120060Z', undefined],
    ['20210128120000', undefined],
    ['202101281200Z', undefined],
    ['20210128120000+0000', undefined],
    ['20210128120000Z\n', undefined],
  ])('of four digits for the year, %j, is %s', (text, instant) => {
    expect(general(text)).toBe(instant);
  });

  it.each([
    ['210128120000Z', '2021-01-28T12:00:00.000Z'],
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['2101281200Z', undefined],
    ['210230120000Z', undefined],
  ])('of two, %s, is %s', (text, instant) => {
    expect(utc(text)).toBe(instant);
  });
});
