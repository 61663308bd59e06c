import { describe, expect, it } from '@jest/globals';

import type { EventStore, StoreFailure } from '@plan-ledger/store';

import { rightOf } from '../../packages/store/src/testing/place.js';
import { batch, OTHER_PLAN, PLAN, said } from '../../packages/store/src/testing/samples.js';
import { createDatabase, type Database } from '../wire-server/database.js';
import { serverWith, until } from '../wire-server/with-server.js';
import { heard, openAt, tryOpen } from './ledgers.js';

const STREAM = `plan-${PLAN}`;
const json = (data: unknown): Uint8Array => Buffer.from(JSON.stringify(data), 'utf8');

/** What somebody else does to a plan of five events, and what each question about it is answered. */
interface Planted {
  readonly name: string;
  readonly plant: (database: Database) => void;
  readonly read: RegExp | number;
  readonly versionOf: RegExp | number;
  readonly append: RegExp;
  /** Of all plans: eight events where it can be read. */
  readonly all: RegExp | number;
}

const FOREIGN =
  /^Unreadable plan-gloucestershire-aip 6: Found an event "Planted" that Plan Ledger did not write/;
const LINK = /^Unreadable plan-gloucestershire-aip 6: Found a link to another event; nobody but Plan Ledger/;
const gone = (versions: string, version: number, setting: string): RegExp =>
  new RegExp(
    `^Unreadable plan-gloucestershire-aip ${version}: Found versions ${versions} gone${setting}; restore the server`,
  );
const on = (setting: string): string => `: \\${setting} on the stream ${STREAM}`;
const COUNT = gone('1 to 3', 1, on('$maxCount is 2'));
const BEFORE = gone('1 to 2', 1, on('$tb is 2'));
const HOLE = gone('3 to 3', 3, '');
const RECREATED = gone('1 to 5', 1, on('$tb is 5'));
const MOVED =
  /^Unreadable plan-gloucestershire-aip 6: Found a text \(event\.title\) that the text secret does not open/;
const EMPTIED =
  /^Unreadable plan-gloucestershire-aip 1: Found the stream emptied of all its events: \$maxAge is 60 on the stream/;
const DELETED =
  /^Unreadable plan-gloucestershire-aip 1: Found the stream deleted: \$tb is 9223372036854775807 on/;
const TOMBSTONE = /^Unreadable plan-gloucestershire-aip: The stream was deleted for ever on the server; copy/;
const BURIED = /^Unreadable plan-gloucestershire-aip \d+: .*Plan Ledger did not write/;

const hides = (name: string, fields: Readonly<Record<string, unknown>>, why: RegExp): Planted => ({
  name,
  plant: (database) => database.setMetadata(STREAM, fields),
  read: why,
  versionOf: 5,
  append: why,
  // The log shows what a stream hides, until it is scavenged.
  all: 8,
});

const stranger = (name: string, event: Parameters<Database['plant']>[1]): Planted => ({
  name,
  plant: (database) => void database.plant(STREAM, event),
  read: FOREIGN,
  versionOf: 6,
  append: FOREIGN,
  all: FOREIGN,
});

const CASES: readonly Planted[] = [
  stranger('an event that is no JSON', { data: Buffer.from('\u0000\u0001', 'latin1') }),
  stranger('an event whose JSON is none', { json: true, data: Buffer.from('{"title":', 'utf8') }),
  stranger('an event of JSON without metadata', { json: true, data: json({ title: 'Mine' }) }),
  stranger('an event with the metadata of others', {
    json: true,
    data: json({ title: 'Mine' }),
    metadata: json({ $correlationId: 'x', actor: 'them' }),
  }),
  {
    name: 'a link',
    plant: (database) => void database.plantLink(STREAM, 0n, `plan-${OTHER_PLAN}`),
    read: LINK,
    versionOf: 6,
    append: LINK,
    all: LINK,
  },
  {
    name: 'an event gone from the middle',
    plant: (database) => database.removeEvent(STREAM, 2n),
    read: HOLE,
    versionOf: 5,
    append: HOLE,
    all: 7,
  },
  hides('$maxCount', { $maxCount: 2 }, COUNT),
  hides('$tb', { $tb: 2 }, BEFORE),
  {
    name: '$maxCount, scavenged',
    plant: (database) => {
      database.setMetadata(STREAM, { $maxCount: 2 });
      database.scavenge();
    },
    read: COUNT,
    versionOf: 5,
    append: COUNT,
    all: 5,
  },
  {
    ...hides('$maxAge, when all events are old', { $maxAge: 60 }, EMPTIED),
    versionOf: EMPTIED,
  },
  {
    name: 'a soft deletion',
    plant: (database) => void database.softDelete(STREAM, 'any'),
    read: DELETED,
    versionOf: DELETED,
    append: DELETED,
    all: 8,
  },
  {
    name: 'a soft deletion, and somebody who begins it again',
    plant: (database) => {
      const first = database.events(STREAM)[0]!;
      database.softDelete(STREAM, 'any');
      database.append(STREAM, 'no_stream', [{ ...first, id: said('again').id }]);
    },
    read: RECREATED,
    versionOf: 6,
    append: RECREATED,
    // What was written for another event does not open in this one.
    all: MOVED,
  },
  {
    name: 'a tombstone',
    plant: (database) => void database.tombstone(STREAM, 'any'),
    read: TOMBSTONE,
    versionOf: TOMBSTONE,
    append: TOMBSTONE,
    all: BURIED,
  },
];

