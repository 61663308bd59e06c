import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { DECEMBER, freshFolder, MAY } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { type LedgerAt, printedAt, runAt } from '../support/in-process.js';
import { startWatcher } from '../support/watcher.js';
import { startWireProcess, type WireProcess } from '../support/wire-process.js';

const PLAN = 'gloucestershire-aip';
let server: WireProcess;
beforeAll(async () => {
  server = await startWireProcess();
});

/** A ledger of one's own of each kind, with what is kept of it in a folder of its own. */
const ledgers: readonly (readonly [kind: string, ledger: (name: string) => LedgerAt])[] = [
  ['a file', (name) => ({ address: join(freshFolder(), `${name}.db`), cache: freshFolder() })],
  ['a server', (name) => ({ address: server.address(`${name}.`), cache: freshFolder() })],
];

const submit = (edition: string, ledger: LedgerAt): Promise<string> =>
  printedAt(['submit', edition, '--by', 'U1', '--yes'], ledger);
const revise = (words: string, ledger: LedgerAt, plan = PLAN): Promise<string> =>
  printedAt(
    ['plan', 'revise', '--aim', words, '--by', 'U2', '--reported-on', '2021-02-01', '--plan', plan],
    ledger,
  );

/** The versions of which states are kept, by view. */
const keptIn = ({ address, cache }: LedgerAt): readonly string[] => {
  const folder = address.startsWith('esdb') ? cache : dirname(address);
  const file = readdirSync(folder).find((name) => name.endsWith('.views.db')) ?? '';
  const views = new Database(join(folder, file), { readonly: true });
  const kept = views.prepare(
    'SELECT view, MAX(version) AS version FROM kept_states WHERE plan = ? GROUP BY view',
  );
  const rows = kept.all(PLAN) as readonly { readonly view: string; readonly version: number }[];
  views.close();
  return rows.map(({ view, version }) => `${view} ${version}`).sort();
};

const AT = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;
const line = (words: string): RegExp => new RegExp(`^${AT} {2}${PLAN} {2}${words} {2}views kept$`, 'u');

describe.each(ledgers)('A watcher of %s', (_, ledgerNamed) => {
  it('prints a line for each batch, and keeps views from which a later question starts', async () => {
    const ledger = ledgerNamed('lines');
    await submit(MAY, ledger);
    const watcher = await startWatcher(ledger);
    expect(watcher.notes()).toBe(`Following 1 plan: ${PLAN} at version 750. Stop with Ctrl+C\n`);
    await submit(DECEMBER, ledger);
    await revise('Another aim', ledger);
    const lines = await watcher.untilLines(2);
    expect(lines).toEqual([
      expect.stringMatching(line('versions 751 to 1288 {2}538 events {2}by U1 {2}reported on 2021-01-28')),
      expect.stringMatching(line('version 1289 {2}1 event {2}by U2 {2}reported on 2021-02-01')),
    ]);
    // A change by hand keeps nothing by itself of the registers: it was the watcher.
    expect(keptIn(ledger)).toEqual(['plan 1289', 'quoted 1289', 'revisions 1289']);
    watcher.signal('SIGTERM');
    expect(await watcher.ended).toEqual({ code: 0, signal: null });
    expect(watcher.notes()).toMatch(/Ctrl\+C\nStopped\n$/u);
    expect(watcher.lines()).toEqual(lines);
  });

  it('follows the plan that is named, which may be still to come, and ends at Ctrl+C', async () => {
    const ledger = ledgerNamed('named');
    const folder = freshFolder();
    await submit(join(folder, smallEdition(folder)), ledger);
    const watcher = await startWatcher(ledger, '--plan', PLAN);
    expect(watcher.notes()).toBe(`Following plan ${PLAN}, which is not there yet. Stop with Ctrl+C\n`);
    // It falls behind by more than it reads at once, and still tells whole batches.
    watcher.signal('SIGSTOP');
    await revise('Of another plan', ledger, 'small-plan');
    await submit(MAY, ledger);
    await submit(DECEMBER, ledger);
    watcher.signal('SIGCONT');
    const lines = await watcher.untilLines(2);
    expect(lines).toEqual([
      expect.stringMatching(line('versions 1 to 750 {2}750 events {2}by U1 {2}reported on 2020-06-09')),
      expect.stringMatching(line('versions 751 to 1288 {2}538 events {2}by U1 {2}reported on 2021-01-28')),
    ]);
    watcher.signal('SIGINT');
    expect(await watcher.ended).toEqual({ code: 0, signal: null });
  });
});

describe('A watcher', () => {
  it('whose reader has gone ends quietly at its next line', async () => {
    const ledger = ledgers[0]![1]('closed');
    await submit(MAY, ledger);
    const watcher = await startWatcher(ledger);
    watcher.closeOutput();
    await revise('Nobody reads this', ledger);
    expect(await watcher.ended).toEqual({ code: 0, signal: null });
    expect(watcher.notes()).not.toMatch(/EPIPE|^\s+at |fault/mu);
  });

  it('is not begun for what can be no plan', async () => {
    const wrong = await runAt(['watch', '--plan', 'My Plan'], ledgers[0]![1]('wrong'));
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('wanted lower-case words') });
  });
});
