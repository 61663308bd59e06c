import { deepStrictEqual } from 'node:assert';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freeTextsOf, type Recorded, type Step, type Version, withoutText } from '@plan-ledger/domain';
import type { EventStore } from '@plan-ledger/store';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { pipe } from 'fp-ts/lib/function.js';

import {
  anyHistory,
  figure,
  historyOf,
  idNamed,
  instantAt,
  PLAN,
  rightOf,
  SMALL,
  step,
  storeWith,
  withoutErased,
} from '../../../test/support/histories.js';
import {
  dropKept,
  type Known,
  knownAt,
  noViewStore,
  openViewStore,
  planAt,
  type ViewStore,
  planView,
} from './index.js';

const SECRET = 'Said of a person who lives at 14 Mill Lane';

const report = (comment: string): Step =>
  step({ type: 'ReportProgress', section: 'visits', page: 'detail', done: [], next: [], comment });
const redact = (version: number, field: string): Step =>
  step({ type: 'RedactText', version, field, basis: 'Request for erasure, upheld' });
const actual = (at: number): Step =>
  step({
    type: at === 0 ? 'RecordActual' : 'ReviseActual',
    measure: 'seen',
    period: '2020-04',
    figure: figure(`${at % 100}%`),
    ...(at === 0 ? {} : { act: 'unexplained' }),
  });
const quote = (says: string): Step =>
  step({
    type: 'QuoteFigure',
    section: 'visits',
    page: 'detail',
    measure: 'seen',
    period: '2020-04',
    figure: figure('61%'),
    says,
  });

/** v6 holds the text, v7 comes after it, and v8 says that it was erased. */
const HELD = 6;
const HISTORY = historyOf([...SMALL, report(SECRET), actual(0), redact(HELD, 'event.comment'), actual(1)]);

/** A ledger as it is at one time after another: how far it has come, and whether what is said to be erased is. */
interface Ledger {
  readonly store: EventStore;
  head: Version;
  erased: boolean;
  /** The versions from which it was read, in order. */
  readonly from: number[];
  /** What a read waits for before it answers with what it has found. */
  wait: (from: Version) => Promise<unknown>;
}