const words = (failure: StoreFailure): string => {
  if (failure._tag === 'Conflict') return `Conflict ${failure.stream}`;
  if (failure._tag !== 'Unreadable') return `${failure._tag}: ${failure.why}`;
  const { version } = failure;
  return `Unreadable ${failure.stream}${version === undefined ? '' : ` ${version}`}: ${failure.why}`;
};

const answer = async <A, B>(
  ask: () => Promise<{ _tag: 'Left'; left: StoreFailure } | { _tag: 'Right'; right: A }>,
  of: (right: A) => B,
): Promise<B | string> => {
  const answered = await ask();
  return answered._tag === 'Left' ? words(answered.left) : of(answered.right);
};

const expectAnswer = (found: unknown, wanted: RegExp | number): void => {
  if (typeof wanted === 'number') expect(found).toBe(wanted);
  else expect(found).toMatch(wanted);
};

/** A ledger of two plans whose events are two minutes old, and a store that knows nothing of them. */
const withPlans = async () => {
  let now = 1_000_000;
  const server = await serverWith({ database: createDatabase({ clock: () => now, positions: 'own' }) });
  const writer = await openAt(server.connectionString());
  await rightOf(writer.append(PLAN, 'new', batch('a', 5)));
  now += 120_000;
  await rightOf(writer.append(OTHER_PLAN, 'new', batch('b', 3)));
  return { server, writer, store: await openAt(server.connectionString(), { pollMs: 50 }) };
};

const theOtherIsUsable = async (store: EventStore): Promise<void> => {
  expect(await rightOf(store.read(OTHER_PLAN))).toHaveLength(3);
  expect((await rightOf(store.append(OTHER_PLAN, 3, [said('later')]))).first).toBe(4);
  expect(await rightOf(store.versionOf(OTHER_PLAN))).toBe(4);
};

describe("What others did to a plan's stream is named, and nothing is written", () => {
  it.each(CASES)('$name', async ({ plant, read, versionOf, append, all }) => {
    const { server, store } = await withPlans();
    const length = (): number => server.database.log().length;
    plant(server.database);
    const before = length();
    expectAnswer(await answer(store.read(PLAN), (events) => events.length), read);
    expectAnswer(await answer(store.readWritten(PLAN), (events) => events.length), read);
    expectAnswer(await answer(store.versionOf(PLAN), Number), versionOf);
    for (const expected of ['any', 'new', 5] as const) {
      expectAnswer(await answer(store.append(PLAN, expected, [said('mine')]), () => 'written'), append);
    }
    expectAnswer(await answer(store.readAll(''), ({ events }) => events.length), all);
    expect(await rightOf(store.plans)).toEqual([PLAN, OTHER_PLAN]);
    const told = heard();
    const subscription = store.subscribe('', told);
    await until(() => told.events.length + told.failures.length > 0);
    expectAnswer(told.failures[0] === undefined ? told.events.length : words(told.failures[0]), all);
    await subscription.stop();
    expect(length()).toBe(before);
    await theOtherIsUsable(store);
  });

  it('is noticed by a store that knew the plan, when it reads it again', async () => {
    const { server, writer } = await withPlans();
    server.database.softDelete(STREAM, 'any');
    const before = server.database.log().length;
    expectAnswer(await answer(writer.read(PLAN), () => 'read'), DELETED);
    expectAnswer(await answer(writer.append(PLAN, 5, [said('mine')]), () => 'written'), DELETED);
    expect(server.database.log()).toHaveLength(before);
  });
});

describe('A stream of somebody else', () => {
  const NAME = 'plan-Basic 1';
  const ASTRAY =
    /^Unreadable all plans: Found a stream "plan-Basic 1", which is no plan's; keep others out of plan-…/;

  it('whose name begins as those of plans do stops what reads all plans, and no plan', async () => {
    const { server, store } = await withPlans();
    server.database.plant(NAME, { json: true, data: json({ title: 'Mine' }) });
    expectAnswer(await answer(store.readAll(''), () => 'read'), ASTRAY);
    const told = heard();
    store.subscribe('', told);
    await until(() => told.failures.length > 0);
    expectAnswer(words(told.failures[0]!), ASTRAY);
    expect(await rightOf(store.plans)).toEqual([PLAN, OTHER_PLAN]);
    expect(await rightOf(store.read(PLAN))).toHaveLength(5);
    await theOtherIsUsable(store);
  });

  it.each([
    ['somebody else begun', 0, /Found "Planted" as its first event; the stream belongs to somebody else/],
    ['somebody else wrote to', 3, /Found "Planted" as event 3; the stream belongs to somebody else/],
  ])('that is called plans, and that %s, is no list of plans', async (_, after, why) => {
    const server = after === 0 ? await serverWith() : (await withPlans()).server;
    server.database.plant('plans', { json: true, data: json({ title: 'Mine' }) });
    const before = server.database.log().length;
    const opened = await tryOpen(server.connectionString());
    expect(opened).toMatchObject({
      left: { _tag: 'Unreadable', stream: 'plans', why: expect.stringMatching(why) as never },
    });
    expect(server.database.log()).toHaveLength(before);
  });
});
