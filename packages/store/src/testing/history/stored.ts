import { type EventId, groupedBy, type PlanId } from '@plan-ledger/domain';

import type { AppendCall, Breach, History, Rule, StoredAt } from './history.js';

export const breach = (rule: Rule, found: string): Breach => ({ rule, found });

/** An event that is stored, and its place among all. */
export interface Place extends StoredAt {
  readonly at: number;
}

export type Places = ReadonlyMap<EventId, readonly Place[]>;

export const placesOf = ({ stored }: History): Places =>
  groupedBy(
    stored.map((one, at) => ({ ...one, at })),
    ({ id }) => id,
  );

export const byPlan = <V extends { readonly plan: PlanId }>(
  values: readonly V[],
): ReadonlyMap<PlanId, readonly V[]> => groupedBy(values, ({ plan }) => plan);

export const shown = ({ client, plan, ids, expected }: AppendCall): string =>
  `${client}'s append of ${ids.length} (${ids[0] ?? 'none'} …) to ${plan} expecting ${expected}`;

const isTogether = (call: AppendCall, found: readonly Place[]): boolean =>
  found.every(({ plan, version }, at) => plan === call.plan && version === (found[0]?.version ?? 0) + at);

/** How the appends ended, held against what is stored at the end. */
export const againstStored = ({ appends }: History, places: Places): readonly Breach[] =>
  appends.flatMap((call): readonly Breach[] => {
    const found = call.ids.flatMap((id) => places.get(id) ?? []);
    const isOnce = found.length === call.ids.length && isTogether(call, found);
    const versions = `[${found.map(({ version }) => version).join()}]`;
    switch (call.ended.was) {
      case 'ok':
        return isOnce && found[0]?.version === call.ended.first && found.at(-1)?.version === call.ended.last
          ? []
          : [
              breach(
                'what was acknowledged is kept',
                `${shown(call)} was told ${call.ended.first} to ${call.ended.last}, and is at ${versions}`,
              ),
            ];
      case 'fail':
        return found.length === 0
          ? []
          : [breach('what was refused is nowhere', `${shown(call)} was refused, and is at ${versions}`)];
      case 'info':
        return found.length === 0 || isOnce
          ? []
          : [breach('what is unknown is there once or not', `${shown(call)} is at ${versions}`)];
    }
  });

/** The versions of each plan: from 1, each once, of events that somebody appended. */
export const dense = ({ appends, stored }: History): readonly Breach[] => {
  const appended = new Set(appends.flatMap(({ ids }) => ids));
  return [...byPlan(stored)].flatMap(([plan, events]) => {
    const at = events.findIndex(({ version, id }, place) => version !== place + 1 || !appended.has(id));
    const odd = events[at];
    if (odd === undefined) return [];
    const whose = appended.has(odd.id) ? '' : ', which nobody appended';
    return [
      breach(
        'versions are dense',
        `${plan} has version ${odd.version} (${odd.id}${whose}) in place ${at + 1}`,
      ),
    ];
  });
};

/** No version of a plan was told to two appends. */
export const ownedOnce = ({ appends }: History): readonly Breach[] => {
  const owners = new Map<string, AppendCall>();
  return appends.flatMap((call) => {
    if (call.ended.was !== 'ok') return [];
    const breaches: Breach[] = [];
    for (let version = call.ended.first; version <= call.ended.last; version++) {
      const key = `${call.plan} ${version}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, call);
      else breaches.push(breach('no version is given twice', `${key} to ${shown(owner)} and ${shown(call)}`));
    }
    return breaches.slice(0, 1);
  });
};

/** An append that expected a version was taken exactly there, and refused only elsewhere. */
export const asExpected = ({ appends }: History): readonly Breach[] =>
  appends.flatMap((call) => {
    const expected = call.expected === 'new' ? 0 : call.expected;
    const { ended } = call;
    const wrong =
      ended.was === 'ok'
        ? expected !== 'any' && ended.first !== expected + 1
        : ended.was === 'fail' &&
          ended.conflictAt !== undefined &&
          (expected === 'any' || ended.conflictAt === expected);
    return wrong ? [breach('what was expected held', `${shown(call)} ended ${JSON.stringify(ended)}`)] : [];
  });
