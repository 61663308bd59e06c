import { describe, expect, it } from '@jest/globals';
import { type ActorId, addDays, CalendarDay } from '@plan-ledger/domain';
import * as fc from 'fast-check';

import { applied, type Edited, erasePerson, handOver, setPerson, type ToSet } from './edit.js';
import type { Directory, Entry } from './entry.js';
import { covers } from './periods.js';

const U1 = 'U1' as ActorId;
const day = (text: string): CalendarDay => {
  if (!CalendarDay.is(text)) throw new Error(text);
  return text;
};

const ADA = { name: 'Ada Example', role: 'Chair' };
const BEN = { name: 'Ben Example', role: 'Chair' };

const entry = (person: Entry['person'], from?: string, to?: string, id = U1): Entry => ({
  id,
  ...(person === undefined ? {} : { person }),
  ...(from === undefined ? {} : { from: day(from) }),
  ...(to === undefined ? {} : { to: day(to) }),
});

const after = (directory: Directory, edited: Edited): Directory => {
  if (edited._tag === 'Left') throw new Error(JSON.stringify(edited.left));
  return applied(directory, edited.right);
};

const refusal = (edited: Edited): string =>
  edited._tag === 'Left' && 'message' in edited.left
    ? `${edited.left._tag}: ${edited.left.message}`
    : JSON.stringify(edited);

const asked = (more: Partial<ToSet> = {}): ToSet => ({
  id: U1,
  person: ADA,
  from: undefined,
  to: undefined,
  ...more,
});

describe('Setting a person', () => {
  it('begins an entry, after those of the same id', () => {
    const other = entry(BEN, undefined, undefined, 'U2' as ActorId);
    expect(after([], setPerson([], asked()))).toEqual([entry(ADA)]);
    const held = [entry(ADA, undefined, '2021-01-31'), other];
    expect(after(held, setPerson(held, asked({ person: BEN, from: day('2021-02-01') })))).toEqual([
      entry(ADA, undefined, '2021-01-31'),
      entry(BEN, '2021-02-01'),
      other,
    ]);
  });

  it('changes the one entry there is, and keeps the days that are not named', () => {
    const held = [entry(ADA, '2021-01-01', '2021-12-31')];
    expect(after(held, setPerson(held, asked({ person: BEN })))).toEqual([
      entry(BEN, '2021-01-01', '2021-12-31'),
    ]);
    expect(after(held, setPerson(held, asked({ to: null })))).toEqual([entry(ADA, '2021-01-01')]);
  });

  it('changes the entry that begins on the day, or without one', () => {
    const held = [entry(ADA, undefined, '2021-01-31'), entry(ADA, '2021-02-01')];
    expect(after(held, setPerson(held, asked({ person: BEN, from: null })))).toEqual([
      entry(BEN, undefined, '2021-01-31'),
      entry(ADA, '2021-02-01'),
    ]);
    expect(after(held, setPerson(held, asked({ person: BEN, from: day('2021-02-01') })))).toEqual([
      entry(ADA, undefined, '2021-01-31'),
      entry(BEN, '2021-02-01'),
    ]);
  });

  it('gives a name again to an entry that was erased', () => {
    const held = [entry(undefined, '2021-01-01')];
    expect(after(held, setPerson(held, asked()))).toEqual([entry(ADA, '2021-01-01')]);
  });

  it('changes nothing where it says so already', () => {
    const held = [entry(ADA, '2021-01-01')];
    expect(setPerson(held, asked())).toEqual({ _tag: 'Right', right: [] });
  });

  it('asks which entry is meant where there are several', () => {
    const held = [entry(ADA, undefined, '2021-01-31'), entry(BEN, '2021-02-01')];
    expect(refusal(setPerson(held, asked()))).toMatch(
      /^Undecided: Found several entries of U1 \(up to 2021-01-31; from 2021-02-01\); say which with --from/u,
    );
  });

  it('leaves no two holders on one day, and no period that ends before it begins', () => {
    const held = [entry(ADA, '2021-01-01')];
    expect(refusal(setPerson(held, asked({ person: BEN, from: day('2021-02-01') })))).toMatch(
      /^Undecided: Found U1 from 2021-02-01, while entry 1 has U1 from 2021-01-01; .*hand-over; nothing was written$/u,
    );
    expect(refusal(setPerson(held, asked({ to: day('2020-12-31') })))).toMatch(
      /^Undecided: Found U1 up to 2020-12-31, which is before its first day 2021-01-01/u,
    );
  });
});

