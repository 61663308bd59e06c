import type { PlanId, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { type ReadFailure, streamOf, type Unreadable } from '../../event-store.js';
import { treeIn } from '../../growth.js';
import type { CompactRange } from '../../integrity/merkle/range.js';
import type { Calls, Found } from './calls.js';
import { readFailureOf, type ServerFault } from './failures.js';
import { appendIdIn, revisionOf, type Stored, storedIn, versionOf } from './mapping.js';
import type { Held } from './texts/held.js';
import type { Texts } from './texts/index.js';

/** The streams of one ledger on a server. */
export interface Streams {
  /** What a plan's stream is called on the server. */
  readonly nameOf: (plan: PlanId) => string;
  /** The events of a plan from one version to another (the last). A version that is missing is Unreadable. */
  readonly read: (
    plan: PlanId,
    from: Version,
    to: Version,
  ) => Promise<E.Either<ReadFailure, readonly Stored[]>>;
  /** The version of a plan, 0 when there is none. A stream that was emptied or deleted is Unreadable. */
  readonly versionOf: (plan: PlanId) => Promise<E.Either<ReadFailure, Version>>;
  /** The append that wrote the event at a version; none when there is no such event, or somebody else wrote it. */
  readonly appendAt: (plan: PlanId, version: Version) => Promise<E.Either<ReadFailure, string | undefined>>;
  /** The tree that the last write noted. */
  readonly tree: (plan: PlanId) => Promise<E.Either<ReadFailure, CompactRange>>;
  readonly fail: (fault: ServerFault, what: string, stream: string) => ReadFailure;
}

const MOST = Number.MAX_SAFE_INTEGER;

const TRUNCATE_BEFORE = '$tb';
/** The greatest of 64 bits, which a double has only nearly. */
const DELETED = '9223372036854775807';
const SETTINGS = ['$maxCount', '$maxAge', TRUNCATE_BEFORE] as const;

const RESTORE = 'restore the server from a backup, or copy the plan from one to a new ledger';

const shown = (value: unknown): string => (value === Number(DELETED) ? DELETED : String(value));

/** Which settings of a stream make the server forget events, in words. */
const forgetting = (settings: Readonly<Record<string, unknown>>): string =>
  SETTINGS.filter((name) => settings[name] !== undefined)
    .map((name) => `${name} is ${shown(settings[name])}`)
    .join(', ');

/** What a plan's stream is called on the server. */
export const streamNames =
  (prefix: string) =>
  (plan: PlanId): string =>
    `${prefix}${streamOf(plan)}`;

export const streamsOf = (calls: Calls, texts: Texts, server: string, prefix: string): Streams => {
  const nameOf = streamNames(prefix);
  const fail: Streams['fail'] = (fault, what, stream) => readFailureOf(fault, { what, server, stream });

  const unreadable = async (
    plan: PlanId,
    version: Version,
    found: string,
    next?: Version,
  ): Promise<Unreadable> => {
    const settings = await calls.settings(nameOf(plan));
    const why = E.isRight(settings) ? forgetting(settings.right) : '';
    const because = why === '' ? '' : `: ${why} on the stream ${nameOf(plan)}`;
    return {
      _tag: 'Unreadable',
      stream: streamOf(plan),
      version,
      why: `${found}${because}; ${RESTORE}`,
      found: 'nothing',
      ...(next === undefined ? {} : { next }),
    };
  };

  /** A stream that is not there was never written, or was deleted, which leaves a mark beside it. */
  const absent = async <A>(plan: PlanId, none: A): Promise<E.Either<ReadFailure, A>> => {
    const settings = await calls.settings(nameOf(plan));
    if (E.isLeft(settings)) return E.left(fail(settings.left, 'read', streamOf(plan)));
    return settings.right[TRUNCATE_BEFORE] === undefined
      ? E.right(none)
      : E.left(await unreadable(plan, 1, 'Found the stream deleted'));
  };

  const versionIn: Streams['versionOf'] = async (plan) => {
    const found = await calls.last(nameOf(plan));
    if (E.isLeft(found)) {
      return found.left._tag === 'NoStream'
        ? absent(plan, 0)
        : E.left(fail(found.left, 'read', streamOf(plan)));
    }
    const [last] = found.right;
    return last === undefined
      ? E.left(await unreadable(plan, 1, 'Found the stream emptied of all its events'))
      : E.right(versionOf(last.revision));
  };

  const whole = async (
    plan: PlanId,
    from: Version,
    found: Found,
    held: Held,
  ): Promise<E.Either<ReadFailure, readonly Stored[]>> => {
    const stored: Stored[] = [];
    for (const [at, event] of found.entries()) {
      const [wanted, version] = [from + at, versionOf(event.revision)];
      if (version !== wanted) {
        const gone = `Found versions ${wanted} to ${version - 1} gone`;
        return version > wanted
          ? E.left(await unreadable(plan, wanted, gone, version))
          : E.left({
              _tag: 'Unreadable',
              stream: streamOf(plan),
              version,
              why: `Found events out of order; ${RESTORE}`,
            });
      }
      const one = storedIn(held, plan, event);
      if (E.isLeft(one)) return one;
      stored.push(one.right);
    }
    return E.right(stored);
  };

  const read: Streams['read'] = async (plan, from, to) => {
    const first = Math.max(from, 1);
    if (first > to) return E.right([]);
    const count = to === Infinity ? MOST : to - first + 1;
    const found = await calls.read(nameOf(plan), revisionOf(first), count);
    if (E.isLeft(found)) {
      return found.left._tag === 'NoStream'
        ? absent(plan, [])
        : E.left(fail(found.left, 'read', streamOf(plan)));
    }
    if (found.right.length > 0) return texts.given((held) => whole(plan, first, found.right, held));
    // Nothing from there on: past the end, or all of it gone.
    return pipe(
      await versionIn(plan),
      E.map(() => []),
    );
  };

  const appendAt: Streams['appendAt'] = async (plan, version) => {
    const found = await calls.read(nameOf(plan), revisionOf(version), 1);
    if (E.isLeft(found))
      return found.left._tag === 'NoStream'
        ? E.right(undefined)
        : E.left(fail(found.left, 'read', streamOf(plan)));
    const [event] = found.right;
    return E.right(
      event === undefined || versionOf(event.revision) !== version ? undefined : appendIdIn(event),
    );
  };

  const tree: Streams['tree'] = async (plan) => {
    const version = await versionIn(plan);
    if (E.isLeft(version)) return version;
    const last = await read(plan, Math.max(version.right, 1), version.right);
    return E.isLeft(last) ? last : treeIn(plan, last.right[0]?.tree, version.right);
  };

  return { nameOf, read, versionOf: versionIn, appendAt, tree, fail };
};
