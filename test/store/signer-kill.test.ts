import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

import { describe, expect, it } from '@jest/globals';
import { type CompactRange, EMPTY_RANGE, rootOf, rootOfLeaves, withLeaf } from '@plan-ledger/store/integrity';

import { inDirectory } from '../support/ledger-file.js';
import { seeded } from '../support/seeded.js';
import { madeLeaf, madeLeaves } from '../support/trees.js';
import { startWorker } from '../support/workers.js';
import type { LogLine, LogOrders } from '../workers/log-worker.js';

const KILLS = Number(process.env['KILLS'] ?? 40);
const TIMEOUT_MS = 60_000 + KILLS * 2_000;
/** How often one that is wrong is killed at most, until it is caught. */
const MOST_LATE = 200;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64');
const linesOf = (lines: readonly string[]): readonly LogLine[] =>
  lines.map((line) => JSON.parse(line) as LogLine);

const grown = (range: CompactRange, history: string, size: number): CompactRange => {
  let to = range;
  while (to.size < size) to = withLeaf(to, madeLeaf(history, to.size));
  return to;
};

/**
 * Holds every signature against every one before it. What was asked when a signer was killed may have been signed or not:
 * both trees are possible then, and the next signature says which it was.
 */
class Auditor {
  signatures = 0;
  readonly wrong: string[] = [];
  private possible: readonly CompactRange[] = [EMPTY_RANGE];

  hear(lines: readonly LogLine[]): void {
    let asked: { readonly size: number; readonly history: string } | undefined;
    for (const line of lines) {
      if (line.says === 'asks') asked = line;
      if (line.says === 'was refused') asked = undefined;
      if (line.says !== 'signed') continue;
      asked = undefined;
      this.signatures += 1;
      const { size, history, root } = line;
      const led = this.possible
        .filter((range) => range.size <= size)
        .map((range) => grown(range, history, size))
        .filter((range) => base64(rootOf(range)) === root);
      if (led.length === 0) this.wrong.push(`${history} ${size}`);
      else this.possible = led.slice(0, 1);
    }
    if (asked === undefined) return;
    const { size, history } = asked;
    const more = this.possible.filter((range) => range.size < size);
    this.possible = [...this.possible, ...more.map((range) => grown(range, history, size))];
  }
}

interface Round {
  readonly directory: string;
  readonly random: () => number;
  readonly late: boolean;
}

const ordersFor = (
  { directory, random, late }: Round,
  who: LogOrders['who'],
  more: Partial<LogOrders>,
): LogOrders => ({
  who,
  state: join(directory, 'plan-p.signed'),
  history: '',
  trees: [],
  turns: 1_000_000,
  seed: Math.floor(random() * 1_000_000),
  waits: false,
  late,
  ...more,
});

/** Starts a worker, kills it at a random moment after some of its lines, and gives all that it has said. */
const killed = async ({ random }: Round, orders: LogOrders): Promise<readonly LogLine[]> => {
  const worker = startWorker('log-worker', [JSON.stringify(orders)]);
  const enough = 1 + Math.floor(random() * 12);
  while (worker.lines.length < enough && worker.child.exitCode === null) await pass(1);
  await pass(random() * 25);
  worker.child.kill('SIGKILL');
  const { signal, errors } = await worker.ended;
  expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
  return linesOf(worker.lines);
};

const killSigners = async (round: Round, kills: number): Promise<Auditor> => {
  const auditor = new Auditor();
  for (let kill = 0; kill < kills && auditor.wrong.length === 0; kill++)
    auditor.hear(await killed(round, ordersFor(round, 'signer', { history: `history ${kill}` })));
  return auditor;
};

/** The trees of which cosignatures are of two histories, and how many cosignatures there were. */
const killWitnesses = async (
  round: Round,
  kills: number,
): Promise<{ signatures: number; forked: string[] }> => {
  const roots = new Map(
    ['one', 'other'].flatMap((history) =>
      Array.from({ length: 40 }, (_, at) => [base64(rootOfLeaves(madeLeaves(history, at + 1))), history]),
    ) as readonly (readonly [string, string])[],
  );
  const seen = new Map<string, Set<string | undefined>>();
  let signatures = 0;
  const forked = (): string[] => [...seen].filter(([, of]) => of.size > 1).map(([origin]) => origin);
  for (let kill = 0; kill < kills && forked().length === 0; kill++) {
    const trees = [0, 1, 2].map((at) => `ledger.example/plan-${kill + at}`);
    for (const line of await killed(round, ordersFor(round, 'witness', { trees }))) {
      if (line.says !== 'signed') continue;
      signatures += 1;
      seen.set(line.origin, (seen.get(line.origin) ?? new Set()).add(roots.get(line.root)));
    }
  }
  return { signatures, forked: forked() };
};

