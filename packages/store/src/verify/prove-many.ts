import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Written } from '../event-store.js';
import { unproved } from '../integrity/failure.js';
import { type Hash, HASH_BYTES, sameHash } from '../integrity/merkle/hash.js';
import { type Nodes, nodesOf } from '../integrity/merkle/nodes.js';
import { consistencySpans, inclusionSpans, type Span } from '../integrity/merkle/spans.js';
import { leafRead } from './history.js';
import {
  consistencyFileOf,
  ELSE,
  eventFileOf,
  type Marked,
  namesOf,
  type NoProof,
  type Showing,
} from './prove.js';
import type { VerifySource } from './source.js';

/** What is to be proved of a history. */
export interface Proving {
  readonly marked: Marked;
  /** The versions of the events that a proof is wanted of, each once. */
  readonly versions: readonly Version[];
  readonly showing: Showing;
  /** An older checkpoint, with all of which the tree of `marked` begins. */
  readonly older?: Marked;
}

/** The file of a proof that an event stands in the tree of a checkpoint. */
export interface EventProved {
  readonly version: Version;
  readonly text: string;
}

/** What was proved. */
export interface Proved {
  /** In the order of `versions`. */
  readonly proofs: readonly EventProved[];
  /** The file of a consistency proof, where there is an older checkpoint. */
  readonly consistency?: string;
}

interface Spans {
  readonly ofEvents: ReadonlyMap<Version, readonly Span[]>;
  readonly ofOlder: readonly Span[];
}

const spansOf = ({ marked, versions, older }: Proving): E.Either<NoProof, Spans> =>
  pipe(
    E.Do,
    E.bind('ofEvents', () =>
      pipe(
        versions,
        E.traverseArray((version) =>
          pipe(
            inclusionSpans(version - 1, marked.head.size),
            E.map((spans) => [version, spans] as const),
          ),
        ),
        E.map((all) => new Map(all)),
      ),
    ),
    E.bind('ofOlder', () =>
      older === undefined ? E.right([]) : consistencySpans(older.head.size, marked.head.size),
    ),
  );

const hashesAt = (nodes: Nodes, spans: readonly Span[]): readonly Hash[] =>
  spans.flatMap((span) => nodes.rootOf(span) ?? []);

const leafAt = (leaves: Uint8Array, version: Version): Hash =>
  leaves.subarray((version - 1) * HASH_BYTES, version * HASH_BYTES);

/** The nodes that proofs need, of a tree that is the one of the checkpoint. */
const nodesIn = (
  leaves: Uint8Array,
  { marked: { head } }: Proving,
  { ofEvents, ofOlder }: Spans,
): E.Either<NoProof, Nodes> => {
  const nodes = nodesOf(head.size, [...[...ofEvents.values()].flat(), ...ofOlder]);
  for (let version = 1; version <= head.size; version++) nodes.add(leafAt(leaves, version));
  return sameHash(nodes.rootNow(), head.root) ? E.right(nodes) : E.left(unproved(ELSE));
};

const provedOne = (
  written: Written,
  known: Hash,
  proof: readonly Hash[],
  { marked, showing }: Proving,
): E.Either<NoProof, EventProved> => {
  const { version, event } = written.event;
  return pipe(
    leafRead(written),
    E.chainW((leaf) =>
      // It was read again: it must still be the one that the tree has.
      sameHash(leaf.hash, known) ? E.right(leaf) : E.left(unproved(ELSE)),
    ),
    E.chainW((leaf) =>
      eventFileOf(leaf, namesOf(leaf, event.type, showing), { index: version - 1, proof, note: marked.note }),
    ),
    E.map((text) => ({ version, text })),
  );
};

/**
 * Makes the files of proofs that events stand in the tree of a checkpoint, and that it goes on from an older one, from the leaves
 * of a history that was read; the events themselves are read one by one. `Left`: NotShown; Unproved, when the checkpoint has no such
 * version, covers more than was read, or is of another history; Malformed; Unavailable, Unreadable.
 *
 * @example
 * import { proveFrom } from '@plan-ledger/store/verify';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const head = { origin: 'ledger.example/plan-p', size: 0, root: Buffer.alloc(32) };
 * const proving = { marked: { note: '', head }, versions: [1], showing: 'all' } as const;
 * const made = await proveFrom(store, 'p' as never, new Uint8Array(0), proving)();
 * assert.equal(made._tag === 'Left' && made.left._tag, 'Unproved');
 */
export const proveFrom = (
  source: VerifySource,
  plan: PlanId,
  leaves: Uint8Array,
  proving: Proving,
): TE.TaskEither<NoProof, Proved> => {
  const { marked, older } = proving;
  return pipe(
    TE.fromEither(spansOf(proving)),
    TE.bindTo('spans'),
    TE.bind('nodes', ({ spans }) => TE.fromEither(nodesIn(leaves, proving, spans))),
    TE.bind('consistency', ({ nodes, spans }): TE.TaskEither<NoProof, string | undefined> =>
      older === undefined
        ? TE.right(undefined)
        : TE.fromEither(consistencyFileOf(older, marked, hashesAt(nodes, spans.ofOlder))),
    ),
    TE.bind('proofs', ({ nodes, spans }) =>
      pipe(
        proving.versions,
        TE.traverseSeqArray((version) =>
          pipe(
            source.readWritten(plan, version, version),
            TE.flatMapEither(([written]): E.Either<NoProof, EventProved> => {
              if (written === undefined) return E.left(unproved(`found no version ${version}`));
              const proof = hashesAt(nodes, spans.ofEvents.get(version) ?? []);
              return provedOne(written, leafAt(leaves, version), proof, proving);
            }),
          ),
        ),
      ),
    ),
    TE.map(({ proofs, consistency }) => ({ proofs, ...(consistency === undefined ? {} : { consistency }) })),
  );
};
