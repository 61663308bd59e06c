import type { Instant } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';

import type { EventStore, ReadFailure } from '../../event-store.js';
import { clientFor } from './connection.js';
import { withoutPassword } from './address.js';
import type { TextSecret } from './secret/index.js';
import { settingsIn } from './settings.js';
import { eventStoreDBStore, type Mode } from './store.js';

export { newSecret, type Kept, type Secret, secretText } from './secret/form.js';
export { secretInFile, type SecretFile } from './secret/in-file.js';
export { secretInMemory } from './secret/in-memory.js';
export type { TextSecret } from './secret/index.js';
export { parseSecret } from './secret/parse.js';
export type { Seed } from './secret/tree.js';

/** Where a ledger on a server is, and how it is opened. */
export interface EventStoreDBOptions {
  /** `esdb://…`, `esdb+discover://…`, or the same as `kurrentdb://…`. */
  readonly connectionString: string;
  readonly clock: () => Instant;
  /** With which the texts of the ledger are encrypted, since nothing can be changed on the server: `secretInFile`, or a keeper of your own. */
  readonly secret: TextSecret;
  /** `write` when left out. `change` makes no new ledger; `read` writes nothing, and needs no right to write. */
  readonly mode?: Mode;
  /** Within how many milliseconds an append is answered: `defaultDeadline` of the connection string, or 10,000. */
  readonly deadlineMs?: number;
  /** How often a subscription looks by itself whether it was told of everything: 5,000 when left out. */
  readonly pollMs?: number;
}

const DEADLINE_MS = 10_000;

/**
 * Opens a ledger on EventStoreDB or KurrentDB. `Left`: Unavailable (a connection string that cannot be used, no server, access
 * denied), Unreadable (streams that are not a ledger's). Unavailable too: no text secret, or another than the ledger was made with.
 *
 * @example
 * import { openEventStoreDB, secretInMemory } from '@plan-ledger/store/eventstoredb';
 * const opened = await openEventStoreDB({
 *   connectionString: 'esdb://127.0.0.1:2113?tls=false&tlsVerifyCert=false',
 *   clock: () => '2026-11-22T10:00:00.000Z',
 *   secret: secretInMemory(),
 * })();
 * assert.match(opened.left.why, /the client checks the certificate whatever it says/);
 */
export const openEventStoreDB =
  ({
    connectionString,
    clock,
    secret,
    mode = 'write',
    deadlineMs,
    pollMs = 5000,
  }: EventStoreDBOptions): TaskEither<ReadFailure, EventStore> =>
  async () => {
    const server = withoutPassword(connectionString.trim());
    const no = (why: string): E.Either<ReadFailure, never> =>
      E.left({ _tag: 'Unavailable', why: `Cannot use ${server}: ${why}` });
    const settings = settingsIn(connectionString);
    if (E.isLeft(settings)) return no(settings.left);
    const client = clientFor(settings.right);
    if (E.isLeft(client)) return no(client.left);
    const store = eventStoreDBStore(client.right, {
      server,
      prefix: settings.right.streamPrefix,
      clock,
      secret,
      mode,
      deadlineMs: deadlineMs ?? settings.right.times.defaultDeadline ?? DEADLINE_MS,
      pollMs,
    });
    const identity = await store.identity();
    if (E.isRight(identity)) return E.right(store);
    await store.close();
    return identity;
  };
