import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { eachPage } from '../copy/pages.js';
import { streamOf, type Unreadable, type Written } from '../event-store.js';
import { eventProofText } from '../integrity/event-proof/form.js';
import { eventProofOf } from '../integrity/event-proof/index.js';
import { unproved } from '../integrity/failure.js';
import { EMPTY_ROOT, type Hash, sameHash } from '../integrity/merkle/hash.js';
import { type Nodes, nodesOf } from '../integrity/merkle/nodes.js';
import { consistencySpans, inclusionSpans, type Span } from '../integrity/merkle/spans.js';
import { verifyConsistency } from '../integrity/merkle/verify.js';
import { consistencyFileText } from '../integrity/proof-file/consistency.js';
import { inclusionFileText } from '../integrity/proof-file/inclusion.js';
import { explainSeal, leafOf } from '../integrity/seal/index.js';
import type { Leaf } from '../integrity/seal/leaf.js';
import { ELSE, type Marked, namesOf, type NoProof, type Showing } from './prove.js';
import type { VerifySource } from './source.js';

/** What is to be proved of a history, beside reading it. */
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

/** What one reading of a history gave. */
export interface HistoryRead {
  /** The root of the tree at the version that was asked for. */
  readonly root: Hash;
  /** In the order of `versions`. */
  readonly proofs: readonly EventProved[];
  /** The file of a consistency proof, where there is an older checkpoint. */
  readonly consistency?: string;
}

interface Spans {
  readonly ofEvents: readonly (readonly Span[])[];
  readonly ofOlder: readonly Span[];
}

const spansOf = (proving: Proving | undefined): E.Either<NoProof, Spans> => {
  if (proving === undefined) return E.right({ ofEvents: [], ofOlder: [] });
  const { marked, versions, older } = proving;
  return pipe(
    E.Do,
    E.bind('ofEvents', () =>
      pipe(
        versions,
        E.traverseArray((version) => inclusionSpans(version - 1, marked.head.size)),
      ),
    ),
    E.bind('ofOlder', () =>
      older === undefined ? E.right([]) : consistencySpans(older.head.size, marked.head.size),
    ),
  );
};

const hashesAt = (nodes: Nodes, spans: readonly Span[]): readonly Hash[] =>
  spans.flatMap((span) => nodes.rootOf(span) ?? []);

const consistencyIn = (
  nodes: Nodes,
  spans: readonly Span[],
  { marked, older }: Proving,
): E.Either<NoProof, string | undefined> => {
  if (older === undefined) return E.right(undefined);
  const proof = hashesAt(nodes, spans);
  const [oldSize, oldRoot] = [older.head.size, older.head.root];
  const { size, root } = marked.head;
  return E.isLeft(verifyConsistency({ oldSize, size, oldRoot, root, proof }))
    ? E.left(unproved('the events do not lead to the roots of both checkpoints; verify the ledger'))
    : consistencyFileText({ proof, oldNote: older.note, newNote: marked.note });
};

/**
 * Reads a plan once, from its first event on, and gives from this one reading the root of its tree at a version, and where a
 * checkpoint is given any number of proofs; `visit` sees each event up to the version. Its memory is that of the proofs. `Left`:
 * NotShown; Unproved, when the checkpoint has no such version or is of another history; Malformed; Unavailable, Unreadable.
 *
 * @example
 * import { readHistory } from '@plan-ledger/store/verify';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const read = await readHistory(store, 'p' as never, 0, undefined, () => undefined)();
 * assert.deepEqual(read._tag === 'Right' && read.right.proofs, []);
 */
