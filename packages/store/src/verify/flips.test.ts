// First: what it puts in the place of parts of the product must be there before they are loaded.
import { remembering } from '../testing/remembered.js';

import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { PlanId } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { recordOf } from '../copy/record.js';
import type { Written } from '../event-store.js';
import { rangeText } from '../integrity/index.js';
import { anchorOf, noteOf, treeOf } from '../testing/anchored.js';
import { rightOf } from '../testing/place.js';
import { PLAN } from '../testing/samples.js';
import { inDirectory } from '../testing/sqlite-file.js';
import {
  hundred,
  isOurs,
  onFile,
  restoredAt,
  SHARD,
  share,
  tell,
  WHOLE,
  writeLines,
} from '../testing/tampering.js';
import { type Anchor, type Finding, type Verdict, type VerifySource, worstOf } from './index.js';
import { CHECKS, type Checks, verifyWith } from './plan.js';

/** How many flips an ordinary run tries of each file, spread over all of it. */
const SAMPLE = 400;

const texts = new WeakMap<Written, string>();

/** What a store gave of an event: the text that tells it from any other. */
const textOf = (written: Written): string => {
  const text = texts.get(written) ?? JSON.stringify(written);
  texts.set(written, text);
  return text;
};

/** The same leaves, of events that read as they always did worked out once: a flip leaves nearly all as they were. */
const quick = (checks: Checks, { known: ours }: Pick<Field, 'known'>): Checks => {
  const leaves = new Map<string, ReturnType<Checks['leafOf']>>();
  return {
    ...checks,
    leafOf: (one) => {
      const text = textOf(one as Written);
      if (!ours.has(text)) return checks.leafOf(one);
      const leaf = leaves.get(text) ?? checks.leafOf(one);
      leaves.set(text, leaf);
      return leaf;
    },
  };
};

/** What was read while a file was verified. */
interface Read {
  readonly events: Written[];
  isWhole: boolean;
}

/** The same source, which notes all that it gives. */
const noting = (
  source: VerifySource,
  tree: string,
): { readonly source: VerifySource; readonly read: Read } => {
  const read: Read = { events: [], isWhole: true };
  const { tree: treeOfPlan } = source;
  return {
    read,
    source: {
      ...source,
      readWritten: (plan, from, to) => async () => {
        const page = await source.readWritten(plan, from, to)();
        if (E.isRight(page)) read.events.push(...page.right);
        else read.isWhole = false;
        return page;
      },
      ...(treeOfPlan === undefined
        ? {}
        : {
            tree: (plan) => async () => {
              const kept = await treeOfPlan(plan)();
              if (plan !== PLAN || E.isLeft(kept) || rangeText(kept.right) !== tree) read.isWhole = false;
              return kept;
            },
          }),
    },
  };
};

interface Field {
  readonly events: readonly Written[];
  readonly texts: readonly string[];
  /** The same, to be looked up. */
  readonly known: ReadonlySet<string>;
  readonly tree: string;
  readonly anchors: readonly Anchor[];
}

/** What came of a flip. */
interface Came {
  readonly isOpened: boolean;
  readonly threw?: string;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly isSame: boolean;
  /** The events that were read as they never were. */
  readonly differing: readonly Written[];
}

const UNOPENED: Came = { isOpened: false, verdict: 'unreadable', findings: [], isSame: false, differing: [] };

const cameOf = async (file: string, field: Field, checks: Checks): Promise<Came> => {
  const done = await onFile(file, async (opened): Promise<Came> => {
    const { source, read } = noting(opened, field.tree);
    const plans = await source.plans();
    if (E.isLeft(plans)) return UNOPENED;
    const all: readonly PlanId[] = [...new Set([...plans.right, PLAN])];
    const verified = [];
    for (const plan of all)
      verified.push(
        await verifyWith(checks)(source, plan, { anchors: plan === PLAN ? field.anchors : [] })(),
      );
    const found = read.events.map(textOf);
    return {
      isOpened: true,
      verdict: worstOf(verified.map(({ verdict }) => verdict)),
      findings: verified.flatMap(({ findings }) => findings),
      isSame:
        all.length === 1 &&
        read.isWhole &&
        found.length === field.texts.length &&
        found.every((text, at) => text === field.texts[at]),
      differing: read.events.filter((_, at) => !field.known.has(found[at] ?? '')),
    };
  });
  return E.isRight(done) ? done.right : UNOPENED;
};

