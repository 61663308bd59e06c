import type { Placed } from '../places.js';

/** What an inspector would ask about. */
export type CheckKind =
  | 'unanswered'
  | 'no owner'
  | 'no date'
  | 'late milestone'
  | 'before the plan'
  | 'impossible order'
  | 'two dates'
  | 'score'
  | 'residual'
  | 'over 100'
  | 'to be developed'
  | 'no evidence'
  | 'no clause'
  | 'disagreement'
  | 'narrative';

/** One thing that an inspector would ask about: what it is about, what the documents say, and what of them says it. */
export interface Check {
  readonly kind: CheckKind;
  readonly subject: string;
  readonly title: string;
  readonly says: string;
  readonly placed: Placed;
  /** Where its document says it, where that is known already. */
  readonly place?: string;
}
