import { describe, expect, it } from '@jest/globals';

import {
  historyOf,
  PLAN,
  planOf,
  rightOf,
  SMALL,
  step,
  storeWith,
  withoutErased,
} from '../../../test/support/histories.js';
import { redactionsOf } from './redactions.js';

const HISTORY = withoutErased(
  historyOf([
    ...SMALL,
    step({ type: 'RedactText', version: 4, field: 'event.owners[0]', basis: 'Request for erasure, upheld' }),
    step(
      { type: 'RedactText', version: 2, field: 'reason', basis: 'A name' },
      { actor: 'U2', reportedOn: '2020-07-01' },
    ),
  ]),
);

describe('redactions', () => {
  it('say where each text stood, on what ground it went, who said so, when by both clocks, and at which version', async () => {
    const store = await storeWith(HISTORY);
    expect(await rightOf(redactionsOf(store, PLAN, planOf(HISTORY)))).toEqual([
      {
        version: 4,
        field: 'event.owners[0]',
        event: 'ActionAdded',
        basis: 'Request for erasure, upheld',
        actor: 'U1',
        reportedOn: '2020-06-09',
        recordedAt: '2026-11-22T10:00:05.000Z',
        at: 6,
      },
      {
        version: 2,
        field: 'reason',
        event: 'SectionAdded',
        basis: 'A name',
        actor: 'U2',
        reportedOn: '2020-07-01',
        recordedAt: '2026-11-22T10:00:06.000Z',
        at: 7,
      },
    ]);
  });

  it('are those that were said by the version that is asked for', async () => {
    const store = await storeWith(HISTORY);
    const at = async (version: number) =>
      (await rightOf(redactionsOf(store, PLAN, planOf(HISTORY.slice(0, version))))).map((row) => row.at);
    expect([await at(5), await at(6), await at(7)]).toEqual([[], [6], [6, 7]]);
  });
});