export const readHistory = (
  source: VerifySource,
  plan: PlanId,
  version: Version,
  proving: Proving | undefined,
  visit: (written: Written) => E.Either<Unreadable, unknown> | undefined,
): TE.TaskEither<NoProof, HistoryRead> =>
  pipe(
    TE.fromEither(spansOf(proving)),
    TE.flatMap(({ ofEvents, ofOlder }) => {
      const size = Math.max(version, proving?.marked.head.size ?? 0);
      const nodes = nodesOf(proving?.marked.head.size ?? version, [...ofEvents.flat(), ...ofOlder]);
      const wanted = new Set(proving?.versions);
      const shown = new Map<Version, string>();
      let root: Hash = EMPTY_ROOT;
      let markedRoot: Hash = EMPTY_ROOT;

      const show = (leaf: Leaf, { event: { version: at, event } }: Written): E.Either<NoProof, unknown> =>
        proving === undefined || !wanted.has(at)
          ? E.right(undefined)
          : pipe(
              eventProofOf(leaf, namesOf(leaf, event.type, proving.showing)),
              E.chainW(eventProofText),
              E.map((extra) => shown.set(at, extra)),
            );

      const take = (written: Written): E.Either<NoProof, unknown> => {
        const at = written.event.version;
        const leaf = leafOf(written);
        if (E.isLeft(leaf)) {
          const why = `${explainSeal(leaf.left)}; verify the ledger`;
          return E.left({ _tag: 'Unreadable', stream: streamOf(plan), version: at, why });
        }
        nodes.add(leaf.right.hash);
        if (at === version) root = nodes.rootNow();
        if (at === proving?.marked.head.size) markedRoot = nodes.rootNow();
        return pipe(
          show(leaf.right, written),
          E.chain(() => (at > version ? E.right(undefined) : (visit(written) ?? E.right(undefined)))),
        );
      };

      const takeAll = (page: readonly Written[]): E.Either<NoProof, unknown> => {
        for (const written of page) {
          const taken = take(written);
          if (E.isLeft(taken)) return taken;
        }
        return E.right(undefined);
      };

      return pipe(
        eachPage<NoProof>(source, { plan, from: 1, to: size }, takeAll),
        TE.flatMapEither((): E.Either<NoProof, HistoryRead> => {
          if (proving === undefined) return E.right({ root, proofs: [] });
          const { marked, versions } = proving;
          if (!sameHash(markedRoot, marked.head.root)) return E.left(unproved(ELSE));
          return pipe(
            E.Do,
            E.bindW('consistency', () => consistencyIn(nodes, ofOlder, proving)),
            E.bindW('proofs', () =>
              pipe(
                versions,
                E.traverseArrayWithIndex((at, one) =>
                  pipe(
                    inclusionFileText({
                      index: one - 1,
                      proof: hashesAt(nodes, ofEvents[at] ?? []),
                      note: marked.note,
                      extra: Buffer.from(shown.get(one) ?? ''),
                    }),
                    E.map((text): EventProved => ({ version: one, text })),
                  ),
                ),
              ),
            ),
            E.map(({ proofs, consistency }) => ({
              root,
              proofs,
              ...(consistency === undefined ? {} : { consistency }),
            })),
          );
        }),
      );
    }),
  );

/**
 * Makes the files of proofs that events stand in the tree of a checkpoint, all of them from one reading of the plan; each is the
 * same as `proveEvent` makes. `Left`: as of `proveEvent`.
 *
 * @example
 * import { proveEvents } from '@plan-ledger/store/verify';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const head = { origin: 'ledger.example/plan-p', size: 0, root: Buffer.alloc(32) };
 * const made = await proveEvents(store, 'p' as never, [1], { note: '', head }, 'all')();
 * assert.equal(made._tag === 'Left' && made.left._tag, 'Unproved');
 */
export const proveEvents = (
  source: VerifySource,
  plan: PlanId,
  versions: readonly Version[],
  marked: Marked,
  showing: Showing,
): TE.TaskEither<NoProof, readonly EventProved[]> =>
  pipe(
    readHistory(source, plan, 0, { marked, versions, showing }, () => undefined),
    TE.map(({ proofs }) => proofs),
  );
