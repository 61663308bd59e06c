import { beforeAll, describe, expect, it } from '@jest/globals';

import { type Ended, startWorker } from '../support/workers.js';
import type { Misfortune, RunOf } from '../workers/faults-worker.js';

const RUNS = 100;
const SEED = Number(process.env['PLAN_LEDGER_SEED'] ?? 20_261_123);

const onAppend = (name: string, fault: Misfortune['fault']): Misfortune => ({
  name: `an append: ${name}`,
  fault: fault!,
  on: 'append',
});
const onRead = (name: string, fault: Misfortune['fault']): Misfortune => ({
  name: `a read: ${name}`,
  fault: fault!,
  on: 'read',
});

const onSubscription = (name: string, fault: Misfortune['fault']): Misfortune => ({
  name: `a subscription: ${name}`,
  fault: fault!,
  on: 'subscribe',
});

const MISFORTUNES: readonly Misfortune[] = [
  onAppend('silence', { kind: 'silence' }),
  onAppend('a delay beyond the time of one call', { kind: 'delay', ms: 250 }),
  onAppend('disconnected before the write', { kind: 'disconnect-before' }),
  onAppend('disconnected after the write', { kind: 'disconnect-after' }),
  onAppend('a wrong version that is none', { kind: 'wrong-version', stored: false }),
  onAppend('a wrong version, and stored', { kind: 'wrong-version', stored: true }),
  onAppend('not the leader', { kind: 'not-leader', host: '127.0.0.1', port: 1 }),
  onAppend('confirmation dropped', { kind: 'drop-confirmation' }),
  onRead('silence', { kind: 'silence' }),
  onRead('disconnected in the middle', { kind: 'disconnect-after', events: 1 }),
  onSubscription('an event given twice', { kind: 'duplicate', events: 0 }),
  onSubscription('confirmation dropped', { kind: 'drop-confirmation' }),
  onSubscription('silent after an event', { kind: 'stall', events: 1 }),
  { name: 'a restart', restart: true },
];

interface Line {
  readonly name: string;
  readonly results: readonly RunOf[];
}

let ended: Ended;
let lines: readonly Line[] = [];

describe(`A server that fails, ${RUNS} times in each way`, () => {
  // In a process of its own: a rejection that nobody handles ends it, and so does nothing else before its work is done.
  beforeAll(async () => {
    const worker = startWorker('faults-worker', [
      JSON.stringify({ misfortunes: MISFORTUNES, runs: RUNS, seed: SEED }),
    ]);
    ended = await worker.ended;
    lines = worker.lines.map((line) => JSON.parse(line) as Line);
  }, 240_000);

  it('leaves no rejection unhandled, and lets the process end', () => {
    expect(ended).toEqual({ code: 0, signal: null, errors: '' });
  });

  it.each(MISFORTUNES.map(({ name }) => name))('loses nothing and repeats nothing: %s', (name) => {
    const results = lines.find((line) => line.name === name)?.results ?? [];
    expect(results).toHaveLength(RUNS);
    const wrong = results.filter(({ faults }) => faults.length > 0);
    expect(wrong.map(({ seed, faults }) => ({ seed, faults }))).toEqual([]);
    // A fault that strikes nothing shows nothing.
    expect(results.filter(({ struck }) => struck > 0).length).toBeGreaterThan(RUNS / 3);
  });
});
