export type CallKind = 'append' | 'batchAppend' | 'read' | 'subscribe';

/** What goes wrong with a call. Where a fault says nothing of a kind of call, the call goes as if there were none. */
export type Fault =
  /** Lets one call through, to order faults for later ones. */
  | { readonly kind: 'none' }
  /** Taken, and never answered: nothing is stored. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection of the call is destroyed, with all that goes on in it, before anything is stored or given. */
  | { readonly kind: 'disconnect-before' }
  /** Destroyed after the events are stored and before they are answered; of a read or a subscription, after so many events. */
  | { readonly kind: 'disconnect-after'; readonly events?: number }
  /** Answered although it is not so; `stored` says whether the events are stored nevertheless. */
  | { readonly kind: 'wrong-version'; readonly stored: boolean }
  /** Only for calls that require the leader. */
  | { readonly kind: 'not-leader'; readonly host: string; readonly port: number }
  /** A batch append is answered twice; in a read or a subscription, the event after so many is given twice. */
  | { readonly kind: 'duplicate'; readonly events?: number }
  /** Appends: stored and never answered. Subscriptions: the events come, the confirmation does not. */
  | { readonly kind: 'drop-confirmation' }
  | { readonly kind: 'unavailable'; readonly stored?: boolean }
  /** A read or a subscription stays open and gives nothing more after so many events. */
  | { readonly kind: 'stall'; readonly events: number }
  /** A read or a subscription ends as unavailable after so many events. */
  | { readonly kind: 'fail'; readonly events: number };

/** A call, as far as a fault can be chosen by it. Of `$all`, `stream` is `$all`. */
export interface Call {
  readonly kind: CallKind;
  readonly stream: string;
  readonly requiresLeader: boolean;
}

export interface Faults {
  /** Each fault is for one call of the kind, in this order. */
  readonly order: (kind: CallKind, ...faults: readonly Fault[]) => void;
  /** Asked for each call for which no fault is ordered. */
  readonly choose: (choice: (call: Call) => Fault | undefined) => void;
  readonly clear: () => void;
  readonly take: (call: Call) => Fault;
}

const NONE: Fault = { kind: 'none' };

export const createFaults = (): Faults => {
  const ordered = new Map<CallKind, Fault[]>();
  let chosen: (call: Call) => Fault | undefined = () => undefined;
  const concerns = (fault: Fault, call: Call): boolean => fault.kind !== 'not-leader' || call.requiresLeader;
  return {
    order: (kind, ...faults) => ordered.set(kind, [...(ordered.get(kind) ?? []), ...faults]),
    choose: (choice) => {
      chosen = choice;
    },
    clear: () => {
      ordered.clear();
      chosen = () => undefined;
    },
    take: (call) => {
      const queue = ordered.get(call.kind) ?? [];
      if (queue[0] !== undefined && concerns(queue[0], call)) return queue.shift()!;
      const fault = chosen(call);
      return fault !== undefined && concerns(fault, call) ? fault : NONE;
    },
  };
};
