import { describe, expect, it } from '@jest/globals';

import { ACTION_STATUSES, Scheme, Status, statusIn } from './scheme.js';

describe('the statuses of an action', () => {
  it('are a scheme, and completed and verified are two', () => {
    expect(Scheme.is(ACTION_STATUSES)).toBe(true);
    expect(statusIn(ACTION_STATUSES, 'completed')?.label).toBe('Completed');
    expect(statusIn(ACTION_STATUSES, 'verified')?.label).toBe('Verified');
  });

  it('each have a code, words and a shape of their own, so that no colour carries the meaning', () => {
    const { statuses } = ACTION_STATUSES;
    for (const key of ['code', 'label', 'shape', 'definition'] as const) {
      expect(new Set(statuses.map((status) => status[key])).size).toBe(statuses.length);
      expect(statuses.every((status) => (status[key] ?? '') !== '')).toBe(true);
    }
  });
});

describe('the codes of the statuses of an action', () => {
  it('go from what is only in the plan to what somebody else has checked', () => {
    expect(ACTION_STATUSES.statuses.map(({ code }) => code)).toEqual([
      'open',
      'in-progress',
      'on-hold',
      'completed',
      'verified',
    ]);
  });
});

describe('statusIn', () => {
  it.each(['', 'Open', 'closed', 'constructor', '__proto__'])('finds none for %p', (code) =>
    expect(statusIn(ACTION_STATUSES, code)).toBeUndefined(),
  );
});

describe('Status', () => {
  it('needs a code and words', () => {
    expect(Status.is({ code: 'red', label: 'Red' })).toBe(true);
    expect(Status.is({ code: 'red' })).toBe(false);
    expect(Status.is({ label: 'Red' })).toBe(false);
    expect(Status.is({ code: 'red', label: 'Red', shape: 7 })).toBe(false);
  });

  it('may have clauses, joined by and, or by or', () => {
    const clauses = [{ code: 'progress', text: 'Good progress' }];
    expect(Status.is({ code: 'red', label: 'Red', clauses, joined: 'and' })).toBe(true);
    expect(Status.is({ code: 'red', label: 'Red', clauses, joined: 'or' })).toBe(true);
    expect(Status.is({ code: 'red', label: 'Red', clauses, joined: 'nor' })).toBe(false);
    expect(Status.is({ code: 'red', label: 'Red', clauses: [{ code: 'progress' }] })).toBe(false);
  });
});
