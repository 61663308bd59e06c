import { join } from 'node:path';

import { type Recorded, type Redaction, withoutText } from '@plan-ledger/domain';
import type { Written } from '@plan-ledger/store';
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
  const kept = whole.map((one): Written => {
    if (one.event.version !== version) return one;
    const event = withoutText(one.event, field);
    if (event === undefined) throw new Error(`Found no free text ${field} in v${version}`);
    return { ...one, event };
  });
  const { event: last } = kept.at(-1)!;
  const at = last.version + 1;
  const { source: _source, seal: _seal, ...envelope } = last;
  const said: Recorded = {
    ...envelope,
    id: idNamed(`erasure ${at}`),
    version: at,
    schema: 1,
    event: { type: 'TextRedacted', version, field, basis },
  };
  const file = join(cwd, 'erased.db');
  const to = await rightOf(openSqliteStore({ file, clock, mode: 'write' }));
  await rightOf(to.restore(id, [...kept, { event: said, first: at, last: at }]));
  await to.close();
  return file;
};