describe('Handing a post over', () => {
  it('ends the present entry the day before, and keeps the role', () => {
    const held = [entry(ADA, '2021-01-01')];
    const on = day('2021-03-01');
    expect(after(held, handOver(held, { id: U1, on, name: BEN.name }))).toEqual([
      entry(ADA, '2021-01-01', '2021-02-28'),
      entry(BEN, '2021-03-01'),
    ]);
  });

  it('takes another role where it is named, and lasts as long as the present entry would have', () => {
    const held = [entry(ADA, undefined, '2021-12-31'), entry(ADA, '2022-01-01')];
    const to = { id: U1, on: day('2021-03-01'), name: BEN.name, role: 'Acting chair' };
    expect(after(held, handOver(held, to))).toEqual([
      entry(ADA, undefined, '2021-02-28'),
      entry({ name: BEN.name, role: 'Acting chair' }, '2021-03-01', '2021-12-31'),
      entry(ADA, '2022-01-01'),
    ]);
  });

  it('a second time changes nothing; to somebody else on that day it is refused', () => {
    const held = [entry(ADA, undefined, '2021-02-28'), entry(BEN, '2021-03-01')];
    const on = day('2021-03-01');
    expect(handOver(held, { id: U1, on, name: BEN.name })).toEqual({ _tag: 'Right', right: [] });
    expect(refusal(handOver(held, { id: U1, on, name: 'Cyd Example' }))).toMatch(
      /^Undecided: Found an entry of U1 that begins on 2021-03-01 already/u,
    );
  });

  it('needs somebody to take it from, and a role', () => {
    const held = [entry(undefined, undefined, '2021-02-28')];
    const to = { id: U1, on: day('2021-03-01'), name: BEN.name };
    expect(refusal(handOver([], to))).toMatch(/^NotFound: Found no entry of U1 .*people set U1 --name/u);
    expect(refusal(handOver([entry(ADA, undefined, undefined, 'U12' as ActorId)], to))).toMatch(
      /did you mean U12$/u,
    );
    expect(refusal(handOver(held, to))).toMatch(
      /^Undecided: Found nobody who holds U1 on 2021-03-01 \(up to 2021-02-28\)/u,
    );
    expect(refusal(handOver(held, { ...to, on: day('2021-02-01') }))).toMatch(
      /^Undecided: Found no role of U1/u,
    );
  });
});

describe('Erasing a person', () => {
  it('leaves the id and its days', () => {
    const held = [entry(ADA, '2021-01-01', '2021-01-31'), entry(BEN, '2021-02-01')];
    expect(after(held, erasePerson(held, { id: U1, from: day('2021-01-01') }))).toEqual([
      entry(undefined, '2021-01-01', '2021-01-31'),
      entry(BEN, '2021-02-01'),
    ]);
  });

  it('takes the one that still has a name, and changes nothing where none has', () => {
    const held = [entry(undefined, undefined, '2021-01-31'), entry(BEN, '2021-02-01')];
    const erased = after(held, erasePerson(held, { id: U1, from: undefined }));
    expect(erased).toEqual([entry(undefined, undefined, '2021-01-31'), entry(undefined, '2021-02-01')]);
    expect(erasePerson(erased, { id: U1, from: undefined })).toEqual({ _tag: 'Right', right: [] });
  });

  it('asks whose where several have a name, and says where there is nobody', () => {
    const held = [entry(ADA, undefined, '2021-01-31'), entry(BEN, '2021-02-01')];
    expect(refusal(erasePerson(held, { id: U1, from: undefined }))).toMatch(
      /^Undecided: Found several entries of U1 .*nothing was erased$/u,
    );
    expect(refusal(erasePerson(held, { id: U1, from: day('2021-02-02') }))).toMatch(
      /^NotFound: Found no entry of U1 that begins on 2021-02-02; there are: up to 2021-01-31; from 2021-02-01$/u,
    );
    expect(refusal(erasePerson(held, { id: 'U7' as ActorId, from: undefined }))).toMatch(/^NotFound: /u);
  });
});

const DAYS = 60;
const FIRST = day('2020-02-01');
const dayAt = (at: number): CalendarDay => addDays(FIRST, at);

describe('A succession of handovers', () => {
  const successions = fc.record({
    from: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    to: fc.option(fc.integer({ min: DAYS - 5, max: DAYS }), { nil: undefined }),
    handovers: fc.array(fc.integer({ min: 0, max: DAYS }), { maxLength: 12 }),
  });

  it('in whatever order has exactly one holder on each of its days, and none outside them', () => {
    fc.assert(
      fc.property(successions, ({ from, to, handovers }) => {
        const first = {
          from: from === undefined ? undefined : dayAt(from),
          to: to === undefined ? undefined : dayAt(to),
        };
        const began = after([], setPerson([], { id: U1, person: ADA, ...first }));
        const directory = handovers.reduce((held, on, nth) => {
          const edited = handOver(held, { id: U1, on: dayAt(on), name: `Person ${nth}` });
          return edited._tag === 'Left' ? held : applied(held, edited.right);
        }, began);
        for (let at = -1; at <= DAYS + 1; at += 1) {
          const isInIt = (from === undefined || at >= from) && (to === undefined || at <= to);
          expect(directory.filter((held) => covers(held, dayAt(at)))).toHaveLength(isInIt ? 1 : 0);
        }
      }),
    );
  });

  it('gives the post on the day itself, and leaves the day before as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: DAYS }), { maxLength: 12 }), (handovers) => {
        let directory: Directory = [entry(ADA)];
        const nameOn = (at: number): string | undefined =>
          directory.find((held) => covers(held, dayAt(at)))?.person?.name;
        handovers.forEach((at, nth) => {
          const before = nameOn(at - 1);
          directory = after(directory, handOver(directory, { id: U1, on: dayAt(at), name: `Person ${nth}` }));
          expect([nameOn(at - 1), nameOn(at)]).toEqual([before, `Person ${nth}`]);
        });
      }),
    );
  });
});
