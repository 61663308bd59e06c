import { isFreeText, type PlanEventType, type PlanId, type Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { eachPage } from '../copy/pages.js';
import type { ReadFailure, Unreadable } from '../event-store.js';
import type { TreeHead } from '../integrity/checkpoint/form.js';
import { eventProofOf, type NotShown } from '../integrity/event-proof/index.js';
import { eventProofText } from '../integrity/event-proof/form.js';
import { type Malformed, type NotCanonical, type Unproved, unproved } from '../integrity/failure.js';
import type { Hash } from '../integrity/merkle/hash.js';
import { spanRoots } from '../integrity/merkle/prove.js';
import { consistencySpans, inclusionSpans, type Span } from '../integrity/merkle/spans.js';
import { verifyConsistency, verifyInclusion } from '../integrity/merkle/verify.js';
import { consistencyFileText } from '../integrity/proof-file/consistency.js';
import { type InclusionFile, inclusionFileText } from '../integrity/proof-file/inclusion.js';
import type { Leaf } from '../integrity/seal/leaf.js';
import { leafRead } from './history.js';
import type { VerifySource } from './source.js';

/** A signed checkpoint, and what it says. */
export interface Marked {
  readonly note: string;
  readonly head: TreeHead;
}

/** Which fields of an event a proof shows: those named, all that are there, or all that are no free text. */
export type Showing = readonly string[] | 'all' | 'no free text';

/** Why no proof is made. */
export type NoProof = ReadFailure | Unproved | Malformed | NotCanonical | NotShown;

/** Reads the leaves of a plan up to a size, and gives the roots of some spans of them; `keep` sees each leaf. */
const rootsFrom = (
  source: VerifySource,
  plan: PlanId,
  size: Version,
  spans: readonly Span[],
  keep: (version: Version, leaf: Leaf, type: PlanEventType) => void = () => undefined,
): TE.TaskEither<ReadFailure | Unproved, readonly Hash[]> => {
  const made = spanRoots(spans);
  const read = eachPage<Unreadable>(source, { plan, from: 1, to: size }, (page) => {
    for (const written of page) {
      const leaf = leafRead(written);
      const { version, event } = written.event;
      if (E.isLeft(leaf)) return leaf;
      made.add(leaf.right.hash);
      keep(version, leaf.right, event.type);
    }
    return E.right(undefined);
  });
  return pipe(
    read,
    TE.flatMapEither((): E.Either<Unproved, readonly Hash[]> => made.roots()),
  );
};

/** The names of the fields of an event that a proof shows. */
export const namesOf = ({ fields }: Leaf, type: PlanEventType, showing: Showing): readonly string[] => {
  if (typeof showing !== 'string') return showing;
  return fields
    .filter(({ name, salt }) => salt !== undefined && (showing === 'all' || !isFreeText(type, name)))
    .map(({ name }) => name);
};

export const ELSE = 'the events do not lead to the root of this checkpoint; verify the ledger';

/** The file of a proof that an event stands at an index of a tree, which shows some of its fields. */
export const eventFileOf = (
  leaf: Leaf,
  names: readonly string[],
  at: Omit<InclusionFile, 'extra'>,
): E.Either<NoProof, string> =>
  pipe(
    eventProofOf(leaf, names),
    E.chainW(eventProofText),
    E.chainW((extra) => inclusionFileText({ ...at, extra: Buffer.from(extra) })),
  );

/** The file of a proof that a newer tree goes on from an older one. `Left`: Unproved, when these hashes do not prove it. */
export const consistencyFileOf = (
  older: Marked,
  newer: Marked,
  proof: readonly Hash[],
): E.Either<NoProof, string> => {
  const [oldSize, oldRoot] = [older.head.size, older.head.root];
  const { size, root } = newer.head;
  return E.isLeft(verifyConsistency({ oldSize, size, oldRoot, root, proof }))
    ? E.left(unproved('the events do not lead to the roots of both checkpoints; verify the ledger'))
    : consistencyFileText({ proof, oldNote: older.note, newNote: newer.note });
};

/**
 * Makes the file of a proof that an event stands in the tree of a checkpoint, from the events of the plan, page by page. It shows
 * the event's header, and of its fields those asked for. `Left`: NotShown; Unproved, when the checkpoint has no such version or
 * is of another history; Malformed, when the event is too large for the file; Unavailable, Unreadable.
 *
 * @example
 * import { proveEvent } from '@plan-ledger/store/verify';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const head = { origin: 'ledger.example/plan-p', size: 0, root: Buffer.alloc(32) };
 * const made = await proveEvent(store, 'p' as never, 1, { note: '', head }, 'all')();
 * assert.equal(made._tag === 'Left' && made.left._tag, 'Unproved');
 */
export const proveEvent = (
  source: VerifySource,
  plan: PlanId,
  version: Version,
  { note, head: { size, root } }: Marked,
  showing: Showing,
): TE.TaskEither<NoProof, string> => {
  let kept: { readonly leaf: Leaf; readonly type: PlanEventType } | undefined;
  return pipe(
    TE.fromEither<NoProof, readonly Span[]>(inclusionSpans(version - 1, size)),
    TE.flatMap((spans) =>
      rootsFrom(source, plan, size, spans, (at, leaf, type) => {
        if (at === version) kept = { leaf, type };
      }),
    ),
    TE.flatMapEither((proof): E.Either<NoProof, string> => {
      if (kept === undefined) return E.left(unproved(`found no version ${version}`));
      const { leaf, type } = kept;
      const index = version - 1;
      if (E.isLeft(verifyInclusion({ index, size, leaf: leaf.hash, proof, root })))
        return E.left(unproved(ELSE));
      return eventFileOf(leaf, namesOf(leaf, type, showing), { index, proof, note });
    }),
  );
};

/**
 * Makes the file of a proof that the tree of a checkpoint begins with all of the tree of an older one, from the events of the
 * plan, page by page. `Left`: Unproved, when one of them is of another history, or the older is the larger; Malformed;
 * Unavailable, Unreadable.
 *
 * @example
 * import { proveConsistency } from '@plan-ledger/store/verify';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const head = { origin: 'ledger.example/plan-p', size: 0, root: Buffer.alloc(32) };
 * const made = await proveConsistency(store, 'p' as never, { note: '', head }, { note: '', head })();
 * assert.equal(made._tag === 'Left' && made.left._tag, 'Unproved');
 */
export const proveConsistency = (
  source: VerifySource,
  plan: PlanId,
  older: Marked,
  newer: Marked,
): TE.TaskEither<NoProof, string> =>
  pipe(
    TE.fromEither<NoProof, readonly Span[]>(consistencySpans(older.head.size, newer.head.size)),
    TE.flatMap((spans) => rootsFrom(source, plan, newer.head.size, spans)),
    TE.flatMapEither((proof) => consistencyFileOf(older, newer, proof)),
  );
