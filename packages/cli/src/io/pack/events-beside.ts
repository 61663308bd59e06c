import { Worker } from 'node:worker_threads';

import type { EventsWritten, WriteEvents } from '@plan-ledger/evidence';
import type { ReadFailure } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';

import type { World } from '../../world.js';
import type { EventsOrder, EventsTold, NotSaved } from './events-order.js';
import type { PackFolder } from './folder.js';

// It holds a page of events at a time. With less room that is cleared too often, with more it only leaves more behind.
const ROOM = { maxYoungGenerationSizeMb: 24 };

const errorOf = ({ code, message }: NotSaved): Error => Object.assign(new Error(message), { code });

/** Has another thread read the ledger and write the events of a pack, while this one makes the rest. */
export const eventsBeside =
  (
    thread: URL,
    address: string,
    { draft, takeIn }: PackFolder,
    { env, note }: Pick<World, 'env' | 'note'>,
  ): WriteEvents =>
  (asked) =>
  () =>
    new Promise<E.Either<ReadFailure, EventsWritten>>((resolve, reject) => {
      const order: EventsOrder = { address, env: { ...env }, folder: draft, asked };
      const worker = new Worker(thread, { workerData: order, resourceLimits: ROOM });
      const heed = (
        told: Exclude<EventsTold, { readonly _tag: 'Note' }>,
      ): E.Either<ReadFailure, EventsWritten> => {
        if (told._tag === 'Unread') return E.left(told.failure);
        const { written, notSaved } = told;
        takeIn(written.file.path, notSaved && errorOf(notSaved));
        return E.right(written);
      };
      worker.on('message', (told: EventsTold) => {
        if (told._tag === 'Note') note(told.line);
        else resolve(heed(told));
      });
      worker.on('error', reject);
      // After what it told, if it told anything: then this comes too late to matter.
      worker.on('exit', (code) => reject(new Error(`The thread that writes the events ended with ${code}`)));
    });
