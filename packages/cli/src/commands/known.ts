import { nearest } from '@plan-ledger/domain';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../fault.js';

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
      : `list what there is with: plan-ledger ${kind === 'action' ? 'actions' : kind === 'section' ? 'dashboard --format csv' : 'measures'}`;
  return TE.left({ _tag: 'NotFound', message: `Found no ${kind} ${id} in the plan; ${hint}` });
};
