import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import type { Task } from 'fp-ts/lib/Task.js';

import type { Written } from '../event-store.js';
import { type CompactRange, EMPTY_RANGE } from '../integrity/merkle/range.js';
import { erasedIn, explainSeal, leafInSeal, leafOf, type SealFault } from '../integrity/seal/index.js';
import { parseSeal } from '../integrity/seal/form.js';
import type { Anchor } from './anchor.js';
import { erasuresFrom, type Named } from './erasures.js';
import type { Finding, Warning } from './finding.js';
import { lineFrom } from './line.js';
import { collected, type Collected } from './report.js';
import { type Grown, rootsOf, type RootsFound } from './roots.js';
import { type Seen, seenIn, type VerifySource } from './source.js';
import { type Bracket, bracketOf, timesOf } from './times.js';
import { type Verdict, verdictOf } from './verdict.js';

/** What a plan is verified against, and how much is told. */
export interface VerifyOptions {
  /** Checkpoints of this plan whose signatures hold. */
  readonly anchors?: readonly Anchor[];
  /** The tree up to which the plan was verified before: only later events are read. Its root must be that of an anchor. */
  readonly since?: CompactRange;
  /** A version of which the bracket is asked. */
  readonly about?: Version;
  /** How many findings are told: 100 when left out. */
  readonly most?: number;
  readonly onProgress?: (done: Version, of: Version) => void;
}

/** What a plan was found to be. */
export interface PlanVerified {
  readonly plan: PlanId;
  readonly verdict: Verdict;
  /** The version after which it was read; 0 when all of it was. */
  readonly since: Version;
  /** The last version. */
  readonly version: Version;
  /** The tree of the whole plan; none when an event cannot be trusted. */
  readonly tree?: CompactRange;
  /** The checkpoints whose roots are those of the plan, by size: the last one is how far it is anchored. */
  readonly held: readonly Anchor[];
  /** Checkpoints that say that all events are right up to their sizes, but for those that were found not to be. */
  readonly heldButFor: readonly Anchor[];
  /** What is wrong, the first bad version first. */
  readonly findings: readonly Finding[];
  /** How many findings there are, told or not. */
  readonly allFindings: number;
  readonly warnings: readonly Warning[];
  readonly allWarnings: number;
  readonly bracket?: Bracket;
}

const MOST = 100;

const grownOf = (written: Written, fault: SealFault): Grown => {
  const { seal = '' } = written.event;
  // Of a seal that cannot be read there is no leaf at all.
  return fault._tag === 'Altered' && E.isRight(parseSeal(seal))
    ? { _tag: 'Claimed', leaf: leafInSeal(written.event) }
    : { _tag: 'Lost' };
};

const fieldsOf = (fault: SealFault): readonly string[] => (fault._tag === 'Altered' ? fault.names : ['seal']);

/** The tree that the store kept, if it has one, and how far the plan is to be read; none where it cannot be. */
const extentOf = async (
  source: VerifySource,
  plan: PlanId,
  { add }: Collected,
): Promise<{ readonly to?: Version; readonly kept?: CompactRange }> => {
  const tree = await source.tree?.(plan)();
  // Events that come meanwhile are not in the tree that was asked for first, and are not read.
  if (tree !== undefined && E.isRight(tree)) return { to: tree.right.size, kept: tree.right };
  const version = await source.versionOf(plan)();
  if (E.isLeft(version)) {
    const found = version.left._tag === 'Unreadable' ? version.left.version : undefined;
    add({ _tag: 'Unread', why: version.left.why, ...(found === undefined ? {} : { version: found }) });
    return {};
  }
  if (tree === undefined) return { to: version.right };
  const kept = tree.left._tag === 'Unreadable' ? tree.left.kept : undefined;
  if (kept === undefined) add({ _tag: 'TreeUnread', why: tree.left.why });
  return { to: version.right, ...(kept === undefined ? {} : { kept }) };
};

/** An earlier event than those that are read, of which a text is said to be erased. */
const lookBack = async (source: VerifySource, plan: PlanId, named: Named): Promise<readonly string[]> => {
  const read = await source.readWritten(plan, named.version, named.version)();
  const [written] = E.isRight(read) ? read.right : [];
  return written === undefined ? [] : erasedIn(written.event);
};

/** What verifying is made of: a test puts something broken in the place of a part, and wants to see it found. */
export interface Checks {
  readonly leafOf: typeof leafOf;
  readonly lineFrom: typeof lineFrom;
  readonly erasuresFrom: typeof erasuresFrom;
  readonly rootsOf: typeof rootsOf;
  readonly seenIn: typeof seenIn;
}

export const CHECKS: Checks = { leafOf, lineFrom, erasuresFrom, rootsOf, seenIn };