describe(`A signer that is killed while it signs (SEED=${SEED})`, () => {
  it(
    `has never signed what does not go on from all that it signed before, in ${KILLS} kills`,
    () =>
      inDirectory(async (directory) => {
        process.stdout.write(
          `Kills at random moments: repeat them with SEED=${SEED}; more of them with KILLS=1000\n`,
        );
        const auditor = await killSigners({ directory, random: seeded(SEED), late: false }, KILLS);
        expect(auditor.wrong).toEqual([]);
        expect(auditor.signatures).toBeGreaterThan(KILLS / 2);
      }),
    TIMEOUT_MS,
  );

  it(
    'would be caught if it kept what it signed a moment too late',
    () =>
      inDirectory(async (directory) => {
        const auditor = await killSigners({ directory, random: seeded(SEED), late: true }, MOST_LATE);
        expect(auditor.wrong.length).toBeGreaterThan(0);
      }),
    TIMEOUT_MS,
  );
});

describe('A witness that is killed while it cosigns', () => {
  it(
    `has never cosigned two histories of a tree, in ${KILLS} kills`,
    () =>
      inDirectory(async (directory) => {
        const { signatures, forked } = await killWitnesses(
          { directory, random: seeded(SEED + 1), late: false },
          KILLS,
        );
        expect(forked).toEqual([]);
        expect(signatures).toBeGreaterThan(KILLS / 2);
      }),
    TIMEOUT_MS,
  );

  it(
    'would be caught if it kept what it cosigned a moment too late',
    () =>
      inDirectory(async (directory) => {
        const { forked } = await killWitnesses(
          { directory, random: seeded(SEED + 1), late: true },
          MOST_LATE,
        );
        expect(forked.length).toBeGreaterThan(0);
      }),
    TIMEOUT_MS,
  );
});

describe('Two signers at once', () => {
  const TURNS = 40;
  const together = async (
    states: readonly string[],
  ): Promise<{ signed: number; both: boolean; wrong: string[] }> => {
    const round: Round = { directory: '', random: seeded(SEED), late: false };
    const workers = states.map((state, at) =>
      startWorker('log-worker', [
        JSON.stringify(
          ordersFor(round, 'signer', {
            state,
            history: `of ${at}`,
            turns: TURNS,
            waits: true,
            seed: SEED + at,
          }),
        ),
      ]),
    );
    await Promise.all(workers.map(({ firstLine }) => firstLine));
    workers.forEach(({ tell }) => tell('go'));
    const ends = await Promise.all(workers.map(({ ended }) => ended));
    expect(ends).toEqual(states.map(() => ({ code: 0, signal: null, errors: '' })));
    const heads = workers
      .flatMap(({ lines }) => linesOf(lines))
      .flatMap((line) => (line.says === 'signed' ? [line] : []))
      .sort((one, other) => one.size - other.size);
    // Who signed a size first has told the leaves since the size before it; the other may have signed the same again.
    let range = EMPTY_RANGE;
    const wrong: string[] = [];
    for (const { size, history, root } of heads) {
      const told = heads
        .filter((head) => head.size === size)
        .map((head) => grown(range, head.history, size))
        .find((tree) => base64(rootOf(tree)) === root);
      if (told === undefined) wrong.push(`${history} ${size}`);
      else range = told;
    }
    return { signed: heads.length, both: new Set(heads.map(({ history }) => history)).size === 2, wrong };
  };

  it('sign one history between them', () =>
    inDirectory(async (directory) => {
      const state = join(directory, 'plan-p.signed');
      const { signed, both, wrong } = await together([state, state]);
      expect(wrong).toEqual([]);
      expect(both).toBe(true);
      expect(signed).toBeGreaterThan(TURNS / 2);
    }));

  it('would be caught if each kept for itself what it signed', () =>
    inDirectory(async (directory) => {
      const { wrong } = await together([join(directory, 'one.signed'), join(directory, 'other.signed')]);
      expect(wrong.length).toBeGreaterThan(0);
    }));
});
