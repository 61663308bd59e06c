import { existsSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';

import { makeSigningKey, type SigningKey } from '@plan-ledger/store/integrity';
import {
  cosign,
  explainLog,
  type LogFailure,
  type Places,
  placesAt,
  signHead,
  type Start,
} from '@plan-ledger/store/log';

import { seeded } from '../support/seeded.js';
import { leavesFrom, madeLeaves, noteOf, proofOf } from '../support/trees.js';

/** What a worker is told, as JSON, in its one argument. */
export interface LogOrders {
  readonly who: 'signer' | 'witness';
  /** The file of what is kept. */
  readonly state: string;
  /** The history that a signer tells: no two workers tell the same. */
  readonly history: string;
  /** The trees of a witness: one of three is cosigned at a time, each in one of two histories. */
  readonly trees: readonly string[];
  readonly turns: number;
  readonly seed: number;
  /** Whether it waits for a line on its input before it begins. */
  readonly waits: boolean;
  /** A signer that is wrong: it keeps what it signed when the signature has left already. */
  readonly late: boolean;
}

/** What a worker says, one JSON object a line. */
export type LogLine =
  | { readonly says: 'ready' | 'done' }
  | {
      readonly says: 'asks' | 'was refused';
      readonly size: number;
      readonly history: string;
      readonly why?: string;
    }
  | {
      readonly says: 'signed';
      readonly size: number;
      readonly history: string;
      readonly origin: string;
      readonly root: string;
    };

const orders = JSON.parse(process.argv[2] ?? '{}') as LogOrders;
const random = seeded(orders.seed);
const places = placesAt(orders.state);
const TIME = 1_611_835_200;

// At once and whole, so that what was said before a SIGKILL was said.
const say = (line: LogLine): void => void writeSync(1, `${JSON.stringify(line)}\n`);

const keyOf = (name: string, byte: number, type?: 'cosignature'): SigningKey => {
  const made = makeSigningKey(name, Buffer.alloc(32, byte), type);
  if (made._tag === 'Left') throw new Error(made.left.why);
  return made.right;
};
const LEDGER = keyOf('ledger.example', 1);
const WITNESS = keyOf('auditor.example', 2, 'cosignature');

interface Given {
  readonly note: string;
}
type Outcome =
  { readonly _tag: 'Left'; readonly left: LogFailure } | { readonly _tag: 'Right'; readonly right: Given };

const filesOf = ({ state, second }: Places): readonly string[] => [state, second];
const kept = (): readonly (readonly [string, Buffer | undefined])[] =>
  filesOf(places).map((file) => [file, existsSync(file) ? readFileSync(file) : undefined]);
const put = (files: ReturnType<typeof kept>): void => {
  for (const [file, bytes] of files) {
    if (bytes === undefined) rmSync(file, { force: true });
    else {
      writeFileSync(`${file}.put`, bytes);
      renameSync(`${file}.put`, file);
    }
  }
};

/** Says what was signed; where it is told to be wrong, as if nothing were on the disk before. */
const signed = async (sign: () => Promise<Outcome>, history: string): Promise<Outcome> => {
  const before = orders.late ? kept() : [];
  const given = await sign();
  if (given._tag === 'Left') return given;
  const after = orders.late ? kept() : [];
  put(before);
  const [origin = '', size = '', root = ''] = given.right.note.split('\n');
  say({ says: 'signed', size: Number(size), history, origin, root });
  if (orders.late) await pass(30);
  put(after);
  return given;
};

const KEPT: Start = { _tag: 'Kept' };
const FIRST: Start = { _tag: 'First' };

let known = 0;
const signerTurn = async (): Promise<void> => {
  const { history } = orders;
  const signer = { key: LEDGER, origin: 'ledger.example/plan-p', places };
  const size = known + 1 + Math.floor(random() * 3);
  say({ says: 'asks', size, history });
  const ask = (start: Start) => () => signHead(signer, { size }, leavesFrom(history), start)();
  const first = await signed(ask(KEPT), history);
  const given =
    first._tag === 'Left' && first.left._tag === 'NothingKept' ? await signed(ask(FIRST), history) : first;
  if (given._tag === 'Right') known = size;
  else {
    say({ says: 'was refused', size, history, why: explainLog(given.left) });
    if (given.left._tag === 'RolledBack') known = given.left.kept;
  }
};

const HIGHEST = 40;
const histories = ['one', 'other'].map((name) => [name, madeLeaves(name, HIGHEST)] as const);
const witnessTurn = async (): Promise<void> => {
  const [history, leaves] = histories[Math.floor(random() * 2)]!;
  const origin = orders.trees[Math.floor(random() * orders.trees.length)]!;
  const size = 1 + Math.floor(random() * HIGHEST);
  const witness = { key: WITNESS, ledger: LEDGER.verifier, places };
  const note = noteOf(LEDGER, origin, leaves, size);
  const ask = (more: { readonly start?: Start; readonly proof?: string }) => () =>
    cosign(witness, { note, time: TIME, ...more })();
  say({ says: 'asks', size, history });
  const plain = await signed(ask({}), history);
  if (plain._tag === 'Right') return;
  const { left } = plain;
  const given =
    left._tag === 'NothingKept'
      ? await signed(ask({ start: FIRST }), history)
      : left._tag === 'ProofWanted'
        ? await signed(ask({ proof: proofOf(LEDGER, origin, leaves, [left.kept, size]) }), history)
        : plain;
  if (given._tag === 'Left') say({ says: 'was refused', size, history, why: explainLog(given.left) });
};

if (orders.waits) {
  say({ says: 'ready' });
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.destroy();
}
for (let turn = 0; turn < orders.turns; turn++) {
  await (orders.who === 'signer' ? signerTurn() : witnessTurn());
  // Of two at once, each lets the other have its turn.
  if (orders.waits) await pass(random() * 40);
}
say({ says: 'done' });
