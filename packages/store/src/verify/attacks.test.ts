import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Recorded } from '@plan-ledger/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import type { Written } from '../event-store.js';
import { type CompactRange, EMPTY_RANGE, withLeaf } from '../integrity/index.js';
import { parseSeal } from '../integrity/seal/form.js';
import { leafInSeal } from '../integrity/seal/index.js';
import { anchorOf, noteOf, treeOf } from '../testing/anchored.js';
import { idNamed, OTHER_PLAN, PLAN, resealed } from '../testing/samples.js';
import { inDirectory } from '../testing/sqlite-file.js';
import {
  byAnother,
  hundred,
  isOurs,
  onFile,
  restoredAt,
  share,
  tell,
  type Verify,
  WHOLE,
  writeLines,
  writeTables,
} from '../testing/tampering.js';
import { type Anchor, exitCodeOfVerdict, type Verdict } from './index.js';
import { CHECKS, type Checks, verifyWith } from './plan.js';

const PLACES = WHOLE ? 1000 : 12;
/** Yesterday the plan had so many events; today it has a hundred. */
const YESTERDAY = 80;

/** mulberry32: the same numbers for the same seed. */
const chanceFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};

type Below = (below: number) => number;
type Events = readonly Written[];

/** Events with versions from 1, in appends of one, sealed anew where their maker is careful. */
const renumbered = (events: Events, isCareful: boolean): Events =>
  events.map(({ event, ...bounds }, at) => {
    const version = at + 1;
    const moved = { ...event, version };
    return isCareful
      ? { event: version === event.version ? event : resealed(moved), first: version, last: version }
      : { ...bounds, event: moved };
  });

const alone = (events: Events): Events =>
  events.map(({ event }) => ({ event, first: event.version, last: event.version }));

const withEvent = (events: Events, at: number, change: (event: Recorded) => Recorded): Events =>
  events.map((one, place) => (place === at ? { ...one, event: change(one.event) } : one));

interface Attack {
  /** What is left of the history, done with care (all that can be is sealed anew) or without. */
  readonly done: (events: Events, other: Events, below: Below, isCareful: boolean) => Events;
  readonly careless: readonly Verdict[];
  readonly careful: Verdict;
}

const when = (isCareful: boolean, event: Recorded): Recorded => (isCareful ? resealed(event) : event);

const ATTACKS: Readonly<Record<string, Attack>> = {
  'an edit': {
    done: (events, _, below, isCareful) =>
      withEvent(events, below(YESTERDAY), (event) =>
        isCareful
          ? { ...event, event: { ...event.event, title: 'Another' } as Recorded['event'] }
          : { ...event, correlation: `${event.correlation}!` },
      ),
    careless: ['altered'],
    careful: 'altered',
  },
  'an edit that is sealed anew': {
    done: (events, _, below) => withEvent(events, below(YESTERDAY), (event) => resealed(byAnother(event))),
    careless: ['forked'],
    careful: 'forked',
  },
  'an event that is inserted': {
    done: (events, other, below, isCareful) => {
      const at = below(YESTERDAY);
      const stray = { ...other[at]!, event: { ...other[at]!.event, plan: PLAN, version: 0 } };
      return renumbered([...events.slice(0, at), stray, ...events.slice(at)], isCareful);
    },
    careless: ['altered'],
    careful: 'forked',
  },
  'an event that is deleted': {
    done: (events, _, below, isCareful) => {
      const at = below(YESTERDAY - 1);
      const left = [...events.slice(0, at), ...events.slice(at + 1)];
      return isCareful ? renumbered(left, true) : left;
    },
    careless: ['missing'],
    careful: 'forked',
  },
  'two events that change places': {
    done: (events, _, below, isCareful) => {
      const [one, other] = [below(YESTERDAY), below(YESTERDAY - 1)];
      const two = other >= one ? other + 1 : other;
      const swapped = events.map((event, at) =>
        at === one ? events[two]! : at === two ? events[one]! : event,
      );
      const placed = renumbered(swapped, isCareful);
      return isCareful
        ? placed.map((event, at) => ({
            ...event,
            event: resealed({ ...event.event, recordedAt: events[at]!.event.recordedAt }),
          }))
        : placed;
    },
    careless: ['altered'],
    careful: 'forked',
  },
  'an event twice': {
    done: (events, _, below, isCareful) => {
      // A copy of the last one would stand after what the checkpoint covers.
      const at = below(YESTERDAY - 1);
      const again = events[at]!;
      const copy = isCareful
        ? { ...again, event: { ...again.event, version: 0, id: idNamed(`again ${at}`) } }
        : again;
      const all = [...events.slice(0, at + 1), copy, ...events.slice(at + 1)];
      return isCareful ? renumbered(all, true) : all;
    },
    careless: ['altered'],
    careful: 'forked',
  },
  'a tail that is cut off': {
    done: (events, _, below, isCareful) => {
      const left = events.slice(0, below(YESTERDAY));
      return isCareful ? alone(left) : left;
    },
    careless: ['rolled back'],
    careful: 'rolled back',
  },
  'an older file': {
    done: (events, _, below) => {
      const at = below(YESTERDAY);
      const left = events.slice(0, at);
      return left.filter(({ last }) => last <= left.length);
    },
    careless: ['rolled back'],
    careful: 'rolled back',
  },
  "another plan's event": {
    done: (events, other, below, isCareful) =>
      withEvent(events, below(YESTERDAY), (event) => {
        const from = other[event.version - 1]!.event;
        return when(isCareful, { ...from, plan: PLAN, version: event.version });
      }),
    careless: ['altered'],
    careful: 'forked',
  },
  'a history that is written anew': {
    done: (events) => events.map((one) => ({ ...one, event: resealed(byAnother(one.event)) })),
    careless: ['forked'],
    careful: 'forked',
  },
};

