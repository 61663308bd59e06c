import * as E from 'fp-ts/lib/Either.js';

/** Where a node listens. */
export interface Address {
  readonly address: string;
  readonly port: number;
}

/** What a connection string says. Files are paths still; times are in milliseconds but `gossipTimeout`, in seconds. */
export interface Settings {
  /** One node, or several that are asked for the members of their cluster. */
  readonly hosts: readonly Address[];
  readonly isCluster: boolean;
  readonly tls: boolean;
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly files: Readonly<Partial<Record<FileKey, string>>>;
  readonly connectionName?: string;
  readonly times: Readonly<Partial<Record<TimeKey, number>>>;
  /** Stands before the name of each stream, so that one server can hold several ledgers. Empty when left out. */
  readonly streamPrefix: string;
}

export type FileKey = 'tlsCaFile' | 'userCertFile' | 'userKeyFile';
export type TimeKey =
  | 'keepAliveInterval'
  | 'keepAliveTimeout'
  | 'gossipTimeout'
  | 'discoveryInterval'
  | 'maxDiscoverAttempts'
  | 'defaultDeadline';

const FILES: readonly FileKey[] = ['tlsCaFile', 'userCertFile', 'userKeyFile'];
const TIMES: readonly TimeKey[] = [
  'keepAliveInterval',
  'keepAliveTimeout',
  'gossipTimeout',
  'discoveryInterval',
  'maxDiscoverAttempts',
  'defaultDeadline',
];
const KNOWN = ['tls', ...FILES, ...TIMES, 'connectionName', 'streamPrefix', 'nodePreference'] as const;

/** Settings that the client would take and then not keep, with what to do instead. */
const IGNORED: Readonly<Record<string, string>> = {
  tlsverifycert:
    'the client checks the certificate whatever it says; give the authority that signed it as tlsCaFile=FILE',
  throwonappendfailure: 'a failed append is always told here; leave it out',
};

const SCHEME = /^(?<scheme>(?:esdb|kurrentdb|kurrent|kdb)(?<discover>\+discover)?):\/\//iu;
const PREFIX = /^[a-z0-9][a-z0-9._-]{0,63}$/u;
const DEFAULT_PORT = 2113;
const LEAST_KEEP_ALIVE_MS = 10_000;

/**
 * Whether an address is a connection string of EventStoreDB or KurrentDB, and not the path of a file.
 *
 * @example
 * import { isConnectionString } from '@plan-ledger/store';
 * assert.equal(isConnectionString('esdb://127.0.0.1:2113?tls=false'), true);
 * assert.equal(isConnectionString('plan-ledger.db'), false);
 */
export const isConnectionString = (address: string): boolean => SCHEME.test(address);

/**
 * A connection string without the password in it, for messages.
 *
 * @example
 * import { withoutPassword } from '@plan-ledger/store';
 * assert.equal(withoutPassword('esdb://board:secret@n1:2113'), 'esdb://board:***@n1:2113');
 */
export const withoutPassword = (address: string): string =>
  // To the last @: a password can hold one that nobody has encoded.
  address.replace(/^(\s*[a-z][a-z\d+.-]*:\/\/[^:@/?]*):.*@/isu, '$1:***@');

const flat = (key: string): string => key.toLowerCase().replace(/[_-]/gu, '');

