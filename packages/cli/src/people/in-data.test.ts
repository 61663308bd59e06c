import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '@plan-ledger/domain';

import { namedData } from './in-data.js';

const names = (id: string, on?: string): string | undefined =>
  id.startsWith('U') ? `${id} on ${on ?? 'no day'}` : undefined;
const DAY = '2021-03-01' as CalendarDay;

describe('Names in data', () => {
  it('stand beside the ids, on the day of the nearest thing that has one', () => {
    const row = {
      field: 'owners',
      before: '',
      after: 'U1; X',
      recorded: { actor: 'U2', reportedOn: '2021-01-01' },
    };
    expect(namedData([row], names, DAY)).toEqual([
      {
        ...row,
        beforeNames: '',
        afterNames: 'U1 on 2021-01-01; X',
        recorded: { ...row.recorded, actorName: 'U2 on 2021-01-01' },
      },
    ]);
    expect(namedData({ reportedOn: '2021-02-01', fields: [{ owners: ['U1'] }] }, names, DAY)).toEqual({
      reportedOn: '2021-02-01',
      fields: [{ owners: ['U1'], ownerNames: ['U1 on 2021-02-01'] }],
    });
    expect(namedData({ actions: [{ responsible: ['U1', 'X'] }] }, names, DAY)).toEqual({
      actions: [{ responsible: ['U1', 'X'], responsibleNames: ['U1 on 2021-03-01', 'X'] }],
    });
  });

  it('leave everything else as it is', () => {
    const data = { a: null, b: [1, 'U1'], owners: 'U1', actor: 3, field: 'title', before: 'U1', after: 'U2' };
    expect(namedData(data, names, DAY)).toEqual(data);
    expect(namedData(null, names, DAY)).toBeNull();
  });
});
