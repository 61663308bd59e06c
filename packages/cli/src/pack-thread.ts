import { parentPort, workerData } from 'node:worker_threads';

import { writeEvents } from '@plan-ledger/evidence';
import type { ReadFailure } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type CliFault, linesOf } from './fault.js';
import { draftIn } from './io/pack/draft.js';
import type { EventsOrder, EventsTold } from './io/pack/events-order.js';
import { codeOf } from './io/files.js';
import { openStore } from './session.js';

const order = workerData as EventsOrder;
const tell = (told: EventsTold): void => parentPort?.postMessage(told);
const draft = draftIn(order.folder);

const unread = (fault: CliFault | ReadFailure): ReadFailure =>
  fault._tag === 'Unreadable' || fault._tag === 'Unavailable'
    ? fault
    : { _tag: 'Unavailable', why: linesOf(fault).join(' ') };

const around = { env: order.env, note: (line: string) => tell({ _tag: 'Note', line }) };

const outcome = await TE.bracket(
  pipe(openStore(order.address, 'read', around), TE.mapLeft(unread)),
  (store) => writeEvents({ store, out: draft.out }, order.asked),
  (store) => async () => {
    await store.close();
    return E.right(undefined);
  },
)();

const error = draft.failed();
const notSaved =
  error === undefined
    ? {}
    : {
        notSaved: { code: codeOf(error), message: error instanceof Error ? error.message : String(error) },
      };

tell(
  outcome._tag === 'Left'
    ? { _tag: 'Unread', failure: outcome.left }
    : { _tag: 'Written', written: outcome.right, ...notSaved },
);
