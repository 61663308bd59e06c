import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import {
  checkTimestamp,
  explainTimestamp,
  parseAnchors,
  parseTimestampRequest,
  type TimestampClaim,
  timestampRequest,
  verifyTimestamp,
} from '@plan-ledger/store/timestamp';

import { der, integer, numbered, oid, TAG } from '../../packages/store/src/timestamp/der.js';
import {
  answered,
  AUTHORITY,
  authorityFolder,
  hasOpenssl,
  type Issued,
  issue,
  madeResponse,
  openssl,
  RSA,
  STAMPER,
} from '../support/timestamp-authority.js';

if (!hasOpenssl)
  process.stdout.write('Timestamps: not run, there is no openssl here to make an authority with\n');
const withOpenssl = hasOpenssl ? describe : describe.skip;

const DATA = Buffer.from('ledger.example/plan-p\n5\n…\n');
const NONCE = Buffer.from('8000000000000001', 'hex');

const anchorsOf = (...issued: readonly Issued[]) => {
  const read = parseAnchors(
    issued.map(({ folder, name }) => readFileSync(join(folder, `${name}.pem`), 'utf8')).join('\n'),
  );
  if (read._tag === 'Left') throw new Error(explainTimestamp(read.left));
  return read.right;
};
const toldOf = (claim: TimestampClaim, ...issued: readonly Issued[]): string => {
  const given = verifyTimestamp(claim, anchorsOf(...issued));
  return given._tag === 'Left' ? explainTimestamp(given.left) : `right: ${given.right.time}`;
};
const request = (): Uint8Array => {
  const made = timestampRequest(DATA, NONCE);
  if (made._tag === 'Left') throw new Error(explainTimestamp(made.left));
  return made.right;
};

