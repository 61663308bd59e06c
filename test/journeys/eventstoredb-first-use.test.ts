import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder, MAY, type Ran, run } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { printedAt, runAt, settingsFor } from '../support/in-process.js';
import { startWireProcess, type WireProcess } from '../support/wire-process.js';

const cwd = freshFolder();
const small = join(cwd, smallEdition(cwd));
const cache = join(cwd, 'cache');
let server: WireProcess;
beforeAll(async () => {
  server = await startWireProcess();
});

const at = (address: string): { readonly address: string; readonly cache: string } => ({ address, cache });
const aim = (words: string): readonly string[] => ['plan', 'revise', '--aim', words, '--by', 'U2'];

/** A run of the command in a process of its own, and how long it took. */
const timed = async (
  args: readonly string[],
  address: string,
): Promise<Ran & { readonly seconds: number }> => {
  const began = performance.now();
  const ran = await run(args, { cwd, env: settingsFor(at(address)) });
  return { ...ran, seconds: (performance.now() - began) / 1000 };
};

describe('A server that holds nothing yet', () => {
  it('is read as no ledger, and stays empty when it is read, changed by hand or previewed', async () => {
    const store = server.address('unused.');
    for (const args of [['dashboard'], ['portfolio'], ['watch'], aim('Nothing')]) {
      expect(await runAt(args, at(store))).toMatchObject({
        code: 5,
        stdout: '',
        stderr: `Found no ledger at ${store}; make one with: plan-ledger submit FOLDER --by ID --store ADDRESS\n`,
      });
    }
    const looked = await runAt(['preview', small, '--by', 'U1'], at(store));
    expect(looked).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing is written yet') });
    expect(await server.order({ order: 'count' })).toEqual({ done: 'count', events: {} });
  });

  it('becomes a ledger when an edition is submitted, which is then changed by hand', async () => {
    const store = server.address('first.');
    const made = await timed(['submit', MAY, '--by', 'U1', '--yes'], store);
    expect(made.stdout).toMatch(
      /^Wrote edition may-2020 as versions 1 to 750 of plan gloucestershire-aip\n/u,
    );
    const changed = await timed(aim('Another aim'), store);
    expect(changed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Wrote version 751 of plan/u) });
    const audit = await printedAt(['audit', '--format', 'csv'], at(store));
    expect(audit).toMatch(/^751,.*,U2,.*Another aim/mu);
    expect(await server.order({ order: 'count' })).toMatchObject({
      events: { 'first.plan-gloucestershire-aip': 751, 'first.plans': 2 },
    });
  });

  it('takes a saved preview once: the plan has moved for the second', async () => {
    const store = server.address('moved.');
    const saved = join(cwd, 'saved.json');
    await printedAt(['preview', small, '--by', 'U1', '--out', saved], at(store));
    await printedAt(['submit', small, '--by', 'U2', '--yes'], at(store));
    const before = await server.order({ order: 'count' });
    expect(await timed(['submit', saved, '--yes'], store)).toMatchObject({
      code: 4,
      stdout: '',
      stderr: expect.stringMatching(
        /has moved since the preview: expected version 0, found \d+.*nothing was written/su,
      ),
    });
    expect(await server.order({ order: 'count' })).toEqual(before);
  });
});

describe('A change by hand', () => {
  it('of several at once is written by each, or told to be a conflict; none is lost', async () => {
    const store = server.address('several.');
    await printedAt(['submit', small, '--by', 'U1', '--yes'], at(store));
    const words = ['one', 'two', 'three', 'four', 'five', 'six'];
    const done = await Promise.all(words.map((word) => runAt(aim(`Aim ${word}`), at(store))));
    expect(done.filter(({ code }) => code !== 0 && code !== 4)).toEqual([]);
    const audit = await printedAt(['audit', '--format', 'csv'], at(store));
    const written = words.filter((_, place) => done[place]?.code === 0);
    expect(written.length).toBeGreaterThan(0);
    const stored = words.filter((word) => new RegExp(`U2,.*,Aim ${word},`, 'u').test(audit));
    expect(stored).toEqual(written);
  });
});

describe('A process that used a server', () => {
  it('ends when its work is done, as one that used a file does', async () => {
    const store = server.address('prompt.');
    const file = join(cwd, 'prompt.db');
    for (const args of [['submit', small, '--by', 'U1', '--yes'], ['dashboard']]) {
      const [onServer, inFile] = [await timed(args, store), await timed(args, file)];
      expect([onServer.code, inFile.code]).toEqual([0, 0]);
      expect(onServer.seconds).toBeLessThan(inFile.seconds + 3);
    }
    // Its views are in the cache, by the identity of the ledger, and not beside anything.
    expect(
      readdirSync(cache).filter((name) => /^[\da-f-]{36}\.views\.db$/u.test(name)).length,
    ).toBeGreaterThan(0);
  });
});
