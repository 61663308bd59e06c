/**
 * What stands where a text was erased: in the stored event, and so in every view.
 *
 * @example
 * import { REDACTED } from '@plan-ledger/domain';
 * assert.equal(REDACTED, '[redacted]');
 */
export const REDACTED = '[redacted]';
