import type { PlanId, Recorded } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Written } from '../../../event-store.js';
import { leafOf } from '../../../integrity/seal/index.js';
import { instant, OTHER_PLAN, PLAN, resealed, said, sectionAdded } from '../../../testing/samples.js';
import { sent, type Stored, storedIn } from '../mapping.js';
import { newSecret, type Secret } from '../secret/form.js';
import { withoutKey } from './forgetting.js';
import { type Held, heldOf } from './held.js';

const LEDGER = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';
const SECRET = newSecret();
const HELD = heldOf(LEDGER, SECRET);

const writtenAt = (version: number, over: Partial<Recorded> = {}): Written => {
  const event = {
    ...said(`event ${version}`, {
      event: sectionAdded('The title', { objectives: ['One', 'Two'], statement: 'Ünïcode 👍\n"' }),
      reason: 'The board asked',
      source: { document: 'May 2020', sha256: 'a'.repeat(64), place: 'Page 3' },
    }),
    plan: PLAN,
    version,
    schema: 1,
    recordedAt: instant('2026-11-22T10:00:00.000Z'),
    ...over,
  } as Recorded;
  return { event: resealed(event), first: version, last: version };
};

/** An event as a server gives it. */
interface Given {
  readonly id: string;
  readonly type: string;
  readonly revision: bigint;
  readonly isJson: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly texts: Readonly<Record<string, string>> };
}

const onServer = (written: Written, held: Held = HELD): Given => {
  const made = sent(held, written, 'mark');
  if (made._tag === 'Left') throw new Error(made.left.why);
  const { id, type, data, metadata } = JSON.parse(JSON.stringify(made.right)) as Given;
  const { version } = written.event;
  return { id, type, data, metadata, isJson: true, revision: BigInt(version - 1) };
};

const readWith = (held: Held, found: Given, plan: PlanId = PLAN): Stored | string => {
  const stored = storedIn(held, plan, found as never);
  return stored._tag === 'Left' ? stored.left.why : stored.right;
};

const CLOSED = /^Found a text \(\S+\) that the text secret does not open, and that was not erased/u;
const NAMES = [
  ...['event.title', 'event.statement', 'event.objectives[0]', 'event.objectives[1]'],
  ...['reason', 'source.document', 'source.place'],
];
const written = writtenAt(5);
const found = onServer(written);

const forgot = (secret: Secret, one: Given, ...fields: readonly string[]): Secret =>
  fields.reduce((now, field) => {
    const held = heldOf(LEDGER, now);
    return withoutKey(held, readWith(held, one) as Stored, field);
  }, secret);

