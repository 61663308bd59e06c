import { createHash, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';

import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import type { Written } from '../../event-store.js';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootOf,
  rootOfLeaves,
  verifierKeyText,
  verifyConsistencyFile,
  verifyEventFile,
} from '../../integrity/index.js';
import { AUDITOR, LEDGER, noteOf, seenNoteOf, sourceOf, treeOf } from '../../testing/anchored.js';
import { right } from '../../testing/integrity-results.js';
import { rightOf } from '../../testing/place.js';
import { PLAN, resealed } from '../../testing/samples.js';
import { byAnother, hundred } from '../../testing/tampering.js';
import { anchorIn, originOf, proveConsistency, proveEvent } from '../index.js';

const PAGE = readFileSync(join(__dirname, 'verify.html'), 'utf8');
const partOf = (tag: string): string => new RegExp(`<${tag}>([^]*)</${tag}>`, 'u').exec(PAGE)?.[1] ?? '';

interface Said {
  readonly name?: string;
  readonly tone: 'good' | 'bad' | 'note';
  readonly word: string;
  readonly says: string;
  readonly more?: string;
  readonly facts?: readonly (readonly [string, string])[];
}
interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}
interface Verifier {
  readonly judge: (keys: string, files: readonly Given[]) => Promise<readonly Said[]>;
  readonly inclusionRoot: (
    index: number,
    size: number,
    leaf: Uint8Array,
    proof: readonly Uint8Array[],
  ) => Promise<Uint8Array>;
  readonly consistencyRoots: (
    oldSize: number,
    size: number,
    oldRoot: Uint8Array,
    root: Uint8Array,
    proof: readonly Uint8Array[],
  ) => Promise<readonly Uint8Array[]>;
}

/** The script of the page as a browser has it, without a page: what it gives is all that it can reach. */
const scriptWith = (crypto: object): Verifier => {
  const context = createContext({ crypto, TextEncoder, TextDecoder, atob, btoa });
  runInContext(partOf('script'), context);
  return (context as { planLedgerVerifier: Verifier }).planLedgerVerifier;
};
const verifier = scriptWith(webcrypto);

const KEYS = `${verifierKeyText(LEDGER.verifier)}\n${verifierKeyText(AUDITOR.verifier)}\n`;
const ORIGIN = originOf(LEDGER.verifier.name, PLAN);
const TRUST = { log: LEDGER.verifier, origin: ORIGIN, cosigners: [AUDITOR.verifier] };
const TIME = Date.parse('2026-11-22T18:00:00Z') / 1000;

const file = (name: string, given: string | Uint8Array): Given => ({
  name,
  bytes: typeof given === 'string' ? Buffer.from(given) : given,
});
const judged = (...files: readonly Given[]): Promise<readonly Said[]> => verifier.judge(KEYS, files);

const marked = (written: readonly Written[], size: number) => {
  const tree = treeOf(written, size);
  return { note: seenNoteOf(PLAN, tree, TIME), head: { origin: ORIGIN, size, root: rootOf(tree) } };
};
const events = hundred('offline').then((all) => all.slice(0, 13));
const proofs = events.then(async (written) => ({
  inclusion: await rightOf(
    proveEvent(sourceOf(PLAN, written), PLAN, 3, marked(written, 13), ['event.order', 'reason']),
  ),
  consistency: await rightOf(
    proveConsistency(sourceOf(PLAN, written), PLAN, marked(written, 6), marked(written, 13)),
  ),
  older: marked(written, 6).note,
  newer: marked(written, 13).note,
}));

