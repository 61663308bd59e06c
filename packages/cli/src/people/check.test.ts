import { describe, expect, it } from '@jest/globals';
import type { Recorded } from '@plan-ledger/domain';

import { findingsBetween } from './check.js';
import { readDirectory } from './directory.js';
import type { Directory } from './entry.js';
import { gatherIds, type Used } from './ids-in.js';

const used = (
  ...events: readonly (readonly [actor: string, reportedOn: string, event: object])[]
): readonly Used[] => {
  const ids = gatherIds();
  for (const [actor, reportedOn, event] of events)
    ids.take({ actor, reportedOn, event } as unknown as Recorded);
  return ids.used();
};
const directory = (...raw: readonly object[]): Directory => {
  const read = readDirectory(raw);
  if (read._tag === 'Left') throw new Error(JSON.stringify(read.left));
  return read.right;
};

const LEDGER = used(
  ['U2', '2021-01-02', { type: 'ActionAdded', owners: ['P7', 'Head of Service', 'U2'] }],
  ['U1', '2021-01-03', { type: 'RiskRevised', changes: { owners: ['P8'] } }],
  ['U1', '2021-01-03', { type: 'SectionRevised', changes: { leads: ['P8', 'Director'] } }],
  ['U1', '2021-01-03', { type: 'SectionAdded', leads: ['P9 and P10', 'Director'] }],
  ['U1', '2021-01-01', { type: 'PlanClosed', changes: null }],
);

describe('The ids of people in a ledger', () => {
  it('are actors and owners, each with the days of its use; a role in words is none', () => {
    expect(LEDGER).toEqual([
      { id: 'Director', asActor: false, asOwner: false, asLead: true, days: ['2021-01-03'] },
      { id: 'P7', asActor: false, asOwner: true, asLead: false, days: ['2021-01-02'] },
      { id: 'P8', asActor: false, asOwner: true, asLead: true, days: ['2021-01-03'] },
      { id: 'U1', asActor: true, asOwner: false, asLead: false, days: ['2021-01-01', '2021-01-03'] },
      { id: 'U2', asActor: true, asOwner: true, asLead: false, days: ['2021-01-02'] },
    ]);
  });
});

describe('What does not fit between a ledger and its directory', () => {
  it('is an id without an entry, or without a holder on a day of its use', () => {
    const known = directory(
      { id: 'P7', name: 'Ada Example', role: 'Lead' },
      { id: 'P8', erased: 'true' },
      { id: 'Director', name: 'Dot Example', role: 'Director' },
      { id: 'U1', name: 'Ben Example', role: 'Lead', from: '2021-01-02' },
    );
    expect(findingsBetween(LEDGER, known)).toEqual([
      {
        finding: 'nobody on the day',
        id: 'U1',
        usedAs: 'actor',
        firstDay: '2021-01-01',
        lastDay: '2021-01-01',
      },
      {
        finding: 'no entry',
        id: 'U2',
        usedAs: 'actor; owner',
        firstDay: '2021-01-02',
        lastDay: '2021-01-02',
      },
    ]);
  });

  it('is an entry for an id that the ledger does not have, named once', () => {
    const known = directory(
      { id: 'U9', name: 'Ada Example', role: 'Lead', to: '2021-01-01' },
      { id: 'U9', name: 'Ben Example', role: 'Lead', from: '2021-01-02' },
    );
    expect(findingsBetween([], known)).toEqual([
      { finding: 'not in the ledger', id: 'U9', usedAs: '', firstDay: null, lastDay: null },
    ]);
    expect(findingsBetween([], [])).toEqual([]);
  });
});