withOpenssl('a timestamp that openssl gives', () => {
  const folder = authorityFolder();
  const root = issue(folder, 'root');
  const between = issue(folder, 'between', { by: root });
  const claimOf = (response: Uint8Array): TimestampClaim => ({ data: DATA, response, nonce: NONCE });

  it('is asked for with a request that openssl reads as it is meant', () => {
    writeFileSync(join(folder, 'own.tsq'), request());
    const text = openssl(folder, 'ts', '-query', '-in', 'own.tsq', '-text');
    expect(text).toMatch(/Version: 1\nHash Algorithm: sha256/u);
    expect(text).toMatch(/Nonce: 0x8000000000000001\nCertificate required: yes/u);
    const read = parseTimestampRequest(request());
    expect(read._tag === 'Right' && Buffer.from(read.right.nonce).equals(NONCE)).toBe(true);
  });

  it.each<[string, readonly string[] | undefined, string]>([
    ['an elliptic curve', undefined, 'sha256'],
    ['RSA', RSA, 'sha256'],
    ['RSA with SHA-512', RSA, 'sha512'],
  ])('is verified, by a key of %s', (what, key, digest) => {
    const name = `by ${what} ${digest}`.replaceAll(' ', '-');
    const stamper = issue(folder, name, { by: root, extensions: STAMPER, ...(key && { key }) });
    const response = answered(stamper, request(), [], digest);
    const given = verifyTimestamp(claimOf(response), anchorsOf(root));
    expect(given).toMatchObject({ _tag: 'Right', right: { authority: `CN=${name}`, policy: '1.2.3.4.1' } });
    const time = given._tag === 'Right' ? Date.parse(given.right.time) : 0;
    expect(Math.abs(time - Date.now())).toBeLessThan(60_000);
    expect(checkTimestamp(claimOf(response))).toEqual(given);
  });

  it('is verified by an authority between, which stands in it; and not without', () => {
    const stamper = issue(folder, 'below', { by: between, extensions: STAMPER });
    expect(toldOf(claimOf(answered(stamper, request(), [between])), root)).toMatch(/^right/u);
    expect(toldOf(claimOf(answered(stamper, request())), root, between)).toMatch(/^right/u);
    expect(toldOf(claimOf(answered(stamper, request())), root)).toBe(
      'The authority of the timestamp is not trusted: no way leads from its certificate CN=below to one that is trusted; if you trust it, add the certificate of CN=between to those you trust',
    );
  });

  it('holds for nothing after a change of any byte of it', () => {
    const stamper = issue(folder, 'flipped', { by: between, extensions: STAMPER });
    const response = answered(stamper, request(), [between]);
    const anchors = anchorsOf(root);
    expect(verifyTimestamp(claimOf(response), anchors)._tag).toBe('Right');
    const passed = [...response.entries()].flatMap(([at, byte]) =>
      [0x01, 0x20, 0x80]
        .filter((by) => {
          const other = Buffer.from(response);
          other[at] = byte ^ by;
          return verifyTimestamp(claimOf(other), anchors)._tag === 'Right';
        })
        .map((by) => [at, by]),
    );
    expect(response.length).toBeGreaterThan(1000);
    // Before the token stands its status: granted (0), or granted with changes (1), which is the same to who checks it all.
    expect(passed).toEqual([[8, 0x01]]);
  });

  it('holds for nothing with a byte more or fewer', () => {
    const stamper = issue(folder, 'longer', { by: root, extensions: STAMPER });
    const response = answered(stamper, request());
    for (const other of [
      Buffer.concat([response, Buffer.of(0)]),
      Buffer.concat([response, response]),
      Buffer.concat([Buffer.of(0), response]),
      response.subarray(0, -1),
      response.subarray(1),
      Buffer.alloc(0),
      Buffer.alloc(70_000, 0x30),
    ])
      expect(toldOf(claimOf(other), root)).toMatch(/^This is no well-formed timestamp: /u);
  });

  it('is not taken for other data, nor for the answer to another request', () => {
    const stamper = issue(folder, 'answering', { by: root, extensions: STAMPER });
    const response = answered(stamper, request());
    expect(toldOf({ data: Buffer.from('other'), response }, root)).toBe(
      'The timestamp does not hold: it is one of other data; wanted one of exactly these bytes',
    );
    expect(toldOf({ data: DATA, response, nonce: Buffer.from('7000000000000001', 'hex') }, root)).toBe(
      'The timestamp does not hold: it answers another request: its nonce is another',
    );
    expect(toldOf({ data: DATA, response }, root)).toMatch(/^right/u);
  });

  it('is not there when the authority says no, which is said', () => {
    writeFileSync(join(folder, 'bad.tsq'), Buffer.from('no request'));
    openssl(
      folder,
      ...['ts', '-reply', '-config', 'openssl.cnf', '-queryfile', 'bad.tsq', '-signer', 'longer.pem'],
      ...['-inkey', 'longer.key', '-out', 'bad.tsr'],
    );
    expect(toldOf(claimOf(readFileSync(join(folder, 'bad.tsr'))), root)).toMatch(
      /^The authority gave no timestamp \(status 2\): Bad request format.*; make a new request, and ask it again$/u,
    );
  });
});

