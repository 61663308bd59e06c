import { beforeAll, describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

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
  proveFrom,
  type Proved,
  type Proving,
  type NoProof,
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

const proved = (proving: Proving, of: VerifySource = source): TE.TaskEither<NoProof, Proved> =>
  pipe(
    readHistory(of, { plan: PLAN, version: 0, size: proving.marked.head.size }, nothing),
    TE.flatMap(({ leaves }) => proveFrom(of, PLAN, leaves, proving)),
  );

describe('A history that is read once', () => {
  it('gives of each event the proof that is made by itself', async () => {
    const versions = [1, 2, 37, 64, 65, 99];
    const marked = markedAt(99);
    reads = 0;
    const { proofs } = await rightOf(proved({ marked, versions, showing: 'no free text' }));
    // Once for all leaves, and once for each event that is shown.
    expect(reads).toBe(1 + versions.length);
    expect(proofs.map(({ version }) => version)).toEqual(versions);
    for (const { version, text } of proofs) {
      expect(text).toBe(await rightOf(proveEvent(source, PLAN, version, marked, 'no free text')));
      expect(right(verifyEventFile(text, TRUST)).index).toBe(version - 1);
    }
  });

  it('gives the root at a version, with a smaller and a larger checkpoint and without one', async () => {
    const root = rootOf(treeOf(events, 60));
    for (const size of [40, 60, 100, undefined]) {
      const asked = { plan: PLAN, version: 60, ...(size === undefined ? {} : { size }) };
      const read = await rightOf(readHistory(source, asked, nothing));
      expect(read.root).toEqual(root);
      expect(read.leaves).toHaveLength(Math.max(60, size ?? 0) * 32);
    }
  });

  it('shows each event up to the version once, in order, and none after it', async () => {
    const seen: number[] = [];
    const asked = { plan: PLAN, version: 60, size: 100 };
    await rightOf(readHistory(source, asked, ({ event }) => void seen.push(event.version)));
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  });

  it('gives the proof that it begins with an older checkpoint', async () => {
    const [older, marked] = [markedAt(40), markedAt(99)];
    const proving = { marked, older, versions: [], showing: 'all' } as const;
    const { consistency = '' } = await rightOf(proved(proving));
    expect(consistency).toBe(await rightOf(proveConsistency(source, PLAN, older, marked)));
    expect(right(verifyConsistencyFile(consistency, TRUST)).older.size).toBe(40);
  });

  it('proves nothing where the checkpoint is of another history, or has no such version', async () => {
    const other = { ...markedAt(99), head: { ...markedAt(99).head, root: Buffer.alloc(32) } };
    expect(await proved({ marked: other, versions: [1], showing: 'all' })()).toMatchObject({
      left: { _tag: 'Unproved', why: expect.stringContaining('do not lead to the root') },
    });
    expect(await proved({ marked: markedAt(99), versions: [100], showing: 'all' })()).toMatchObject({
      left: { _tag: 'Unproved' },
    });
  });

  it('proves nothing of an event that became another one since its leaf was read', async () => {
    const { leaves } = await rightOf(readHistory(source, { plan: PLAN, version: 99 }, nothing));
    const swapped: VerifySource = { ...source, readWritten: (plan) => source.readWritten(plan, 8, 8) };
    const proving = { marked: markedAt(99), versions: [7], showing: 'all' } as const;
    expect(await proveFrom(swapped, PLAN, leaves, proving)()).toMatchObject({ left: { _tag: 'Unproved' } });
    expect(await proveFrom(source, PLAN, leaves, proving)()).toMatchObject({ _tag: 'Right' });
  });

  it('stops where an event is not as it was sealed, and where whoever looks on says so', async () => {
    const altered = events.map((one) =>
      one.event.version === 12 ? { ...one, event: { ...one.event, actor: 'U99' as never } } : one,
    );
    expect(await readHistory(sourceOf(PLAN, altered), { plan: PLAN, version: 60 }, nothing)()).toMatchObject({
      left: { _tag: 'Unreadable', version: 12 },
    });
    const left = { _tag: 'Unreadable', stream: 'plan-p', why: 'Found enough' } as const;
    expect(await readHistory(source, { plan: PLAN, version: 60 }, () => E.left(left))()).toEqual(
      E.left(left),
    );
  });
});