/**
 * Verifies a plan, from its events alone and against the checkpoints given: each version once and in order, instants, ids,
 * appends, every seal, every erasure, the root at the size of each checkpoint, and the tree that the store kept. It reads page
 * by page; what is kept of an event is its id, about 80 bytes. What is wrong is told, not failed on.
 *
 * @example
 * import { verifyPlan } from '@plan-ledger/store/verify';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const id = '0b7e3c1e-7f4e-4c7e-9d55-3f2f6a1f0c11';
 * const closed = { id, event: { type: 'PlanClosed' }, reportedOn: '2021-01-28', actor: 'U1', correlation: 'january' };
 * await store.append('p' as never, 'new', [closed as never])();
 * const { verdict, version, findings } = await verifyPlan(store, 'p' as never)();
 * assert.deepEqual([verdict, version, findings], ['self-consistent', 1, []]);
 */
export const verifyPlan = (
  source: VerifySource,
  plan: PlanId,
  options: VerifyOptions = {},
): Task<PlanVerified> => verifyWith(CHECKS)(source, plan, options);

/** `verifyPlan`, made of these parts. */
export const verifyWith =
  (checks: Checks) =>
  (source: VerifySource, plan: PlanId, options: VerifyOptions): Task<PlanVerified> =>
  async () => {
    const { anchors = [], since = EMPTY_RANGE, about, most = MOST, onProgress = () => undefined } = options;
    const found = collected(most);
    const from = since.size + 1;
    const { to, kept } = await extentOf(source, plan, found);
    let isWhole = to !== undefined;
    const line = checks.lineFrom(from, found);
    const erasures = checks.erasuresFrom(from, found);
    const times = timesOf(anchors, found);
    const roots = checks.rootsOf({ start: since, anchors, ...(kept === undefined ? {} : { kept }) }, found);

    const takeEvent = async (written: Written): Promise<void> => {
      const follows = line.take(written);
      times.take(written.event);
      const { version } = written.event;
      const leaf = checks.leafOf(written);
      if (E.isLeft(leaf)) {
        const why = explainSeal(leaf.left);
        found.add({ _tag: 'NotAsSealed', version, fields: fieldsOf(leaf.left), why });
        roots.take(follows ? grownOf(written, leaf.left) : { _tag: 'Lost' });
        return;
      }
      if (written.event.plan !== plan)
        found.add({
          _tag: 'NotAsSealed',
          version,
          fields: ['plan'],
          why: `it is of the plan ${written.event.plan}`,
        });
      roots.take(follows ? { _tag: 'Leaf', leaf: leaf.right.hash } : { _tag: 'Lost' });
      const named = erasures.take(written, leaf.right.fields);
      if (named !== undefined) erasures.erasedBefore(named, await lookBack(source, plan, named));
    };

    const takeNoEvent = (seen: Exclude<Seen, { readonly _tag: 'Event' }>): void => {
      if (seen._tag !== 'Torn') roots.take({ _tag: 'Lost' });
      switch (seen._tag) {
        case 'Unread':
          line.takeUnread(seen.version, seen.why);
          break;
        case 'Several':
          line.takeSeveral(seen.version);
          break;
        case 'Nothing':
          line.takeNothing(seen.from, seen.to);
          break;
        case 'Torn':
          found.add({ _tag: 'Unread', why: `${seen.why}; each event by itself can be read` });
          break;
        case 'Broken':
          isWhole = false;
          found.add({ _tag: 'Unread', why: seen.why });
      }
    };

    for await (const page of checks.seenIn(source, plan, from, to ?? 0)) {
      for (const seen of page) {
        if (seen._tag === 'Event') await takeEvent(seen.written);
        else takeNoEvent(seen);
      }
      onProgress(line.next() - 1, to ?? 0);
    }
    line.end(kept !== undefined && kept.size === line.next() - 1);
    erasures.end();
    times.end();
    // A plan that is shorter than the part that is not read has no version after it.
    const version = to !== undefined && to < since.size ? to : line.next() - 1;
    const grown = roots.end(isWhole ? version : undefined);
    return told(plan, { since: since.size, version, about }, found, grown);
  };

interface Extent {
  readonly since: Version;
  readonly version: Version;
  readonly about: Version | undefined;
}

const told = (
  plan: PlanId,
  { since, version, about }: Extent,
  found: Collected,
  { held, heldButFor, tree }: RootsFound,
): PlanVerified => {
  const [findings, warnings] = [found.findings(), found.warnings()];
  const isAnchored = held.some(({ checkpoint: { size } }) => size > 0);
  return {
    plan,
    verdict: verdictOf(findings.firsts, isAnchored),
    since,
    version,
    ...(tree === undefined ? {} : { tree }),
    held,
    heldButFor,
    findings: findings.kept,
    allFindings: findings.all,
    warnings: warnings.kept,
    allWarnings: warnings.all,
    ...(about === undefined ? {} : { bracket: bracketOf(about, held) }),
  };
};
