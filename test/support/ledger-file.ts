import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Instant, Recorded } from '@plan-ledger/domain';
import type { EventStore } from '@plan-ledger/store';
import { openSqliteStore } from '@plan-ledger/store/sqlite';

/** A directory that is gone after `use`, which others may look into. */
export const inDirectory = async (use: (directory: string) => Promise<void>): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'plan-ledger-test-'));
  chmodSync(directory, 0o755);
  try {
    await use(directory);
  } finally {
    chmodSync(directory, 0o755);
    rmSync(directory, { recursive: true });
  }
};

export const openLedger = async (file: string): Promise<EventStore> => {
  const clock = (): Instant => new Date().toISOString() as Instant;
  const opened = await openSqliteStore({ file, clock })();
  if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left));
  return opened.right;
};

/** Every event in a file, read through the store, plan by plan: a gap or a row that cannot be read fails. */
export const everyEvent = async (file: string): Promise<readonly Recorded[]> => {
  const store = await openLedger(file);
  try {
    const plans = await store.plans();
    if (plans._tag === 'Left') throw new Error(plans.left.why);
    const streams = await Promise.all(plans.right.map((plan) => store.read(plan)()));
    return streams.flatMap((stream) => {
      if (stream._tag === 'Left') throw new Error(stream.left.why);
      return stream.right;
    });
  } finally {
    await store.close();
  }
};
