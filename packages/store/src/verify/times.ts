import type { Instant, Recorded, Version } from '@plan-ledger/domain';

import type { Anchor } from './anchor.js';
import type { OutOfTime } from './finding.js';
import type { Findings } from './report.js';

/** By how many milliseconds two clocks may differ. */
const TOLERANCE_MS = 120_000;

/** That somebody saw a checkpoint. */
export interface Sight {
  readonly checkpoint: string;
  readonly size: number;
  readonly witness: string;
  readonly seen: Instant;
}

const instantOf = (seconds: number): Instant | undefined => {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : (date.toISOString() as Instant);
};

const moved = (instant: Instant, ms: number): Instant =>
  new Date(Date.parse(instant) + ms).toISOString() as Instant;

/** Who saw a checkpoint, and when, the earliest first. */
export const sightsOf = ({ name, checkpoint: { size, cosignatures } }: Anchor): readonly Sight[] =>
  cosignatures
    .flatMap(({ name: witness, time }) => {
      const seen = instantOf(time);
      return seen === undefined ? [] : [{ checkpoint: name, size, witness, seen }];
    })
    .sort((one, other) => (one.seen < other.seen ? -1 : 1));

/** Holds the instants of events against the times at which others saw checkpoints without them, and with them. */
export interface Times {
  readonly take: (event: Recorded) => void;
  readonly end: () => void;
}

const stretched = (run: OutOfTime | undefined, next: OutOfTime): OutOfTime | undefined =>
  run !== undefined &&
  run._tag === next._tag &&
  run.checkpoint === next.checkpoint &&
  run.to + 1 === next.version
    ? { ...run, to: next.version }
    : undefined;

export const timesOf = (anchors: readonly Anchor[], { warn }: Findings): Times => {
  const sights = anchors.flatMap(sightsOf);
  // Where nobody saw anything, nothing is asked of the events.
  if (sights.length === 0) return { take: () => undefined, end: () => undefined };
  let run: OutOfTime | undefined;

  const lastWithout = (version: Version): Sight | undefined =>
    sights
      .filter(({ size }) => size < version)
      .reduce<Sight | undefined>(
        (last, one) => (last === undefined || one.seen > last.seen ? one : last),
        undefined,
      );
  const firstWith = (version: Version): Sight | undefined =>
    sights
      .filter(({ size }) => size >= version)
      .reduce<Sight | undefined>(
        (first, one) => (first === undefined || one.seen < first.seen ? one : first),
        undefined,
      );

  const sizes = [...new Set(sights.map(({ size }) => size))].sort((one, other) => one - other);
  const between = (from: number): { without?: Sight; with?: Sight; floor: string; ceiling: string } => {
    const [without, by] = [lastWithout(from), firstWith(from)];
    return {
      ...(without === undefined ? {} : { without }),
      ...(by === undefined ? {} : { with: by }),
      floor: without === undefined ? '' : moved(without.seen, -TOLERANCE_MS),
      ceiling: by === undefined ? '\uffff' : moved(by.seen, TOLERANCE_MS),
    };
  };
  // What holds for a version holds up to the size of the next checkpoint.
  let until = 0;
  let now = between(0);

  const note = (event: Recorded): OutOfTime | undefined => {
    const { version, recordedAt } = event;
    if (version > until) {
      now = between(version);
      until = sizes.find((size) => size >= version) ?? Infinity;
    }
    const [tag, sight] =
      recordedAt < now.floor
        ? (['BackDated', now.without] as const)
        : recordedAt > now.ceiling
          ? (['DatedAhead', now.with] as const)
          : [undefined, undefined];
    if (tag === undefined || sight === undefined) return undefined;
    const { witness, seen, checkpoint } = sight;
    return { _tag: tag, version, to: version, recordedAt, witness, seen, checkpoint };
  };

  const flush = (): void => {
    if (run !== undefined) warn(run);
    run = undefined;
  };

  return {
    take: (event) => {
      const found = note(event);
      const longer = found === undefined ? undefined : stretched(run, found);
      if (longer === undefined) flush();
      run = longer ?? found;
    },
    end: flush,
  };
};

/** Between which checkpoints an event came to be: the last without it, and the first with it. */
export interface Bracket {
  readonly version: Version;
  readonly without?: Seen;
  readonly with?: Seen;
}

/** A checkpoint, and who saw it, the earliest first. */
export interface Seen {
  readonly checkpoint: string;
  readonly size: number;
  readonly sights: readonly Sight[];
}

const seen = (anchor: Anchor | undefined): Seen | undefined =>
  anchor === undefined
    ? undefined
    : { checkpoint: anchor.name, size: anchor.checkpoint.size, sights: sightsOf(anchor) };

/** The bracket of a version, between checkpoints that hold, by size. */
export const bracketOf = (version: Version, held: readonly Anchor[]): Bracket => {
  const without = seen(held.filter(({ checkpoint: { size } }) => size < version).at(-1));
  const by = seen(held.find(({ checkpoint: { size } }) => size >= version));
  return {
    version,
    ...(without === undefined ? {} : { without }),
    ...(by === undefined ? {} : { with: by }),
  };
};
