import type { PlanId, Version } from '@plan-ledger/domain';

import type { AppendCall, Breach, History, ReadCall, StoredAt } from './history.js';
import { highestBefore, type Timed } from './order.js';
import { breach, byPlan, type Places, shown } from './stored.js';

/** Somebody's sight of a plan at a version: by a read, or by being told of a conflict. */
interface Sight extends Timed {
  readonly height: Version;
  readonly what: string;
}

const sightsOf = (reads: readonly ReadCall[], appends: readonly AppendCall[]): readonly Sight[] => [
  ...reads.map((read) => ({
    ...read,
    height: read.saw.length,
    what: `${read.client}'s read of ${read.plan}`,
  })),
  ...appends.flatMap((call) =>
    call.ended.was === 'fail' && call.ended.conflictAt !== undefined
      ? [{ ...call, height: call.ended.conflictAt, what: shown(call) }]
      : [],
  ),
];

/** By the version at which an append ends: when the last of those up to there was made. Version 0 was always there. */
const begunBy = (
  appends: readonly AppendCall[],
  endOf: (call: AppendCall) => Version,
): ReadonlyMap<Version, number> => {
  const begun = new Map([[0, 0]]);
  let latest = 0;
  for (const call of [...appends].sort((a, b) => endOf(a) - endOf(b))) {
    if (endOf(call) === 0) continue;
    latest = Math.max(latest, call.invoked);
    begun.set(endOf(call), latest);
  }
  return begun;
};

const notPrefixes = (reads: readonly ReadCall[], stored: readonly StoredAt[]): readonly Breach[] =>
  reads.flatMap(({ client, plan, saw }) => {
    const at = saw.findIndex((id, place) => stored[place]?.id !== id);
    if (at < 0) return [];
    return [breach('a read is a prefix', `${client}'s read of ${plan} saw ${saw[at]!} in place ${at + 1}`)];
  });

const ofPlan = (
  appends: readonly AppendCall[],
  reads: readonly ReadCall[],
  stored: readonly StoredAt[],
  places: Places,
): readonly Breach[] => {
  const endOf = ({ ids }: AppendCall): Version => places.get(ids.at(-1)!)?.[0]?.version ?? 0;
  const begun = begunBy(appends, endOf);
  const sights = sightsOf(reads, appends);
  const acknowledged = highestBefore(
    sights,
    appends.filter(({ ended }) => ended.was === 'ok'),
    endOf,
  );
  const seen = highestBefore(sights, sights, ({ height }) => height);
  const faultOf = (sight: Sight): string | undefined => {
    const least = Math.max(acknowledged.get(sight)!, seen.get(sight)!);
    const began = begun.get(sight.height);
    if (began === undefined) return 'where no append ends';
    if (sight.height < least) return `when version ${least} was there`;
    return began > sight.returned ? 'before it was appended' : undefined;
  };
  return [
    ...notPrefixes(reads, stored),
    ...sights.flatMap((sight) => {
      const fault = faultOf(sight);
      return fault === undefined
        ? []
        : [breach('a read is a prefix', `${sight.what} saw version ${sight.height}, ${fault}`)];
    }),
  ];
};

/**
 * A read is a prefix of what is stored and ends where an append ends; it holds what was acknowledged or seen before it was
 * made, and nothing whose append was made after it came back. To be told of a conflict is to see the plan's version.
 */
export const seenAsStored = (history: History, places: Places): readonly Breach[] => {
  const [appends, reads, stored] = [byPlan(history.appends), byPlan(history.reads), byPlan(history.stored)];
  const plans = new Set<PlanId>([...appends.keys(), ...reads.keys()]);
  return [...plans].flatMap((plan) =>
    ofPlan(appends.get(plan) ?? [], reads.get(plan) ?? [], stored.get(plan) ?? [], places),
  );
};
