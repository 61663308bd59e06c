import { beforeAll, describe, expect, it } from '@jest/globals';

import { DECEMBER, freshFolder, MAY } from '../support/cli.js';
import { type LedgerAt, printedAt } from '../support/in-process.js';
import { startWatcher } from '../support/watcher.js';
import { startWireProcess, type WireProcess } from '../support/wire-process.js';

let server: WireProcess;
beforeAll(async () => {
  server = await startWireProcess();
});

const submit = (edition: string, ledger: LedgerAt): Promise<string> =>
  printedAt(['submit', edition, '--by', 'U1', '--yes'], ledger);
const revise = (words: string, ledger: LedgerAt, day = '2021-02-01'): Promise<string> =>
  printedAt(['plan', 'revise', '--aim', words, '--by', 'U2', '--reported-on', day], ledger);

const versionsIn = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => / {2}versions? (?<versions>[\d to]+?) {2}/u.exec(line)?.groups?.['versions'] ?? line);

describe('A server that restarts under three watchers', () => {
  it('is followed by each again: all print the same, nothing is missed and nothing comes twice', async () => {
    // One cache for all: what one of them keeps, another may be keeping too.
    const ledger = { address: server.address('restarts.'), cache: freshFolder() };
    await submit(MAY, ledger);
    const watchers = await Promise.all([1, 2, 3].map(() => startWatcher(ledger)));
    await revise('Before', ledger, '2020-07-01');
    await Promise.all(watchers.map((watcher) => watcher.untilLines(1)));
    await server.order({ order: 'stop' });
    await Promise.all(watchers.map((watcher) => watcher.untilNoted('Not live')));
    await server.order({ order: 'start' });
    await submit(DECEMBER, ledger);
    await server.order({ order: 'restart' });
    await revise('After', ledger);
    const all = await Promise.all(watchers.map((watcher) => watcher.untilLines(3)));
    await Promise.all(watchers.map((watcher) => watcher.untilNoted('Live again')));
    expect(versionsIn(all[0] ?? [])).toEqual(['751', '752 to 1290', '1291']);
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
  it('ends its watcher, which says that the log ends before its position', async () => {
    const ledger = { address: server.address('restored.'), cache: freshFolder() };
    await submit(MAY, ledger);
    await server.order({ order: 'snapshot' });
    await submit(DECEMBER, ledger);
    const watcher = await startWatcher(ledger);
    await server.order({ order: 'restore' });
    expect(await watcher.ended).toEqual({ code: 1, signal: null });
    expect(watcher.notes()).toMatch(
      /end before the position \d{20}-\d{20}, which it gave: it was restored from an older copy; begin again from the start/u,
    );
    const again = await startWatcher(ledger);
    expect(again.notes()).toContain('gloucestershire-aip at version 750');
    await revise('After the restore', ledger);
    expect(versionsIn(await again.untilLines(1))).toEqual(['751']);
  });
});
