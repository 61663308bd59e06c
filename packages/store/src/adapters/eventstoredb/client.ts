import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { EventStoreDBClient } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';

import type { FileKey, Settings } from './settings.js';

/**
 * The vendor's client, so that each append is a call of its own. Its batch append shares one table of promises between all
 * clients of a process, knows no deadline, and throws where nobody can catch it when an answer comes twice.
 */
class LedgerClient extends EventStoreDBClient {
  protected override supports = (): Promise<boolean> => Promise.resolve(false);

  /** Lets go of calls and of the connection, so that the process can end. */
  async end(): Promise<void> {
    await this.dispose();
    try {
      (await this.getChannel()).close();
    } catch {
      // No connection was made: there is none to let go of.
    }
  }
}

export type { LedgerClient };

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

/** A client for what a connection string says; it connects when it is first used. `Left`: a file that cannot be read. */
export const clientFor = (settings: Settings): E.Either<string, LedgerClient> => {
  const files = filesOf(settings);
  if (E.isLeft(files)) return files;
  const { hosts, isCluster, tls, credentials, connectionName, times } = settings;
  const { tlsCaFile, userCertFile, userKeyFile } = files.right;
  const security = {
    insecure: !tls,
    ...(tlsCaFile === undefined ? {} : { rootCertificate: tlsCaFile }),
    ...(userCertFile === undefined ? {} : { userCertFile }),
    ...(userKeyFile === undefined ? {} : { userKeyFile }),
  };
  const common = { ...times, ...(connectionName === undefined ? {} : { connectionName }) };
  const [only] = hosts;
  try {
    return E.right(
      isCluster || only === undefined
        ? new LedgerClient({ endpoints: [...hosts], ...common }, security, credentials)
        : new LedgerClient({ endpoint: only, ...common }, security, credentials),
    );
  } catch (error) {
    return E.left(reasonIn(error));
  }
};
