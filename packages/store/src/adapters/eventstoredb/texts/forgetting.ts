import type { PlanEventOf, PlanId, Recorded, Version } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { Written } from '../../../event-store.js';
import { withoutText } from '../../../integrity/seal/erase.js';
import type { Kept, Secret } from '../secret/form.js';
import { type Held, without } from './held.js';
import { keyIn, keysIn } from './shown.js';

/** A text that an event says was erased. */
export interface Gone {
  readonly plan: PlanId;
  readonly version: Version;
  readonly field: string;
  /** The event that says so. */
  readonly by: Recorded;
}

/** An event, and the names of those of its texts that are encrypted on the server. */
export type Encrypted = Written & { readonly texts?: readonly string[] };

const isErasure = (event: Recorded): event is Recorded<PlanEventOf<'TextRedacted'>> =>
  event.event.type === 'TextRedacted';

/** The texts that events say were erased. Nothing can say it of what comes after it. */
export const goneIn = (events: readonly Recorded[]): readonly Gone[] =>
  events.filter(isErasure).flatMap((by) => {
    const { version, field } = by.event;
    return version < by.version ? [{ plan: by.plan, version, field, by }] : [];
  });

/** Whether the key of a text was destroyed: what is kept of its event is without it. */
export const isForgotten = (
  held: Held,
  { plan, version, field }: Pick<Gone, 'plan' | 'version' | 'field'>,
): boolean => {
  const kept = held.keptOf(plan, version);
  return kept !== undefined && !Object.hasOwn(kept.keys, field);
};

/**
 * The secret from which the key of one text of an event cannot be had any more. The same secret when there is nothing to
 * destroy: the event has no such text, or was altered, which a look at its seal tells everybody.
 */
export const withoutKey = (held: Held, stored: Encrypted, field: string): Secret => {
  const { plan, version } = stored.event;
  const keys = keysIn(held, plan, version);
  const { texts = [] } = stored;
  if (keys === undefined || !texts.includes(field)) return held.secret;
  const left = withoutText(stored, field);
  if (E.isLeft(left)) return held.secret;
  const names = texts.filter((name) => name !== field);
  const kept: Kept = {
    ledger: held.ledger,
    plan,
    version,
    seal: left.right.event.seal ?? '',
    keys: Object.fromEntries(
      names.flatMap((name) => {
        const key = keyIn(keys, name);
        return key === undefined ? [] : [[name, Buffer.from(key).toString('base64url')]];
      }),
    ),
  };
  return without(held.secret, kept);
};
