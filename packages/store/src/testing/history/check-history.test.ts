import { describe, expect, it } from '@jest/globals';

import { planNamed } from '../samples.js';
import { checkHistory } from './check-history.js';
import type { AppendCall, Ended, History, ReadCall, Rule, StoredAt } from './history.js';

const P = planNamed('p');
const Q = planNamed('q');

const ids = (text: string): AppendCall['ids'] => [...text] as unknown as AppendCall['ids'];
const ok = (first: number, last = first): Ended => ({ was: 'ok', first, last });
const FAIL: Ended = { was: 'fail' };
const INFO: Ended = { was: 'info' };
const conflict = (conflictAt: number): Ended => ({ was: 'fail', conflictAt });

/** An append of the events of these letters, from one moment to another. */
const append = (
  invoked: number,
  returned: number,
  letters: string,
  ended: Ended,
  over: Partial<AppendCall> = {},
): AppendCall => ({
  client: 'A',
  plan: P,
  invoked,
  returned,
  expected: 'any',
  ids: ids(letters),
  ended,
  ...over,
});

const read = (invoked: number, returned: number, letters: string, client = 'B'): ReadCall => ({
  client,
  plan: P,
  invoked,
  returned,
  saw: ids(letters),
});

/** What is stored at the end: the letters of a plan with dense versions. */
const held = (letters: string, plan = P): readonly StoredAt[] =>
  ids(letters).map((id, at) => ({ plan, version: at + 1, id }));

const history = (
  appends: readonly AppendCall[],
  stored: readonly StoredAt[],
  reads: readonly ReadCall[] = [],
): History => ({ appends, reads, stored });

const a = append(1, 2, 'a', ok(1));
const bc = append(3, 4, 'bc', ok(2, 3));

const KEPT: Rule = 'what was acknowledged is kept';
const NOWHERE: Rule = 'what was refused is nowhere';
const UNKNOWN: Rule = 'what is unknown is there once or not';
const ORDER: Rule = 'what ended before stands before';
const DENSE: Rule = 'versions are dense';
const OWNED: Rule = 'no version is given twice';
const PREFIX: Rule = 'a read is a prefix';
const EXPECTED: Rule = 'what was expected held';

const GOOD: Readonly<Record<string, History>> = {
  'nothing at all': history([], []),
  'one after the other': history([a, bc], held('abc'), [read(5, 6, 'abc')]),
  'two at once, in either order': history([append(1, 4, 'a', ok(2)), append(2, 3, 'b', ok(1))], held('ba')),
  'a read at the same time as an append, before it or after it': history(
    [a, append(3, 6, 'b', ok(2))],
    held('ab'),
    [read(4, 5, 'a'), read(4, 5, 'ab', 'C')],
  ),
  'an append of unknown outcome that is there': history([a, append(3, Infinity, 'b', INFO)], held('ab'), [
    read(8, 9, 'ab'),
  ]),
  'an append of unknown outcome that is not there': history([a, append(3, Infinity, 'b', INFO)], held('a')),
  'an append of unknown outcome that came late': history(
    [append(1, Infinity, 'b', INFO), append(2, 3, 'a', ok(1))],
    held('ab'),
    [read(4, 5, 'a'), read(6, 7, 'ab')],
  ),
  'a conflict, and other events where it is right': history(
    [a, append(3, 4, 'x', conflict(1), { expected: 'new' }), append(5, 6, 'b', ok(2), { expected: 1 })],
    held('ab'),
  ),
  'two plans': history(
    [a, append(3, 4, 'x', ok(1), { plan: Q }), append(5, 6, 'b', ok(2))],
    [...held('a'), ...held('x', Q), { plan: P, version: 2, id: ids('b')[0]! }],
  ),
};