interface Field {
  readonly events: Events;
  readonly other: Events;
  readonly tree: CompactRange;
  readonly anchors: readonly Anchor[];
  readonly directory: string;
  readonly ledger: string;
}

let field: Field;
let leave: () => void = () => undefined;

beforeAll(async () => {
  const ready = new Promise<void>((resolve, reject) => {
    const left = new Promise<void>((done) => {
      leave = done;
    });
    inDirectory(async (directory) => {
      const events = await hundred('ours');
      const other = (await hundred('theirs')).map((one) => ({
        ...one,
        event: resealed({ ...one.event, plan: OTHER_PLAN }),
      }));
      const ledger = join(directory, 'ledger.db');
      await restoredAt(ledger, events);
      const anchors = [anchorOf('yesterday', noteOf(PLAN, treeOf(events, YESTERDAY)))];
      field = { events, other, tree: treeOf(events), anchors, directory, ledger };
      resolve();
      await left;
    }).catch(reject);
  });
  await ready;
});
afterAll(() => leave());

/** The tree of the leaves that the seals name, whatever else the events say; none where a seal cannot be read. */
const treeAsItStands = (events: Events): CompactRange =>
  events.every(({ event }) => E.isRight(parseSeal(event.seal ?? '')))
    ? events.reduce((tree, { event }) => withLeaf(tree, leafInSeal(event)), EMPTY_RANGE)
    : EMPTY_RANGE;

interface Case {
  readonly name: string;
  readonly events: Events;
  readonly isCareful: boolean;
  /** Whether the maker wrote the tree of the store anew too; a file of lines has none. */
  readonly isTreeAnew: boolean;
  readonly medium: 'lines' | 'tables';
}

const casesOf = (name: string, seed: number): Case => {
  const below = chanceFrom(seed);
  const isCareful = below(2) === 1;
  const events = ATTACKS[name]!.done(field.events, field.other, below, isCareful);
  const medium = below(2) === 1 ? 'lines' : 'tables';
  const isAnew = name === 'an older file' || (isCareful && below(2) === 1);
  return { name, events, isCareful, isTreeAnew: medium === 'lines' || isAnew, medium };
};

const written = ({ events, isTreeAnew, medium }: Case): string => {
  const file = join(field.directory, medium === 'lines' ? 'attacked.jsonl' : 'attacked.db');
  if (medium === 'lines') writeLines(file, events);
  else {
    copyFileSync(field.ledger, file);
    writeTables(file, events, isTreeAnew ? treeAsItStands(events) : field.tree);
  }
  return file;
};

const verdictsOn = async (
  one: Case,
  verify: Verify,
): Promise<{ readonly held: Verdict; readonly alone: Verdict }> => {
  const found = await onFile(written(one), async (source) => ({
    held: (await verify(source, PLAN, { anchors: field.anchors })()).verdict,
    alone: (await verify(source, PLAN, {})()).verdict,
  }));
  if (E.isLeft(found)) throw new Error(found.left);
  return found.right;
};

