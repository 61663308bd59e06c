import { spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { der, inside, integer, numbered, oid, onlyIn, TAG } from '../../packages/store/src/timestamp/der.js';

/** Whether there is an openssl to make authorities with. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** Runs openssl; what it refuses fails the test, in its own words. */
export const openssl = (cwd: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync('openssl', args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
};

/** A certificate and its key, in files of the folder: NAME.pem and NAME.key. */
export interface Issued {
  readonly name: string;
  readonly folder: string;
  readonly whole: Buffer;
}

/** What a certificate is to say. */
export interface Wanted {
  readonly by?: Issued;
  readonly key?: readonly string[];
  readonly extensions?: readonly string[];
  /** As openssl writes instants: 20200101000000Z. */
  readonly from?: string;
  readonly to?: string;
  readonly hash?: string;
}

const EC = ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
export const RSA = ['rsa:2048'];
export const AUTHORITY = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'];
export const STAMPER = ['extendedKeyUsage=critical,timeStamping', 'keyUsage=critical,digitalSignature'];

const CONFIG = `
[ca]
default_ca = one
[one]
database = ./index.txt
new_certs_dir = .
serial = ./serial
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = none
[none]
[tsa]
default_tsa = own
[own]
serial = ./tsserial
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

/** An empty folder for an authority of timestamps. */
export const authorityFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-ledger-authority-'));
  mkdirSync(join(folder, 'requests'));
  writeFileSync(join(folder, 'openssl.cnf'), CONFIG);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'serial'), '1001\n');
  writeFileSync(join(folder, 'tsserial'), '01\n');
  return folder;
};

/** Issues a certificate: one that signs itself, or by another. */
export const issue = (folder: string, name: string, wanted: Wanted = {}): Issued => {
  const { by, key = EC, extensions = AUTHORITY, from = '20200101000000Z', to = '20400101000000Z' } = wanted;
  writeFileSync(join(folder, `${name}.ext`), `${extensions.join('\n')}\n`);
  openssl(
    folder,
    ...['req', '-new', '-newkey', ...key, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`],
    ...['-config', 'openssl.cnf', '-subj', `/CN=${name}`],
  );
  openssl(
    folder,
    ...['ca', '-batch', '-config', 'openssl.cnf', '-in', `${name}.csr`, '-out', `${name}.pem`, '-notext'],
    ...['-md', wanted.hash ?? 'sha256', '-extfile', `${name}.ext`, '-startdate', from, '-enddate', to],
    ...(by === undefined
      ? ['-selfsign', '-keyfile', `${name}.key`]
      : ['-cert', `${by.name}.pem`, '-keyfile', `${by.name}.key`]),
  );
  const { raw } = new X509Certificate(readFileSync(join(folder, `${name}.pem`)));
  return { name, folder, whole: raw };
};

/** What openssl answers to a request. */
export const answered = (
  { folder, name }: Issued,
  request: Uint8Array,
  chain: readonly Issued[] = [],
  digest = 'sha256',
): Buffer => {
  writeFileSync(join(folder, 'asked.tsq'), request);
  writeFileSync(
    join(folder, 'chain.pem'),
    chain.map((one) => readFileSync(join(folder, `${one.name}.pem`), 'utf8')).join(''),
  );
  openssl(
    folder,
    ...['ts', '-reply', '-config', 'openssl.cnf', '-queryfile', 'asked.tsq', '-signer', `${name}.pem`],
    ...['-inkey', `${name}.key`, `-${digest}`, '-out', 'answer.tsr'],
    ...(chain.length > 0 ? ['-chain', 'chain.pem'] : []),
  );
  return readFileSync(join(folder, 'answer.tsr'));
};

const SHA256 = '2.16.840.1.101.3.4.2.1';
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const algorithm = (name: string): Buffer => der(TAG.sequence, oid(name));
const attribute = (name: string, value: Uint8Array): Buffer =>
  der(TAG.sequence, oid(name), der(TAG.set, value));

/** What an authority of our own says, where openssl would not say it. */
export interface Made {
  readonly data: Uint8Array;
  readonly nonce?: Uint8Array | 'none';
  /** As a GeneralizedTime. */
  readonly time?: string;
  readonly chain?: readonly Issued[];
  /** Whose certificate the signature says to be for: the signer's own when left out. */
  readonly names?: Issued;
  readonly status?: number;
  readonly imprint?: string;
  /** Values after the nonce of the TSTInfo. */
  readonly further?: readonly Uint8Array[];
  /** Values after the signature, which it does not cover. */
  readonly unsigned?: readonly Uint8Array[];
  /** In place of the attributes that are signed, given those that should be. */
  readonly attributes?: (good: readonly Buffer[]) => readonly Buffer[];
}

/** A response by an authority of our own, with a key that openssl made. */
export const madeResponse = ({ folder, name, whole }: Issued, made: Made): Buffer => {
  const info = der(
    TAG.sequence,
    integer(Buffer.of(1)),
    oid('1.2.3.4.1'),
    der(
      TAG.sequence,
      algorithm(made.imprint ?? SHA256),
      der(
        TAG.octets,
        createHash(made.imprint === undefined ? 'sha256' : 'sha512')
          .update(made.data)
          .digest(),
      ),
    ),
    integer(Buffer.of(7)),
    der(TAG.time, Buffer.from(made.time ?? '20261101120000Z')),
    ...(made.nonce === undefined || made.nonce === 'none' ? [] : [integer(made.nonce)]),
    ...(made.further ?? []),
  );
  const named = der(TAG.sequence, der(TAG.octets, sha256(made.names?.whole ?? whole)));
  const good = [
    attribute('1.2.840.113549.1.9.3', oid('1.2.840.113549.1.9.16.1.4')),
    attribute('1.2.840.113549.1.9.4', der(TAG.octets, sha256(info))),
    attribute('1.2.840.113549.1.9.16.2.47', der(TAG.sequence, der(TAG.sequence, named))),
  ];
  // A set stands in the order of its bytes.
  const attributes = [...(made.attributes?.(good) ?? good)].sort((one, other) => Buffer.compare(one, other));
  const key = createPrivateKey(readFileSync(join(folder, `${name}.key`)));
  const tbs = inside(inside(onlyIn(whole, TAG.sequence))?.[0]) ?? [];
  const signer = der(
    TAG.sequence,
    integer(Buffer.of(1)),
    der(TAG.sequence, tbs[3]!.whole, tbs[1]!.whole),
    algorithm(SHA256),
    der(numbered(0), ...attributes),
    key.asymmetricKeyType === 'rsa'
      ? der(TAG.sequence, oid('1.2.840.113549.1.1.11'), der(TAG.nothing))
      : algorithm('1.2.840.10045.4.3.2'),
    der(TAG.octets, sign('sha256', der(TAG.set, ...attributes), key)),
    ...(made.unsigned ?? []),
  );
  const certificates = [whole, ...(made.chain ?? []).map((one) => one.whole)].sort((one, other) =>
    Buffer.compare(one, other),
  );
  const data = der(
    TAG.sequence,
    integer(Buffer.of(3)),
    der(TAG.set, algorithm(SHA256)),
    der(TAG.sequence, oid('1.2.840.113549.1.9.16.1.4'), der(numbered(0), der(TAG.octets, info))),
    der(numbered(0), ...certificates),
    der(TAG.set, signer),
  );
  return der(
    TAG.sequence,
    der(TAG.sequence, integer(Buffer.of(made.status ?? 0))),
    der(TAG.sequence, oid('1.2.840.113549.1.7.2'), der(numbered(0), data)),
  );
};
