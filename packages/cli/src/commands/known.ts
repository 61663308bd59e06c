import { nearest } from '@plan-ledger/domain';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../fault.js';

/** The command that lists the ids of a kind. */
const LISTED_BY: Readonly<Record<string, string>> = {
  plan: 'portfolio',
  section: 'dashboard --format csv',
  action: 'actions --format csv',
  measure: 'measures',
  milestone: 'milestones --format csv',
  recommendation: 'coverage --findings --format csv',
  risk: 'risks --format csv',
  evidence: 'audit --format csv',
  oversight: 'oversight --format csv',
};

/** Not found, with what looks like it, unless the id is known or none was given. */
export const known = (
  members: Readonly<Record<string, unknown>>,
  kind: string,
  id: string | undefined,
): TE.TaskEither<CliFault, void> => {
  if (id === undefined || Object.hasOwn(members, id)) return TE.right(undefined);
  const like = nearest(id, Object.keys(members));
  const hint =
    like.length > 0
      ? `did you mean ${like.join(' or ')}`
      : `list what there is with: plan-ledger ${LISTED_BY[kind] ?? 'audit'}`;
  return TE.left({ _tag: 'NotFound', message: `Found no ${kind} ${id} in the plan; ${hint}` });
};
