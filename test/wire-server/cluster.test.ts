import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { startWorker } from '../support/workers.js';
import { selfSigned } from './certificate.js';
import { createDatabase } from './database.js';
import {
  clientOf,
  connected,
  failing,
  numbered,
  numberedFrom,
  numbersOf,
  serverWith,
  until,
} from './with-server.js';

describe('a cluster', () => {
  it('is found by its gossip, of which the leader is taken', async () => {
    const database = createDatabase();
    const [first, second] = [await serverWith({ database }), await serverWith({ database })];
    const members = [
      { host: '127.0.0.1', port: first.port, state: 'follower' },
      { host: '127.0.0.1', port: second.port, state: 'leader' },
    ] as const;
    for (const server of [first, second]) server.setCluster(members);
    const client = clientOf(`esdb://${first.address},${second.address}?tls=false`);
    await client.appendToStream('s', numbered(0), { requiresLeader: true });
    expect([first.calls('batchAppend'), second.calls('batchAppend')]).toEqual([0, 1]);

    const astray = clientOf(first.connectionString());
    const append = (): Promise<unknown> =>
      failing(astray.appendToStream('s', numbered(1), { requiresLeader: true }));
    // The client goes where it is told, and asks again only when it is told to.
    expect([await append(), await append()]).toEqual(['not-leader', 'no error']);
    expect(await numbersOf(clientOf(first.connectionString()).readStream('s'))).toEqual([0, 1]);
  });

  it('is found by the seed that answers', async () => {
    const [away, there] = [await serverWith(), await serverWith()];
    await away.stop();
    const client = clientOf(`esdb://${away.address},${there.address}?tls=false`);
    expect(await failing(client.appendToStream('s', numbered(0)))).toBe('no error');
  });
});

describe('over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wire-server-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['in batches', true],
    ['the classic way', false],
  ])('only who has a password gets in, %s', async (_, batchAppend) => {
    const tls = selfSigned();
    const tlsCAFile = join(folder, 'ca.pem');
    writeFileSync(tlsCAFile, tls.certificate);
    const server = await serverWith({ tls, users: { clerk: 'secret' }, batchAppend });
    const as = (who: { user?: string; password?: string }): Promise<unknown> => {
      const client = clientOf(server.connectionString({ ...who, parameters: { tlsCAFile } }));
      return failing(client.appendToStream('s', numbered(0)));
    };
    expect(await as({ user: 'clerk', password: 'secret' })).toBe('no error');
    expect(await as({ user: 'clerk', password: 'wrong' })).toBe('access-denied');
    expect(await as({})).toBe('access-denied');
    expect(server.database.events('s')).toHaveLength(1);
  });
});

it('runs in a process of its own, which follows orders until its input ends', async () => {
  const worker = startWorker('wire-server-worker', ['{"maximumAppendSize":2000000}']);
  const { port } = JSON.parse((await worker.firstLine)!) as { port: number };
  const client = clientOf(`esdb://127.0.0.1:${port}?tls=false`);
  await client.appendToStream('s', numberedFrom(0, 3));
  worker.tell('{"order":"fault","kind":"read","fault":{"kind":"unavailable"}}');
  worker.tell('{"order":"restart"}');
  worker.tell('{"order":"count"}');
  worker.tell('{"order":"nonsense"');
  await until(() => worker.lines.length === 5);
  expect(worker.lines.slice(1, 4).map((line): unknown => JSON.parse(line))).toEqual([
    { done: 'fault' },
    { done: 'restart' },
    { done: 'count', events: { s: 3 } },
  ]);
  expect(worker.lines[4]).toContain('failed');
  await failing(numbersOf(client.readStream('s')));
  expect(await numbersOf(client.readStream('s'))).toEqual([0, 1, 2]);
  worker.child.stdin?.end();
  expect(await worker.ended).toMatchObject({ code: 0, errors: '' });
});

it('leaves nothing open when it is disposed of', async () => {
  const { client, server } = await connected();
  client.subscribeToAll().on('error', () => undefined);
  await client.appendToStream('s', numbered(0));
  const before = performance.now();
  await server.dispose();
  expect(performance.now() - before).toBeLessThan(500);
});
