import { writeSync } from 'node:fs';

import { EXIT, exitCodeOf, linesOf } from './fault.js';
import { codeOf, meaningOf } from './io/files.js';
import { run } from './program.js';
import { forTerminal } from './render/index.js';

declare const PLAN_LEDGER_VERSION: string;
declare const PLAN_LEDGER_VERIFIER: string;

const isClosedPipe = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPIPE';

/** Beside the output without its stream, which may be what cannot be written. */
const noteStraight = (text: string): void => {
  try {
    writeSync(2, text);
  } catch {
    // There is nowhere left to say it: the exit code tells.
  }
};

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (isClosedPipe(error)) process.exit(process.exitCode ?? 0);
    noteStraight(`Cannot write: ${meaningOf(codeOf(error))}\n`);
    process.exit(EXIT.fault);
  });
}

const NARROWEST = 40;
const WIDEST = 160;

const widthOf = (columns: number | undefined): number =>
  Math.min(WIDEST, Math.max(NARROWEST, (columns ?? 0) || Number(process.env['COLUMNS']) || 100));

// On a line of its own, which the next words overwrite.
const progress = (words: string): void =>
  void process.stderr.write(`\r\u001b[K${forTerminal(words).slice(0, widthOf(process.stderr.columns) - 1)}`);

const world = {
  env: process.env,
  width: widthOf(process.stdout.columns),
  colour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb',
  ...(process.stderr.isTTY && process.env['TERM'] !== 'dumb' ? { progress } : {}),
  offlineVerifier: PLAN_LEDGER_VERIFIER,
  // Below this, getting a second thread going takes longer than it saves.
  packThread: { file: new URL('./pack-thread.mjs', import.meta.url), from: 10_000 },
  print: (text: string): void => void process.stdout.write(text),
  note: (line: string): void =>
    void process.stderr.write(`${line.split('\n').map(forTerminal).join('\n')}\n`),
  untilStopped: (): Promise<void> =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    }),
};

const outcome = await run(process.argv.slice(2), world, PLAN_LEDGER_VERSION).catch((error: unknown) => {
  noteStraight(
    `A fault of plan-ledger itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});

if (outcome._tag === 'Left') {
  linesOf(outcome.left)
    .filter((line) => line !== '')
    .forEach(world.note);
  process.exitCode = exitCodeOf(outcome.left);
}