const wrong = (why: string): E.Either<string, never> => E.left(why);

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const hostIn = (text: string): E.Either<string, Address> => {
  const found = /^(?<address>[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::(?<port>\d{1,5}))?$/iu.exec(text)?.groups;
  const port = Number(found?.['port'] ?? DEFAULT_PORT);
  return found?.['address'] === undefined || port < 1 || port > 65_535
    ? wrong(
        `found ${JSON.stringify(text)} as a node; wanted a name or an IPv4 address, and a port: host:2113`,
      )
    : E.right({ address: found['address'], port });
};

const credentialsIn = (text: string): E.Either<string, Settings['credentials']> => {
  const colon = text.indexOf(':');
  // In the client a second colon would cut the password off.
  return colon < 1
    ? wrong('found credentials without a password; wanted user:password@, with odd characters as %XX')
    : E.right({ username: decoded(text.slice(0, colon)), password: decoded(text.slice(colon + 1)) });
};

type Query = ReadonlyMap<string, string>;

const queryIn = (text: string): E.Either<string, Query> => {
  const query = new Map<string, string>();
  for (const pair of text.split('&').filter((part) => part !== '')) {
    const [rawKey = '', ...rest] = pair.split('=');
    const value = decoded(rest.join('='));
    const why = IGNORED[flat(rawKey)];
    if (why !== undefined) return wrong(`found ${rawKey}=${value}: ${why}`);
    const key = KNOWN.find((known) => flat(known) === flat(rawKey));
    if (key === undefined)
      return wrong(`found the setting ${rawKey}, which nothing would keep; known are ${KNOWN.join(', ')}`);
    if (query.has(key)) return wrong(`found ${rawKey} twice; wanted it once`);
    if (value === '') return wrong(`found ${rawKey} without a value; wanted ${rawKey}=VALUE`);
    query.set(key, value);
  }
  return E.right(query);
};

const timesIn = (query: Query): E.Either<string, Settings['times']> => {
  const times: Partial<Record<TimeKey, number>> = {};
  for (const key of TIMES) {
    const text = query.get(key);
    if (text === undefined) continue;
    if (!/^\d{1,9}$/u.test(text) || Number(text) < 1) {
      return wrong(`found ${key}=${text}; wanted a whole number above 0`);
    }
    // The client would say so on the console of whoever uses it.
    if (key === 'keepAliveInterval' && Number(text) < LEAST_KEEP_ALIVE_MS)
      return wrong(`found ${key}=${text}; wanted ${LEAST_KEEP_ALIVE_MS} at least, or nothing`);
    times[key] = Number(text);
  }
  return E.right(times);
};

const faultIn = (query: Query, hasCredentials: boolean): string | undefined => {
  const tls = query.get('tls') ?? 'true';
  const preference = query.get('nodePreference') ?? 'leader';
  const prefix = query.get('streamPrefix');
  const file = FILES.find((key) => query.has(key));
  if (tls !== 'true' && tls !== 'false') return `found tls=${tls}; wanted true or false`;
  if (preference.toLowerCase() !== 'leader')
    return `found nodePreference=${preference}: a plan is always read from the leader; leave it out`;
  if (tls === 'false' && hasCredentials)
    return 'found credentials with tls=false: they would not be sent; use TLS, or leave them out';
  if (tls === 'false' && file !== undefined)
    return `found ${file} with tls=false: it would not be used; use TLS, or leave it out`;
  if (query.has('userCertFile') !== query.has('userKeyFile'))
    return 'found one of userCertFile and userKeyFile; wanted both, or neither';
  if (prefix !== undefined && !PREFIX.test(prefix))
    return `found streamPrefix=${prefix}; wanted lower-case letters, digits, dot, underscore and hyphen, at most 64`;
  return undefined;
};

const parts = (
  address: string,
): { readonly user?: string; readonly hosts: string; readonly query: string } => {
  const [before = '', ...query] = address.trim().replace(SCHEME, '').split('?');
  const at = before.lastIndexOf('@');
  const hosts = before.slice(at + 1).replace(/\/+$/u, '');
  return { ...(at === -1 ? {} : { user: before.slice(0, at) }), hosts, query: query.join('?') };
};

/**
 * Reads a connection string: `esdb://`, `esdb+discover://`, and the same as `kurrentdb`, `kurrent` and `kdb`. `Left`: what was
 * found and what is wanted. A setting that would be ignored is refused.
 */
export const settingsIn = (address: string): E.Either<string, Settings> => {
  const scheme = SCHEME.exec(address.trim())?.groups;
  if (scheme === undefined)
    return wrong('wanted esdb://, esdb+discover://, kurrentdb:// or kurrentdb+discover://');
  const { user, hosts: hostsText, query: queryText } = parts(address);
  // Before anything of it is shown: what stands there may be half of a password.
  if (queryText.includes('@'))
    return wrong('found an @ after a ?; write both as %40 and %3F in a password or a value');
  const hosts = hostsText.split(',').map(hostIn);
  const badHost = hosts.find(E.isLeft);
  if (badHost !== undefined) return badHost;
  const credentials = user === undefined ? E.right(undefined) : credentialsIn(user);
  if (E.isLeft(credentials)) return credentials;
  const query = queryIn(queryText);
  if (E.isLeft(query)) return query;
  const fault = faultIn(query.right, credentials.right !== undefined);
  if (fault !== undefined) return wrong(fault);
  const times = timesIn(query.right);
  if (E.isLeft(times)) return times;
  const connectionName = query.right.get('connectionName');
  return E.right({
    hosts: hosts.filter(E.isRight).map(({ right }) => right),
    isCluster: scheme['discover'] !== undefined || hosts.length > 1,
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
