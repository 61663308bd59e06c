import * as E from 'fp-ts/lib/Either.js';

/** Where a node listens. */
export interface Address {
  readonly address: string;
  readonly port: number;
}

/** Who asks. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

const SCHEME = /^(?<scheme>(?:esdb|kurrentdb|kurrent|kdb)(?<discover>\+discover)?):\/\//iu;
const DEFAULT_PORT = 2113;

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

const wrong = (why: string): E.Either<string, never> => E.left(why);

/** What is written with %XX, as it is meant. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A node by its name and port. `Left`: what was found, and what is wanted. */
export const hostIn = (text: string): E.Either<string, Address> => {
  const found = /^(?<address>[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?::(?<port>\d{1,5}))?$/iu.exec(text)?.groups;
  const port = Number(found?.['port'] ?? DEFAULT_PORT);
  return found?.['address'] === undefined || port < 1 || port > 65_535
    ? wrong(
        `found ${JSON.stringify(text)} as a node; wanted a name or an IPv4 address, and a port: host:2113`,
      )
    : E.right({ address: found['address'], port });
};

/** A user and a password. `Left`: what is wanted. */
export const credentialsIn = (text: string): E.Either<string, Credentials> => {
  const colon = text.indexOf(':');
  // In the client a second colon would cut the password off.
  return colon < 1
    ? wrong('found credentials without a password; wanted user:password@, with odd characters as %XX')
    : E.right({ username: decoded(text.slice(0, colon)), password: decoded(text.slice(colon + 1)) });
};

/** The parts of a connection string, as they are written. */
export interface Parts {
  /** Whether the name stands for a cluster. */
  readonly discover: boolean;
  readonly user?: string;
  readonly hosts: string;
  readonly query: string;
}

/** The parts of a connection string; none when it is not one. */
export const partsOf = (address: string): Parts | undefined => {
  const scheme = SCHEME.exec(address.trim())?.groups;
  if (scheme === undefined) return undefined;
  const [before = '', ...query] = address.trim().replace(SCHEME, '').split('?');
  const at = before.lastIndexOf('@');
  const hosts = before.slice(at + 1).replace(/\/+$/u, '');
  return {
    discover: scheme['discover'] !== undefined,
    ...(at === -1 ? {} : { user: before.slice(0, at) }),
    hosts,
    query: query.join('?'),
  };
};
