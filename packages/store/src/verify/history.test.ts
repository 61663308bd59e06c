import { beforeAll, describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import type { Written } from '../event-store.js';
import {
  parseCheckpoint,
  parseNote,
  rootOf,
  verifyConsistencyFile,
  verifyEventFile,
} from '../integrity/index.js';
import { LEDGER, noteOf, sourceOf, treeOf } from '../testing/anchored.js';
import { right } from '../testing/integrity-results.js';
import { rightOf } from '../testing/place.js';
import { PLAN } from '../testing/samples.js';
import { hundred } from '../testing/tampering.js';
import {
  type Marked,
  originOf,
  proveConsistency,
  proveEvent,
  proveEvents,
  readHistory,
  type VerifySource,
} from './index.js';

let events: readonly Written[] = [];
let source: VerifySource;
let reads = 0;

beforeAll(async () => {
  events = await hundred('ours');
  const whole = sourceOf(PLAN, events);
  source = {
    ...whole,
    readWritten: (plan, from, to) => {
      reads += 1;
      return whole.readWritten(plan, from, to);
    },
  };
});

const markedAt = (size: number): Marked => {
  const note = noteOf(PLAN, treeOf(events, size));
  return { note, head: right(parseCheckpoint(right(parseNote(note)).text)) };
};

const TRUST = { log: LEDGER.verifier, origin: originOf(LEDGER.verifier.name, PLAN) };

const nothing = (): undefined => undefined;

describe('A history that is read once', () => {
  it('gives of each event the proof that is made by itself', async () => {
    const versions = [1, 2, 37, 64, 65, 99];
    const marked = markedAt(99);
    reads = 0;
    const made = await rightOf(proveEvents(source, PLAN, versions, marked, 'no free text'));
    expect(reads).toBe(1);
    expect(made.map(({ version }) => version)).toEqual(versions);
    for (const { version, text } of made) {
      expect(text).toBe(await rightOf(proveEvent(source, PLAN, version, marked, 'no free text')));
      expect(right(verifyEventFile(text, TRUST)).index).toBe(version - 1);
    }
  });

  it('gives the root at a version, with a smaller and a larger checkpoint and without one', async () => {
    const root = rootOf(treeOf(events, 60));
    for (const marked of [markedAt(40), markedAt(60), markedAt(100)]) {
      const proving = { marked, versions: [7], showing: 'all' } as const;
      expect((await rightOf(readHistory(source, PLAN, 60, proving, nothing))).root).toEqual(root);
    }
    expect((await rightOf(readHistory(source, PLAN, 60, undefined, nothing))).root).toEqual(root);
  });

  it('shows each event up to the version once, in order, and none after it', async () => {
    const seen: number[] = [];
    const proving = { marked: markedAt(100), versions: [], showing: 'all' } as const;
    await rightOf(readHistory(source, PLAN, 60, proving, ({ event }) => void seen.push(event.version)));
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  });

  it('gives the proof that it begins with an older checkpoint', async () => {
    const [older, marked] = [markedAt(40), markedAt(99)];
    const proving = { marked, older, versions: [], showing: 'all' } as const;
    const { consistency = '' } = await rightOf(readHistory(source, PLAN, 50, proving, nothing));
    expect(consistency).toBe(await rightOf(proveConsistency(source, PLAN, older, marked)));
    expect(right(verifyConsistencyFile(consistency, TRUST)).older.size).toBe(40);
  });

  it('proves nothing where the checkpoint is of another history, or has no such version', async () => {
    const other = { ...markedAt(99), head: { ...markedAt(99).head, root: Buffer.alloc(32) } };
    expect(await proveEvents(source, PLAN, [1], other, 'all')()).toMatchObject({
      left: { _tag: 'Unproved', why: expect.stringContaining('do not lead to the root') },
    });
    expect(await proveEvents(source, PLAN, [100], markedAt(99), 'all')()).toMatchObject({
      left: { _tag: 'Unproved' },
    });
  });

  it('stops where an event is not as it was sealed, and where whoever looks on says so', async () => {
    const altered = events.map((one) =>
      one.event.version === 12 ? { ...one, event: { ...one.event, actor: 'U99' as never } } : one,
    );
    expect(await readHistory(sourceOf(PLAN, altered), PLAN, 60, undefined, nothing)()).toMatchObject({
      left: { _tag: 'Unreadable', version: 12 },
    });
    const left = { _tag: 'Unreadable', stream: 'plan-p', why: 'Found enough' } as const;
    expect(await readHistory(source, PLAN, 60, undefined, () => E.left(left))()).toEqual(E.left(left));
  });
});
