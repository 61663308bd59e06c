import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { type LedgerAt, printedAt } from '../support/in-process.js';
import { startWatcher } from '../support/watcher.js';
import { startWireProcess, type WireProcess } from '../support/wire-process.js';

let server: WireProcess;
beforeAll(async () => {
  server = await startWireProcess();
});

const submit = (ledger: LedgerAt): Promise<string> => {
  const folder = freshFolder();
  return printedAt(['submit', join(folder, smallEdition(folder)), '--by', 'U1', '--yes'], ledger);
};
const revise = (words: string, ledger: LedgerAt): Promise<string> =>
  printedAt(['plan', 'revise', '--aim', words, '--by', 'U2', '--reported-on', '2021-02-01'], ledger);

const versionsIn = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => / {2}versions? (?<versions>[\d to]+?) {2}/u.exec(line)?.groups?.['versions'] ?? line);

describe('A server that restarts under three watchers', () => {
  it('is followed by each again: all print the same, nothing is missed and nothing comes twice', async () => {
    // One cache for all: what one of them keeps, another may be keeping too.
    const ledger = { address: server.address('restarts.'), cache: freshFolder() };
    await submit(ledger);
    const watchers = await Promise.all([1, 2, 3].map(() => startWatcher(ledger)));
    await revise('Before', ledger);
    await Promise.all(watchers.map((watcher) => watcher.untilLines(1)));
    await server.order({ order: 'stop' });
    await Promise.all(watchers.map((watcher) => watcher.untilNoted('Not live')));
    await server.order({ order: 'start' });
    await revise('Meanwhile', ledger);
    await server.order({ order: 'restart' });
    await revise('After', ledger);
    const all = await Promise.all(watchers.map((watcher) => watcher.untilLines(3)));
    await Promise.all(watchers.map((watcher) => watcher.untilNoted('Live again')));
    expect(versionsIn(all[0] ?? [])).toEqual(['13', '14', '15']);
    for (const watcher of watchers) {
      expect(watcher.lines()).toEqual(all[0]);
      watcher.signal('SIGTERM');
      expect(await watcher.ended).toEqual({ code: 0, signal: null });
      expect(watcher.lines()).toEqual(all[0]);
      expect(watcher.notes()).toMatch(
        /^Following .*\nNot live since \d{4}-\d\d-\d\dT.*Z: Cannot read all plans at esdb:.*\n(?:Not live since .*\n|Live again\n)*Live again\n/u,
      );
      // A line for what changed, not for each try.
      expect(watcher.notes().split('\n').length).toBeLessThan(12);
    }
    const views = ['dashboard', '--on', '2021-02-01', '--format', 'csv'];
    expect(await printedAt(views, ledger)).toBe(await printedAt(views, { ...ledger, cache: freshFolder() }));
  });
});

describe('A server that was restored from an older copy', () => {
  it('ends its watcher, which says that there is no event at its position', async () => {
    const ledger = { address: server.address('restored.'), cache: freshFolder() };
    await submit(ledger);
    await server.order({ order: 'snapshot' });
    await revise('Meanwhile', ledger);
    const watcher = await startWatcher(ledger);
    await server.order({ order: 'restore' });
    expect(await watcher.ended).toEqual({ code: 1, signal: null });
    expect(watcher.notes()).toMatch(
      /have no event at the position \d{20}-\d{20}, which it gave: it was restored from an older copy, .*; begin again from the start/u,
    );
    const again = await startWatcher(ledger);
    expect(again.notes()).toContain('small-plan at version 12');
    await revise('After the restore', ledger);
    expect(versionsIn(await again.untilLines(1))).toEqual(['13']);
  });
});
