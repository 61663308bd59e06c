import { randomUUID } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PlanId, Recordable } from '@plan-ledger/domain';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { freshFolder, run } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { printedAt, runAt, settingsFor } from '../support/in-process.js';
import { everyEvent, openLedger } from '../support/ledger-file.js';
import { seeded } from '../support/seeded.js';
import { startWireProcess, type WireProcess } from '../support/wire-process.js';

const CHAINS = 4;
const SEED = Number(process.env['PLAN_LEDGER_SEED'] ?? Date.now() % 1_000_000);
/** More than a server takes in one append, which is 1,048,576 bytes. */
const LARGE = { events: 60, bytes: 20_000 } as const;

/** Several, so that there are many places to be stopped at. */
const SHORT = Array.from({ length: 8 }, (_, at) => `plan-${at}`);
const ALL = LARGE.events + 12 + SHORT.length * 5;

const cwd = freshFolder();
const source = join(cwd, 'source.db');
const env = settingsFor({ address: source, cache: join(cwd, 'cache') });
let server: WireProcess;

const sections = (plan: string, count: number, bytes: number): readonly Recordable[] =>
  Array.from({ length: count }, (_, at) => ({
    id: randomUUID(),
    event: {
      type: 'SectionAdded',
      section: `s-${at}`,
      title: `${at} `.padEnd(bytes, 'planned … '),
      order: at,
    },
    reportedOn: '2021-01-28',
    actor: 'U1',
    correlation: plan,
  })) as unknown as readonly Recordable[];

/** A plan of an edition, a plan in one append that is too large for a server, and short ones. */
const prepare = async (): Promise<void> => {
  await printedAt(['submit', join(cwd, smallEdition(cwd)), '--by', 'U1', '--yes'], {
    address: source,
    cache: cwd,
  });
  const to = await openLedger(source);
  const done = [await to.append('large' as PlanId, 'new', sections('large', LARGE.events, LARGE.bytes))()];
  for (const plan of SHORT) done.push(await to.append(plan as PlanId, 'new', sections(plan, 5, 100))());
  expect(done.filter(({ _tag }) => _tag === 'Left')).toEqual([]);
  await to.close();
};

interface Plans {
  readonly data: {
    readonly plans: readonly { plan: string; version: number; already: number; digest: string | null }[];
  };
}
type Copied = Plans['data']['plans'];

const copied = async (from: string, to: string): Promise<Copied> => {
  const args = ['copy', '--from', from, '--to', to, '--format', 'json'];
  return (JSON.parse(await printedAt(args, { address: from, cache: cwd })) as Plans).data.plans;
};

const countsOf = async (prefix: string): Promise<Readonly<Record<string, number>>> => {
  const answer = await server.order({ order: 'count' });
  const counts = 'events' in answer ? (answer.events ?? {}) : {};
  return Object.fromEntries(Object.entries(counts).filter(([stream]) => stream.startsWith(prefix)));
};

beforeAll(async () => {
  server = await startWireProcess();
  await prepare();
});

/** Runs a copy in a process of its own and kills it: mostly soon after it has begun to write, now and then before. */
const killed = async (
  [from, to]: readonly [string, string],
  hasBegun: () => Promise<boolean>,
  within: number,
  random: () => number,
): Promise<boolean> => {
  const mark = join(cwd, randomUUID());
  const isEarly = random() < 0.15;
  const after = random() * (isEarly ? 300 : within);
  let isOver = false;
  // As a question, since it is answered anew after each wait.
  const hasEnded = (): boolean => isOver;
  const watching = (async () => {
    while (!hasEnded() && !(await hasBegun())) await new Promise((resolve) => setTimeout(resolve, 3));
    writeFileSync(mark, '');
  })();
  const kill = { signal: 'SIGKILL', after, ...(isEarly ? {} : { once: mark }) } as const;
  const { code, signal, stderr } = await run(['copy', '--from', from, '--to', to], { cwd, env, kill });
  isOver = true;
  await watching;
  rmSync(mark);
  expect([code, signal]).toEqual(signal === null ? [0, null] : [null, 'SIGKILL']);
  expect(stderr).toMatch(/^(?:The texts of this new ledger .*\nWithout it .*\n)?(?:\nNext: .*\n)?$/u);
  return signal !== null;
};

/** One copy of a chain; `slow`: which calls the server takes its time for. */
interface Leg {
  readonly ends: readonly [from: string, to: string];
  readonly slow?: 'append' | 'read';
  readonly hasBegun: () => Promise<boolean>;
}

const SLOW_CALLS = 80;
const SLOW_MS = 15;

