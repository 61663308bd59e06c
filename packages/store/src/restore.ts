import {
  type EventId,
  Instant,
  type PlanId,
  planEventCodec,
  type Recorded,
  sameJson,
  type Version,
} from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import { type Head, saidIn } from './assign.js';
import { batchFault, envelopeFault, jsonFault, readingFault, refused, shown } from './check.js';
import { type Conflict, type Refused, streamOf, type Written } from './event-store.js';
import { explainSeal, leafOf } from './integrity/seal/index.js';
import { differences } from './repeat.js';
import { storedForm } from './stored-form.js';

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 1;

const originalFault = (written: Written): string | undefined => {
  const { event, original } = written;
  const newest = planEventCodec.schemaOf(event.event.type);
  if (original === undefined) {
    return event.schema < newest
      ? `found ${event.event.type} in schema ${event.schema}, without its fields as they were written; wanted these too`
      : undefined;
  }
  const decoded = planEventCodec.decode(storedForm(written));
  return event.schema < newest && E.isRight(decoded) && sameJson(decoded.right, event.event)
    ? undefined
    : `found fields as they were written that are not those of this ${event.event.type}; wanted them for an older schema only`;
};

/** What is wrong with an event that is to be kept as another store kept it; none when nothing is. */
export const writtenFault = (plan: PlanId, written: Written): string | undefined => {
  const { event, first, last, original } = written;
  const odd = jsonFault(event) ?? jsonFault(original ?? {}) ?? envelopeFault(event);
  if (odd !== undefined) return odd;
  const no = (found: unknown, field: string, wanted: string): string =>
    `found ${shown(found)} as ${field}; wanted ${wanted}`;
  if (event.plan !== plan) return no(event.plan, 'plan', `${plan}, the plan that is restored`);
  if (!isCount(event.version)) return no(event.version, 'version', 'a whole number from 1');
  if (!isCount(event.schema)) return no(event.schema, 'schema', 'a whole number from 1');
  if (!Instant.is(event.recordedAt)) return no(event.recordedAt, 'recordedAt', 'an instant in UTC');
  if (event.seal !== undefined && typeof event.seal !== 'string')
    return no(event.seal, 'seal', 'text, or to be left out');
  if (!isCount(first) || first > event.version) return no(first, 'first', 'its version or one before');
  if (!isCount(last) || last < event.version) return no(last, 'last', 'its version or one after');
  return originalFault(written) ?? readingFault(storedForm(written));
};

const runFault = (written: readonly Written[]): string | undefined => {
  for (const [at, { event }] of written.entries()) {
    const before = written[at - 1]?.event;
    if (before === undefined) continue;
    if (event.version !== before.version + 1)
      return `found version ${event.version} after version ${before.version}; wanted each version once, in order`;
    if (event.recordedAt < before.recordedAt) return earlier(event, before);
  }
  return undefined;
};

const earlier = ({ version, recordedAt }: Recorded, before: Head): string =>
  `found version ${version} recorded at ${recordedAt}, before version ${before.version} at ${before.recordedAt ?? ''}; wanted instants that never run backwards`;

/** An event with nothing but the fields that a store keeps. */
const kept = ({ event, first, last, original }: Written): Written => {
  const { plan, version, schema, recordedAt, seal } = event;
  const recorded = { plan, version, schema, recordedAt, ...saidIn(event) };
  return {
    event: seal === undefined ? recorded : { ...recorded, seal },
    first,
    last,
    ...(original === undefined ? {} : { original }),
  };
};

const sealFault = (written: Written): string | undefined => {
  const leaf = leafOf(written);
  return E.isLeft(leaf) ? `${explainSeal(leaf.left)}; verify the ledger that it comes from` : undefined;
};

/** Checks events before they are restored, as those of an append are, and what a store has added to them. */
export const checkWritten = (
  plan: PlanId,
  written: readonly Written[],
): E.Either<Refused, readonly Written[]> => {
  const fault =
    batchFault(
      plan,
      written,
      ({ event }) => event,
      (one) => writtenFault(plan, one) ?? sealFault(one),
    ) ?? runFault(written);
  return fault === undefined ? E.right(written.map(kept)) : E.left(refused(plan, `Cannot restore: ${fault}`));
};

const ADDED = ['id', 'plan', 'version', 'schema', 'recordedAt'] as const;

/** The fields in which two events, as they are stored, are not the same. The order of names inside them does not count. */
export const differencesInWritten = (one: Written, other: Written): readonly string[] => {
  const said = [
    ...ADDED.filter((field) => one.event[field] !== other.event[field]),
    ...differences(one.event, other.event),
    ...(sameJson(one.original, other.original) ? [] : ['original']),
    ...(one.first === other.first && one.last === other.last ? [] : ['append']),
  ];
  // What is said otherwise is sealed otherwise.
  return said.length > 0 || one.event.seal === other.event.seal ? said : ['seal'];
};

/** What a store holds already of what it is to restore. */
export interface Standing {
  readonly head: Head;
  /** What it has at the versions of the batch. */
  readonly stored: readonly Written[];
  /** Where an id is used, in any plan. */
  readonly usedAt: (id: EventId) => { readonly plan: PlanId; readonly version: Version } | undefined;
}

/** Those of checked events that are new to a store, when all others are stored as they are. */
export const newIn = (
  plan: PlanId,
  written: readonly Written[],
  { head, stored, usedAt }: Standing,
): E.Either<Refused | Conflict, readonly Written[]> => {
  const no = (why: string): E.Either<Refused, never> => E.left(refused(plan, `Cannot restore: ${why}`));
  const expected = (written[0]?.event.version ?? 1) - 1;
  if (expected > head.version)
    return E.left({ _tag: 'Conflict', stream: streamOf(plan), expected, actual: head.version });
  for (const [at, one] of written.slice(0, stored.length).entries()) {
    const there = stored[at] ?? one;
    const differing = differencesInWritten(one, there);
    if (differing.length > 0)
      return no(
        `version ${there.event.version} is stored already with another ${differing.join(', ')}; copy to a ledger that holds nothing else of this plan`,
      );
  }
  const added = written.slice(stored.length);
  for (const { event } of added) {
    const used = usedAt(event.id);
    if (used !== undefined)
      return no(
        `event id ${event.id} is already used in ${streamOf(used.plan)} at version ${used.version}; copy to another ledger`,
      );
  }
  const next = added[0]?.event;
  return next !== undefined && head.recordedAt !== undefined && next.recordedAt < head.recordedAt
    ? no(earlier(next, head))
    : E.right(added);
};
