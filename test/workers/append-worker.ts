import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';

import type { EventId, Instant, PlanId, Recordable } from '@plan-ledger/domain';
import type { EventStore } from '@plan-ledger/store';
import { openSqliteStore } from '@plan-ledger/store/sqlite';

/** What a worker is told, as JSON, in its one argument. */
export interface Orders {
  readonly file: string;
  /** Names the worker in its event ids. */
  readonly name: string;
  readonly appends: number;
  /** The sizes of the batches, in turn. */
  readonly sizes: readonly number[];
  /** The plans that take the batches, in turn. */
  readonly plans: readonly string[];
  /** Whether it waits for a line on its input before it opens the file. */
  readonly waits: boolean;
}

/** What a worker says, one JSON object a line. */
export type Line =
  | { readonly says: 'ready' | 'done' }
  | {
      readonly says: 'stored';
      readonly plan: string;
      readonly ids: readonly string[];
      readonly first: number;
    }
  | { readonly says: 'failed'; readonly tag: string; readonly why: string };

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;

// At once and whole, so that what was said before a SIGKILL was said.
const say = (line: Line): void => void writeSync(1, `${JSON.stringify(line)}\n`);

const idNamed = (name: string): EventId => {
  const hex = createHash('sha256').update(name).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5') as EventId;
};

const batchOf = (turn: number): readonly Recordable[] => {
  const size = orders.sizes[turn % orders.sizes.length]!;
  return Array.from({ length: size }, (_, at) => ({
    id: idNamed(`${orders.name} ${turn} ${at}`),
    event: {
      type: 'ActionStatusChanged',
      action: 'field-force',
      status: `${orders.name}, turn ${turn}, event ${at}`,
    },
    reportedOn: '2020-05-26',
    actor: 'worker',
    correlation: `${orders.name}-${turn}-of-${size}`,
  })) as unknown as readonly Recordable[];
};

const write = async (store: EventStore, turn: number): Promise<boolean> => {
  const plan = orders.plans[turn % orders.plans.length] as PlanId;
  const events = batchOf(turn);
  const result = await store.append(plan, 'any', events)();
  if (result._tag === 'Left') {
    const failure = result.left;
    say({ says: 'failed', tag: failure._tag, why: failure._tag === 'Conflict' ? 'Conflict' : failure.why });
    return false;
  }
  say({ says: 'stored', plan, ids: events.map(({ id }) => id), first: result.right.first });
  return true;
};

const main = async (): Promise<void> => {
  if (orders.waits) {
    say({ says: 'ready' });
    await new Promise((resolve) => process.stdin.once('data', resolve));
    process.stdin.destroy();
  }
  const clock = (): Instant => new Date().toISOString() as Instant;
  const opened = await openSqliteStore({ file: orders.file, clock })();
  if (opened._tag === 'Left') {
    const failure = opened.left;
    say({
      says: 'failed',
      tag: failure._tag,
      why: failure._tag === 'Conflict' ? 'Conflict' : failure.why,
    });
    return;
  }
  let failures = 0;
  // One more after a failure, to see whether the store still takes any.
  for (let turn = 0; turn < orders.appends && failures < 2; turn++) {
    failures += (await write(opened.right, turn)) ? 0 : 1;
  }
  await opened.right.close();
  say({ says: 'done' });
};

await main();
