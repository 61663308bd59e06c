import { describe, expect, it } from '@jest/globals';

import { contractReport } from './report.js';

describe('a report of the contract', () => {
  it('counts by adapter and group what passed and what failed, also what never ended', async () => {
    const report = contractReport();
    const running: Promise<unknown>[] = [];
    const runner = {
      describe: (_: string, body: () => void) => body(),
      it: (_: string, body: () => Promise<void>) => running.push(body().catch(() => undefined)),
    };
    const one = report.counting('one', runner);
    one.describe('reading', () => {
      one.it('passes', async () => undefined);
      one.it('fails', () => Promise.reject(new Error('no')));
    });
    const other = report.counting('other', runner);
    other.describe('reading', () => other.it('passes', async () => undefined));
    other.describe('following', () => other.it('never ends', () => new Promise(() => undefined)));
    report.notRun('a third', 'there is none');
    await Promise.all(running.slice(0, 3));
    expect(report.text()).toBe(
      [
        'The contract of an event store  one                 other',
        'reading                         1 passed, 1 failed  1 passed',
        'following                       -                   0 passed, 1 failed',
        'a third: not run, there is none',
      ].join('\n'),
    );
  });
});