describe('The page that verifies offline', () => {
  it('runs its own script and style and nothing else, and names no address', () => {
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/u.exec(PAGE)?.[1];
    const digest = (tag: string): string =>
      `'sha256-${createHash('sha256').update(partOf(tag)).digest('base64')}'`;
    expect(policy).toBe(
      `default-src 'none'; script-src ${digest('script')}; style-src ${digest('style')}; base-uri 'none'; form-action 'none'`,
    );
    expect(PAGE.match(/<(?:script|style|link|img|iframe|object|embed|form)\b[^>]*>/gu)).toEqual([
      '<style>',
      '<script>',
    ]);
    expect(PAGE).not.toMatch(/https?:|\son\w+=|\sstyle=|innerHTML|fetch\(|XMLHttpRequest|import\(/u);
  });

  it('says in plain words what a proof of an event proves', async () => {
    const [said] = await judged(file('v3.tlog-proof', (await proofs).inclusion));
    expect(said).toMatchObject({
      name: 'v3.tlog-proof',
      tone: 'good',
      word: 'Proved',
      says: 'This event stood in the plan gloucestershire-aip as version 3 when ledger.example signed its checkpoint of 13 events.',
      more: '4 fields of it are not shown: withheld, or erased.',
    });
    const facts = new Map(said!.facts);
    expect([facts.get('What happened'), facts.get('event.order'), facts.get('reason')]).toEqual([
      'SectionAdded',
      '0.375',
      'The board asked 3 times',
    ]);
    expect(facts.get('Seen by')).toBe('auditor.example, on 2026-11-22 at 18:00 UTC');
    expect(facts.has('event.title')).toBe(false);
  });

  it('says what a consistency proof and a checkpoint prove, and of two whether they are one history', async () => {
    const { consistency, older, newer } = await proofs;
    const both = [file('old', older), file('new', newer)];
    expect((await judged(file('c', consistency)))[0]).toMatchObject({
      word: 'Proved',
      says: 'The checkpoint of 13 events begins with all of the one of 6 events: nothing before was changed.',
    });
    expect((await judged(...both)).map(({ word }) => word)).toEqual(['Not known', 'Signed', 'Signed']);
    expect((await judged(file('c', consistency), ...both)).map(({ word }) => word)).toEqual([
      'The same',
      'The same',
      'Proved',
      'Signed',
      'Signed',
    ]);
    const other = (await events).map((one) => ({ ...one, event: resealed(byAnother(one.event)) }));
    const [said] = await judged(file('new', newer), file('theirs', noteOf(PLAN, treeOf(other))));
    expect(said).toMatchObject({ tone: 'bad', word: 'Two histories' });
    expect(said?.says).toMatch(
      /^new and theirs have different roots for 13 events .* has signed two histories/u,
    );
  });

  it('says what is missing, or in the wrong place', async () => {
    const { inclusion } = await proofs;
    const given = [file('p', inclusion)];
    const says = async (keys: string, files: readonly Given[]): Promise<string> =>
      (await verifier.judge(keys, files)).map((one) => one.says).join(' ');
    expect(await says('', given)).toMatch(/^Give the ledger’s verifier key under 1/u);
    expect(await says(KEYS, [])).toBe('');
    expect(await says('x', given)).toMatch(/this is no verifier key: wanted NAME\+ID\+KEY/u);
    expect(await says(KEYS.replace('BIE5', 'BIE6'), given)).toMatch(/do not belong together/u);
    expect(await says('PRIVATE+KEY+a+36225fb4+AQEB', given)).toMatch(/a signing key, which is a secret/u);
    expect(await says(verifierKeyText(AUDITOR.verifier), given)).toMatch(/^Give the ledger’s verifier key/u);
    const stranger = noteOf(PLAN, treeOf(await events)).replaceAll('ledger.example', 'ledger.other');
    expect(await says(KEYS, [file('s', stranger)])).toMatch(
      /no key that was given is that of its ledger: it is of ledger\.other/u,
    );
    expect(await says(KEYS, [file('k', KEYS.split('\n')[0]! + '\n')])).toMatch(
      /this is a key: put it under 1/u,
    );
    expect(await says(KEYS, [file('l', '{"format":"plan-ledger"}\n')])).toMatch(
      /this is a ledger or a part of one/u,
    );
    expect(await says(KEYS, [file('e', '')])).toMatch(/it is empty/u);
    expect(await says(KEYS, [file('b', Buffer.alloc(200_000, 'a'))])).toMatch(/larger than 128 KiB/u);
  });

  it('says so where the browser knows no Ed25519', async () => {
    const importKey = (): Promise<never> =>
      Promise.reject(Object.assign(new Error('Unrecognized name'), { name: 'NotSupportedError' }));
    const old = scriptWith({ subtle: { digest: webcrypto.subtle.digest.bind(webcrypto.subtle), importKey } });
    const [said] = await old.judge(KEYS, [file('p', (await proofs).inclusion)]);
    expect(said?.says).toMatch(
      /this browser cannot check Ed25519 signatures; open this page in a newer one/u,
    );
  });

  const changesOf = function* (bytes: Buffer): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at++) {
      for (const mask of [1, 2 ** (at % 7) * 2]) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= mask;
        yield changed;
      }
      yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
    }
    yield Buffer.concat([bytes, Buffer.from('\n')]);
  };

  it.each<['inclusion' | 'consistency' | 'newer', (bytes: Buffer) => boolean]>([
    ['inclusion', (bytes) => E.isRight(verifyEventFile(bytes, TRUST))],
    ['consistency', (bytes) => E.isRight(verifyConsistencyFile(bytes, TRUST))],
    [
      'newer',
      (bytes) =>
        E.isRight(anchorIn('n', bytes, { ledgers: [LEDGER.verifier], witnesses: [AUDITOR.verifier] })),
    ],
  ])(
    'takes and refuses what the library does, of every changed byte: %s',
    async (which, ours) => {
      const bytes = Buffer.from((await proofs)[which]);
      expect([(await judged(file('p', bytes)))[0]?.tone, ours(bytes)]).toEqual(['good', true]);
      let tried = 0;
      let held = 0;
      for (const changed of changesOf(bytes)) {
        const said = await judged(file('p', changed));
        const isGood = said[0]?.tone === 'good';
        if (isGood !== ours(changed))
          expect([changed.toString(), isGood]).toEqual([changed.toString(), ours(changed)]);
        held += isGood ? 1 : 0;
        tried += 1;
      }
      expect(tried).toBeGreaterThan(3 * bytes.length);
      // Signatures of keys that are not known are passed over: a changed name or id of a witness is one.
      expect(held).toBeLessThan(which === 'inclusion' ? 100 : 200);
    },
    60_000,
  );

  it('works out the roots of every small tree as the library does', async () => {
    const leaves = Array.from({ length: 17 }, (_, at) => leafHash(`leaf ${at}`));
    for (let size = 1; size <= leaves.length; size++) {
      const tree = leaves.slice(0, size);
      const root = rootOfLeaves(tree);
      for (let at = 0; at < size; at++) {
        const found = await verifier.inclusionRoot(at, size, tree[at]!, right(inclusionProof(tree, at)));
        expect(Buffer.from(found)).toEqual(Buffer.from(root));
        const oldRoot = rootOfLeaves(tree.slice(0, at + 1));
        const proof = right(consistencyProof(tree, at + 1));
        const roots = await verifier.consistencyRoots(at + 1, size, oldRoot, root, proof);
        expect(roots.map((one) => Buffer.from(one))).toEqual([oldRoot, root].map((one) => Buffer.from(one)));
      }
    }
  });
});