withOpenssl('a timestamp of an authority of our own', () => {
  const folder = authorityFolder();
  const root = issue(folder, 'root');
  const stamper = issue(folder, 'stamper', { by: root, extensions: STAMPER });
  const good = { data: DATA, nonce: NONCE };
  const told = (response: Uint8Array, ...trust: readonly Issued[]): string =>
    toldOf({ data: DATA, response, nonce: NONCE }, ...(trust.length > 0 ? trust : [root]));

  it('is verified here and by openssl, so that what is refused below is refused for what is said', () => {
    const response = madeResponse(stamper, good);
    expect(told(response)).toBe('right: 2026-11-01T12:00:00.000Z');
    writeFileSync(join(folder, 'made.tsr'), response);
    writeFileSync(join(folder, 'data'), DATA);
    expect(
      openssl(
        folder,
        ...['ts', '-verify', '-in', 'made.tsr', '-data', 'data', '-CAfile', 'root.pem'],
        ...['-attime', '1793534400'],
      ),
    ).toContain('Verification: OK');
  });

  it('may be trusted by its own certificate', () => {
    expect(told(madeResponse(stamper, good), stamper)).toMatch(/^right/u);
  });

  it.each<[string, readonly string[]]>([
    ['for nothing in particular', ['keyUsage=critical,digitalSignature']],
    ['for a server', ['extendedKeyUsage=critical,serverAuth']],
    ['for timestamps and a server', ['extendedKeyUsage=critical,timeStamping,serverAuth']],
    ['for timestamps, which may be overlooked', ['extendedKeyUsage=timeStamping']],
    ['for any purpose', ['extendedKeyUsage=critical,anyExtendedKeyUsage']],
  ])('is not believed with a certificate %s', (what, extensions) => {
    const other = issue(folder, `stamper-${what.replaceAll(/[ ,]+/gu, '-')}`, { by: root, extensions });
    const response = madeResponse(other, good);
    expect(told(response)).toMatch(
      /^The authority of the timestamp is not trusted: .* is not for timestamps alone; wanted the extended key usage timeStamping/u,
    );
    expect(checkTimestamp({ data: DATA, response })).toMatchObject({ left: { _tag: 'NotTrusted' } });
    expect(told(response, other)).toMatch(/is not for timestamps alone/u);
  });

  it.each<[string, Parameters<typeof issue>[2], RegExp]>([
    [
      'that has ended',
      { to: '20261101115959Z' },
      /is good from 2020-.* to 2026-11-01T11:59:59.000Z, and the timestamp is of/u,
    ],
    ['that has not begun', { from: '20261101120001Z' }, /is good from 2026-11-01T12:00:01.000Z/u],
    [
      'that signs certificates only',
      { extensions: [STAMPER[0]!, 'keyUsage=critical,keyCertSign'] },
      /is not for signatures/u,
    ],
    [
      'with a critical extension that nobody knows',
      { extensions: [...STAMPER, '1.2.3.4=critical,ASN1:NULL'] },
      /critical extension 1.2.3.4, which is not known/u,
    ],
    ['with a short key', { key: ['rsa:1024'] }, /key of fewer than 2048 bits/u],
    ['that is signed with SHA-1', { hash: 'sha1' }, /signed in a way that is too weak/u],
  ])('is not believed with a certificate %s', (what, wanted, why) => {
    const name = `own-${what.replaceAll(' ', '-')}`;
    const other = issue(folder, name, { by: root, extensions: STAMPER, ...wanted });
    expect(told(madeResponse(other, good))).toMatch(why);
  });

  it.each<[string, Parameters<typeof issue>[2], RegExp]>([
    [
      'that is no authority',
      { extensions: ['basicConstraints=CA:FALSE'] },
      /may issue no others|no way leads/u,
    ],
    [
      'that may not sign certificates',
      { extensions: [AUTHORITY[0]!, 'keyUsage=critical,digitalSignature'] },
      /may issue no others|no way leads/u,
    ],
    [
      'for servers',
      { extensions: [...AUTHORITY, 'extendedKeyUsage=serverAuth'] },
      /may issue none for timestamps/u,
    ],
    ['that has ended', { to: '20260101000000Z' }, /is good from/u],
  ])('is not believed by an authority between %s', (what, wanted, why) => {
    const name = `between-${what.replaceAll(' ', '-')}`;
    const between = issue(folder, name, { by: root, ...wanted });
    const below = issue(folder, `below-${name}`, { by: between, extensions: STAMPER });
    expect(told(madeResponse(below, { ...good, chain: [between] }))).toMatch(why);
  });

  it('is not believed below an authority that may have none below it', () => {
    const shallow = issue(folder, 'shallow', {
      extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', AUTHORITY[1]!],
    });
    const between = issue(folder, 'too-deep', { by: shallow });
    const below = issue(folder, 'deeper', { by: between, extensions: STAMPER });
    expect(told(madeResponse(below, { ...good, chain: [between] }), shallow)).toMatch(
      /CN=shallow may have fewer authorities below it/u,
    );
    const right = issue(folder, 'just-right', { by: shallow, extensions: STAMPER });
    expect(told(madeResponse(right, good), shallow)).toMatch(/^right/u);
  });

  it('is not believed by an authority of the same name with another key', () => {
    const elsewhere = authorityFolder();
    const forged = issue(elsewhere, 'stamper', { by: issue(elsewhere, 'root'), extensions: STAMPER });
    expect(told(madeResponse(forged, good))).toMatch(/no way leads from its certificate CN=stamper/u);
  });

  const MORE = der(TAG.sequence, oid('1.2.3'), der(TAG.set, der(TAG.nothing)));
  it.each<[string, Partial<Parameters<typeof madeResponse>[1]>, RegExp]>([
    ['with another nonce', { nonce: Buffer.from('01'.repeat(8), 'hex') }, /its nonce is another/u],
    [
      'with the number of the nonce below zero',
      { nonce: 'none', further: [der(TAG.integer, NONCE)] },
      /its nonce is another/u,
    ],
    ['without a nonce', { nonce: 'none' }, /its nonce is another/u],
    ['of other data', { data: Buffer.from('other') }, /one of other data/u],
    ['with another hash', { imprint: '2.16.840.1.101.3.4.2.3' }, /another hash of the data than SHA-256/u],
    ['of a day that is none', { time: '20260230120000Z' }, /with a policy, a number and a time/u],
    ['of a local time', { time: '20261101120000+0100' }, /a time/u],
    [
      'with a critical extension',
      {
        further: [
          der(
            numbered(1),
            der(TAG.sequence, oid('1.2.3'), der(TAG.boolean, Buffer.of(0xff)), der(TAG.octets)),
          ),
        ],
      },
      /critical extension/u,
    ],
    [
      'with attributes that are not signed',
      { unsigned: [der(numbered(1), MORE)] },
      /nothing beside it that is not signed/u,
    ],
    ['without what it is of', { attributes: (all) => all.slice(1) }, /of a TSTInfo/u],
    ['without a digest', { attributes: ([one, , three]) => [one!, three!] }, /another TSTInfo/u],
    ['without its certificate', { attributes: ([one, two]) => [one!, two!] }, /for another certificate/u],
    ['with an attribute twice', { attributes: (all) => [...all, all[0]!] }, /wanted one signature/u],
    ['that was rejected, and is there', { status: 2 }, /gave no timestamp \(status 2\)/u],
    ['that waits', { status: 3 }, /gave no timestamp \(status 3\)/u],
  ])('%s is refused', (_what, odd, why) => {
    expect(told(madeResponse(stamper, { ...good, ...odd }))).toMatch(why);
  });

  it('is refused when it is signed for another certificate, or has no certificate', () => {
    expect(told(madeResponse(stamper, { ...good, names: root }))).toMatch(/for another certificate/u);
    const asked = integer(NONCE);
    expect(told(asked)).toMatch(/^This is no well-formed timestamp/u);
  });

  it('may be granted with changes, and has a fraction of a second', () => {
    const response = madeResponse(stamper, { ...good, status: 1, time: '20261101120000.25Z' });
    expect(told(response)).toBe('right: 2026-11-01T12:00:00.250Z');
  });
});

