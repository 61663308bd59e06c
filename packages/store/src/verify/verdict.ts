import type { Finding } from './finding.js';

/**
 * What a plan, or a ledger, is found to be: `intact` up to a checkpoint that somebody else holds; `self-consistent`, with no such
 * checkpoint; altered; missing events; rolled back to a shorter one; forked, written anew so that all seals hold; unreadable.
 */
export type Verdict =
  'intact' | 'self-consistent' | 'altered' | 'missing' | 'rolled back' | 'forked' | 'unreadable';

/**
 * The exit code of a verdict.
 *
 * @example
 * import { exitCodeOfVerdict } from '@plan-ledger/store/verify';
 * assert.deepEqual((['intact', 'self-consistent', 'forked'] as const).map(exitCodeOfVerdict), [0, 3, 5]);
 */
export const exitCodeOfVerdict = (verdict: Verdict): number => {
  switch (verdict) {
    case 'intact':
      return 0;
    case 'self-consistent':
      return 3;
    case 'altered':
    case 'missing':
      return 4;
    case 'rolled back':
    case 'forked':
      return 5;
    case 'unreadable':
      return 6;
  }
};

const WEIGHT: readonly Verdict[] = [
  'intact',
  'self-consistent',
  'unreadable',
  'rolled back',
  'forked',
  'missing',
  'altered',
];

/**
 * The verdict that counts where there are several: what was done to events before what is gone, and both before what cannot be
 * read.
 *
 * @example
 * import { worstOf } from '@plan-ledger/store/verify';
 * assert.equal(worstOf(['intact', 'self-consistent']), 'self-consistent');
 */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce((worst, one) => (WEIGHT.indexOf(one) > WEIGHT.indexOf(worst) ? one : worst), 'intact');

const verdictOn = ({ _tag }: Finding): Verdict => {
  switch (_tag) {
    case 'Unread':
      return 'unreadable';
    case 'Missing':
      return 'missing';
    case 'RolledBack':
      return 'rolled back';
    case 'Forked':
      return 'forked';
    case 'Twice':
    case 'Misplaced':
    case 'NotAsSealed':
    case 'Backwards':
    case 'IdTwice':
    case 'AppendUnfit':
    case 'ErasedUnsaid':
    case 'TreeDiffers':
    case 'Unkept':
    case 'TreeUnread':
      return 'altered';
  }
};

/** What follows from a history that was written anew, where a checkpoint says so: the store's own tree says the same. */
const FOLLOWS: readonly Finding['_tag'][] = ['TreeDiffers'];

/** The verdict on a plan. The first bad version says whether events are missing or altered. */
export const verdictOf = (findings: readonly Finding[], isAnchored: boolean): Verdict => {
  const isForked = findings.some(({ _tag }) => _tag === 'Forked');
  const counting = isForked ? findings.filter(({ _tag }) => !FOLLOWS.includes(_tag)) : findings;
  if (counting.length === 0) return isAnchored ? 'intact' : 'self-consistent';
  const verdicts = counting.map(verdictOn);
  const firstBad = verdicts.find((verdict) => verdict === 'missing' || verdict === 'altered');
  return firstBad ?? worstOf(verdicts);
};
