import { createHash } from 'node:crypto';

import { setTimeout as pass } from 'node:timers/promises';

import type { EventId, Instant, PlanId, Recordable, Recorded } from '@plan-ledger/domain';
import { type Appended, type EventStore, explainFailure, type StoreFailure } from '@plan-ledger/store';
import { openEventStoreDB, secretInMemory } from '@plan-ledger/store/eventstoredb';

import type { Call, Fault } from '../wire-server/faults.js';
import { startWireServer, type WireServer } from '../wire-server/server.js';
import { seeded } from '../support/seeded.js';

/** A fault, for which calls of a run, and how often. `restart` is of the whole server. */
export interface Misfortune {
  readonly name: string;
  readonly fault?: Fault;
  readonly on?: Call['kind'];
  readonly restart?: boolean;
}

/** What came of one run: nothing but numbers, and whatever was wrong. */
export interface RunOf {
  readonly seed: number;
  readonly acknowledged: number;
  readonly failures: readonly string[];
  readonly longestMs: number;
  readonly struck: number;
  readonly faults: readonly string[];
}

const DEADLINE_MS = 600;
/** How often one who was told that it is not known asks again. */
const TRIES = 8;
/** How long a subscription that went silent may go unnoticed. */
const POLL_MS = 300;
/** What a machine that does other things too may take longer. */
const SLACK_MS = 1500;

const idNamed = (name: string): EventId =>
  createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/u, '$1-$2-$3-$4-$5') as EventId;

const batch = (name: string, size: number): readonly Recordable[] =>
  Array.from({ length: size }, (_, at) => ({
    id: idNamed(`${name}-${at}`),
    event: { type: 'SectionAdded', section: 'practice', title: `${name}, ${at}`, order: 1 },
    reportedOn: '2020-05-26',
    actor: 'U1',
    correlation: name,
  })) as unknown as readonly Recordable[];

const clock = (): Instant => new Date().toISOString() as Instant;

const secret = secretInMemory();

/** Before anything is struck: that a machine is busy with other things is no failure of the server. */
const opened = async (server: WireServer, tries = TRIES): Promise<EventStore> => {
  const store = await openEventStoreDB({
    connectionString: server.connectionString(),
    clock,
    secret,
    deadlineMs: DEADLINE_MS,
    pollMs: POLL_MS,
  })();
  if (store._tag === 'Right') return store.right;
  if (store.left._tag === 'Unavailable' && tries > 1) return opened(server, tries - 1);
  throw new Error(store.left.why);
};

/** A server, one who writes on it, and a rival who writes the same plan and reads it, for many runs one after the other. */
interface Lane {
  readonly server: WireServer;
  readonly store: EventStore;
  readonly rival: EventStore;
  readonly following: Following;
}

/** Who follows all plans, and what was heard of one of them. */
interface Following {
  readonly heard: (plan: PlanId) => readonly string[];
  readonly failures: readonly string[];
}

/** Nobody follows. */
const NOBODY: Following = { heard: () => [], failures: [] };

const followingOn = (store: EventStore): Following => {
  const all: Recorded[] = [];
  const failures: string[] = [];
  store.subscribe('', {
    onEvents: async ({ events }) => void all.push(...events),
    onFailure: (failure) => failures.push(`the subscription ended: ${explainFailure(failure)}`),
  });
  return {
    heard: (plan) => all.filter((event) => event.plan === plan).map(({ id }) => id),
    failures,
  };
};

/** Waits until all is heard, or for as long as silence may go unnoticed. */
const hearing = async (following: Following, plan: PlanId, count: number): Promise<readonly string[]> => {
  const until = performance.now() + POLL_MS + SLACK_MS;
  while (following.heard(plan).length < count && performance.now() < until) await pass(5);
  return following.heard(plan);
};