describe('a request for a timestamp', () => {
  it.each([0, 7, 33])('is not made with a nonce of %d bytes', (length) => {
    const made = timestampRequest(DATA, Buffer.alloc(length, 1));
    expect(made._tag === 'Left' && explainTimestamp(made.left)).toBe(
      `This is no well-formed timestamp request: found a nonce of ${length} bytes; wanted 8 to 32`,
    );
  });

  it('is not read after a change of any byte that says what it is', () => {
    const bytes = Buffer.from(request());
    const read = [...bytes.entries()].filter(([at, byte]) => {
      const other = Buffer.from(bytes);
      other[at] = byte ^ 0x80;
      return parseTimestampRequest(other)._tag === 'Right';
    });
    // All but the hash and the nonce, of which the first two bytes say that it is not below zero.
    expect(read).toHaveLength(32 + 7);
  });
});

describe('trusted certificates', () => {
  it('are not read from what is none, and it is said at which line', () => {
    const block = (text: string): string =>
      `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
    const told = (pem: string): string => {
      const read = parseAnchors(pem);
      return read._tag === 'Left' ? explainTimestamp(read.left) : 'read';
    };
    expect(told('')).toMatch(/found none; wanted PEM/u);
    expect(told(`a comment\n\n${block('AAAA')}`)).toMatch(
      /\(line 3\): found a certificate that cannot be read/u,
    );
    expect(told('-----BEGIN CERTIFICATE-----\nAAAA\n')).toMatch(
      /\(line 1\): found a certificate that cannot/u,
    );
  });
});
