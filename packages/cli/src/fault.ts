import { counted, type PlanId } from '@plan-ledger/domain';
import { type Conflict, explainFailure, type ExecuteFailure, type StoreFailure } from '@plan-ledger/store';

/** Somebody else wrote first. */
export interface Overtaken extends Conflict {
  /** The plan whose saved or shown preview no longer holds; none where it was a change by hand. */
  readonly previewed?: PlanId;
  /** What whoever wrote is called, where the id is known. */
  readonly by?: string;
}

/** What a command ends with when it is not done. */
export type CliFault =
  | { readonly _tag: 'Usage'; readonly message: string }
  | { readonly _tag: 'NotFound'; readonly message: string }
  | {
      readonly _tag: 'BadFile';
      readonly file: string;
      readonly faults: readonly string[];
      /** What can be done besides putting it right. */
      readonly hint?: string;
    }
  | { readonly _tag: 'Undecided'; readonly message: string }
  | { readonly _tag: 'Moved'; readonly message: string }
  | { readonly _tag: 'NoSuchTime'; readonly why: string }
  | { readonly _tag: 'Fault'; readonly message: string }
  /** A verdict that was printed already, with an exit code of its own. */
  | { readonly _tag: 'Verdict'; readonly exit: number }
  | Overtaken
  | Exclude<ExecuteFailure | StoreFailure, Conflict>;

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

const overtakenLines = (fault: Overtaken): readonly string[] => {
  const { previewed, expected, actual, winner, by = winner?.actor } = fault;
  if (previewed === undefined) return [explainFailure(fault, by)];
  const written = winner === undefined ? '' : `, written by ${by} at ${winner.recordedAt}`;
  return [
    `Plan ${previewed} has moved since the preview: expected version ${expected}, found ${actual}${written}; nothing was written`,
    'Look again with: plan-ledger preview',
  ];
};

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
        ...(fault.hint === undefined ? [] : [fault.hint]),
      ];
    }
    case 'Rejected': {
      const { source } = fault.step.saying;
      const place = source?.place === undefined ? '' : ` (${source.document}, ${source.place})`;
      return [`${explainFailure(fault)}${place}; nothing was written`];
    }
    case 'Conflict':
      return overtakenLines(fault);
    case 'Unavailable':
    case 'OutcomeUnknown':
    case 'Unreadable':
    case 'Refused':
      return [explainFailure(fault)];
  }
};