/** Two appends, one of them struck, while a rival writes; then whatever was not acknowledged once more, and all is read. */
const run = async (
  { server, store, rival, following }: Lane,
  { fault, on, restart = false }: Misfortune,
  seed: number,
): Promise<RunOf> => {
  const random = seeded(seed);
  const plan = `struck-${seed}` as PlanId;
  const sizes = [0, 1].map(() => 1 + Math.floor(random() * 4));
  const batches = sizes.map((size, at) => batch(`${seed}-${at}`, size));
  const strikeAt = Math.floor(random() * 2);
  const [skip, times] = [Math.floor(random() * 2), 1 + Math.floor(random() * 2)];
  const expectsAny = random() < 0.5;
  const acknowledged: Appended[] = [];
  const failures: string[] = [];
  const faults: string[] = [];
  let [longestMs, struck, head] = [0, 0, 0];

  /** Who expected a version that a rival has taken looks again. */
  const attempt = async (events: readonly Recordable[], tries = 5): Promise<StoreFailure | undefined> => {
    const began = performance.now();
    const result = await store.append(plan, expectsAny ? 'any' : head, events)();
    longestMs = Math.max(longestMs, performance.now() - began);
    if (result._tag === 'Left') {
      if (result.left._tag !== 'Conflict' || tries === 0) return result.left;
      head = result.left.actual;
      return attempt(events, tries - 1);
    }
    acknowledged.push(result.right);
    head = result.right.last;
    return undefined;
  };

  const restarts: Promise<void>[] = [];
  const rivals = [0].map((at) => batch(`${seed}-rival-${at}`, 1 + Math.floor(random() * 2)));
  const rivalling = rivals.map(async (events) => {
    await pass(random() * 30);
    // A rival is struck too: it goes on until it knows.
    for (let tries = 0; tries < TRIES; tries++) {
      const result = await rival.append(plan, 'any', events)();
      if (result._tag === 'Right') return acknowledged.push(result.right);
      await pass(20);
    }
    return faults.push('a rival was never answered');
  });

  // A subscription is struck when it is made: here one of its own, else that of the lane.
  const isFollowed = on === 'subscribe';
  const follower = isFollowed ? await opened(server) : undefined;
  let followed = following;

  for (const [at, events] of batches.entries()) {
    if (at === strikeAt) {
      let seen = 0;
      server.faults.choose((call) => {
        const isOfPlans = call.kind === 'subscribe' || call.stream.startsWith('plan-');
        if (fault === undefined || call.kind !== on || !isOfPlans) return undefined;
        seen += 1;
        if (seen <= skip || seen > skip + times) return undefined;
        struck += 1;
        return fault;
      });
      if (follower !== undefined) followed = followingOn(follower);
      if (restart) {
        struck += 1;
        restarts.push(pass(random() * 8).then(() => server.restart()));
      }
    }
    const failure = await attempt(events);
    if (!isFollowed) server.faults.clear();
    if (failure === undefined) continue;
    const message = explainFailure(failure);
    failures.push(`${failure._tag}: ${message}`);
    if (!['OutcomeUnknown', 'Unavailable'].includes(failure._tag))
      faults.push(`gave ${failure._tag}: ${message}`);
    if (!/plan-struck|esdb:\/\//u.test(message)) faults.push(`says nothing of where: ${message}`);
    // The same again: written once, whatever had become of it.
    let again: StoreFailure | undefined = failure;
    for (let tries = 0; again !== undefined && tries < TRIES; tries++) again = await attempt(events);
    if (again !== undefined) faults.push(`not written again: ${explainFailure(again)}`);
  }

  // A restart that came after the end would open the server again, and the process would never end.
  await Promise.all([...rivalling, ...restarts]);
  server.faults.clear();
  let read = await rival.read(plan)();
  // On a machine that does other things too an answer may be late; what is stored is none the less.
  for (let tries = 0; read._tag === 'Left' && tries < 5; tries++) read = await rival.read(plan)();
  const stored = read._tag === 'Right' ? read.right.map(({ id }) => id as string) : [];
  const all = [...batches, ...rivals].map((events) => events.map(({ id }) => id as string));
  const wanted = all.flat();
  if (stored.length !== wanted.length || new Set(stored).size !== wanted.length) {
    faults.push(
      `stored ${stored.length} events, ${new Set(stored).size} of them different; wanted ${wanted.length} once each`,
    );
  }
  for (const ids of all) {
    const from = stored.indexOf(ids[0]!);
    if (ids.some((id, at) => stored[from + at] !== id)) faults.push('a batch is not whole and in order');
  }
  const heard = followed === NOBODY ? stored : await hearing(followed, plan, stored.length);
  if (JSON.stringify(heard) !== JSON.stringify(stored)) {
    faults.push(`a subscriber heard ${heard.length} events of ${stored.length}, or in another order`);
  }
  faults.push(...followed.failures);
  await follower?.close();
  for (const { first, events } of acknowledged) {
    events.forEach(({ id, version }, at) => {
      if (version !== first + at || stored[version - 1] !== id)
        faults.push(`acknowledged ${id} at ${version}`);
    });
  }
  if (longestMs > DEADLINE_MS + SLACK_MS) faults.push(`took ${Math.round(longestMs)} ms of ${DEADLINE_MS}`);
  return { seed, acknowledged: acknowledged.length, failures, longestMs, struck, faults };
};

const AT_ONCE = 10;

const main = async (): Promise<void> => {
  const { misfortunes, runs, seed } = JSON.parse(process.argv[2] ?? '{}') as {
    readonly misfortunes: readonly Misfortune[];
    readonly runs: number;
    readonly seed: number;
  };
  for (const misfortune of misfortunes) {
    const results: RunOf[] = [];
    const seeds = Array.from({ length: runs }, (_, at) => seed + at);
    const lane = async (): Promise<void> => {
      const server = await startWireServer();
      const [store, rival] = [await opened(server), await opened(server)];
      // Only where a subscription can be hurt: following costs as much as writing.
      const following = misfortune.restart === true ? followingOn(rival) : NOBODY;
      for (let next = seeds.shift(); next !== undefined; next = seeds.shift()) {
        results.push(await run({ server, store, rival, following }, misfortune, next));
      }
      await Promise.all([store.close(), rival.close()]);
      await server.dispose();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    process.stdout.write(`${JSON.stringify({ name: misfortune.name, results })}\n`);
  }
};

await main();
