import { explainFailure, type ExecuteFailure, type StoreFailure } from '@plan-ledger/store';

import { counted } from './counted.js';

/** What a command ends with when it is not done. */
export type CliFault =
  | { readonly _tag: 'Usage'; readonly message: string }
  | { readonly _tag: 'NotFound'; readonly message: string }
  | { readonly _tag: 'BadFile'; readonly file: string; readonly faults: readonly string[] }
  | { readonly _tag: 'Undecided'; readonly message: string }
  | { readonly _tag: 'Moved'; readonly message: string }
  | { readonly _tag: 'NoSuchTime'; readonly why: string }
  | { readonly _tag: 'Fault'; readonly message: string }
  /** A verdict that was printed already, with an exit code of its own. */
  | { readonly _tag: 'Verdict'; readonly exit: number }
  | ExecuteFailure
  | StoreFailure;

/**
 * What a run of the command line ends with.
 *
 * @example
 * import { EXIT } from '@plan-ledger/cli';
 * assert.equal(EXIT.refused, 3);
 */
export const EXIT = { done: 0, fault: 1, usage: 2, refused: 3, conflict: 4, notFound: 5 } as const;

/**
 * The exit code of a fault.
 *
 * @example
 * import { exitCodeOf } from '@plan-ledger/cli';
 * assert.equal(exitCodeOf({ _tag: 'NotFound', message: 'Found no plan' }), 5);
 */
export const exitCodeOf = (fault: CliFault): number => {
  switch (fault._tag) {
    case 'Usage':
    case 'BadFile':
      return EXIT.usage;
    case 'NotFound':
    case 'NoSuchTime':
      return EXIT.notFound;
    case 'Rejected':
    case 'Refused':
    case 'Undecided':
      return EXIT.refused;
    case 'Conflict':
    case 'Moved':
      return EXIT.conflict;
    case 'Fault':
    case 'Unavailable':
    case 'OutcomeUnknown':
    case 'Unreadable':
      return EXIT.fault;
    case 'Verdict':
      return fault.exit;
  }
};

const SHOWN = 20;

/**
 * A fault as lines for a person.
 *
 * @example
 * import { linesOf } from '@plan-ledger/cli';
 * assert.deepEqual(linesOf({ _tag: 'NotFound', message: 'Found no plan' }), ['Found no plan']);
 */
export const linesOf = (fault: CliFault): readonly string[] => {
  switch (fault._tag) {
    case 'Usage':
    case 'NotFound':
    case 'Undecided':
    case 'Moved':
    case 'Fault':
      return fault.message.split('\n');
    case 'NoSuchTime':
      return [fault.why];
    case 'Verdict':
      return [];
    case 'BadFile': {
      const more = fault.faults.length - SHOWN;
      return [
        `Cannot use ${fault.file}: ${counted(fault.faults.length, 'fault')}; nothing was written`,
        ...fault.faults.slice(0, SHOWN).map((line) => `  ${line}`),
        ...(more > 0 ? [`  and ${more} more`] : []),
      ];
    }
    case 'Rejected': {
      const { source } = fault.step.saying;
      const place = source?.place === undefined ? '' : ` (${source.document}, ${source.place})`;
      return [`${explainFailure(fault)}${place}; nothing was written`];
    }
    case 'Conflict':
    case 'Unavailable':
    case 'OutcomeUnknown':
    case 'Unreadable':
    case 'Refused':
      return [explainFailure(fault)];
  }
};
