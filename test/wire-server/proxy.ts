import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * The door of a wire server: what comes in on its port is handed to the port behind. A gRPC server can only say goodbye;
 * the door can cut a connection off, be shut for a while, and open again on the same port.
 */
export interface Proxy {
  readonly port: number;
  /** Cuts off the connection that reaches the server from this port of ours, or all. */
  readonly cut: (innerPort?: number) => void;
  readonly shut: () => Promise<void>;
  readonly open: () => Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

export const startProxy = async (behind: number): Promise<Proxy> => {
  const pairs = new Set<{ readonly outer: Socket; readonly inner: Socket }>();
  const server = createServer((outer) => {
    const inner = connect(behind, '127.0.0.1');
    const pair = { outer, inner };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      outer.destroy();
      inner.destroy();
    };
    for (const socket of [outer, inner]) socket.setNoDelay().on('error', end).on('close', end);
    outer.pipe(inner).pipe(outer);
  });
  const port = await listen(server, 0);
  const cut = (innerPort?: number): void => {
    for (const { outer, inner } of pairs) {
      if (innerPort !== undefined && inner.localPort !== innerPort) continue;
      outer.destroy();
      inner.destroy();
    }
  };
  return {
    port,
    cut,
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
    open: async () => {
      if (!server.listening) await listen(server, port);
    },
  };
};
