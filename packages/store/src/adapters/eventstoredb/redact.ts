import type { PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { refused } from '../../check.js';
import { erasingOf } from '../../erasure.js';
import type { AppendFailure, Appended, Erasure, Redacted } from '../../event-store.js';
import type { Knowledge } from './known.js';
import { type Stored, writtenIn } from './mapping.js';
import type { TextSecret } from './secret/index.js';
import type { Streams } from './streams.js';
import { isForgotten } from './texts/forgetting.js';
import type { Texts } from './texts/index.js';

type Answer<A> = Promise<E.Either<AppendFailure, A>>;

/** What an erasure needs of an open store. */
export interface Redacting {
  readonly streams: Streams;
  readonly texts: Texts;
  readonly knowledge: Knowledge;
  readonly secret: TextSecret;
}

/** Appends a redaction, then destroys the key of its text: the server keeps what nobody can open any more. */
export const redactorOf = ({ streams, texts, knowledge, secret }: Redacting) => {
  const targetOf = async (plan: PlanId, { event: { version } }: Erasure): Answer<Stored | undefined> => {
    const read = await streams.read(plan, version, version);
    return E.isLeft(read) ? read : E.right(read.right[0]);
  };

  /** Whether it can be done, before anything is written. */
  const check = async (plan: PlanId, event: Erasure): Answer<void> => {
    const known = await knowledge.refresh(plan);
    if (E.isLeft(known)) return known;
    const target = await targetOf(plan, event);
    if (E.isLeft(target)) return target;
    const written = target.right === undefined ? undefined : writtenIn(target.right);
    const erasing = erasingOf(plan, event, written, known.right.ids.has(event.id));
    if (E.isLeft(erasing)) return erasing;
    const { version, field } = event.event;
    if (erasing.right !== undefined && target.right?.texts?.includes(field) !== true)
      return E.left(
        refused(
          plan,
          `Cannot redact: the text ${field} of version ${version} stands on the server as it is, where nothing can be changed; copy the plan to a new ledger, and redact it there`,
        ),
      );
    // Nothing is changed yet: that the lock can be had shows that the secret can be replaced.
    const ready = await secret.change((now) => now)();
    return E.isLeft(ready) ? ready : E.right(undefined);
  };

  /** Why the key is still there; none when it is destroyed. */
  const residueOf = async (plan: PlanId, { event }: Erasure, by: Appended): Promise<readonly string[]> => {
    const [recorded] = by.events;
    const held = await texts.held();
    if (E.isLeft(held)) return [held.left.why];
    const { version, field } = event;
    if (recorded === undefined || isForgotten(held.right, { plan, version, field })) return [];
    const done = await texts.forget(held.right, [{ plan, version, field, by: recorded }]);
    return E.isLeft(done) ? [`${secret.where}: ${done.left.why}; then redact it again`] : [];
  };

  return async (plan: PlanId, event: Erasure, append: () => Answer<Appended>): Answer<Redacted> => {
    const checked = await check(plan, event);
    if (E.isLeft(checked)) return checked;
    const done = await append();
    return E.isLeft(done)
      ? done
      : E.right({ ...done.right, residue: await residueOf(plan, event, done.right) });
  };
};