/** Whether it holds more than its header, or the tables of an empty ledger: both are made before anything is compared. */
const hasGrown = (file: string, above: number): Promise<boolean> =>
  Promise.resolve((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > above);

describe(`A copy over a server and back, killed in each leg (PLAN_LEDGER_SEED=${SEED})`, () => {
  it(`holds the same at the end, in ${CHAINS} chains`, async () => {
    process.stdout.write(`Chains of copies: repeat them with PLAN_LEDGER_SEED=${SEED}\n`);
    const wanted = (await copied(source, join(cwd, 'wanted.jsonl'))).map(({ plan, digest }) => [
      plan,
      digest,
    ]);
    expect(wanted.map(([plan]) => plan)).toEqual(['large', ...SHORT, 'small-plan']);
    const original = await everyEvent(source);
    const tally = [0, 1, 2].map(() => ({ kills: 0, halves: 0 }));
    for (let chain = 0; chain < CHAINS; chain++) {
      const random = seeded(SEED + chain);
      const prefix = `chain-${chain}.`;
      const onServer = server.address(prefix);
      const [lines, file] = [join(cwd, `${chain}.jsonl`), join(cwd, `${chain}.db`)];
      const legs: readonly Leg[] = [
        {
          ends: [source, onServer],
          slow: 'append',
          hasBegun: async () => Object.keys(await countsOf(`${prefix}plan-`)).length > 0,
        },
        { ends: [onServer, lines], slow: 'read', hasBegun: () => hasGrown(lines, 1000) },
        { ends: [lines, file], hasBegun: () => hasGrown(`${file}-wal`, 500_000) },
      ];
      for (const [leg, { ends, slow, hasBegun }] of legs.entries()) {
        const [from, to] = ends;
        // A server that takes its time, so that a kill finds it in the middle.
        for (let call = 0; slow !== undefined && call < SLOW_CALLS; call++)
          await server.order({ order: 'fault', kind: slow, fault: { kind: 'delay', ms: SLOW_MS } });
        const wasKilled = await killed(ends, hasBegun, slow === undefined ? 30 : SLOW_MS * 14, random);
        await server.order({ order: 'clear-faults' });
        const found = await copied(from, to);
        expect({ chain, leg, plans: found.map(({ plan, digest }) => [plan, digest]) }).toEqual({
          chain,
          leg,
          plans: wanted,
        });
        const already = found.reduce((sum, plan) => sum + plan.already, 0);
        tally[leg]!.kills += Number(wasKilled);
        tally[leg]!.halves += Number(already > 0 && already < original.length);
      }
      expect(await everyEvent(file)).toEqual(original);
    }
    for (const view of [['audit'], ['dashboard', '--on', '2021-01-28'], ['trends', '--all']]) {
      const args = [...view, '--plan', 'small-plan', '--format', 'csv'];
      const ends = [source, join(cwd, `${CHAINS - 1}.db`)];
      const [one, other] = ends.map((address) => printedAt(args, { address, cache: cwd }));
      expect(await other).toBe(await one);
    }
    expect(original.every(({ seal }) => seal !== undefined)).toBe(true);
    const words = tally.map(({ kills, halves }) => `${kills} kills, ${halves} in the middle`);
    process.stdout.write(`To the server: ${words[0]}; to JSON Lines: ${words[1]}; to SQLite: ${words[2]}\n`);
    expect(tally.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThan(CHAINS);
  }, 240_000);
});

describe('A copy to a server', () => {
  const copy = (to: string, ...more: readonly string[]): ReturnType<typeof runAt> =>
    runAt(['copy', '--from', source, '--to', to, ...more], { address: source, cache: cwd });

  it('takes an append that is larger than the server takes over in pieces', async () => {
    expect(await copied(source, server.address('pieces.'))).toMatchObject([
      { plan: 'large', already: 0, version: LARGE.events },
      ...SHORT.map((plan) => ({ plan, already: 0, version: 5 })),
      { plan: 'small-plan', already: 0, version: 12 },
    ]);
    expect(await countsOf('pieces.')).toMatchObject({
      'pieces.plan-large': LARGE.events,
      'pieces.plans': 11,
    });
  });

  it('that is only tried writes nothing, be there something or not', async () => {
    const to = server.address('tried.');
    expect((await copy(to, '--dry-run')).stdout).toMatch(
      new RegExp(`^Nothing was written: ${ALL} events would be copied`, 'u'),
    );
    expect(await countsOf('tried.')).toEqual({});
    await copy(to, '--plan', 'small-plan');
    const before = await countsOf('tried.');
    expect((await copy(to, '--dry-run')).stdout).toMatch(
      new RegExp(`^Nothing was written: ${ALL - 12} events would be copied`, 'u'),
    );
    expect(await countsOf('tried.')).toEqual(before);
  });

  it('is refused by one that differs, and writes nothing there', async () => {
    const to = server.address('differs.');
    await copy(to, '--plan', 'small-plan');
    const own = join(cwd, 'own.db');
    await copied(source, own);
    const aim = ['plan', 'revise', '--by', 'U1', '--plan', 'small-plan', '--aim'];
    await printedAt([...aim, 'One'], { address: own, cache: cwd });
    await printedAt([...aim, 'Another'], { address: to, cache: cwd });
    const before = await countsOf('differs.');
    const refused = await runAt(['copy', '--from', own, '--to', to], { address: own, cache: cwd });
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toMatch(
      /^plan-small-plan was not written: Cannot copy: version 13 is at the target already with another id, .*; copy to a ledger that holds nothing else of this plan\n$/u,
    );
    expect(await countsOf('differs.')).toEqual(before);
  });

  it('never prints a password of either side', async () => {
    const secret = 'esdb://board:secret@127.0.0.1:1';
    for (const ends of [
      ['--from', secret, '--to', 'a.db'],
      ['--from', source, '--to', secret],
    ]) {
      const { code, stdout, stderr } = await runAt(['copy', ...ends], { address: source, cache: cwd });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/esdb:\/\/board:\*\*\*@127\.0\.0\.1:1/u);
    }
  });
});
