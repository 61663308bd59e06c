import {
  type ChannelCredentialOptions,
  type Credentials,
  EventStoreDBClient,
  type GossipClusterOptions,
  type SingleNodeOptions,
} from '@eventstore/db-client';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type ReadReq } from '@eventstore/db-client/generated/streams_pb.js';

/** Reads only events of the streams whose names begin so. */
const filterOn = (prefix: string): ReadReq.Options.FilterOptions => {
  const names = new streams.ReadReq.Options.FilterOptions.Expression();
  names.setPrefixList([prefix]);
  const filter = new streams.ReadReq.Options.FilterOptions();
  filter.setStreamIdentifier(names);
  filter.setCount(new shared.Empty());
  filter.setCheckpointintervalmultiplier(1);
  return filter;
};

/**
 * The vendor's client, but for what would harm a process that stays, and for two things. Each append is a call of its own: its batch append shares one table of promises
 * between all clients of a process, knows no deadline, and throws where nobody can catch it when an answer comes twice. And
 * what it reads of all streams is of one ledger: the protocol lets the server choose, the client does not say so.
 */
export class LedgerClient extends EventStoreDBClient {
  constructor(
    prefix: string,
    connection: SingleNodeOptions | GossipClusterOptions,
    security: ChannelCredentialOptions,
    credentials?: Credentials,
  ) {
    // The declared overloads take one kind of connection each; the constructor takes any.
    super(connection as SingleNodeOptions, security, credentials);
    // What it does when a call failed can fail itself, and nobody waits for it: that would end the process.
    const handle = this.handleError;
    this.handleError = (client, error) => handle(client, error).catch(() => undefined);
    const connect = this.getChannel;
    this.getChannel = () => {
      this.channel = this.hasEnded ? Promise.reject(new Error('the store was closed')) : connect();
      return this.channel;
    };
    const create = this.GRPCStreamCreator;
    this.GRPCStreamCreator = (kind, name, call, cache) => {
      if (name !== 'readAll') return create(kind, name, call, cache);
      return create(kind, name, (client) => call(onlyOf(prefix, client)), cache);
    };
  }

  private hasEnded = false;
  private channel: ReturnType<LedgerClient['getChannel']> | undefined;

  protected override supports = (): Promise<boolean> => Promise.resolve(false);

  /** Lets go of calls and of the connection, so that the process can end. */
  async end(): Promise<void> {
    this.hasEnded = true;
    await this.dispose();
    // Not waited for: the leader of a cluster may be sought still.
    this.channel?.then(
      (channel) => channel.close(),
      () => undefined,
    );
  }
}

/** The client of the protocol, whose reads are of the streams whose names begin so. */
const onlyOf = <C extends object>(prefix: string, client: C): C =>
  new Proxy(client, {
    get: (target, key) => {
      const method: unknown = Reflect.get(target, key);
      if (key !== 'read' || typeof method !== 'function') return method;
      return (request: ReadReq, ...rest: unknown[]): unknown => {
        request.getOptions()?.setFilter(filterOn(prefix));
        return Reflect.apply(method, target, [request, ...rest]);
      };
    },
  });
