import * as t from 'io-ts';

/** One thing that must hold for a status to be given. */
const Clause = t.type({ code: t.string, text: t.string });

/**
 * One status of a scheme: a code, the words, a shape (so that colour never carries the meaning), and its definition.
 *
 * @example
 * import { Status } from '@plan-ledger/domain';
 * assert.equal(Status.is({ code: 'at-risk', label: 'At risk', shape: '◆' }), true);
 */
export const Status = t.intersection([
  t.type({ code: t.string, label: t.string }),
  t.partial({
    shape: t.string,
    definition: t.string,
    /** How the clauses of the definition are joined. */
    joined: t.keyof({ and: null, or: null }),
    clauses: t.readonlyArray(Clause),
  }),
]);
export type Status = t.TypeOf<typeof Status>;

/**
 * A named list of statuses, as a plan defines it.
 *
 * @example
 * import { Scheme } from '@plan-ledger/domain';
 * assert.equal(Scheme.is({ id: 'rag', title: 'RAG', statuses: [{ code: 'red', label: 'Red' }] }), true);
 */
export const Scheme = t.type({ id: t.string, title: t.string, statuses: t.readonlyArray(Status) });
export type Scheme = t.TypeOf<typeof Scheme>;

/**
 * The statuses of an action, the same for every plan. Completed and verified are two: done, and somebody looked.
 *
 * @example
 * import { ACTION_STATUSES } from '@plan-ledger/domain';
 * assert.deepEqual(
 *   ACTION_STATUSES.statuses.map((status) => status.code),
 *   ['open', 'in-progress', 'on-hold', 'completed', 'verified'],
 * );
 */
export const ACTION_STATUSES: Scheme = {
  id: 'action-status',
  title: 'Status of an action',
  statuses: [
    { code: 'open', label: 'Open', shape: '○', definition: 'In the plan; nothing more is said of it' },
    { code: 'in-progress', label: 'In progress', shape: '◐', definition: 'Said to have started' },
    { code: 'on-hold', label: 'On hold', shape: '‖', definition: 'Said to wait for something' },
    { code: 'completed', label: 'Completed', shape: '●', definition: 'Said to be done' },
    { code: 'verified', label: 'Verified', shape: '✓', definition: 'Done, and checked by somebody else' },
  ],
};

/**
 * The status of a scheme that has this code, if there is one.
 *
 * @example
 * import { ACTION_STATUSES, statusIn } from '@plan-ledger/domain';
 * assert.equal(statusIn(ACTION_STATUSES, 'open')?.label, 'Open');
 */
export const statusIn = (scheme: Scheme, code: string): Status | undefined =>
  scheme.statuses.find((status) => status.code === code);

/**
 * The status that has this code in the first of these schemes to know it, if one does.
 *
 * @example
 * import { ACTION_STATUSES, statusAmong } from '@plan-ledger/domain';
 * assert.equal(statusAmong([ACTION_STATUSES], 'on-hold')?.label, 'On hold');
 */
export const statusAmong = (schemes: readonly Scheme[], code: string): Status | undefined =>
  schemes.map((scheme) => statusIn(scheme, code)).find((status) => status !== undefined);