const BAD: Readonly<Record<string, readonly [Rule, History]>> = {
  'an acknowledged append is gone': [KEPT, history([a, append(3, 4, 'b', ok(2))], held('a'))],
  'the last event of an acknowledged append is gone': [KEPT, history([a, bc], held('ab'))],
  'an acknowledged append stands at another version': [
    KEPT,
    history([append(1, 4, 'a', ok(1)), append(2, 3, 'b', ok(3))], held('ab')),
  ],
  'an acknowledged append is stored in another order': [KEPT, history([a, bc], held('acb'))],
  'an acknowledged append is in another plan': [KEPT, history([a], held('a', Q))],
  'an acknowledged append is there twice': [KEPT, history([a], held('aa'))],
  'an acknowledged append is torn apart by another': [
    KEPT,
    history([append(1, 4, 'ab', ok(1, 3)), append(2, Infinity, 'c', INFO)], held('acb')),
  ],
  'a refused append is there': [NOWHERE, history([a, append(3, 4, 'b', FAIL)], held('ab'))],
  'one event of a refused append is there': [NOWHERE, history([a, append(3, 4, 'bc', FAIL)], held('ab'))],
  'an append that was a conflict is there': [
    NOWHERE,
    history([a, append(3, 4, 'b', conflict(1), { expected: 'new' })], held('ab')),
  ],
  'an append of unknown outcome is there twice': [
    UNKNOWN,
    history([a, append(3, Infinity, 'b', INFO)], held('abb')),
  ],
  'half of an append of unknown outcome is there': [
    UNKNOWN,
    history([a, append(3, Infinity, 'bc', INFO)], held('ab')),
  ],
  'a later append stands before an earlier one': [
    ORDER,
    history([append(1, 2, 'a', ok(2)), append(3, 4, 'b', ok(1))], held('ba')),
  ],
  'a later append stands before an earlier one of another plan': [
    ORDER,
    history([a, append(3, 4, 'x', ok(1), { plan: Q })], [...held('x', Q), ...held('a')]),
  ],
  'a version is left out': [
    DENSE,
    history([a, append(3, 4, 'b', ok(3))], [held('a')[0]!, { plan: P, version: 3, id: ids('b')[0]! }]),
  ],
  'versions begin at 0': [
    DENSE,
    history([append(1, 2, 'a', ok(0))], [{ plan: P, version: 0, id: ids('a')[0]! }]),
  ],
  'an event that nobody appended is there': [DENSE, history([a], held('ax'))],
  'a version was told to two appends': [
    OWNED,
    history(
      [append(1, 4, 'a', ok(1)), append(2, 3, 'b', ok(1))],
      [held('a')[0]!, { plan: P, version: 1, id: ids('b')[0]! }],
    ),
  ],
  'versions of two appends overlap': [
    OWNED,
    history([append(1, 4, 'ab', ok(1, 2)), append(2, 3, 'cd', ok(2, 3))], held('abcd')),
  ],
  'a read saw something that is not there at the end': [PREFIX, history([a], held('a'), [read(3, 4, 'x')])],
  'a read saw another order': [PREFIX, history([a, bc], held('abc'), [read(5, 6, 'acb')])],
  'a read missed the first event': [PREFIX, history([a, bc], held('abc'), [read(5, 6, 'bc')])],
  'a read saw a part of an append': [
    PREFIX,
    history([a, append(3, 8, 'bc', ok(2, 3))], held('abc'), [read(5, 6, 'ab')]),
  ],
  'a read missed what was acknowledged before': [PREFIX, history([a, bc], held('abc'), [read(5, 6, 'a')])],
  'a reader goes back': [
    PREFIX,
    history([a, append(3, 9, 'b', ok(2))], held('ab'), [read(4, 5, 'ab'), read(6, 7, 'a')]),
  ],
  'a reader is behind another reader': [
    PREFIX,
    history([a, append(3, Infinity, 'b', INFO)], held('ab'), [read(4, 5, 'ab'), read(6, 7, 'a', 'C')]),
  ],
  'a read saw what was not appended yet': [
    PREFIX,
    history([a, append(5, 6, 'b', ok(2))], held('ab'), [read(3, 4, 'ab')]),
  ],
  'a read of a plan that holds nothing': [PREFIX, history([append(1, 2, 'a', FAIL)], [], [read(3, 4, 'a')])],
  'a conflict with a version that the plan had no more': [
    PREFIX,
    history([a, append(3, 4, 'b', ok(2)), append(5, 6, 'c', conflict(1), { expected: 'new' })], held('ab')),
  ],
  'two win one race': [
    EXPECTED,
    history(
      [a, append(3, 6, 'b', ok(2), { expected: 1 }), append(4, 5, 'c', ok(3), { expected: 1 })],
      held('abc'),
    ),
  ],
  'a plan is created twice': [
    EXPECTED,
    history(
      [append(1, 4, 'a', ok(1), { expected: 'new' }), append(2, 3, 'b', ok(2), { expected: 'new' })],
      held('ab'),
    ),
  ],
  'a conflict where any version is right': [
    EXPECTED,
    history([a, append(3, 4, 'b', conflict(1))], held('a')),
  ],
  'a conflict at the very version that was expected': [
    EXPECTED,
    history([a, append(3, 4, 'b', conflict(1), { expected: 1 })], held('a')),
  ],
};

const rulesBroken = (checked: History): readonly Rule[] => [
  ...new Set(checkHistory(checked).map(({ rule }) => rule)),
];

describe('a history of what clients did at once', () => {
  it.each(Object.entries(GOOD))('is sound: %s', (_name, good) => {
    expect(checkHistory(good)).toEqual([]);
  });

  it.each(Object.entries(BAD))('is not sound: %s', (_name, [rule, bad]) => {
    expect(rulesBroken(bad)).toContain(rule);
  });

  it('is caught by each rule alone, but for a version given twice, of which one is not kept either', () => {
    const alone = Object.values(BAD).filter(([rule, bad]) => rulesBroken(bad).join() === rule);
    const rules = new Set(alone.map(([rule]) => rule));
    expect(rules).toEqual(new Set([KEPT, NOWHERE, UNKNOWN, ORDER, DENSE, PREFIX, EXPECTED]));
  });

  it('says what was found', () => {
    expect(checkHistory(BAD['a read missed what was acknowledged before']![1])).toEqual([
      { rule: PREFIX, found: "B's read of p saw version 1, when version 3 was there" },
    ]);
  });

  it('is checked in about the time that sorting takes', () => {
    const count = 20_000;
    const appends = Array.from({ length: count }, (_, at) =>
      append(at * 2, at * 2 + 1, '', ok(at + 1), { ids: [`id-${at}`] as never }),
    );
    const stored = appends.map(({ ids: [id] }, at) => ({ plan: P, version: at + 1, id: id! }));
    const started = performance.now();
    expect(checkHistory(history(appends, stored))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