describe('the texts of an event on the server', () => {
  it('come back exactly as they were, with the seal', () => {
    const { appendId: _, texts, ...back } = readWith(HELD, found) as Stored;
    expect(back).toEqual(written);
    expect(JSON.stringify(back.event.event)).toBe(JSON.stringify(written.event.event));
    expect([...texts!].sort()).toEqual([...NAMES].sort());
  });

  it('come back whatever they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, reason) => {
        const one = writtenAt(7, { event: sectionAdded(title), reason });
        expect((readWith(HELD, onServer(one)) as Stored).event).toEqual(one.event);
      }),
      { numRuns: 200 },
    );
  });

  it('are nowhere in what is sent, and neither are salts nor the seed; what is no text is', () => {
    const bytes = JSON.stringify({ data: found.data, metadata: found.metadata });
    const leaf = leafOf(written);
    const salts = leaf._tag === 'Right' ? leaf.right.fields.map(({ salt }) => salt!) : [];
    const { seed } = JSON.parse(written.event.seal!) as { readonly seed: string };
    expect(salts).toHaveLength(10);
    for (const one of [...salts, seed, 'title"', 'The title', 'One', 'Two', 'Ünï', 'board', 'May', 'Page'])
      if (one !== 'title"') expect(bytes).not.toContain(one);
    expect(bytes).toContain('practice');
    expect(bytes).toContain('a'.repeat(64));
  });

  it('are another ciphertext each time, and no nonce is used twice', () => {
    const again = onServer(written);
    const all = [found, again].flatMap(({ metadata: { texts, sealed } }) => [
      ...Object.values(texts),
      sealed as string,
    ]);
    expect(new Set(all.map((text) => text.slice(0, 16))).size).toBe(2 * (NAMES.length + 1));
    for (const name of NAMES) expect(again.metadata.texts[name]).not.toBe(found.metadata.texts[name]);
  });

  const withTexts = (texts: Readonly<Record<string, unknown>>, more: object = {}): Given =>
    ({ ...found, metadata: { ...found.metadata, texts, ...more } }) as never;

  it('are unreadable with any one letter or bit changed', () => {
    const changed: Given[] = [];
    const sealed = found.metadata['sealed'] as string;
    const other = (text: string, at: number, letter: string): string =>
      text.slice(0, at) + letter + text.slice(at + 1);
    for (const name of NAMES) {
      const text = found.metadata.texts[name]!;
      for (let at = 0; at < text.length; at++)
        for (const letter of ['A', 'B', '/', '='].filter((one) => one !== text[at]))
          changed.push(withTexts({ ...found.metadata.texts, [name]: other(text, at, letter) }));
      const bytes = Buffer.from(text, 'base64');
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        changed.push(withTexts({ ...found.metadata.texts, [name]: flipped.toString('base64') }));
      }
    }
    for (let at = 0; at < sealed.length; at++)
      changed.push(
        withTexts(found.metadata.texts, { sealed: other(sealed, at, sealed[at] === 'A' ? 'B' : 'A') }),
      );
    expect(changed.length).toBeGreaterThan(3000);
    const taken = changed.filter((one) => !CLOSED.test(String(readWith(HELD, one))));
    expect(taken).toEqual([]);
  });

  it('are unreadable when they are cut, left out, added, or without their seal', () => {
    const { texts } = found.metadata;
    const { reason: _, ...fewer } = texts;
    const { sealed, ...unsealed } = found.metadata;
    const cases: readonly Given[] = [
      ...[0, 5, 11, 27].map((end) => {
        const cut = Buffer.from(texts['reason']!, 'base64').subarray(0, end).toString('base64');
        return withTexts({ ...texts, reason: cut });
      }),
      withTexts({ ...texts, 'event.other': texts['event.title']! }),
      withTexts({}),
      { ...found, metadata: { ...unsealed } },
      { ...found, metadata: { ...unsealed, seal: sealed } },
      withTexts(texts, { seal: written.event.seal }),
      { ...found, metadata: { ...found.metadata, texts: undefined } } as never,
      { ...found, data: { ...found.data, title: 'In clear' } },
      withTexts(texts, { reason: 'In clear' }),
    ];
    for (const one of cases) expect(readWith(HELD, one)).toMatch(CLOSED);
    // A text less is a text that reads as its placeholder, which the seal does not hold of.
    expect(leafOf(readWith(HELD, withTexts(fewer)) as Stored)).toMatchObject({
      left: { _tag: 'Altered', names: ['reason'] },
    });
  });

  it('are unreadable in the place of another: of the field, the event, the version, the plan, the ledger', () => {
    const { texts } = found.metadata;
    const sixth = onServer(writtenAt(6));
    const others: readonly (readonly [Given, Held, PlanId])[] = [
      [withTexts({ ...texts, reason: texts['source.place']!, 'source.place': texts['reason']! }), HELD, PLAN],
      [withTexts({ ...texts, reason: sixth.metadata.texts['reason']! }), HELD, PLAN],
      [withTexts(texts, { sealed: texts['reason']! }), HELD, PLAN],
      [{ ...found, id: sixth.id }, HELD, PLAN],
      [{ ...found, revision: 5n }, HELD, PLAN],
      [found, HELD, OTHER_PLAN],
      [found, heldOf('another', SECRET), PLAN],
      [found, heldOf(LEDGER, newSecret()), PLAN],
    ];
    for (const [one, held, plan] of others) expect(readWith(held, one, plan)).toMatch(CLOSED);
  });
});

describe('a text whose key was destroyed', () => {
  it('is redacted, its seal holds, and the other texts of its event stay', () => {
    const secret = forgot(SECRET, found, 'event.title', 'reason');
    const back = readWith(heldOf(LEDGER, secret), found) as Stored;
    expect(back.event.event).toEqual({ ...written.event.event, title: '[redacted]' });
    expect([back.event.reason, back.event.source]).toEqual(['[redacted]', written.event.source]);
    const [before, after] = [leafOf(written), leafOf(back)];
    expect(after).toMatchObject({ _tag: 'Right' });
    expect(after._tag === 'Right' && before._tag === 'Right' && after.right.hash).toEqual(
      before._tag === 'Right' && before.right.hash,
    );
    expect(readWith(heldOf(LEDGER, secret), onServer(writtenAt(6)))).toMatchObject(writtenAt(6));
  });

  it('is the same in whatever order texts are forgotten, and again', () => {
    const [one, other] = [
      forgot(SECRET, found, 'event.title', 'reason'),
      forgot(SECRET, found, 'reason', 'event.title'),
    ];
    expect([...one.kept.values()]).toEqual([...other.kept.values()]);
    expect(forgot(one, found, 'reason')).toBe(one);
    expect(forgot(SECRET, found, 'event.order', 'event.comment')).toBe(SECRET);
  });

  it('is not redacted because somebody took the key of a text that was not erased out of the secret', () => {
    const secret = forgot(SECRET, found, 'event.title');
    const [[name, kept]] = [...secret.kept] as [
      [string, typeof secret.kept extends ReadonlyMap<string, infer K> ? K : never],
    ];
    const { reason: _, ...keys } = kept.keys;
    const held = heldOf(LEDGER, { ...secret, kept: new Map([[name, { ...kept, keys }]]) });
    expect(readWith(held, found)).toMatch(/Found a text \(reason\)/);
    expect(readWith(heldOf(LEDGER, { ...secret, kept: new Map() }), found)).toMatch(CLOSED);
  });

  it('is of no event that is written in its place later: that one is refused', () => {
    const held = heldOf(LEDGER, forgot(SECRET, found, 'reason'));
    expect(sent(held, writtenAt(5), 'mark')).toMatchObject({
      left: { _tag: 'Unavailable', why: expect.stringMatching(/the key of version 5 was destroyed/) },
    });
  });

  it('is not destroyed for an event that was altered', () => {
    const altered = { ...found, data: { ...found.data, order: 2 } } as never;
    expect(forgot(SECRET, altered, 'reason')).toBe(SECRET);
  });
});
