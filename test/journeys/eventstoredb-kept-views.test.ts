import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { type LedgerAt, printedAt } from '../support/in-process.js';
import { startWireProcess, type WireProcess } from '../support/wire-process.js';

const QUESTIONS = [
  ['dashboard', '--on', '2021-01-28', '--format', 'csv'],
  ['actions', '--on', '2021-01-28', '--format', 'csv'],
  ['revisions', '--format', 'csv'],
  ['audit', '--format', 'csv'],
];

const answers = async (ledger: LedgerAt): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const args of QUESTIONS) found.push(await printedAt(args, ledger));
  return found;
};

/** What is answered by folding from the first event on. */
const afresh = ({ address }: LedgerAt): Promise<readonly string[]> =>
  answers({ address, cache: freshFolder() });

const submit = (ledger: LedgerAt): Promise<string> => {
  const folder = freshFolder();
  return printedAt(['submit', join(folder, smallEdition(folder)), '--by', 'U1', '--yes'], ledger);
};
/** Adds an action with a title, which the list of actions shows. */
const addAction = (words: string, ledger: LedgerAt): Promise<string> => {
  const id = `s-${(words.split(',')[0] ?? '').toLowerCase().replaceAll(' ', '-')}`;
  const said = ['--title', words, '--by', 'U1', '--reported-on', '2021-02-01'];
  return printedAt(['action', 'add', id, '--section', 'visits', '--due', '2021-03-01', ...said], ledger);
};
const viewsIn = (cache: string): readonly string[] =>
  readdirSync(cache).filter((name) => name.endsWith('.views.db'));

let server: WireProcess;
beforeAll(async () => {
  server = await startWireProcess();
});

describe('Kept views of ledgers on servers', () => {
  it('are told apart by the identity of the ledger, and no other is believed', async () => {
    const cache = freshFolder();
    const one = { address: server.address('one.'), cache };
    const other = { address: server.address('other.'), cache };
    await submit(one);
    await submit(other);
    await addAction('An aim of its own', other);
    const right = [await afresh(one), await afresh(other)];
    expect(right[0]).not.toEqual(right[1]);
    expect([await answers(one), await answers(other)]).toEqual(right);
    const [first = '', second = '', ...more] = viewsIn(cache);
    expect([second === '', more]).toEqual([false, []]);
    // One under the name of the other, both ways: whichever is of which, one of them is the wrong one.
    for (const [from, to] of [
      [first, second],
      [second, first],
    ] as const) {
      copyFileSync(join(cache, from), join(cache, to));
      expect([await answers(one), await answers(other)]).toEqual(right);
    }
  });

  it('are made anew when the server was restored and has grown differently', async () => {
    const ledger = { address: server.address('restored.'), cache: freshFolder() };
    await submit(ledger);
    await server.order({ order: 'snapshot' });
    const aims = ['First', 'Second', 'Third'];
    for (const words of aims) await addAction(words, ledger);
    const before = await answers(ledger);
    const kept = viewsIn(ledger.cache);
    await server.order({ order: 'restore' });
    // As many versions as before, with the same identity: only the events are others.
    // From another machine: what is kept here learns nothing of it.
    const elsewhere = { ...ledger, cache: freshFolder() };
    for (const words of aims) await addAction(`${words}, after the restore`, elsewhere);
    const right = await afresh(ledger);
    expect(await answers(ledger)).toEqual(right);
    expect(right[3]?.split('\n').length).toBe(before[3]?.split('\n').length);
    expect(right[3]).not.toEqual(before[3]);
    expect(viewsIn(ledger.cache)).toEqual(kept);
    // Shorter than what is kept, and longer.
    await server.order({ order: 'restore' });
    expect(await answers(ledger)).toEqual(await afresh(ledger));
    for (const words of [...aims, 'Fourth']) await addAction(`${words}, longer`, elsewhere);
    expect(await answers(ledger)).toEqual(await afresh(ledger));
  });
});
