import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';

import { openEventStoreDB, secretInMemory } from '../dist/product.mjs';
import { right } from './ours.mjs';

const SERVER = fileURLToPath(new URL('../dist/wire-server.mjs', import.meta.url));

/** Gives a measurement a wire server in a process of its own. */
export const onWire = async (measure) => {
  const server = spawn(process.execPath, [SERVER, '{}'], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const [line] = await new Promise((resolve) => {
      createInterface({ input: server.stdout }).once('line', (...lines) => resolve(lines));
    });
    return await measure(`esdb://127.0.0.1:${JSON.parse(line).port}?tls=false`);
  } finally {
    server.stdin.end();
  }
};

const secret = secretInMemory();

export const openWire = (connectionString) =>
  right(openEventStoreDB({ connectionString, secret, clock: () => new Date().toISOString() }));

/** The vendor's client as it comes, writing the same data and metadata at the exact revision, and reading them. */
export const openBare = (connectionString) => {
  const client = EventStoreDBClient.connectionString(connectionString);
  const recorded = (event, version, first, last) => {
    const { type, ...data } = event.event;
    const { reportedOn, actor, reason, source, correlation } = event;
    const metadata = {
      reportedOn,
      recordedAt: new Date().toISOString(),
      actor,
      ...(reason === undefined ? {} : { reason }),
      ...(source === undefined ? {} : { source }),
      $correlationId: correlation,
      schema: 1,
      append: { first, last, id: event.id },
    };
    return { id: event.id, type, contentType: 'application/json', data, metadata };
  };
  const append = async (stream, events, version) => {
    const last = version + events.length;
    await client.appendToStream(
      stream,
      events.map((event, at) => recorded(event, version + 1 + at, version + 1, last)),
      { expectedRevision: version === 0 ? NO_STREAM : BigInt(version - 1), requiresLeader: true },
    );
    return last;
  };
  return {
    append,
    appendAll: async (stream, events, version = 0, size = 100) => {
      let head = version;
      for (let at = 0; at < events.length; at += size)
        head = await append(stream, events.slice(at, at + size), head);
      return head;
    },
    read: async (stream) => {
      let count = 0;
      for await (const { event } of client.readStream(stream, { requiresLeader: true }))
        count += event ? 1 : 0;
      return count;
    },
    close: () => client.dispose(),
  };
};
