/** What makes packs. It is loaded only where it is needed: no other command waits for it. */
export type Evidence = typeof import('@plan-ledger/evidence');

export const evidence = (): Promise<Evidence> => import('@plan-ledger/evidence');
