import type { PackFailure } from '@plan-ledger/evidence';

import type { CliFault } from '../../fault.js';
import { faultOf as proofFault } from '../prove/parts.js';

/** Why a pack was not made, as a fault. */
export const packFault = (failure: PackFailure): CliFault => {
  switch (failure._tag) {
    case 'NothingThere':
      return { _tag: 'NotFound', message: `Found nothing in plan ${failure.plan}` };
    case 'NotInPlan': {
      const { what, id, like } = failure;
      const hint =
        like.length > 0
          ? `did you mean ${like.join(' or ')}`
          : `their ids are in plan-ledger ${what === 'section' ? 'dashboard' : 'measures'} --format csv`;
      return {
        _tag: 'NotFound',
        message: `Found no ${what} ${id} in the plan as of that time; ${what === 'section' ? '--scope or the recipe names' : 'the recipe names'} it: ${hint}`,
      };
    }
    case 'Uncovered':
      return {
        _tag: 'Undecided',
        message: `The checkpoint covers version ${failure.size}, and the pack tells the plan up to version ${failure.version}; give a newer checkpoint, or --as-of v${failure.size}`,
      };
    case 'Unavailable':
    case 'Unreadable':
    case 'NotShown':
    case 'Unproved':
    case 'Malformed':
    case 'NotCanonical':
      return proofFault(failure);
  }
};
