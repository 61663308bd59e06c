import type { EventsWritten } from '@plan-ledger/evidence';
import type { ReadFailure } from '@plan-ledger/store';
import type { HistoryAsked } from '@plan-ledger/store/verify';

import type { World } from '../../world.js';

/** What a thread is to do: write the events of a ledger into a folder. */
export interface EventsOrder {
  readonly address: string;
  readonly env: World['env'];
  readonly folder: string;
  readonly asked: HistoryAsked;
}

/** An error of the system: the code of one does not come through to another thread by itself. */
export interface NotSaved {
  readonly code: string;
  readonly message: string;
}

/** What a thread tells: a line for the person, or what came of it, which is the last thing that it tells. */
export type EventsTold =
  | { readonly _tag: 'Note'; readonly line: string }
  | { readonly _tag: 'Unread'; readonly failure: ReadFailure }
  | { readonly _tag: 'Written'; readonly written: EventsWritten; readonly notSaved?: NotSaved };
