import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { memoryStore } from '../adapters/memory.js';
import type { Written } from '../event-store.js';
import { EMPTY_RANGE, withoutText } from '../integrity/index.js';
import { anchorOf, noteOf, seenNoteOf, sourceOf, treeOf } from '../testing/anchored.js';
import { rightOf } from '../testing/place.js';
import { idNamed, instant, OTHER_PLAN, PLAN, resealed, said, setClock } from '../testing/samples.js';
import {
  explainFinding,
  type PlanVerified,
  verifyPlan,
  type VerifyOptions,
  type VerifySource,
} from './index.js';

const clock = setClock();
const SECONDS = Date.parse('2026-11-22T10:00:00.000Z') / 1000;

/** Twelve events in four appends, a minute apart. */
const history = async (plan = PLAN, name = 'a'): Promise<readonly Written[]> => {
  const store = memoryStore({ clock: clock.now });
  for (let batch = 0; batch < 4; batch++) {
    clock.set(`2026-11-22T10:0${batch}:00.000Z`);
    const events = [1, 2, 3].map((at) => said(`${name}-${batch * 3 + at}`, { reason: `Reason ${at}` }));
    await rightOf(store.append(plan, batch * 3, events));
  }
  return rightOf(store.readWritten(plan));
};

const verified = (source: VerifySource, options: VerifyOptions = {}): Promise<PlanVerified> =>
  verifyPlan(source, PLAN, options)();

const of = (written: readonly Written[]): VerifySource => sourceOf(PLAN, written);

const told = ({ verdict, findings, warnings }: PlanVerified): readonly string[] => [
  verdict,
  ...[...findings, ...warnings].map(explainFinding),
];

const changed = (
  written: readonly Written[],
  version: number,
  change: (one: Written) => Written,
): readonly Written[] => written.map((one) => (one.event.version === version ? change(one) : one));

const edited = ({ event, ...rest }: Written): Written => ({
  ...rest,
  event: { ...event, reason: 'Another' },
});
const resealedWith = (one: Written, over: object): Written => ({
  ...one,
  event: resealed({ ...one.event, ...over }),
});

const erased = (one: Written, field: string): Written => {
  const gone = withoutText(one, field);
  if (E.isLeft(gone)) throw new Error(JSON.stringify(gone.left));
  return gone.right;
};

/** As a store keeps the event that says that a text is erased. */
const redaction = (after: readonly Written[], version: number, field: string): Written => {
  const at = after.length + 1;
  const event = {
    ...after.at(-1)!.event,
    id: idNamed(`redaction ${at}`),
    version: at,
    event: { type: 'TextRedacted', version, field, basis: 'Asked by the person' } as never,
  };
  return { event, first: at, last: at };
};

describe('verify, of a plan that nobody has touched', () => {
  it('says self-consistent without a checkpoint, and intact with one', async () => {
    const written = await history();
    const alone = await verified(of(written));
    expect(alone).toMatchObject({ verdict: 'self-consistent', version: 12, findings: [], held: [] });
    expect(alone.tree).toEqual(treeOf(written));
    const anchors = [5, 12, 9].map((size) => anchorOf(`at ${size}`, noteOf(PLAN, treeOf(written, size))));
    const anchored = await verified(of(written), { anchors });
    expect(anchored).toMatchObject({ verdict: 'intact', findings: [], allFindings: 0, warnings: [] });
    expect(anchored.held.map(({ name }) => name)).toEqual(['at 5', 'at 9', 'at 12']);
  });

  it('takes a checkpoint of nothing for no anchor', async () => {
    const anchors = [anchorOf('at 0', noteOf(PLAN, EMPTY_RANGE))];
    expect((await verified(of(await history()), { anchors })).verdict).toBe('self-consistent');
  });

  it('reads only what is new since a checkpoint', async () => {
    const written = await history();
    const since = treeOf(written, 7);
    const anchors = [anchorOf('at 7', noteOf(PLAN, since))];
    const read: number[] = [];
    const source: VerifySource = {
      ...of(written),
      readWritten: (plan, from = 1, to) => {
        read.push(from);
        return of(written).readWritten(plan, from, to);
      },
    };
    const found = await verified(source, { anchors, since });
    expect(found).toMatchObject({ verdict: 'intact', since: 7, version: 12 });
    expect(found.tree).toEqual(treeOf(written));
    expect(read).toEqual([8]);
    expect(told(await verified(of(written.slice(0, 4)), { anchors, since }))).toEqual([
      'rolled back',
      'The plan has 4 events; the checkpoint at 7 is of 7: those from version 5 on are gone; look for the ledger that has them, and do not go on with this one',
    ]);
    const other = await history(PLAN, 'b');
    expect(await verified(of(other), { anchors, since })).toMatchObject({ verdict: 'intact' });
    expect(await verified(sourceOf(PLAN, other, treeOf(other)), { anchors, since })).toMatchObject({
      verdict: 'altered',
      findings: [{ _tag: 'TreeDiffers', version: 1 }],
    });
  });
});

