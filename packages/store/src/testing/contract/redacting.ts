import assert from 'node:assert/strict';

import type { PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { EventStore, Erasure, Written } from '../../event-store.js';
import { leafOf } from '../../integrity/seal/index.js';
import { rootOf } from '../../integrity/merkle/range.js';
import { type Bench, type Case, leftOf, rightOf } from '../place.js';
import { batch, OTHER_PLAN, PLAN, said, sectionAdded } from '../samples.js';

const TEXT = 'The visit to flat 3 was late';

/** Four events, of which the second says `TEXT` in three places. */
const told = async ({ store }: Bench): Promise<readonly Written[]> => {
  const telling = said('telling', {
    event: sectionAdded(TEXT, { objectives: ['Visit in time', TEXT] }),
    reason: TEXT,
    source: { document: 'May 2020', place: 'Page 3' },
  });
  await rightOf(store.append(PLAN, 'new', [said('before'), telling]));
  await rightOf(store.append(PLAN, 2, batch('after', 2)));
  return rightOf(store.readWritten(PLAN));
};

const redaction = (field: string, version = 2, name = `redact ${field} ${version}`): Erasure =>
  said(name, { event: { type: 'TextRedacted', version, field, basis: 'Article 17' } }) as Erasure;

const leavesOf = (written: readonly Written[]): readonly string[] =>
  written.map((one) => {
    const leaf = leafOf(one);
    assert.ok(E.isRight(leaf), JSON.stringify(leaf));
    return Buffer.from(leaf.right.hash).toString('hex');
  });

const rootIn = async (store: EventStore, plan: PlanId = PLAN): Promise<string> =>
  Buffer.from(rootOf(await rightOf(store.tree(plan)))).toString('hex');

const everythingIn = async (store: EventStore): Promise<string> =>
  JSON.stringify([
    await rightOf(store.read(PLAN)),
    await rightOf(store.readWritten(PLAN)),
    await rightOf(store.readAll('')),
  ]);

const FIELDS = ['event.title', 'event.objectives[1]', 'reason', 'source.place'] as const;

const REFUSED: Readonly<Record<string, readonly [field: string, version: number, wanted: RegExp]>> = {
  'of a version that is not there': ['event.title', 9, /found no version 9; wanted one that is stored/],
  'of a field that is not there': [
    'event.comment',
    2,
    /found no text event\.comment in version 2 of gloucestershire-aip \(SectionAdded\); its texts are event\.objectives\[0\], event\.objectives\[1\], event\.title, reason, source\.document, source\.place/,
  ],
  'of what is no text': ['event.order', 2, /found no text event\.order in version 2/],
  'of what the plan cannot be without': ['event.section', 2, /found no text event\.section in version 2/],
};

/** Erasing a text, so that its leaf stays. */
export const redactingCases = (it: Case): void => {
  for (const field of FIELDS) {
    it(`erases ${field}: the text, its salt and the seed are in nothing that it gives`, async (bench) => {
      const before = await told(bench);
      const { seal = '' } = before[1]!.event;
      const salt = E.toUnion(leafOf(before[1]!)) as {
        readonly fields: readonly { name: string; salt: string }[];
      };
      const done = await rightOf(bench.store.redact(PLAN, 4, redaction(field)));
      assert.deepEqual([done.first, done.last, done.repeated, done.residue], [5, 5, false, []]);
      for (const store of [bench.store, await bench.open()]) {
        const found = await everythingIn(store);
        const gone = [
          (JSON.parse(seal) as { readonly seed: string }).seed,
          salt.fields.find(({ name }) => name === field)!.salt,
          ...(field === 'source.place' ? ['Page 3'] : []),
        ];
        for (const one of gone) assert.ok(!found.includes(one), `Found ${one} after it was erased`);
        // Three ways to read it, of which one gives it twice: the stored form of an event is its own.
        assert.equal(found.split(TEXT).length - 1, 3 * (field === 'source.place' ? 3 : 2));
        assert.equal(found.split('[redacted]').length - 1, 3);
      }
    });
  }

  it('changes no leaf and no root, and grows the tree by the redaction', async (bench) => {
    const before = await told(bench);
    await rightOf(bench.store.redact(PLAN, 4, redaction('reason')));
    const after = await rightOf(bench.store.readWritten(PLAN));
    assert.deepEqual(leavesOf(after.slice(0, 4)), leavesOf(before));
    assert.equal((await rightOf(bench.store.tree(PLAN))).size, 5);
    assert.deepEqual(after[4]!.event.event, redaction('reason').event);
  });

  it('erases one text after the other, of one event and of several', async (bench) => {
    const before = await told(bench);
    for (const [at, field] of FIELDS.entries())
      await rightOf(bench.store.redact(PLAN, 4 + at, redaction(field)));
    await rightOf(bench.store.redact(PLAN, 8, redaction('event.title', 1)));
    const after = await rightOf(bench.store.readWritten(PLAN));
    assert.deepEqual(leavesOf(after.slice(0, 4)), leavesOf(before));
    assert.ok(!(await everythingIn(bench.store)).includes(TEXT));
  });

  it('does the same again without writing anything', async (bench) => {
    await told(bench);
    await rightOf(bench.store.redact(PLAN, 4, redaction('reason')));
    const found = await everythingIn(bench.store);
    const again = await rightOf(bench.store.redact(PLAN, 4, redaction('reason')));
    assert.deepEqual([again.last, again.repeated, again.residue], [5, true, []]);
    assert.equal(await everythingIn(bench.store), found);
  });

  it('refuses to erase again under another id, and writes nothing', async (bench) => {
    await told(bench);
    await rightOf(bench.store.redact(PLAN, 4, redaction('reason')));
    const { why } = await leftOf('Refused', bench.store.redact(PLAN, 5, redaction('reason', 2, 'other')));
    assert.match(why, /the text reason of version 2 was erased already, by another event/);
    assert.equal(await rightOf(bench.store.versionOf(PLAN)), 5);
  });

  it('is a conflict when the plan has moved, and erases nothing', async (bench) => {
    await told(bench);
    const found = await everythingIn(bench.store);
    const { actual } = await leftOf('Conflict', bench.store.redact(PLAN, 3, redaction('reason')));
    assert.equal(actual, 4);
    assert.equal(await everythingIn(bench.store), found);
  });

  for (const [name, [field, version, wanted]] of Object.entries(REFUSED)) {
    it(`refuses to erase a text ${name}, and writes nothing`, async (bench) => {
      await told(bench);
      const found = await everythingIn(bench.store);
      const { why } = await leftOf('Refused', bench.store.redact(PLAN, 4, redaction(field, version)));
      assert.match(why, wanted);
      assert.equal(await everythingIn(bench.store), found);
    });
  }

  it('leaves another plan as it is', async (bench) => {
    await told(bench);
    await rightOf(bench.store.append(OTHER_PLAN, 'new', [said('other', { reason: TEXT })]));
    const root = await rootIn(bench.store, OTHER_PLAN);
    await rightOf(bench.store.redact(PLAN, 4, redaction('reason')));
    assert.equal((await rightOf(bench.store.read(OTHER_PLAN)))[0]!.reason, TEXT);
    assert.equal(await rootIn(bench.store, OTHER_PLAN), root);
  });

  it('is restored elsewhere as it is, with every leaf and the root', async (bench) => {
    await told(bench);
    await rightOf(bench.store.redact(PLAN, 4, redaction('event.title')));
    const written = await rightOf(bench.store.readWritten(PLAN));
    const copy = await bench.elsewhere();
    await rightOf(copy.restore(PLAN, written));
    assert.deepEqual(await rightOf(copy.readWritten(PLAN)), written);
    assert.equal(await rootIn(copy), await rootIn(bench.store));
    await rightOf(copy.redact(PLAN, 5, redaction('reason')));
    assert.deepEqual(
      leavesOf((await rightOf(copy.readWritten(PLAN))).slice(0, 4)),
      leavesOf(written.slice(0, 4)),
    );
  });

  it('goes on appending after it', async (bench) => {
    await told(bench);
    await rightOf(bench.store.redact(PLAN, 4, redaction('reason')));
    const { last } = await rightOf(bench.store.append(PLAN, 5, [said('later')]));
    assert.equal(last, 6);
    assert.equal((await rightOf((await bench.open()).tree(PLAN))).size, 6);
  });
};
