import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type {
  ActorId,
  CalendarDay,
  EventId,
  Instant,
  PlanEvent,
  PlanId,
  Recorded,
} from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';

import {
  canonical,
  consistencyFileText,
  consistencyProof,
  cosignCheckpoint,
  disclosureDigest,
  disclosureOf,
  EMPTY_RANGE,
  eventProofOf,
  eventProofText,
  inclusionFileText,
  inclusionProof,
  leafHash,
  leafOf,
  makeSigningKey,
  nodeHash,
  parseRange,
  parseSigningKey,
  parseVerifierKey,
  rangeText,
  rootOf,
  signCheckpoint,
  signingKeyText,
  type Trust,
  verifierKeyText,
  verifyCheckpoint,
  verifyConsistencyFile,
  verifyEventFile,
  verifyInclusionFile,
  withLeaf,
  withoutText,
} from './index.js';
import { sealOf } from './seal/index.js';
import { parseSignerState, signerStateText } from '../log/signer-state.js';
import { parseWitnessState, witnessStateText } from '../log/witness-state.js';
import { right } from '../testing/integrity-results.js';

const PAGE = readFileSync(join(__dirname, '../../../../docs/reference/integrity-formats.md'), 'utf8');

/** The examples of the page, by the word behind their fence. */
const shown = new Map(
  [...PAGE.matchAll(/^```([a-z-]+)\n([^]*?)^```$/gmu)].map(([, name, text]) => [name, text] as const),
);

const LEAVES = ['one', 'two', 'three', 'four', 'five'].map((leaf) => leafHash(leaf));
const ranges = LEAVES.map((_, at) => LEAVES.slice(0, at + 1).reduce(withLeaf, EMPTY_RANGE));
const [three, five] = [ranges[2]!, ranges[4]!];

const log = right(makeSigningKey('ledger.example/plan', Buffer.alloc(32, 1)));
const auditor = right(makeSigningKey('auditor.example', Buffer.alloc(32, 2), 'cosignature'));
const trust: Trust = { log: log.verifier, cosigners: [auditor.verifier] };
const noteOf = (range: typeof five): string =>
  right(signCheckpoint({ origin: 'ledger.example/plan', size: range.size, root: rootOf(range) }, log));
const head = { origin: 'ledger.example/plan', size: 5, root: rootOf(five) };

/** An event of which one text is erased, and a proof of it. */
const target: Recorded = {
  id: '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11' as EventId,
  plan: 'example' as PlanId,
  version: 1,
  event: {
    type: 'TargetSet',
    measure: 'seen',
    period: '2020-05',
    figure: { kind: 'number', printed: '80.5', value: 80.5 },
  } as unknown as PlanEvent,
  schema: 1,
  reportedOn: '2020-05-26' as CalendarDay,
  recordedAt: '2026-11-22T10:00:00.000Z' as Instant,
  actor: 'U1' as ActorId,
  correlation: 'may-2020',
  reason: 'The board asked',
};
const { seal: sealed, leaf: sealedLeaf } = sealOf({ event: target }, Buffer.alloc(32, 3));
const erased = withoutText({ event: { ...target, seal: sealed }, first: 1, last: 1 }, 'reason');
const erasedEvent = erased._tag === 'Right' ? erased.right : undefined;
const period = sealedLeaf.fields.find(({ name }) => name === 'event.period')!;
const disclosure = disclosureOf(period.salt ?? '', period.name, period.value);
const shownProof = eventProofOf(sealedLeaf, ['event.period', 'event.figure.value']);
const extra = shownProof._tag === 'Right' ? right(eventProofText(shownProof.right)) : '';
const planLog = right(makeSigningKey('ledger.example', Buffer.alloc(32, 1)));
const eventNote = right(
  signCheckpoint({ origin: 'ledger.example/plan-example', size: 1, root: sealedLeaf.hash }, planLog),
);