describe('verify', () => {
  it.each<[string, string, (written: readonly Written[]) => readonly Written[], RegExp]>([
    [
      'an edit',
      'altered',
      (w) => changed(w, 4, edited),
      /^Version 4: its reason is not what was sealed; compare/,
    ],
    [
      'no seal',
      'altered',
      (w) => changed(w, 4, ({ event: { seal: _, ...event }, ...rest }) => ({ ...rest, event })),
      /^Version 4: it has no seal/,
    ],
    [
      'a bad seal',
      'altered',
      (w) => changed(w, 4, (one) => ({ ...one, event: { ...one.event, seal: '{}' } })),
      /^Version 4: This is no well-formed seal/,
    ],
    [
      'an event that is gone',
      'missing',
      (w) => w.filter(({ event }) => event.version !== 6),
      /^Version 6 is not there, and later ones are/,
    ],
    [
      'several that are gone',
      'missing',
      (w) => w.filter(({ event }) => ![6, 7].includes(event.version)),
      /^Versions 6 to 7 are not there/,
    ],
    [
      'an event twice',
      'altered',
      (w) => [...w.slice(0, 5), w[4]!, ...w.slice(5)],
      /^Version 5 stands more than once/,
    ],
    [
      'two that changed places',
      'altered',
      (w) => [...w.slice(0, 4), w[5]!, w[4]!, ...w.slice(6)],
      /^Version 5 stands after version 6/,
    ],
    [
      'an instant that runs backwards',
      'altered',
      (w) => changed(w, 5, (one) => resealedWith(one, { recordedAt: instant('2026-11-22T09:00:00.000Z') })),
      /^Version 5 was recorded at 2026-11-22T09:00:00\.000Z, before the event before it \(2026-11-22T10:01/,
    ],
    [
      'an id twice',
      'altered',
      (w) => changed(w, 5, (one) => resealedWith(one, { id: w[1]!.event.id })),
      /^Version 5 has the id .* which an earlier event has/,
    ],
    [
      'an event of another plan',
      'altered',
      (w) => changed(w, 5, (one) => resealedWith(one, { plan: OTHER_PLAN })),
      /^Version 5: it is of the plan northamptonshire-cft/,
    ],
    [
      'bounds that do not hold its version',
      'altered',
      (w) => changed(w, 5, (one) => ({ ...one, first: 6 })),
      /^Version 5: found 6 to 6 as the bounds of its append; wanted bounds with 5 between them/,
    ],
    [
      'bounds that are not those before',
      'altered',
      (w) => changed(w, 5, (one) => ({ ...one, last: 7 })),
      /^Version 5: found 4 to 7 .* wanted 4 to 6, as of the event before it/,
    ],
    [
      'an append that begins too late',
      'altered',
      (w) => changed(w, 4, (one) => ({ ...one, first: 3 })),
      /^Version 4: found 3 to 6 .* wanted 4 as the first/,
    ],
    [
      'a first append that begins before there is anything',
      'altered',
      (w) => changed(w, 1, (one) => ({ ...one, first: 0 })),
      /^Version 1: found 0 to 3 .* wanted whole numbers from 1/,
    ],
    [
      'the same in all events of it',
      'altered',
      (w) => w.map((one) => (one.first === 1 ? { ...one, first: 0 } : one)),
      /^Version 1: found 0 to 3 .* wanted whole numbers from 1/,
    ],
    [
      'an append that ends between two versions',
      'altered',
      (w) => w.map((one) => (one.last === 6 ? { ...one, last: 6.5 } : one)),
      /^Version 4: found 4 to 6.5 .* wanted whole numbers from 1/,
    ],
  ])('finds %s: %s', async (_, verdict, change, says) => {
    const found = await verified(of(change(await history())));
    expect(found.verdict).toBe(verdict);
    expect(explainFinding(found.findings[0]!)).toMatch(says);
  });

  it('tells that all others hold, where the checkpoint says so', async () => {
    const written = await history();
    const anchors = [3, 8].map((size) => anchorOf(`at ${size}`, noteOf(PLAN, treeOf(written, size))));
    const found = await verified(of(changed(written, 5, edited)), { anchors });
    expect(found.verdict).toBe('altered');
    expect(found.findings).toHaveLength(1);
    expect(found.held.map(({ name }) => name)).toEqual(['at 3']);
    expect(found.heldButFor.map(({ name }) => name)).toEqual(['at 8']);
  });

  it('calls what is sealed anew forked, and says between which checkpoints', async () => {
    const written = await history();
    const anchors = [3, 8, 11].map((size) => anchorOf(`at ${size}`, noteOf(PLAN, treeOf(written, size))));
    const anew = changed(written, 5, (one) => resealedWith(one, { reason: 'Another' }));
    expect(told(await verified(of(anew), { anchors }))).toEqual([
      'forked',
      "The root of versions 1 to 8 is not that of the checkpoint at 8, and every seal holds: the history was written anew somewhere in versions 4 to 8; compare it with a copy made before the checkpoint's day, and ask who holds the key",
    ]);
    expect((await verified(of(anew))).verdict).toBe('self-consistent');
    const kept = sourceOf(PLAN, anew, treeOf(written));
    expect(await verified(kept)).toMatchObject({ verdict: 'altered', findings: [{ _tag: 'TreeDiffers' }] });
    expect(await verified(kept, { anchors })).toMatchObject({ verdict: 'forked' });
  });

  it('says that the key has signed two histories, where it has', async () => {
    const [written, other] = [await history(), await history(PLAN, 'b')];
    const anchors = [
      anchorOf('ours', noteOf(PLAN, treeOf(written, 9))),
      anchorOf('theirs', noteOf(PLAN, treeOf(other, 6))),
    ];
    const found = await verified(of(written), { anchors });
    expect(found.verdict).toBe('forked');
    expect(explainFinding(found.findings[0]!)).toMatch(
      /yet that of ours holds: the ledger's key has signed two/,
    );
  });

  it('calls what is shorter than a checkpoint, or than what the store appended, rolled back', async () => {
    const written = await history();
    const anchors = [anchorOf('may', noteOf(PLAN, treeOf(written, 11)))];
    const short = written.slice(0, 9);
    expect(told(await verified(of(short), { anchors }))[0]).toBe('rolled back');
    expect(told(await verified(sourceOf(PLAN, short, treeOf(written))))).toEqual([
      'rolled back',
      'The plan has 9 events; the store has appended 12: those from version 10 on are gone; look for the ledger that has them, and do not go on with this one',
    ]);
    expect(told(await verified(of([]), { anchors }))[1]).toMatch(
      /^The plan has 0 events; the checkpoint may is of 11/,
    );
    const unkept = await verified(sourceOf(PLAN, written, treeOf(written, 9)));
    expect(told(unkept)).toEqual([
      'altered',
      expect.stringMatching(/^The store has not appended versions 10 to 12/),
    ]);
  });

  it('calls what ends within an append rolled back, or, where the store says that it is all, altered', async () => {
    const written = (await history()).slice(0, 11);
    const anchors = [anchorOf('may', noteOf(PLAN, treeOf(written, 11)))];
    expect(told(await verified(of(written), { anchors }))).toEqual([
      'rolled back',
      expect.stringMatching(/^The plan has 11 events; the last append says that it wrote up to 12:/),
    ]);
    expect(told(await verified(sourceOf(PLAN, written, treeOf(written))))).toEqual([
      'altered',
      expect.stringMatching(/^Version 11: found 10 to 12 as the bounds of its append; wanted 11 as the last/),
    ]);
  });

  it('wants every erased text to be named by a later event, and warns of one that is still there', async () => {
    const written = await history();
    const gone = changed(written, 2, (one) => erased(one, 'reason'));
    const anchors = [anchorOf('may', noteOf(PLAN, treeOf(written)))];
    expect(told(await verified(of(gone), { anchors }))).toEqual([
      'altered',
      'Version 2: its text reason is erased, and no later TextRedacted says so; wanted one that names version 2 and reason: ask who erased it, and on what ground',
    ]);
    const saying = redaction(gone, 2, 'reason');
    const fields = { ...saying, event: resealed(saying.event) };
    expect(told(await verified(of([...gone, fields]), { anchors }))).toEqual(['intact']);
    expect(told(await verified(of([...written, fields]), { anchors }))).toEqual([
      'intact',
      'Version 13 says that reason of version 2 is erased, and it is still there; redact it again',
    ]);
    const other = redaction(gone, 2, 'event.title');
    expect(told(await verified(of([...gone, { ...other, event: resealed(other.event) }])))).toEqual([
      'altered',
      expect.stringMatching(/^Version 2: its text reason is erased/),
      expect.stringMatching(/^Version 13 says that event\.title of version 2/),
    ]);
    const since = treeOf(written);
    expect(told(await verified(of([...gone, fields]), { anchors, since }))).toEqual(['intact']);
    expect(told(await verified(of([...written, fields]), { anchors, since }))[1]).toMatch(/still there/);
  });

  it('flags events that say a time before others saw the plan without them, and gives the bracket', async () => {
    const written = await history();
    const anchor = (name: string, size: number, after: number): ReturnType<typeof anchorOf> =>
      anchorOf(name, seenNoteOf(PLAN, treeOf(written, size), SECONDS + after));
    // Versions 7 to 9 were recorded two minutes after the first, 10 to 12 three.
    const anchors = [anchor('one', 6, 241), anchor('two', 9, 242)];
    const found = await verified(of(written), { anchors, about: 8 });
    expect(found.verdict).toBe('intact');
    expect(found.warnings.map(explainFinding)).toEqual([
      'Versions 7 to 9 say to be recorded from 2026-11-22T10:02:00.000Z, yet the checkpoint one, which auditor.example saw at 2026-11-22T10:04:01.000Z, has none of it: back-dated, or the checkpoint was old when it was seen; ask who wrote it',
    ]);
    expect(found.bracket).toMatchObject({
      version: 8,
      without: { checkpoint: 'one', size: 6, sights: [{ witness: 'auditor.example' }] },
      with: { checkpoint: 'two', size: 9 },
    });
    const exactly = await verified(of(written), { anchors: [anchor('one', 6, 240), anchor('two', 9, 0)] });
    expect(exactly.warnings).toEqual([]);
    const ahead = await verified(of(written), { anchors: [anchor('two', 9, -1)] });
    expect(ahead.warnings).toMatchObject([{ _tag: 'DatedAhead', version: 7, to: 9 }]);
    expect((await verified(of(written), { about: 8 })).bracket).toEqual({ version: 8 });
  });

  it('tells the first findings by version, and how many there are', async () => {
    const written = await history();
    const all = written.map(edited);
    const found = await verified(of([all[11]!, ...all.slice(0, 11)]), { most: 4 });
    expect(found.findings.map((finding) => 'version' in finding && finding.version)).toEqual([1, 1, 1, 2]);
    expect(found.allFindings).toBeGreaterThan(20);
  });

  it('goes on after what cannot be read, and is unreadable', async () => {
    const written = await history();
    const source: VerifySource = {
      ...of(written),
      readWritten:
        (_, from = 1, to = Infinity) =>
        () =>
          Promise.resolve(
            from <= 5 && to >= 5
              ? E.left({ _tag: 'Unreadable' as const, stream: 'p', why: 'The page is torn' })
              : E.right(written.slice(from - 1, to)),
          ),
    };
    const anchors = [3, 8].map((size) => anchorOf(`at ${size}`, noteOf(PLAN, treeOf(written, size))));
    const found = await verified(source, { anchors });
    expect(told(found)).toEqual(['unreadable', 'Version 5 cannot be read: The page is torn']);
    expect(found).toMatchObject({ version: 12, held: [{ name: 'at 3' }], heldButFor: [] });
    const torn: VerifySource = {
      ...of(written),
      readWritten:
        (_, from = 1, to = Infinity) =>
        () =>
          Promise.resolve(
            from <= 5 && to >= 8
              ? E.left({ _tag: 'Unreadable' as const, stream: 'p', why: 'The page is torn' })
              : E.right(written.slice(from - 1, to)),
          ),
    };
    const whole = await verified(torn, { anchors });
    expect(told(whole)).toEqual([
      'unreadable',
      'The plan cannot be read: The page is torn; each event by itself can be read',
    ]);
    expect(whole.held.map(({ name }) => name)).toEqual(['at 3', 'at 8']);
    const down: VerifySource = {
      ...of(written),
      readWritten: () => () => Promise.resolve(E.left({ _tag: 'Unavailable' as const, why: 'No answer' })),
    };
    expect(told(await verified(down, { anchors }))).toEqual([
      'unreadable',
      'The plan cannot be read: No answer',
    ]);
  });

  it('skips a gap of any length', async () => {
    const far = 2 ** 50;
    const written = await history();
    const source: VerifySource = {
      ...of(written),
      versionOf: () => () => Promise.resolve(E.right(far)),
      readWritten:
        (_, from = 1, to = Infinity) =>
        () =>
          Promise.resolve(
            to <= 12
              ? E.right(written.slice(from - 1, to))
              : E.left({
                  _tag: 'Unreadable' as const,
                  stream: 'p',
                  version: Math.max(from, 13),
                  found: 'nothing' as const,
                  why: 'Nothing there',
                }),
          ),
    };
    const found = await verified(source);
    expect(found.findings.map(({ _tag }) => _tag)).toContain('Missing');
    expect(found.verdict).toBe('missing');
  });
});
