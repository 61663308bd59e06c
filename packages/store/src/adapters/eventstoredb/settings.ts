import * as E from 'fp-ts/lib/Either.js';

import { type Address, type Credentials, credentialsIn, hostIn, partsOf } from './address.js';
import { faultIn, type FileKey, FILES, queryIn, type Times, timesIn } from './query.js';

/** What a connection string says. Files are paths still; times are in milliseconds but `gossipTimeout`, in seconds. */
export interface Settings {
  /** One node, or several that are asked for the members of their cluster. */
  readonly hosts: readonly Address[];
  readonly isCluster: boolean;
  readonly tls: boolean;
  readonly credentials?: Credentials;
  readonly files: Readonly<Partial<Record<FileKey, string>>>;
  readonly connectionName?: string;
  readonly times: Times;
  /** Stands before the name of each stream, so that one server can hold several ledgers. Empty when left out. */
  readonly streamPrefix: string;
}

/**
 * Reads a connection string: `esdb://`, `esdb+discover://`, and the same as `kurrentdb`, `kurrent` and `kdb`. `Left`: what was
 * found and what is wanted. A setting that would be ignored is refused.
 */
export const settingsIn = (address: string): E.Either<string, Settings> => {
  const parts = partsOf(address);
  if (parts === undefined)
    return E.left('wanted esdb://, esdb+discover://, kurrentdb:// or kurrentdb+discover://');
  const { user, hosts: hostsText, query: queryText } = parts;
  // Before anything of it is shown: what stands there may be half of a password.
  if (queryText.includes('@'))
    return E.left('found an @ after a ?; write both as %40 and %3F in a password or a value');
  const hosts = hostsText.split(',').map(hostIn);
  const badHost = hosts.find(E.isLeft);
  if (badHost !== undefined) return badHost;
  const credentials = user === undefined ? E.right(undefined) : credentialsIn(user);
  if (E.isLeft(credentials)) return credentials;
  const query = queryIn(queryText);
  if (E.isLeft(query)) return query;
  const fault = faultIn(query.right, credentials.right !== undefined);
  if (fault !== undefined) return E.left(fault);
  const times = timesIn(query.right);
  if (E.isLeft(times)) return times;
  const connectionName = query.right.get('connectionName');
  return E.right({
    hosts: hosts.filter(E.isRight).map(({ right }) => right),
    isCluster: parts.discover || hosts.length > 1,
    tls: query.right.get('tls') !== 'false',
    ...(credentials.right === undefined ? {} : { credentials: credentials.right }),
    files: Object.fromEntries(
      FILES.flatMap((key) => {
        const path = query.right.get(key);
        return path === undefined ? [] : [[key, path]];
      }),
    ),
    ...(connectionName === undefined ? {} : { connectionName }),
    times: times.right,
    streamPrefix: query.right.get('streamPrefix') ?? '',
  });
};

/**
 * What is wrong with a connection string, before anybody connects; none when it can be used.
 *
 * @example
 * import { connectionFault } from '@plan-ledger/store';
 * assert.equal(connectionFault('esdb://n1:2113?tls=false'), undefined);
 * assert.equal(connectionFault('esdb://n1?tls=perhaps'), 'found tls=perhaps; wanted true or false');
 */
export const connectionFault = (address: string): string | undefined => {
  const settings = settingsIn(address);
  return E.isLeft(settings) ? settings.left : undefined;
};