const ledgerOf = async (history: readonly Recorded[], head = history.length): Promise<Ledger> => {
  const inner = await storeWith(history);
  const ledger: Ledger = {
    head,
    erased: true,
    from: [],
    wait: () => Promise.resolve(),
    store: {
      ...inner,
      versionOf: () => TE.right(ledger.head),
      read: (_plan, from = 1, to = Infinity) => {
        ledger.from.push(from);
        const there = history.slice(0, ledger.head);
        const given = ledger.erased ? withoutErased(there) : there;
        return pipe(
          TE.fromTask<unknown, never>(() => ledger.wait(from)),
          TE.map(() => given.slice(from - 1, to)),
        );
      },
    },
  };
  return ledger;
};

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-ledger-erasure-'));
  file = join(folder, 'views.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

const open = (): ViewStore => openViewStore(file, 'this-store');

/** The files of the cache in which a text stands, or a good part of it. */
const holding = (text: string): readonly string[] =>
  ['', '-wal', '-shm', '-journal']
    .filter((end) => existsSync(`${file}${end}`))
    .filter((end) => {
      const bytes = readFileSync(`${file}${end}`);
      return [text, text.slice(0, 16), text.slice(-16)].some((part) => bytes.includes(part));
    });

const known = ({ store }: Ledger, views: ViewStore, version: Version): Promise<Known> =>
  rightOf(knownAt(store, views, PLAN, version));

const commentIn = ({ plan }: Pick<Known, 'plan'>): string | undefined =>
  plan.sections['visits']?.progress.detail?.comment;

describe('what is kept of a text that was erased', () => {
  it('is dropped when the history says so, and its bytes leave the file, on a machine where it was not erased', async () => {
    const ledger = await ledgerOf(HISTORY, 7);
    const views = open();
    expect(commentIn(await known(ledger, views, 7))).toBe(SECRET);
    expect(commentIn(await known(ledger, views, 6))).toBe(SECRET);
    expect(holding(SECRET)).not.toEqual([]);
    ledger.head = 9;
    expect(commentIn(await known(ledger, views, 9))).toBe('[redacted]');
    expect(holding(SECRET)).toEqual([]);
    for (const version of [6, 7, 8]) {
      expect(commentIn(await known(ledger, views, version))).toBe('[redacted]');
      deepStrictEqual(await known(ledger, views, version), await known(ledger, noViewStore, version));
    }
    views.close();
    expect(holding(SECRET)).toEqual([]);
  });

  it('is dropped also by a question about a time before it was erased, and by no other', async () => {
    const ledger = await ledgerOf(HISTORY, 7);
    const views = open();
    await known(ledger, views, 7);
    ledger.head = 9;
    expect(commentIn(await known(ledger, views, 7))).toBe('[redacted]');
    expect(holding(SECRET)).toEqual([]);
    views.close();
  });

  it('is dropped in the registers as well, whichever of them is asked for', async () => {
    const history = historyOf([...SMALL, actual(0), quote(SECRET), redact(7, 'event.says')]);
    const ledger = await ledgerOf(history, 7);
    const views = open();
    expect((await known(ledger, views, 7)).quoted[0]?.says).toBe(SECRET);
    ledger.head = 8;
    await rightOf(planAt(ledger.store, views, PLAN, 8));
    expect(holding(SECRET)).toEqual([]);
    expect((await known(ledger, views, 8)).quoted[0]?.says).toBe('[redacted]');
    expect((await known(ledger, views, 7)).quoted[0]?.says).toBe('[redacted]');
    views.close();
  });

  it('is dropped from its version on; what was kept before it stays, and what is kept anew is started from', async () => {
    const many = Array.from({ length: 1600 }, (_, at) => actual(at));
    const history = historyOf([...SMALL, ...many.slice(0, 700), report(SECRET), ...many.slice(700)]);
    const erased = historyOf([
      ...SMALL,
      ...many.slice(0, 700),
      report(SECRET),
      ...many.slice(700),
      redact(706, 'event.comment'),
    ]);
    const ledger = await ledgerOf(erased, history.length);
    const views = open();
    await known(ledger, views, history.length);
    expect(views.nearest(PLAN, 1499, [planView])?.version).toBe(1000);
    ledger.head += 1;
    ledger.from.length = 0;
    expect(commentIn(await known(ledger, views, ledger.head))).toBe('[redacted]');
    // What is kept last, and the new event; then from 500, which the text does not reach.
    expect(ledger.from.slice(0, 2)).toEqual([1606, 1607]);
    expect(ledger.from.slice(2)).toEqual([706, 500, 1607, 501, 1501]);
    ledger.from.length = 0;
    expect(commentIn(await known(ledger, views, 1400))).toBe('[redacted]');
    expect(commentIn(await known(ledger, views, 1401))).toBe('[redacted]');
    expect(ledger.from.filter((from) => from < 1000)).toEqual([]);
    views.close();
    expect(holding(SECRET)).toEqual([]);
  });

  it('is heeded once: no later question drops anything or looks again', async () => {
    const ledger = await ledgerOf(HISTORY, 7);
    const views = open();
    await known(ledger, views, 7);
    ledger.head = 9;
    await known(ledger, views, 9);
    const { drops } = views.looked(PLAN);
    for (const version of [6, 7, 8, 9, 9]) await known(ledger, views, version);
    expect(views.looked(PLAN)).toEqual({ to: 9, eventId: HISTORY[8]?.id, drops });
    ledger.from.length = 0;
    await known(ledger, views, 9);
    expect(ledger.from).toEqual([9]);
    views.close();
  });
});

describe('a process that read a text before it was erased', () => {
  /** A question about version 7 that has read the text, and goes on when it is told. */
  const slow = async (ledger: Ledger, views: ViewStore): Promise<{ readonly goOn: () => Promise<Known> }> => {
    let release: (value?: unknown) => void = () => undefined;
    const gate = new Promise((resolve) => (release = resolve));
    let reached: (value?: unknown) => void = () => undefined;
    const isThere = new Promise((resolve) => (reached = resolve));
    ledger.wait = () => {
      ledger.wait = () => Promise.resolve();
      reached();
      return gate;
    };
    const answer = known(ledger, views, 7);
    await isThere;
    return {
      goOn: () => {
        release();
        return answer;
      },
    };
  };

  it('keeps nothing of it after it was dropped', async () => {
    const ledger = await ledgerOf(HISTORY, 7);
    const [views, other] = [open(), open()];
    const { goOn } = await slow(ledger, views);
    ledger.head = 8;
    expect(dropKept(other, PLAN, HELD)).toBe(true);
    // The answer is of the time at which it was asked.
    expect(commentIn(await goOn())).toBe(SECRET);
    expect(holding(SECRET)).toEqual([]);
    expect(commentIn(await known(ledger, views, 7))).toBe('[redacted]');
    for (const store of [views, other]) store.close();
    expect(holding(SECRET)).toEqual([]);
  });

  it('keeps nothing of it after another process has met the erasure, though that one had nothing to drop', async () => {
    const ledger = await ledgerOf(HISTORY, 7);
    const [views, other] = [open(), open()];
    const { goOn } = await slow(ledger, views);
    ledger.head = 9;
    expect(commentIn(await known(ledger, other, 9))).toBe('[redacted]');
    expect(commentIn(await goOn())).toBe(SECRET);
    expect(holding(SECRET)).toEqual([]);
    expect(commentIn(await known(ledger, other, 7))).toBe('[redacted]');
    for (const store of [views, other]) store.close();
  });

  it('keeps nothing of it when it meets another erasure after the drop', async () => {
    const history = historyOf([
      ...SMALL,
      report(SECRET),
      redact(2, 'event.title'),
      redact(HELD, 'event.comment'),
    ]);
    const ledger = await ledgerOf(history, 7);
    const [views, other] = [open(), open()];
    const { goOn } = await slow(ledger, views);
    ledger.head = 8;
    expect(dropKept(other, PLAN, HELD)).toBe(true);
    expect(commentIn(await goOn())).toBe(SECRET);
    expect(holding(SECRET)).toEqual([]);
    for (const store of [views, other]) store.close();
  });

  it('keeps it where nobody has met the erasure yet, and the next question drops it', async () => {
    const ledger = await ledgerOf(HISTORY, 7);
    const views = open();
    const { goOn } = await slow(ledger, views);
    ledger.head = 9;
    await goOn();
    expect(holding(SECRET)).not.toEqual([]);
    expect(commentIn(await known(ledger, views, 7))).toBe('[redacted]');
    expect(holding(SECRET)).toEqual([]);
    views.close();
  });
});

describe('a text that is said to be erased and is still there', () => {
  it.each([
    ['was kept before', true],
    ['was never kept', false],
  ])('is not kept until it is gone (it %s)', async (_, before) => {
    const ledger = await ledgerOf(HISTORY, 7);
    const views = open();
    if (before) await known(ledger, views, 7);
    ledger.head = 9;
    ledger.erased = false;
    for (const version of [7, 9, 7, 9]) {
      expect(commentIn(await known(ledger, views, version))).toBe(SECRET);
      expect(holding(SECRET)).toEqual([]);
    }
    ledger.erased = true;
    for (const version of [7, 9]) expect(commentIn(await known(ledger, views, version))).toBe('[redacted]');
    expect(views.nearest(PLAN, 9, [planView])?.version).toBe(9);
    expect(views.looked(PLAN).to).toBe(9);
    views.close();
  });

  it('or never was there does not stop anything from being kept', async () => {
    const history = historyOf([...SMALL, redact(5, 'event.comment'), actual(0)]);
    const ledger = await ledgerOf(history);
    const views = open();
    await known(ledger, views, 7);
    ledger.from.length = 0;
    await known(ledger, views, 7);
    expect(ledger.from).toEqual([7]);
    views.close();
  });
});

describe('a history that went back to an older one', () => {
  it('is looked through again, though it has come as far as before', async () => {
    const before = historyOf([...SMALL, report(SECRET), actual(0), actual(1), actual(2)]);
    const ledger = await ledgerOf(before, 7);
    const views = open();
    // Two kept states, of which the earlier one stays in both histories.
    const later = await ledgerOf(before, 9);
    await known(later, views, 9);
    views.keep(PLAN, { version: 6, eventId: before[5]!.id, drops: views.looked(PLAN).drops }, [planView], {
      plan: (await known(ledger, noViewStore, 6)).plan,
    });
    const restored = before.slice(0, 7);
    const grown = [
      ...restored,
      ...historyOf([...SMALL, report(SECRET), actual(0), redact(6, 'event.comment')], 'other')
        .slice(7)
        .map((event) => ({ ...event, id: idNamed('other 8'), recordedAt: instantAt(9000) })),
    ];
    const { store } = await ledgerOf(grown);
    const now = await rightOf(planAt(store, views, PLAN, 8));
    expect(commentIn(now)).toBe('[redacted]');
    views.close();
  });
});

describe('dropping what is kept', () => {
  it('says so when another program holds the file, and does it when it is let go', async () => {
    const ledger = await ledgerOf(HISTORY, 7);
    const views = open();
    await known(ledger, views, 7);
    const other = new Database(file);
    other.exec('BEGIN; SELECT count(*) FROM kept_states');
    other.prepare('SELECT count(*) FROM kept_states').get();
    expect(dropKept(views, PLAN, HELD)).toBe(false);
    other.exec('COMMIT');
    expect(dropKept(views, PLAN, HELD)).toBe(true);
    expect(holding(SECRET)).toEqual([]);
    other.close();
    views.close();
  });

  it('says so when the file is locked for writing, or damaged', async () => {
    const ledger = await ledgerOf(HISTORY, 7);
    const views = open();
    await known(ledger, views, 7);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    expect(dropKept(views, PLAN, HELD)).toBe(false);
    other.exec('ROLLBACK; DROP TABLE kept_states');
    other.close();
    expect(dropKept(views, PLAN, HELD)).toBe(false);
    views.close();
  });

  it('keeps what was kept before, and of other plans; and drops what was kept for another store', () => {
    const keys = [planView];
    const other = 'other-plan' as typeof PLAN;
    const [views, elsewhere] = [open(), openViewStore(file, 'other-store')];
    const keep = (store: ViewStore, plan: typeof PLAN, version: number): void =>
      store.keep(plan, { version, eventId: idNamed(version), drops: 0 }, keys, { plan: version });
    for (const version of [500, 1000]) for (const plan of [PLAN, other]) keep(views, plan, version);
    keep(elsewhere, PLAN, 1000);
    expect(dropKept(views, PLAN, 1000)).toBe(true);
    expect(views.nearest(PLAN, 2000, keys)?.version).toBe(500);
    expect(views.nearest(other, 2000, keys)?.version).toBe(1000);
    expect(elsewhere.nearest(PLAN, 2000, keys)).toBeUndefined();
    for (const store of [views, elsewhere]) store.close();
  });

  it('is nothing where nothing is kept', () => {
    expect(dropKept(noViewStore, PLAN, 1)).toBe(true);
    expect(noViewStore.looked(PLAN).to).toBeGreaterThan(1e15);
    noViewStore.lookedTo(PLAN, { to: 1, eventId: '', drops: 0 });
  });
});

/** A text of a history that may be erased, and nothing like which stands elsewhere. */
const withSecret = (
  history: readonly Recorded[],
  which: number,
  text: number,
): { readonly history: readonly Recorded[]; readonly version: Version; readonly field: string } => {
  const places = history.flatMap((recorded) =>
    freeTextsOf(recorded)
      .filter(({ text: said }) => said !== '[redacted]')
      .map(({ field }) => ({ version: recorded.version, field })),
  );
  const { version, field } = places[(which * 31 + text) % places.length]!;
  const secret = (recorded: Recorded): Recorded =>
    JSON.parse(
      JSON.stringify(withoutText(withoutErased([recorded])[0]!, field)).replace(
        '"[redacted]"',
        JSON.stringify(SECRET),
      ),
    ) as Recorded;
  return {
    history: history.map((recorded) => (recorded.version === version ? secret(recorded) : recorded)),
    version,
    field,
  };
};

describe('any text of any history, erased at any time between any questions', () => {
  it('is answered as from the events alone, and has left the cache with the first question after it', async () => {
    const versions = fc.array(fc.nat(), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.nat(),
        fc.nat(),
        versions,
        versions,
        async (some, which, text, first, then) => {
          for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
          const { history, version, field } = withSecret(some, which, text);
          const last = history.at(-1)!;
          const whole: readonly Recorded[] = [
            ...history,
            {
              ...last,
              id: idNamed('erasure'),
              version: last.version + 1,
              recordedAt: instantAt(1_000_000),
              event: { type: 'TextRedacted', version, field, basis: 'Request for erasure, upheld' },
            },
          ];
          const ledger = await ledgerOf(whole, history.length);
          const views = open();
          try {
            for (const at of first) await known(ledger, views, 1 + (at % history.length));
            ledger.head = whole.length;
            for (const at of then) {
              const asked = 1 + (at % whole.length);
              deepStrictEqual(await known(ledger, views, asked), await known(ledger, noViewStore, asked));
            }
            deepStrictEqual(
              await known(ledger, views, whole.length),
              await known(ledger, noViewStore, whole.length),
            );
            expect(holding(SECRET)).toEqual([]);
          } finally {
            views.close();
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
