import type { PlanId } from '@plan-ledger/domain';
import type { RecordedEvent } from '@eventstore/db-client';
import * as E from 'fp-ts/lib/Either.js';

import { type ReadFailure, streamOf } from '../../../event-store.js';
import type { Calls } from '../calls.js';
import { readFailureOf } from '../failures.js';
import { revisionOf, type Stored, storedIn } from '../mapping.js';
import type { Secret } from '../secret/form.js';
import type { TextSecret } from '../secret/index.js';
import { type Gone, goneIn, isForgotten, withoutKey } from './forgetting.js';
import { type Held, heldOf } from './held.js';
import type { Holding } from './holding.js';

type Read = Promise<E.Either<ReadFailure, readonly Stored[]>>;

/** The texts of a ledger: opened as they are read, and forgotten as soon as this machine hears that they were erased. */
export interface Texts {
  readonly held: Holding;
  /** Events as `read` gives them with a secret that has forgotten what they say was erased. */
  readonly given: (read: (held: Held) => Read) => Read;
  /** Destroys the keys of texts. `Left`: also when the secret cannot be replaced; then they are all still there. */
  readonly forget: (held: Held, gone: readonly Gone[]) => Promise<E.Either<ReadFailure, void>>;
}

/** What is told of a text, and its event as the server has it. */
interface Target {
  readonly gone: Gone;
  readonly found: RecordedEvent;
}

export const textsOf = (
  calls: Calls,
  held: Holding,
  secret: TextSecret,
  server: string,
  nameOf: (plan: PlanId) => string,
): Texts => {
  // What was found to have no key to destroy is not looked up whenever it is read.
  const settled = new Set<string>();
  const settling = ({ by, field }: Gone): string => `${by.id} ${field}`;

  const targetOf = async (gone: Gone): Promise<E.Either<ReadFailure, readonly Target[]>> => {
    const { plan, version } = gone;
    const read = await calls.read(nameOf(plan), revisionOf(version), 1);
    if (E.isLeft(read))
      return E.left(readFailureOf(read.left, { what: 'read', server, stream: streamOf(plan) }));
    return E.right(
      read.right.filter(({ revision }) => revision === revisionOf(version)).map((found) => ({ gone, found })),
    );
  };

  const targetsOf = async (gone: readonly Gone[]): Promise<E.Either<ReadFailure, readonly Target[]>> => {
    const targets: Target[] = [];
    for (const one of gone) {
      const found = await targetOf(one);
      if (E.isLeft(found)) return found;
      targets.push(...found.right);
    }
    return E.right(targets);
  };

  /** A secret without the keys of all targets. `Left`: Unreadable, when one cannot be read, which nobody has said was erased. */
  const withoutAll = (
    ledger: string,
    before: Secret,
    targets: readonly Target[],
  ): E.Either<ReadFailure, Secret> => {
    let now = before;
    for (const { gone, found } of targets) {
      const holding = heldOf(ledger, now);
      if (isForgotten(holding, gone)) continue;
      const stored = storedIn(holding, gone.plan, found);
      if (E.isLeft(stored)) return stored;
      now = withoutKey(holding, stored.right, gone.field);
    }
    return E.right(now);
  };

  const cannotForget = ([first]: readonly Gone[], why: string): ReadFailure => {
    const what =
      first === undefined
        ? 'a text'
        : `${first.field} of version ${first.version} of ${streamOf(first.plan)}, as version ${first.by.version} says,`;
    return {
      _tag: 'Unavailable',
      why: `Cannot read the ledger at ${server}: ${what} was erased, and its key is to be destroyed first. ${why}`,
    };
  };

  const forget: Texts['forget'] = async ({ ledger, secret: before }, gone) => {
    const targets = await targetsOf(gone);
    if (E.isLeft(targets)) return targets;
    const wanted = withoutAll(ledger, before, targets.right);
    if (E.isLeft(wanted)) return wanted;
    if (wanted.right === before) {
      for (const one of gone) settled.add(settling(one));
      return E.right(undefined);
    }
    // Once more from what it is now: another process may have destroyed some of them.
    const done = await secret.change((now) =>
      now.id === before.id ? E.getOrElse(() => now)(withoutAll(ledger, now, targets.right)) : now,
    )();
    if (E.isLeft(done)) return E.left(cannotForget(gone, done.left.why));
    const after = heldOf(ledger, done.right);
    for (const one of gone) if (!isForgotten(after, one)) settled.add(settling(one));
    return E.right(undefined);
  };

  const given: Texts['given'] = async (read) => {
    for (;;) {
      const holding = await held();
      if (E.isLeft(holding)) return holding;
      const stored = await read(holding.right);
      if (E.isLeft(stored)) return stored;
      const gone = goneIn(stored.right.map(({ event }) => event)).filter(
        (one) => !isForgotten(holding.right, one) && !settled.has(settling(one)),
      );
      if (gone.length === 0) return stored;
      const done = await forget(holding.right, gone);
      if (E.isLeft(done)) return done;
    }
  };

  return { held, given, forget };
};
