import {
  CalendarDay,
  EditionLabel,
  Instant,
  nearest,
  type Plan,
  type PlanId,
  type Recorded,
} from '@plan-ledger/domain';
import type { EventStore, ReadFailure } from '@plan-ledger/store';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

/** A way to say when. Each means one version. */
export type When =
  | { readonly _tag: 'Now' }
  | { readonly _tag: 'Version'; readonly version: number }
  | { readonly _tag: 'Day'; readonly day: CalendarDay }
  | { readonly _tag: 'Edition'; readonly label: EditionLabel }
  | { readonly _tag: 'RecordedAt'; readonly instant: Instant };

/** A way to say when that means no version of this plan, in a sentence. */
export interface NoSuchTime {
  readonly _tag: 'NoSuchTime';
  readonly why: string;
}

const WANTED =
  'a reported date (2020-06-30), a version (v120), an edition (edition:may-2020), or an instant (recorded:2026-11-22T10:00Z)';

const instantIn = (text: string): Instant | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/u.test(text))
    return undefined;
  // `Date.parse` makes 2 March of 30 February.
  if (!CalendarDay.is(text.slice(0, 10))) return undefined;
  const time = Date.parse(text.includes('T') ? text : `${text}T23:59:59.999Z`);
  const instant = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return Instant.is(instant) ? instant : undefined;
};

/**
 * Reads a way to say when; `Left` says which ways there are.
 *
 * @example
 * import { parseWhen } from '@plan-ledger/projections';
 * assert.deepEqual(parseWhen('v120'), { _tag: 'Right', right: { _tag: 'Version', version: 120 } });
 * assert.equal(parseWhen('yesterday')._tag, 'Left');
 */
export const parseWhen = (text: string): E.Either<string, When> => {
  const wrong = E.left(`Found ${JSON.stringify(text)} for when; wanted ${WANTED}`);
  const version = /^v(\d{1,15})$/u.exec(text)?.[1];
  if (version !== undefined) return E.right({ _tag: 'Version', version: Number(version) });
  if (CalendarDay.is(text)) return E.right({ _tag: 'Day', day: text });
  if (text.startsWith('edition:')) {
    const label = text.slice('edition:'.length);
    return EditionLabel.is(label) ? E.right({ _tag: 'Edition', label }) : wrong;
  }
  if (text.startsWith('recorded:')) {
    const instant = instantIn(text.slice('recorded:'.length));
    return instant === undefined ? wrong : E.right({ _tag: 'RecordedAt', instant });
  }
  return wrong;
};

const none = (why: string): TE.TaskEither<NoSuchTime, never> => TE.left({ _tag: 'NoSuchTime', why });

/** The last version whose event is not after something: both clocks only go forward, so halving finds it. */
const lastNotAfter = (
  store: EventStore,
  plan: PlanId,
  head: number,
  isNotAfter: (recorded: Recorded) => boolean,
): TE.TaskEither<ReadFailure, number> => {
  const search = (low: number, high: number): TE.TaskEither<ReadFailure, number> => {
    if (low === high) return TE.right(low);
    const middle = Math.ceil((low + high) / 2);
    return pipe(
      store.read(plan, middle, middle),
      TE.flatMap(([recorded]) =>
        recorded !== undefined && isNotAfter(recorded) ? search(middle, high) : search(low, middle - 1),
      ),
    );
  };
  return search(0, head);
};

/**
 * The version that a way to say when means, for a plan that is now at `head`; the editions of that are needed only where one is
 * meant. `Left`: NoSuchTime with what there is instead, Unavailable, Unreadable.
 *
 * @example
 * import { resolveWhen } from '@plan-ledger/projections';
 * import { memoryStore } from '@plan-ledger/store/memory';
 * import { noPlan } from '@plan-ledger/domain';
 * const store = memoryStore({ clock: () => '2026-11-22T10:00:00.000Z' as never });
 * const version = await resolveWhen(store, 'p' as never, noPlan, { _tag: 'Now' })();
 * assert.deepEqual(version, { _tag: 'Right', right: 0 });
 */
export const resolveWhen = (
  store: EventStore,
  id: PlanId,
  head: Pick<Plan, 'version' | 'editions'>,
  when: When,
): TE.TaskEither<ReadFailure | NoSuchTime, number> => {
  const atLeastOne =
    (before: string) =>
    (version: number): TE.TaskEither<NoSuchTime, number> =>
      version === 0 ? none(`Plan ${id} has nothing ${before}; its history begins later`) : TE.right(version);

  switch (when._tag) {
    case 'Now':
      return TE.right(head.version);
    case 'Version':
      return when.version >= 1 && when.version <= head.version
        ? TE.right(when.version)
        : none(`Found v${when.version}; plan ${id} has versions v1 to v${head.version}`);
    case 'Edition': {
      const found = head.editions.find(({ label }) => label === when.label);
      if (found !== undefined) return TE.right(found.version);
      const labels = head.editions.map(({ label }) => label as string);
      const like = nearest(when.label, labels);
      return none(
        `Found no edition ${when.label} of plan ${id}; ${like.length > 0 ? `did you mean ${like.join(' or ')}` : `it has ${labels.join(', ') || 'none yet'}`}`,
      );
    }
    case 'Day':
      return pipe(
        lastNotAfter(store, id, head.version, ({ reportedOn }) => reportedOn <= when.day),
        TE.flatMap(atLeastOne(`reported on or before ${when.day}`)),
      );
    case 'RecordedAt':
      return pipe(
        lastNotAfter(store, id, head.version, ({ recordedAt }) => recordedAt <= when.instant),
        TE.flatMap(atLeastOne(`recorded by ${when.instant}`)),
      );
  }
};
