import type { Instant, PlanId } from '@plan-ledger/domain';
import { openSqliteStore } from '@plan-ledger/store/sqlite';

/** Opens a ledger, reads it, and prints what came of it: how many events, or why none. Waits between when it is told to. */
const [file, mode, plan, waits] = process.argv.slice(2) as [string, 'read' | 'write', PlanId, string?];

const clock = (): Instant => new Date().toISOString() as Instant;

const main = async (): Promise<unknown> => {
  const opened = await openSqliteStore({ file, mode, clock, busyMs: 100 })();
  if (opened._tag === 'Left') return opened.left;
  const first = await opened.right.read(plan)();
  if (waits !== undefined) {
    console.log('opened');
    await new Promise((resolve) => process.stdin.once('data', resolve));
    process.stdin.destroy();
  }
  const events = waits === undefined ? first : await opened.right.read(plan)();
  await opened.right.close();
  return events._tag === 'Left' ? events.left : events.right.length;
};

console.log(JSON.stringify(await main()));
