import type { Instant, Version } from '@plan-ledger/domain';

import type { Written } from '../event-store.js';
import type { Findings } from './report.js';

/** What is checked of events by themselves and of those beside them: versions, instants, ids, the bounds of appends. */
export interface Line {
  /** An event comes. Whether it stands where it should: the one version that follows on those before. */
  readonly take: (written: Written) => boolean;
  /** An event comes that cannot be read, of a version if it is known. */
  readonly takeUnread: (version: Version | undefined, why: string) => void;
  /** A version comes at which more than one event stands. */
  readonly takeSeveral: (version: Version) => void;
  /** Versions come at which nothing stands. */
  readonly takeNothing: (from: Version, to: Version) => void;
  /** The version after the last that came. */
  readonly next: () => Version;
  /** No more events come; whether it is known that these are all. */
  readonly end: (isWhole: boolean) => void;
}

interface Bounds {
  readonly first: Version;
  readonly last: Version;
}

const UUID_DIGITS = 32;

/** An id in 16 letters, a byte each; of one that is no UUID, itself. */
const keyOf = (id: string): string => {
  const digits = id.replaceAll('-', '');
  const key = Buffer.from(digits, 'hex').toString('latin1');
  return digits.length === UUID_DIGITS && key.length === UUID_DIGITS / 2 ? key : id;
};

const shown = ({ first, last }: Bounds): string => `${first} to ${last}`;

const isVersion = (bound: number): boolean => Number.isSafeInteger(bound) && bound >= 1;

const boundsFault = (version: Version, found: Bounds, before: Bounds | undefined): string | undefined => {
  if (found.first > version || found.last < version) return `bounds with ${version} between them`;
  // Of the first append no event before it says where it began.
  if (!isVersion(found.first) || !isVersion(found.last)) return 'whole numbers from 1';
  if (before === undefined) return undefined;
  if (version <= before.last)
    return found.first === before.first && found.last === before.last
      ? undefined
      : `${shown(before)}, as of the event before it`;
  return found.first === version ? undefined : `${version} as the first, as the append before ended`;
};

/** Checks the line of a plan's events from a version on. What is kept of each is its id: about 80 bytes. */
export const lineFrom = (from: Version, { add }: Findings): Line => {
  let next = from;
  let unread = 0;
  let recordedAt: Instant | undefined;
  let bounds: Bounds | undefined;
  const ids = new Set<string>();
  // Versions that were passed over; some of them may still come.
  let gaps: { readonly from: Version; readonly to: Version }[] = [];

  const passOver = (to: Version): void => {
    // Of what cannot be read the version is not known: it is taken for those that are not there.
    const from = next + unread;
    unread = 0;
    if (from <= to) gaps.push({ from, to });
    next = to + 1;
  };

  const isInGap = (version: Version): boolean => {
    const gap = gaps.find((one) => one.from <= version && version <= one.to);
    if (gap === undefined) return false;
    gaps = gaps.flatMap((one) =>
      one === gap
        ? [
            { from: gap.from, to: version - 1 },
            { from: version + 1, to: gap.to },
          ].filter((rest) => rest.from <= rest.to)
        : [one],
    );
    return true;
  };

  /** Whether a version is the one that follows. */
  const place = (version: Version): boolean => {
    if (version < next) {
      add(isInGap(version) ? { _tag: 'Misplaced', version, after: next - 1 } : { _tag: 'Twice', version });
      return false;
    }
    const follows = version === next && unread === 0;
    if (version > next) passOver(version - 1);
    next = Math.max(next, version + 1);
    unread = 0;
    return follows;
  };

  const take: Line['take'] = ({ event, first, last }) => {
    const { version, id } = event;
    const follows = place(version);
    const key = keyOf(id);
    if (ids.has(key)) add({ _tag: 'IdTwice', version, id });
    ids.add(key);
    if (recordedAt !== undefined && event.recordedAt < recordedAt)
      add({ _tag: 'Backwards', version, recordedAt: event.recordedAt, before: recordedAt });
    recordedAt = event.recordedAt;
    const fault = boundsFault(version, { first, last }, follows ? bounds : undefined);
    if (fault !== undefined)
      add({ _tag: 'AppendUnfit', version, found: shown({ first, last }), wanted: fault });
    bounds = { first, last };
    return follows;
  };

  return {
    take,
    takeUnread: (version, why) => {
      if (version === undefined) unread += 1;
      else place(version);
      add({ _tag: 'Unread', version: version ?? next + unread - 1, why });
      bounds = undefined;
    },
    takeSeveral: (version) => {
      place(version);
      add({ _tag: 'Twice', version });
      bounds = undefined;
    },
    takeNothing: (start, to) => {
      if (start >= next) passOver(to);
      bounds = undefined;
    },
    next: () => next + unread,
    end: (isWhole) => {
      for (const { from: version, to } of gaps) add({ _tag: 'Missing', version, to });
      if (bounds === undefined || bounds.last < next) return;
      const [found, wanted] = [next - 1, bounds.last];
      add(
        isWhole
          ? { _tag: 'AppendUnfit', version: found, found: shown(bounds), wanted: `${found} as the last` }
          : { _tag: 'RolledBack', version: next, found, wanted, by: 'append' },
      );
    },
  };
};
