import { describe, expect, it } from '@jest/globals';
import type { CalendarDay } from '@plan-ledger/domain';

import { readDirectory } from './directory.js';
import type { Directory } from './entry.js';
import { holdersIn } from './holder.js';
import { namesOf } from './names.js';

const directoryOf = (raw: readonly object[]): Directory => {
  const read = readDirectory(raw);
  if (read._tag === 'Left') throw new Error(JSON.stringify(read.left));
  return read.right;
};

const CHAIR = directoryOf([
  { id: 'U1', name: 'Cyd Example', role: 'Chair', from: '2021-06-01' },
  { id: 'U1', name: 'Ada Example', role: 'Chair', to: '2021-03-31' },
  { id: 'U1', erased: 'true', from: '2021-04-01', to: '2021-04-30' },
  { id: 'U2', name: 'Ben Example', role: 'Officer', from: '2021-04-01', to: '2021-04-01' },
]);

const CASES: readonly (readonly [day: string, name: string | undefined])[] = [
  ['0001-01-01', 'Ada Example'],
  ['2021-03-31', 'Ada Example'],
  ['2021-04-01', undefined],
  ['2021-04-30', undefined],
  ['2021-05-01', undefined],
  ['2021-05-31', undefined],
  ['2021-06-01', 'Cyd Example'],
  ['9999-12-31', 'Cyd Example'],
];

describe('Who holds an id', () => {
  it.each(CASES)('on %s is %s', (day, name) => {
    expect(namesOf(CHAIR)('U1', day)).toBe(name);
  });

  it('is told of an entry that was erased, without a name', () => {
    expect(holdersIn(CHAIR)('U1', '2021-04-15' as CalendarDay)).toEqual({
      id: 'U1',
      from: '2021-04-01',
      to: '2021-04-30',
    });
  });

  it('holds it for one day where the first day is the last', () => {
    const names = ['2021-03-31', '2021-04-01', '2021-04-02'].map((day) => namesOf(CHAIR)('U2', day));
    expect(names).toEqual([undefined, 'Ben Example', undefined]);
  });

  it('is nobody for an id that is not there, for no day, and for what is no day', () => {
    const names = namesOf(CHAIR);
    expect([names('U9', '2021-03-31'), names('__proto__', '2021-03-31')]).toEqual([undefined, undefined]);
    expect([names('U1'), names('U1', '')]).toEqual([undefined, undefined]);
    expect(namesOf(CHAIR, '2021-03-31' as CalendarDay)('U1')).toBe('Ada Example');
  });
});