const made: Readonly<Record<string, string>> = {
  fields: sealedLeaf.fields.map(({ name, value }) => `${name} = ${JSON.stringify(value)}\n`).join(''),
  disclosure: `${disclosure}\n${disclosureDigest(disclosure)}\n`,
  header: `${sealedLeaf.header}\n${Buffer.from(sealedLeaf.hash).toString('hex')}\n`,
  seal: `${sealed}\n`,
  'seal-of-what-is-left': `${erasedEvent?.event.seal ?? ''}\n`,
  'event-proof': `${extra}\n`,
  'event-inclusion-proof': right(
    inclusionFileText({ index: 0, proof: [], note: eventNote, extra: Buffer.from(extra) }),
  ),
  'canonical-json': `${right(canonical({ type: 'TargetSet', measure: 'seen', value: 80.5, 10: ['£', true] }))}\n`,
  tree: [leafHash('one'), nodeHash(LEAVES[0]!, LEAVES[1]!), rootOf(three)]
    .map((hash) => `${Buffer.from(hash).toString('hex')}\n`)
    .join(''),
  'compact-range': rangeText(five),
  'verifier-key': `${verifierKeyText(log.verifier)}\n`,
  'cosigner-key': `${verifierKeyText(auditor.verifier)}\n`,
  'signing-key': `${signingKeyText(log)}\n`,
  checkpoint: noteOf(five),
  cosigned: right(cosignCheckpoint(noteOf(five), trust, auditor, 1_611_835_200)),
  'inclusion-proof': right(
    inclusionFileText({ index: 3, proof: right(inclusionProof(LEAVES, 3)), note: noteOf(five) }),
  ),
  'consistency-proof': right(
    consistencyFileText({
      proof: right(consistencyProof(LEAVES, 3)),
      oldNote: noteOf(three),
      newNote: noteOf(five),
    }),
  ),
  'signer-state': signerStateText({ head, range: five, note: noteOf(five) }),
  'witness-state': witnessStateText(
    new Map([
      [head.origin, { head, note: right(cosignCheckpoint(noteOf(five), trust, auditor, 1_611_835_200)) }],
    ]),
  ),
};

describe('The page on integrity formats', () => {
  it('shows one example of each format', () => {
    expect([...shown.keys()].sort()).toEqual(Object.keys(made).sort());
  });

  it.each(Object.entries(made))('shows %s as it is written', (name, text) => {
    expect(shown.get(name)).toBe(text);
  });

  it('shows an event whose leaf stays what it was when a text is erased, and a proof that holds', () => {
    const leaf = erasedEvent === undefined ? undefined : leafOf(erasedEvent);
    expect(leaf?._tag === 'Right' && leaf.right.hash).toEqual(sealedLeaf.hash);
    const trust = { log: planLog.verifier, origin: 'ledger.example/plan-example' };
    const { event } = right(verifyEventFile(shown.get('event-inclusion-proof')!, trust));
    expect(event.disclosed).toEqual([
      { name: 'event.figure.value', value: 80.5 },
      { name: 'event.period', value: '2020-05' },
    ]);
    expect(event.withheld).toBe(sealedLeaf.fields.length - 2);
  });

  it('shows what is read and verified as it says', () => {
    const text = (name: string): string => shown.get(name)!;
    const key = (name: string): string => text(name).trimEnd();
    const known: Trust = {
      log: right(parseVerifierKey(key('verifier-key'))),
      cosigners: [right(parseVerifierKey(key('cosigner-key')))],
    };
    expect(right(parseSigningKey(key('signing-key'))).verifier).toEqual(known.log);
    const { cosignatures, ...head } = right(verifyCheckpoint(text('cosigned'), known));
    expect(head).toEqual({ origin: 'ledger.example/plan', size: 5, root: rootOf(five), extensions: [] });
    expect(cosignatures).toEqual([{ name: 'auditor.example', time: 1_611_835_200 }]);
    expect(rootOf(right(parseRange(text('compact-range'))))).toEqual(head.root);
    expect(right(verifyInclusionFile(text('inclusion-proof'), leafHash('four'), known)).index).toBe(3);
    const { older, newer } = right(verifyConsistencyFile(text('consistency-proof'), known));
    expect([older.size, newer.size]).toEqual([3, 5]);
    const signer = parseSignerState(known.log, 'ledger.example/plan')(Buffer.from(text('signer-state')));
    expect(right(signer).note).toBe(text('checkpoint'));
    const seen = parseWitnessState(known.cosigners![0]!)(Buffer.from(text('witness-state')));
    expect(right(seen).get('ledger.example/plan')?.note).toBe(text('cosigned'));
  });
});
