/** Wide enough for most words of English to stay whole. */
const WHOLE_WORD = 20;

/** The least a column of more than this can be read in. */
const LEAST = 6;

/** What a column asks for, in terminal columns. */
export interface Want {
  readonly natural: number;
  readonly longestWord: number;
  /** 0 never gives way */
  readonly flex: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

interface Grant {
  width: number;
  readonly floor: number;
  readonly flex: number;
}

const narrowed = (grants: Grant[], room: number): readonly number[] => {
  for (let excess = sum(grants.map(({ width }) => width)) - room; excess > 0; excess -= 1) {
    const giving = grants.filter(({ width, floor }) => width > floor);
    const widest = giving.sort((a, b) => b.width * b.flex - a.width * a.flex)[0];
    if (widest === undefined) break;
    widest.width -= 1;
  }
  return grants.map(({ width }) => width);
};

/**
 * How `room` is shared out: everyone's wish if it fits, else the widest give way first, the more eager the sooner,
 * and words are broken only when nothing else is left. `undefined` when some column could not be read any more.
 */
export const share = (wants: readonly Want[], room: number): readonly number[] | undefined => {
  const least = wants.map(({ natural, flex }) => (flex === 0 ? natural : Math.min(natural, LEAST)));
  if (sum(least) > room) return undefined;
  const attempt = (from: readonly number[], floorOf: (want: Want) => number): readonly number[] =>
    narrowed(
      wants.map((want, at) => ({
        width: from[at] ?? 0,
        floor: want.flex === 0 ? want.natural : Math.min(want.natural, floorOf(want)),
        flex: want.flex,
      })),
      room,
    );
  const wishes = wants.map(({ natural, flex }) => (flex === 0 ? natural : Math.min(natural, room)));
  const whole = attempt(wishes, ({ longestWord }) => Math.max(LEAST, Math.min(longestWord, WHOLE_WORD)));
  return attempt(whole, () => LEAST);
};
