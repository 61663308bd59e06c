import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Server, ServerCredentials } from '@grpc/grpc-js';

import { featuresOn, gossipOn } from './calls/about.js';
import { appendOn } from './calls/append.js';
import { batchAppendOn } from './calls/batch-append.js';
import { deleteOn, tombstoneOn } from './calls/delete.js';
import { readOn } from './calls/read.js';
import { createDatabase, type Database } from './database.js';
import type { Desk, Member } from './desk.js';
import { type CallKind, createFaults, type Faults } from './faults.js';
import { startProxy } from './proxy.js';
import type { Snapshot } from './storage.js';

export interface WireServerOptions {
  /** A database of its own when none is given; the members of a cluster share one. */
  readonly database?: Database;
  /** In bytes; 1,048,576 as the real server has it when none is given. */
  readonly maximumAppendSize?: number;
  /** Whether it offers the batch append. */
  readonly batchAppend?: boolean;
  readonly version?: string;
  /** Passwords by user names. A client sends them over TLS only. */
  readonly users?: Readonly<Record<string, string>>;
  /** A key and a certificate, as PEM. */
  readonly tls?: { readonly key: string; readonly certificate: string };
}

export interface ConnectionParts {
  readonly user?: string;
  readonly password?: string;
  /** Further parameters of the connection string: `tlsCAFile`, `keepAliveInterval`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface WireServer {
  readonly port: number;
  /** The host and the port, as `127.0.0.1:2113`. */
  readonly address: string;
  readonly connectionString: (parts?: ConnectionParts) => string;
  readonly database: Database;
  readonly faults: Faults;
  /** How many calls of a kind have come in. */
  readonly calls: (kind: CallKind) => number;
  /** What the gossip tells; it is its own leader until it is told. */
  readonly setCluster: (members: readonly Member[]) => void;
  /** Loses all connections at once, and nothing else. */
  readonly disconnect: () => void;
  /** Is away until it is started, on the same port; the data stay. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly snapshot: () => Snapshot;
  /** Restarts with the data of then. */
  readonly restore: (snapshot: Snapshot) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

const HOST = '127.0.0.1';
const DEFAULT_MAXIMUM_APPEND_SIZE = 1_048_576;

const listen = (server: Server, tls: WireServerOptions['tls']): Promise<number> =>
  new Promise((resolve, reject) => {
    const credentials =
      tls === undefined
        ? ServerCredentials.createInsecure()
        : ServerCredentials.createSsl(null, [
            { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) },
          ]);
    server.bindAsync(`${HOST}:0`, credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });

const addServices = (server: Server, desk: Desk, options: WireServerOptions): void => {
  server.addService(streams.StreamsService, {
    append: appendOn(desk),
    batchAppend: batchAppendOn(desk),
    read: readOn(desk),
    delete: deleteOn(desk),
    tombstone: tombstoneOn(desk),
  });
  server.addService(gossip.GossipService, { read: gossipOn(desk) });
  server.addService(features.ServerFeaturesService, {
    getSupportedMethods: featuresOn(options.version ?? '24.10.0', options.batchAppend ?? true),
  });
};

/**
 * A server of the protocol of EventStoreDB, in memory, for tests: the client of EventStoreDB connects to it unmodified, and
 * faults can be ordered that a real server has only by misfortune.
 *
 * It is our reading of the protocol, made after the client, the documentation and the published behaviour of servers 22.10 to
 * 24.10. A green test on it is no proof for a real server: what is tested here is run against one too. Where we can be wrong:
 * the positions (a real server gives places in its files), how many ids it remembers for a repetition without a revision, the
 * sizes that count towards the greatest append (some versions count the data only), and what a subscription is told beside its
 * events. It has no persistent subscriptions, no projections, no access lists, and of the users only their passwords.
 */
export const startWireServer = async (options: WireServerOptions = {}): Promise<WireServer> => {
  const database = options.database ?? createDatabase();
  const faults = createFaults();
  const counts = new Map<CallKind, number>();
  let members: readonly Member[] | undefined;
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
  const proxy = await startProxy(await listen(server, options.tls));
  const { port } = proxy;
  addServices(
    server,
    {
      database,
      faults,
      maximumAppendSize: options.maximumAppendSize ?? DEFAULT_MAXIMUM_APPEND_SIZE,
      users: options.users === undefined ? undefined : new Map(Object.entries(options.users)),
      members: () => members ?? [{ host: HOST, port, state: 'leader' }],
      port: () => port,
      seen: (kind) => counts.set(kind, (counts.get(kind) ?? 0) + 1),
      cut: (call) => proxy.cut(Number(call.getPeer().split(':').at(-1))),
    },
    options,
  );
  const stop = async (): Promise<void> => {
    await proxy.shut();
    database.forget();
  };
  const restart = async (): Promise<void> => {
    await stop();
    await proxy.open();
  };
  return {
    port,
    address: `${HOST}:${port}`,
    connectionString: ({ user, password = '', parameters = {} } = {}) => {
      const query = new URLSearchParams({ tls: String(options.tls !== undefined), ...parameters });
      const who = user === undefined ? '' : `${user}:${password}@`;
      // Over TLS by a name: as the name of a server, an address is not permitted.
      const host = options.tls === undefined ? HOST : 'localhost';
      return `esdb://${who}${host}:${port}?${decodeURIComponent(query.toString())}`;
    },
    database,
    faults,
    calls: (kind) => counts.get(kind) ?? 0,
    setCluster: (told) => {
      members = told;
    },
    disconnect: () => proxy.cut(),
    stop,
    start: () => proxy.open(),
    restart,
    snapshot: () => database.snapshot(),
    restore: async (snapshot) => {
      await stop();
      database.restore(snapshot);
      await proxy.open();
    },
    dispose: async () => {
      await proxy.shut();
      server.forceShutdown();
    },
  };
};
