import { describe, expect, it } from '@jest/globals';

import { noteOf, treeOf } from '../../testing/anchored.js';
import { LEDGER } from '../../testing/anchored.js';
import { right, toldOf } from '../../testing/integrity-results.js';
import { PLAN, resealed, said } from '../../testing/samples.js';
import type { Written } from '../../event-store.js';
import {
  canonical,
  eventProofOf,
  eventProofText,
  inclusionFileText,
  type Leaf,
  leafOf,
  parseEventProof,
  shownEvent,
  type Trust,
  verifyEventFile,
  withoutText,
} from '../index.js';

const event = resealed({
  ...said('one', { reason: 'The board asked' }),
  plan: PLAN,
  version: 1,
  schema: 1,
  recordedAt: '2026-11-22T10:00:00.000Z' as never,
});
const written: Written = { event, first: 1, last: 1 };
const leafIn = (one: Written): Leaf => {
  const leaf = leafOf(one);
  if (leaf._tag === 'Left') throw new Error(leaf.left._tag);
  return leaf.right;
};
const leaf = leafIn(written);
const trust: Trust = { log: LEDGER.verifier, origin: `ledger.example/plan-${PLAN}` };

const proofOf = (names: readonly string[]) => {
  const proof = eventProofOf(leaf, names);
  if (proof._tag === 'Left') throw new Error(proof.left.name);
  return proof.right;
};
const fileOf = (extra: string, plan = PLAN): string =>
  right(
    inclusionFileText({
      index: 0,
      proof: [],
      note: noteOf(plan, treeOf([written])),
      extra: Buffer.from(extra),
    }),
  );
const TEXT = right(eventProofText(proofOf(['event.order', 'reason'])));

describe('what shows an event in a proof', () => {
  it('shows the header and the fields that were chosen, and nothing of the others', () => {
    const { event: shown, index, checkpoint } = right(verifyEventFile(fileOf(TEXT), trust));
    expect([index, checkpoint.size]).toEqual([0, 1]);
    expect(shown.header).toMatchObject({ type: 'SectionAdded', version: 1, plan: PLAN, actor: 'U1' });
    expect(shown.disclosed).toEqual([
      { name: 'event.order', value: 1 },
      { name: 'reason', value: 'The board asked' },
    ]);
    expect(shown.withheld).toBe(leaf.fields.length - 2);
    expect(TEXT).not.toContain('Section one');
  });

  it('is refused with any one bit of it changed', () => {
    const bytes = Buffer.from(fileOf(TEXT));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect([bit, verifyEventFile(flipped, trust)._tag]).toEqual([bit, 'Left']);
    }
  });

  const changed = (change: (json: Record<string, unknown>) => unknown): string =>
    right(canonical(change(JSON.parse(TEXT) as Record<string, unknown>)));
  const lists = (json: Record<string, unknown>, name: string): readonly string[] => json[name] as string[];
  const other = right(eventProofText(proofOf(['event.title'])));
  const header = (change: object): string =>
    changed((json) => ({
      ...json,
      header: right(canonical({ ...(JSON.parse(json['header'] as string) as object), ...change })),
    }));

  it.each<[string, string, RegExp]>([
    ['other words', 'x', /wanted JSON/],
    ['spaces', ` ${TEXT}`, /wanted JSON as RFC 8785 writes it/],
    [
      'another format',
      TEXT.replace('@v1","header', '@v2","header'),
      /wanted "format":"plan-ledger\/event-proof@v1"/,
    ],
    ['something more', changed((json) => ({ ...json, note: 'x' })), /and nothing else/],
    [
      'a digest too few',
      changed((json) => ({ ...json, digests: lists(json, 'digests').slice(1) })),
      /the digests are not those that the header is over/,
    ],
    [
      'a digest twice',
      changed((json) => ({
        ...json,
        digests: [...lists(json, 'digests').slice(0, 1), ...lists(json, 'digests')],
      })),
      /digests that are not in order/,
    ],
    [
      'digests the other way round',
      changed((json) => ({ ...json, digests: [...lists(json, 'digests')].reverse() })),
      /digests that are not in order/,
    ],
    [
      'disclosures the other way round',
      changed((json) => ({ ...json, disclosures: [...lists(json, 'disclosures')].reverse() })),
      /disclosures that are not in the order/,
    ],
    [
      'a value that the event does not say',
      changed((json) => ({
        ...json,
        disclosures: lists(json, 'disclosures').map((one) => one.replace('The board', 'A board')),
      })),
      /the event does not say what is disclosed as reason/,
    ],
    [
      'a disclosure of two parts',
      changed((json) => ({ ...json, disclosures: ['["a","b"]'] })),
      /wanted a salt, a name and a value/,
    ],
    ['a header with something more', header({ note: 'x' }), /wanted one of the format plan-ledger\/event@v1/],
    ['a header of another format', header({ format: 'plan-ledger/event@v2' }), /wanted one of the format/],
    ['bytes', '\ud800', /wanted JSON|half of a surrogate/],
  ])('is refused with %s', (_, text, says) => {
    expect(toldOf(shownEvent(text))).toMatch(says);
  });

  it('is refused where it says another version, or another plan, than it stands at', () => {
    const again = (change: object): Leaf =>
      leafIn({ first: 1, last: 9, event: resealed({ ...event, ...change }) });
    const told = (made: Leaf): string => {
      const proof = eventProofOf(made, []);
      const extra = proof._tag === 'Right' ? right(eventProofText(proof.right)) : '';
      const tree = { size: 1, hashes: [made.hash] };
      return toldOf(
        verifyEventFile(
          right(
            inclusionFileText({ index: 0, proof: [], note: noteOf(PLAN, tree), extra: Buffer.from(extra) }),
          ),
          trust,
        ),
      );
    };
    expect(told(again({}))).toBe('nothing is wrong');
    expect(told(again({ version: 2 }))).toMatch(/the event says version 2; it stands at version 1/);
    expect(told(again({ plan: 'another' }))).toMatch(/the event says the plan another; the checkpoint is of/);
  });

  it('is refused of another event, and where it is not there', () => {
    const { event: shown } = right(verifyEventFile(fileOf(other), trust));
    expect(shown.disclosed).toEqual([{ name: 'event.title', value: 'Section one' }]);
    const none = right(inclusionFileText({ index: 0, proof: [], note: noteOf(PLAN, treeOf([written])) }));
    expect(toldOf(verifyEventFile(none, trust))).toMatch(/shows no event: it has no line "extra"/);
  });

  it('cannot show what is not there, nor what was erased', () => {
    expect(eventProofOf(leaf, ['event.comment'])).toMatchObject({
      left: { _tag: 'NotShown', name: 'event.comment', found: 'no field' },
    });
    const gone = withoutText(written, 'reason');
    expect(gone._tag).toBe('Right');
    if (gone._tag === 'Left') return;
    const erased = leafIn(gone.right);
    const { digest } = leaf.fields.find(({ name }) => name === 'reason')!;
    expect(eventProofOf(erased, ['reason'])).toEqual({
      _tag: 'Left',
      left: { _tag: 'NotShown', name: 'reason', found: 'erased', digest },
    });
    const rest = eventProofOf(erased, ['event.order']);
    expect(rest._tag === 'Right' && rest.right.digests).toContain(digest);
    expect(rest._tag === 'Right' && parseEventProof(right(eventProofText(rest.right)))).toEqual(rest);
  });
});