const SEES_ITSELF: readonly Verdict[] = ['altered', 'missing', 'rolled back'];

/** What is wrong with a verdict; none when it is the one that is wanted. */
const faultOf = (one: Case, { held, alone: by }: Record<'held' | 'alone', Verdict>): string | undefined => {
  const { careful, careless } = ATTACKS[one.name]!;
  // Who leaves the tree of the store as it was, and has more events than it, contradicts it.
  const isBeyondTree = !one.isTreeAnew && one.events.length > field.events.length;
  const carefully: readonly Verdict[] = isBeyondTree ? ['altered'] : [careful];
  const wanted = one.isCareful ? carefully : careless;
  if (!wanted.includes(held)) return `found ${held}; wanted ${wanted.join(' or ')}`;
  // A cut between two appends leaves nothing that contradicts itself, unless the store kept a tree.
  const isClean =
    one.name === 'a tail that is cut off' && (one.events.at(-1)?.last ?? 0) === one.events.length;
  const isHidden =
    ((one.isCareful && careful !== 'altered') ||
      wanted.includes('forked') ||
      one.name === 'an older file' ||
      isClean) &&
    one.isTreeAnew;
  if (isHidden && by !== 'self-consistent')
    return `without a checkpoint, found ${by}; wanted self-consistent`;
  if (!isHidden && !SEES_ITSELF.includes(by))
    return `without a checkpoint, found ${by}; wanted what contradicts itself to be seen`;
  return undefined;
};

const HOURS = 6 * 60 * 60 * 1000;

describe('An auditor with the checkpoint of yesterday', () => {
  it.each(Object.keys(ATTACKS))(
    'sees %s, wherever it is',
    async (name) => {
      const seen = new Map<string, number>();
      let tried = 0;
      for (let seed = 1; seed <= PLACES; seed++) {
        if (WHOLE && !isOurs(seed)) continue;
        tried += 1;
        const one = casesOf(name, seed);
        const found = await verdictsOn(one, verifyWith(CHECKS));
        expect([name, seed, faultOf(one, found)]).toEqual([name, seed, undefined]);
        seen.set(found.held, (seen.get(found.held) ?? 0) + 1);
        expect([0, 3, 4, 5]).toContain(exitCodeOfVerdict(found.held));
      }
      tell(
        `verify, ${name}: ${share('1000')}, ${tried} places; ${[...seen].map(([verdict, count]) => `${verdict} ${count}`).join(', ')}`,
      );
    },
    WHOLE ? HOURS : undefined,
  );

  const believing: Checks['leafOf'] = (one) =>
    E.isRight(parseSeal(one.event.seal ?? ''))
      ? E.right({ header: '', hash: leafInSeal(one.event), fields: [] })
      : CHECKS.leafOf(one);

  it.each<[string, Partial<Checks>]>([
    ['believes the leaf that a seal names', { leafOf: believing }],
    [
      'looks at no checkpoint',
      { rootsOf: (known, found) => CHECKS.rootsOf({ ...known, anchors: [] }, found) },
    ],
    [
      'looks at no tree of the store',
      { rootsOf: ({ kept: _, ...known }, found) => CHECKS.rootsOf(known, found) },
    ],
    [
      'asks for no version in its place',
      {
        lineFrom: (from, found) => {
          const line = CHECKS.lineFrom(from, { ...found, add: () => undefined });
          return { ...line, take: (one) => (line.take(one), true) };
        },
      },
    ],
    [
      'does not mind what is short',
      {
        rootsOf: (known, found) => {
          const roots = CHECKS.rootsOf(known, {
            ...found,
            add: (finding) => {
              if (finding._tag !== 'RolledBack') found.add(finding);
            },
          });
          return roots;
        },
      },
    ],
  ])('is not one who %s', async (_, broken) => {
    const faults: string[] = [];
    for (const name of Object.keys(ATTACKS))
      for (let seed = 1; seed <= 12 && faults.length === 0; seed++) {
        const one = casesOf(name, seed);
        const fault = faultOf(one, await verdictsOn(one, verifyWith({ ...CHECKS, ...broken })));
        if (fault !== undefined) faults.push(`${name}: ${fault}`);
      }
    expect(faults).toHaveLength(1);
  });
});
