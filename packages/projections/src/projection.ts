import type { Plan, Recorded } from '@plan-ledger/domain';

/** One event, with the plan before it and after it. */
export interface Happening {
  readonly recorded: Recorded;
  readonly before: Plan;
  readonly after: Plan;
}

/**
 * A view of a plan's history as a pure fold. `schema` is raised when the shape or the meaning of the state changes: states
 * that were kept under another one are not used again. A state is natural JSON.
 */
export interface Projection<State> {
  readonly name: string;
  readonly schema: number;
  readonly initial: State;
  readonly evolve: (state: State, happening: Happening) => State;
}
