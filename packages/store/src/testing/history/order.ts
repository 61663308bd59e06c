import type { AppendCall, Breach, History } from './history.js';
import { breach, type Places, shown } from './stored.js';

export interface Timed {
  readonly invoked: number;
  readonly returned: number;
}

/**
 * For each of `calls`, the highest `height` among those of `others` that had come back when it was made; 0 for none. Both
 * are gone through once in the order of time, after sorting.
 */
export const highestBefore = <C extends Timed, O extends Timed>(
  calls: readonly C[],
  others: readonly O[],
  height: (other: O) => number,
): ReadonlyMap<C, number> => {
  const ended = [...others].sort((a, b) => a.returned - b.returned);
  const found = new Map<C, number>();
  let [next, highest] = [0, 0];
  for (const call of [...calls].sort((a, b) => a.invoked - b.invoked)) {
    for (; next < ended.length && ended[next]!.returned < call.invoked; next++) {
      highest = Math.max(highest, height(ended[next]!));
    }
    found.set(call, highest);
  }
  return found;
};

/** An append that came back before another was made stands before it among all events. */
export const inOrder = ({ appends }: History, places: Places): readonly Breach[] => {
  const placeOf = ({ ids }: AppendCall, end: 0 | -1): number => (places.get(ids.at(end)!)?.[0]?.at ?? -1) + 1;
  const kept = appends.filter(({ ended, ids }) => ended.was === 'ok' && ids.every((id) => places.has(id)));
  const before = highestBefore(kept, kept, (call) => placeOf(call, -1));
  return kept.flatMap((call) =>
    placeOf(call, 0) > before.get(call)!
      ? []
      : [
          breach(
            'what ended before stands before',
            `${shown(call)} is in place ${placeOf(call, 0)}, after which one that had ended already stands`,
          ),
        ],
  );
};
