import type { Instant, PlanId, Recordable } from '@plan-ledger/domain';
import { openEventStoreDB, secretInMemory } from '@plan-ledger/store/eventstoredb';

/** What a worker is told, as JSON, in its one argument. */
export interface Orders {
  readonly connectionString: string;
  readonly deadlineMs: number;
  /** How many questions it asks at once of a server that is away, and how long it goes on. */
  readonly asks: number;
  readonly ms: number;
}

const { connectionString, deadlineMs, asks, ms } = JSON.parse(process.argv[2] ?? '{}') as Orders;
const plan = 'of-a-worker' as PlanId;

const said = (at: number): Recordable =>
  ({
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    event: { type: 'SectionAdded', section: 'practice', title: `Section ${at}`, order: 1 },
    reportedOn: '2020-05-26',
    actor: 'worker',
    correlation: 'worker',
  }) as unknown as Recordable;

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Uses a ledger in all ways, then goes on asking while its server comes and goes; then it closes, in the midst of it. */
const main = async (): Promise<void> => {
  const opened = await openEventStoreDB({
    connectionString,
    clock: () => new Date().toISOString() as Instant,
    secret: secretInMemory(),
    deadlineMs,
    pollMs: 100,
  })();
  if (opened._tag === 'Left') {
    say({ failed: opened.left.why });
    return;
  }
  const store = opened.right;
  let heard = 0;
  store.subscribe('', {
    onEvents: ({ events }) => {
      heard += events.length;
      return Promise.resolve();
    },
    onFailure: ({ why }) => say({ failed: why }),
  });
  const appended = await store.append(plan, 'new', [said(0), said(1)])();
  const read = await store.read(plan)();
  while (heard < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  say({ appended: appended._tag, read: read._tag === 'Right' ? read.right.length : read.left.why, heard });
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const all = Array.from({ length: asks }, () => Promise.all([store.versionOf(plan)(), store.plans()]));
    await Promise.all(all);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (asks > 0) void store.append(plan, 'any', [said(2)])();
  await store.close();
  say({ closed: true });
};

await main();
