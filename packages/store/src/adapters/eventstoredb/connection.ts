import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import * as E from 'fp-ts/lib/Either.js';

import { LedgerClient } from './client.js';
import { plansBegin } from './mapping.js';
import type { FileKey } from './query.js';
import type { Settings } from './settings.js';

const reasonIn = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const filesOf = (settings: Settings): E.Either<string, Readonly<Partial<Record<FileKey, Buffer>>>> => {
  const read: Partial<Record<FileKey, Buffer>> = {};
  for (const [key, path] of Object.entries(settings.files) as [FileKey, string][]) {
    try {
      read[key] = readFileSync(resolve(path));
    } catch (error) {
      return E.left(`the file of ${key} cannot be read (${reasonIn(error)}); check the path`);
    }
  }
  return E.right(read);
};

/**
 * How the leader of a cluster is sought unless it is said. The client asks one host after the other, and waits 5 seconds for each:
 * one that is switched off would take all the time that a call has. And it cannot be told to stop, so that it must not go on for
 * long after the store is closed; who asks here asks again anyway.
 */
const SEEKING = { gossipTimeout: 1, maxDiscoverAttempts: 3 } as const;

/** A client for what a connection string says; it connects when it is first used. `Left`: a file that cannot be read. */
export const clientFor = (settings: Settings): E.Either<string, LedgerClient> => {
  const files = filesOf(settings);
  if (E.isLeft(files)) return files;
  const { hosts, isCluster, tls, credentials, connectionName, times } = settings;
  const prefix = plansBegin(settings.streamPrefix);
  const { tlsCaFile, userCertFile, userKeyFile } = files.right;
  const security = {
    insecure: !tls,
    ...(tlsCaFile === undefined ? {} : { rootCertificate: tlsCaFile }),
    ...(userCertFile === undefined ? {} : { userCertFile }),
    ...(userKeyFile === undefined ? {} : { userKeyFile }),
  };
  const common = {
    ...(isCluster ? SEEKING : {}),
    ...times,
    ...(connectionName === undefined ? {} : { connectionName }),
  };
  const [only] = hosts;
  try {
    return E.right(
      isCluster || only === undefined
        ? new LedgerClient(prefix, { endpoints: [...hosts], ...common }, security, credentials)
        : new LedgerClient(prefix, { endpoint: only, ...common }, security, credentials),
    );
  } catch (error) {
    return E.left(reasonIn(error));
  }
};