/** The same, where what is thrown is what came. */
const comeOf = (file: string, field: Field, checks: Checks): Promise<Came> =>
  cameOf(file, field, checks).catch((error: unknown) => ({
    ...UNOPENED,
    threw: (error instanceof Error ? error.stack : undefined) ?? String(error),
  }));

/** The names that differ between an event as it was and as it was read: of the envelope, or how those of fields begin. */
const namesOff = (found: Written, events: readonly Written[]): readonly string[] => {
  const was = events.find(({ event: { id } }) => id === found.event.id) ?? events[found.event.version - 1];
  if (was === undefined) return ['version'];
  const [one, other] = [recordOf(was), recordOf(found)] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(one!), ...Object.keys(other!)])];
  return names
    .filter((name) => JSON.stringify(one![name]) !== JSON.stringify(other![name]))
    .map((name) => (name === 'data' ? 'event' : name));
};

/** Whether a finding says where and what a differing event is. */
const names = (finding: Finding, found: Written, off: readonly string[]): boolean => {
  const { version } = found.event;
  if (finding._tag === 'NotAsSealed')
    return (
      finding.version === version &&
      finding.fields.some((field) => off.some((name) => field.startsWith(name)))
    );
  if (finding._tag === 'AppendUnfit')
    return Math.abs(finding.version - version) <= 1 && (off.includes('first') || off.includes('last'));
  return (
    finding._tag === 'RolledBack' &&
    finding.by === 'append' &&
    off.includes('last') &&
    finding.version === version + 1
  );
};

/** What is wrong with what came of a flip; none where nothing changed and nothing was found, or where it was found and named. */
const faultOf = (
  { verdict, findings, isSame, differing, threw }: Came,
  { events }: Field,
): string | undefined => {
  if (threw !== undefined) return `thrown: ${threw}`;
  if (isSame) return verdict === 'intact' && findings.length === 0 ? undefined : `a false alarm: ${verdict}`;
  if (verdict === 'intact' || verdict === 'self-consistent') return `not found: ${verdict}`;
  const unnamed = differing.find(
    (one) => !findings.some((finding) => names(finding, one, namesOff(one, events))),
  );
  return unnamed === undefined
    ? undefined
    : `version ${unnamed.event.version} reads another ${namesOff(unnamed, events).join(', ')}, and the findings are ${JSON.stringify(findings.slice(0, 3))}`;
};

/** How many flips there are for each that is tried once more, with every line, row and leaf worked out anew. */
const EACH = 499;

const plainly = async <A>(use: () => Promise<A>): Promise<A> => {
  remembering('off');
  const done = await use();
  remembering('remember');
  return done;
};

const differenceOf = (quickly: Came, plain: Came): string | undefined =>
  JSON.stringify(quickly) === JSON.stringify(plain)
    ? undefined
    : `found otherwise where nothing was remembered: ${quickly.verdict}, ${plain.verdict}`;

const flip = (handle: number, bytes: Buffer, bit: number): void => {
  const at = bit >> 3;
  writeSync(handle, Buffer.of(bytes[at]! ^ (1 << (bit & 7))), 0, 1, at);
};

const unflip = (handle: number, bytes: Buffer, bit: number): void => {
  writeSync(handle, bytes, bit >> 3, 1, bit >> 3);
};

interface Tally {
  readonly came: Map<string, number>;
  readonly faults: readonly string[];
  readonly bits: number;
  readonly tried: number;
  /** Of the file: parts that are run apart are of one file. */
  readonly sha256: string;
}

