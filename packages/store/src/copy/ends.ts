import type { EventStore } from '../event-store.js';

/** What is copied from: any store is one, and so is a file of JSON Lines. */
export type CopySource = Pick<EventStore, 'identity' | 'plans' | 'versionOf' | 'readWritten'>;

/** What is copied to. */
export type CopyTarget = CopySource & Pick<EventStore, 'restore'>;
