import { explainLog, type LogFailure } from '@plan-ledger/store/log';

import type { CliFault } from './fault.js';

/** What it means for a person that nothing was signed. */
export const logFault = (failure: LogFailure): CliFault => {
  switch (failure._tag) {
    case 'Unavailable':
      return failure;
    case 'Unusable':
      return { _tag: 'BadFile', file: failure.file, faults: [failure.why] };
    case 'OtherTree':
    case 'NotCanonical':
    case 'Malformed':
    case 'BadSignature':
    case 'Unsigned':
    case 'Unproved':
      return { _tag: 'Usage', message: explainLog(failure) };
    case 'NothingKept':
      return {
        _tag: 'Undecided',
        message: `${explainLog(failure)}\nThe first time: add --first. It was signed before: add --from CHECKPOINT`,
      };
    case 'AlreadyKept':
    case 'RolledBack':
    case 'Forked':
    case 'ProofWanted':
      return { _tag: 'Undecided', message: explainLog(failure) };
  }
};
