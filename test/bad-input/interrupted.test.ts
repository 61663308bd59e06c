import { existsSync, statSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { freshFolder, MAY, printed, run } from '../support/cli.js';
import { everyEvent } from '../support/ledger-file.js';
import { ledgerOf } from '../support/prepared.js';
import { seeded } from '../support/seeded.js';

const KILLS = 30;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const SUBMIT = ['submit', MAY, '--by', 'U1', '--yes'];

const eventsIn = async (cwd: string): Promise<number> =>
  existsSync(ledgerOf(cwd)) ? (await everyEvent(ledgerOf(cwd))).length : 0;

describe(`Submitting, ended from outside (SEED=${SEED})`, () => {
  it(`writes all of an edition or none of it, at ${KILLS} random moments`, async () => {
    process.stdout.write(`Moments of ending: repeat them with SEED=${SEED}\n`);
    const random = seeded(SEED);
    const whole = freshFolder();
    const began = performance.now();
    await printed(SUBMIT, { cwd: whole });
    const took = performance.now() - began;
    const writing = performance.timeOrigin + performance.now() - statSync(ledgerOf(whole)).birthtimeMs;
    const complete = await eventsIn(whole);

    const ends = await Promise.all(
      Array.from({ length: KILLS }, (_, at) => {
        const signal = at % 2 === 0 ? ('SIGKILL' as const) : ('SIGINT' as const);
        // Most of them while it writes: from when the file of the ledger is there.
        return at % 5 === 0
          ? { signal, after: random() * took }
          : { signal, after: random() * writing, once: '' };
      }).map(async ({ once, ...rest }) => {
        const cwd = freshFolder();
        const kill = once === undefined ? rest : { ...rest, once: ledgerOf(cwd) };
        const { signal, code, stderr } = await run(SUBMIT, { cwd, kill });
        return { cwd, ended: signal ?? code, events: await eventsIn(cwd), stderr };
      }),
    );

    expect(complete).toBeGreaterThan(500);
    expect(ends.map(({ events }) => events).filter((events) => events !== 0 && events !== complete)).toEqual(
      [],
    );
    expect(ends.filter(({ ended, events }) => ended === 0 && events === 0)).toEqual([]);
    expect(ends.filter(({ ended }) => ended !== 0).length).toBeGreaterThan(KILLS / 4);
    expect(ends.map(({ stderr }) => stderr).join('')).not.toMatch(/^\s+at /mu);

    const halted = ends.find(({ events }) => events === 0);
    if (halted === undefined) throw new Error('No run was ended before it had written');
    await printed(SUBMIT, { cwd: halted.cwd });
    expect(await eventsIn(halted.cwd)).toBe(complete);
  }, 120_000);
});
