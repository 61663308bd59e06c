import { describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync } from 'fflate';

import { zipInto } from './zip.js';

const zipped = (files: readonly (readonly [path: string, ...chunks: readonly string[]])[]): Uint8Array => {
  const chunks: Uint8Array[] = [];
  const zip = zipInto((chunk) => chunks.push(chunk));
  for (const [path, ...texts] of files) {
    const push = zip.add(path);
    texts.forEach((text, at) => push(strToU8(text), at === texts.length - 1));
  }
  zip.end();
  return Buffer.concat(chunks);
};

describe('An archive', () => {
  it('gives back its files, of one piece or many, with names in any script', () => {
    const long = 'measure,period\r\n'.repeat(10_000);
    const read = unzipSync(
      zipped([
        ['index.html', '<p>'],
        ['tables/trends.csv', long, long, ''],
        ['é/審.txt', 'a'],
      ]),
    );
    expect(Object.keys(read)).toEqual(['index.html', 'tables/trends.csv', 'é/審.txt']);
    expect(strFromU8(read['tables/trends.csv']!)).toBe(long + long);
  });

  it('keeps the order in which its files were added, and gives the same bytes each time', () => {
    const files = [
      ['b', '1'],
      ['a', '2'],
    ] as const;
    expect(Buffer.from(zipped(files)).equals(zipped(files))).toBe(true);
    expect(Object.keys(unzipSync(zipped(files)))).toEqual(['b', 'a']);
  });

  it('says of each file that it is of noon on 1 January 1980', () => {
    const bytes = Buffer.from(zipped([['a', '1']]));
    expect(bytes.readUInt32LE(10)).toBe(((0 << 25) | (1 << 21) | (1 << 16) | (12 << 11)) >>> 0);
  });

  it('is written while its files are made', () => {
    const sizes: number[] = [];
    const push = zipInto((chunk) => sizes.push(chunk.length)).add('a');
    for (let at = 0; at < 50; at += 1)
      push(Buffer.from(Array.from({ length: 10_000 }, (_, i) => (i * i * at) % 251)), false);
    expect(sizes.length).toBeGreaterThan(2);
  });

  it.each(['', '/etc/passwd', '../a', 'a/../b', 'a\\b', 'C:a', './a', 'a//b', 'a/', 'a\0b', 'a\nb'])(
    'refuses the path %j',
    (path) => {
      expect(() => zipped([[path, 'a']])).toThrow('wanted a path inside the archive');
    },
  );

  it('refuses a path twice, a file begun too early, and an end before the end', () => {
    expect(() =>
      zipped([
        ['a', '1'],
        ['a', '2'],
      ]),
    ).toThrow('a is in the archive already');
    const zip = zipInto(() => undefined);
    zip.add('a');
    expect(() => zip.add('b')).toThrow('before the file before it had ended');
    expect(() => zip.end()).toThrow('before its last file');
  });
});
