import type { Metadata } from '@grpc/grpc-js';

import type { Database } from './database.js';
import type { CallKind, Fault, Faults } from './faults.js';
import type { Refusal } from './statuses.js';

/** Where a member of the cluster can be reached. */
export interface Member {
  readonly host: string;
  readonly port: number;
  readonly state: 'leader' | 'follower' | 'read-only-replica' | 'catching-up' | 'shut-down';
  readonly alive?: boolean;
}

/** What the calls of one server share. */
export interface Desk {
  readonly database: Database;
  readonly faults: Faults;
  readonly maximumAppendSize: number;
  /** By their names; none when everybody may do everything. */
  readonly users: ReadonlyMap<string, string> | undefined;
  readonly members: () => readonly Member[];
  readonly port: () => number;
  readonly seen: (kind: CallKind) => void;
  /** Cuts off the connection of a call. */
  readonly cut: (call: Peer) => void;
}

export interface Peer {
  readonly metadata: Metadata;
  readonly getPeer: () => string;
}

/** What a call, once admitted, has to do; `never` is to leave it unanswered. */
export type Admitted =
  | { readonly kind: 'go'; readonly fault: Fault }
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  | { readonly kind: 'never' };

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Who may not do what he asks for, by the header of basic authentication. */
export const deniedTo = ({ users }: Desk, { metadata }: Peer): Refusal | undefined => {
  if (users === undefined) return undefined;
  const [header] = metadata.get('authorization');
  if (header === undefined) return { kind: 'access-denied' };
  const [name = '', ...password] = Buffer.from(String(header).replace(/^Basic /, ''), 'base64')
    .toString('utf8')
    .split(':');
  return users.get(name) === password.join(':') ? undefined : { kind: 'unauthenticated' };
};

/** What is answered instead, to a call that requires the leader and has come to another member. */
export const notLeader = (desk: Desk, { metadata }: Peer): Refusal | undefined => {
  if (metadata.get('requires-leader')[0] !== 'true') return undefined;
  const leader = desk.members().find(({ state }) => state === 'leader');
  if (leader === undefined || leader.port === desk.port()) return undefined;
  return { kind: 'not-leader', host: leader.host, port: leader.port };
};

/** Lets a call in, and does what the faults of all kinds of call ask for. */
export const admit = async (desk: Desk, call: Peer, kind: CallKind, stream: string): Promise<Admitted> => {
  desk.seen(kind);
  const refusal = deniedTo(desk, call) ?? notLeader(desk, call);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  const requiresLeader = call.metadata.get('requires-leader')[0] === 'true';
  const fault = desk.faults.take({ kind, stream, requiresLeader });
  switch (fault.kind) {
    case 'silence':
      return { kind: 'never' };
    case 'delay':
      await wait(fault.ms);
      return { kind: 'go', fault: { kind: 'none' } };
    case 'disconnect-before':
      desk.cut(call);
      return { kind: 'never' };
    case 'not-leader':
      return { kind: 'refuse', refusal: fault };
    case 'unavailable':
      return fault.stored === true
        ? { kind: 'go', fault }
        : { kind: 'refuse', refusal: { kind: 'unavailable' } };
    case 'none':
    case 'disconnect-after':
    case 'wrong-version':
    case 'duplicate':
    case 'drop-confirmation':
    case 'stall':
    case 'fail':
      return { kind: 'go', fault };
  }
};
