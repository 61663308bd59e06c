import { setTimeout as pass } from 'node:timers/promises';

import { afterAll } from '@jest/globals';

import type { Answer, Options, Order } from '../workers/wire-server-worker.js';
import { startWorker } from './workers.js';

/** A wire server in a process of its own, as a real server is. */
export interface WireProcess {
  /** The connection string; `prefix` is for a ledger of its own among others. */
  readonly address: (prefix?: string) => string;
  readonly order: (order: Order) => Promise<Answer>;
}

const running: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  await Promise.all(running.splice(0).map((end) => end()));
});

/** Starts a wire server that is gone when the test file is done. Each event has a place of its own, as on a server of today. */
export const startWireProcess = async (options: Options = {}): Promise<WireProcess> => {
  const worker = startWorker('wire-server-worker', [JSON.stringify({ positions: 'own', ...options })]);
  running.push(() => {
    worker.child.stdin?.end();
    worker.child.kill('SIGKILL');
    return worker.ended;
  });
  const { port } = JSON.parse((await worker.firstLine) ?? '{}') as { readonly port: number };
  const store = `esdb://127.0.0.1:${port}?tls=false`;
  let asked = 0;
  return {
    address: (prefix) => (prefix === undefined ? store : `${store}&streamPrefix=${prefix}`),
    order: async (order) => {
      asked += 1;
      const at = asked;
      worker.tell(JSON.stringify(order));
      while (worker.lines[at] === undefined) await pass(2);
      const answer = JSON.parse(worker.lines[at]) as Answer;
      if ('failed' in answer) throw new Error(answer.failed);
      return answer;
    },
  };
};
