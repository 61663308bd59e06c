import type * as evidenceRoom from '@plan-ledger/evidence';

/** What makes packs. */
export type Evidence = typeof evidenceRoom;

/** Loads it, where it is needed: no other command waits for it. */
export const evidence = (): Promise<Evidence> => import('@plan-ledger/evidence');
