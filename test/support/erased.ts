import { join } from 'node:path';

import type { EventId, Recorded, Redaction } from '@plan-ledger/domain';
import { redactText } from '@plan-ledger/store';
import { openSqliteStore } from '@plan-ledger/store/sqlite';

import { idNamed, rightOf } from './histories.js';

const clock = (): Recorded['recordedAt'] => new Date().toISOString() as Recorded['recordedAt'];

/**
 * A ledger beside another one, in `erased.db`, with the same history and without one of its texts, which its last event says;
 * hands back its file.
 */
export const erasedLedger = async (
  cwd: string,
  plan: string,
  { version, field, basis }: Omit<Redaction, 'at'>,
): Promise<string> => {
  const id = plan as Recorded['plan'];
  const from = await rightOf(openSqliteStore({ file: join(cwd, 'plan-ledger.db'), clock, mode: 'read' }));
  const whole = await rightOf(from.readWritten(id));
  await from.close();
  const { actor, reportedOn } = whole.at(-1)!.event;
  const file = join(cwd, 'erased.db');
  const to = await rightOf(openSqliteStore({ file, clock, mode: 'write' }));
  await rightOf(to.restore(id, whole));
  let made = 0;
  const newId = (): EventId => idNamed(`erasure ${(made += 1)}`);
  await rightOf(redactText(to, id, { version, field, basis }, { actor, reportedOn }, { newId }));
  await to.close();
  return file;
};