const flipping = async (
  file: string,
  field: Field,
  { checks = CHECKS, sample = SAMPLE, most = WHOLE ? 1000 : 5 } = {},
): Promise<Tally> => {
  const bytes = readFileSync(file);
  const bits = bytes.length * 8;
  // Odd, so that every bit of a byte has its turn.
  const isAll = WHOLE && sample === SAMPLE;
  const step = isAll ? 1 : Math.floor(bits / sample) | 1;
  const came = new Map<string, number>();
  const faults: string[] = [];
  let tried = 0;
  const handle = openSync(file, 'r+');
  const parts = quick(checks, field);
  for (let bit = 0; bit < bits && faults.length < most; bit += step) {
    if (isAll && !isOurs(bit)) continue;
    flip(handle, bytes, bit);
    const one = await comeOf(file, field, parts);
    // That nothing is lost by remembering what did not change is tried now and then.
    const fault =
      faultOf(one, field) ??
      (tried % EACH === 0 ? differenceOf(one, await plainly(() => comeOf(file, field, checks))) : undefined);
    if (fault !== undefined) faults.push(`byte ${bit >> 3}, bit ${bit & 7}: ${fault}`);
    const what = one.isSame ? 'read as it was' : one.isOpened ? one.verdict : 'not opened';
    came.set(what, (came.get(what) ?? 0) + 1);
    unflip(handle, bytes, bit);
    tried += 1;
    if (isAll && tried % 10_000 === 0)
      tell(
        `verify, flipped bits of part ${SHARD}: ${tried}, up to ${bit} of ${bits}; ${faults.length} faults`,
      );
  }
  closeSync(handle);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { came, faults, bits, tried, sha256 };
};

/** The events of a file as it is read: names in the order in which that gives them. */
const readIn = async (file: string): Promise<readonly Written[]> => {
  remembering('learn');
  const read = await onFile(file, (source) => rightOf(source.readWritten(PLAN)));
  remembering('remember');
  if (E.isLeft(read)) throw new Error(read.left);
  return read.right;
};

const onField = (
  which: 'tables' | 'lines',
  use: (field: Field, file: string) => Promise<void>,
): Promise<void> =>
  inDirectory(async (directory) => {
    const events = await hundred('flips');
    const file = join(directory, which === 'tables' ? 'ledger.db' : 'ledger.jsonl');
    if (which === 'lines') writeLines(file, events);
    else await restoredAt(file, events);
    const read = await readIn(file);
    const tree = treeOf(events);
    const anchors = [anchorOf('yesterday', noteOf(PLAN, tree))];
    const texts = read.map(textOf);
    await use({ events: read, texts, known: new Set(texts), tree: rangeText(tree), anchors }, file);
  });

const HOURS = 6 * 60 * 60 * 1000;

describe('A bit that flips in a ledger of a hundred events', () => {
  it.each(['tables', 'lines'] as const)(
    'in its %s changes nothing that is read, or is found and named',
    (which) =>
      onField(which, async (field, file) => {
        const { came, faults, bits, tried, sha256 } = await flipping(file, field);
        tell(
          `verify, a flipped bit in ${which === 'tables' ? 'SQLite' : 'JSON Lines'}: ${share(`${bits}`)}, ${tried} bits of a file of SHA-256 ${sha256.slice(0, 16)}; ${[...came].map(([what, count]) => `${what} ${count}`).join(', ')}`,
        );
        expect(faults).toEqual([]);
      }),
    WHOLE ? HOURS : 120_000,
  );

  it.each<[string, 'tables' | 'lines', Partial<Checks>]>([
    [
      'believes every seal',
      'lines',
      {
        leafOf: (one) => {
          const leaf = CHECKS.leafOf(one);
          return E.isRight(leaf) ? leaf : E.right({ header: '', hash: Buffer.alloc(32), fields: [] });
        },
        rootsOf: (known, found) => ({
          ...CHECKS.rootsOf(known, found),
          end: () => ({ held: known.anchors, heldButFor: [] }),
        }),
      },
    ],
    [
      'passes over what it cannot read',
      'tables',
      {
        seenIn: async function* (...given) {
          for await (const page of CHECKS.seenIn(...given)) yield page.filter(({ _tag }) => _tag === 'Event');
        },
        lineFrom: (from, found) => ({ ...CHECKS.lineFrom(from, { ...found, add: () => undefined }) }),
        rootsOf: (known, found) => ({
          ...CHECKS.rootsOf(known, found),
          end: () => ({ held: known.anchors, heldButFor: [] }),
        }),
      },
    ],
    [
      'does not look at the bounds of appends',
      'lines',
      {
        lineFrom: (from, found) =>
          CHECKS.lineFrom(from, {
            ...found,
            add: (finding) => {
              if (finding._tag !== 'AppendUnfit') found.add(finding);
            },
          }),
      },
    ],
  ])('is missed by one who %s', (_, which, broken) =>
    onField(which, async (field, file) => {
      const checks = { ...CHECKS, ...broken };
      const { faults } = await flipping(file, field, { checks, sample: 6000, most: 1 });
      expect(faults).toHaveLength(1);
    }),
  );
});
