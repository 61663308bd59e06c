import * as E from 'fp-ts/lib/Either.js';

import { decoded } from './address.js';

export type FileKey = 'tlsCaFile' | 'userCertFile' | 'userKeyFile';
export type TimeKey =
  | 'keepAliveInterval'
  | 'keepAliveTimeout'
  | 'gossipTimeout'
  | 'discoveryInterval'
  | 'maxDiscoverAttempts'
  | 'defaultDeadline';

/** Milliseconds, but for `gossipTimeout`, in seconds, and `maxDiscoverAttempts`, a count. */
export type Times = Readonly<Partial<Record<TimeKey, number>>>;

export const FILES: readonly FileKey[] = ['tlsCaFile', 'userCertFile', 'userKeyFile'];
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

const PREFIX = /^[a-z0-9][a-z0-9._-]{0,63}$/u;
const LEAST_KEEP_ALIVE_MS = 10_000;

const flat = (key: string): string => key.toLowerCase().replace(/[_-]/gu, '');

const wrong = (why: string): E.Either<string, never> => E.left(why);

/** What stands after the question mark, by name. */
export type Query = ReadonlyMap<string, string>;

/** The settings of a query. `Left`: one that is not known, or that would not be kept. */
export const queryIn = (text: string): E.Either<string, Query> => {
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

/** The times among the settings. `Left`: one that is no number. */
export const timesIn = (query: Query): E.Either<string, Times> => {
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

/** What is wrong with settings that are each known; none when nothing is. */
export const faultIn = (query: Query, hasCredentials: boolean): string | undefined => {
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
