import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { PlanId } from '@plan-ledger/domain';
import { describe, expect, it } from '@jest/globals';
import * as E from 'fp-ts/lib/Either.js';

import { recordOf } from '../copy/record.js';
import type { Written } from '../event-store.js';
import { anchorOf, noteOf, treeOf } from '../testing/anchored.js';
import { rightOf } from '../testing/place.js';
import { PLAN } from '../testing/samples.js';
import { inDirectory, openAt } from '../testing/sqlite-file.js';
import { hundred, onFile, tell, WHOLE, writeLines } from '../testing/tampering.js';
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
const quick = (checks: Checks, { texts: known }: Pick<Field, 'texts'>): Checks => {
  const leaves = new Map<string, ReturnType<Checks['leafOf']>>();
  const ours = new Set(known);
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
              if (plan !== PLAN || E.isLeft(kept) || JSON.stringify(kept.right) !== tree)
                read.isWhole = false;
              return kept;
            },
          }),
    },
  };
};

interface Field {
  readonly events: readonly Written[];
  readonly texts: readonly string[];
  readonly tree: string;
  readonly anchors: readonly Anchor[];
}

/** What came of a flip. */
interface Came {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly isSame: boolean;
  /** The events that were read as they never were. */
  readonly differing: readonly Written[];
}

const UNOPENED: Came = { verdict: 'unreadable', findings: [], isSame: false, differing: [] };

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
    const known = new Set(field.texts);
    return {
      verdict: worstOf(verified.map(({ verdict }) => verdict)),
      findings: verified.flatMap(({ findings }) => findings),
      isSame:
        all.length === 1 &&
        read.isWhole &&
        found.length === field.texts.length &&
        found.every((text, at) => text === field.texts[at]),
      differing: read.events.filter((_, at) => !known.has(found[at] ?? '')),
    };
  });
  return E.isRight(done) ? done.right : UNOPENED;
};

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
const faultOf = ({ verdict, findings, isSame, differing }: Came, { events }: Field): string | undefined => {
  if (isSame) return verdict === 'intact' && findings.length === 0 ? undefined : `a false alarm: ${verdict}`;
  if (verdict === 'intact' || verdict === 'self-consistent') return `not found: ${verdict}`;
  const unnamed = differing.find(
    (one) => !findings.some((finding) => names(finding, one, namesOff(one, events))),
  );
  return unnamed === undefined
    ? undefined
    : `version ${unnamed.event.version} reads another ${namesOff(unnamed, events).join(', ')}, and the findings are ${JSON.stringify(findings.slice(0, 3))}`;
};

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
}

const flipping = async (
  file: string,
  field: Field,
  { checks = CHECKS, sample = SAMPLE, most = 5 } = {},
): Promise<Tally> => {
  const bytes = readFileSync(file);
  const bits = bytes.length * 8;
  // Odd, so that every bit of a byte has its turn.
  const step = WHOLE && sample === SAMPLE ? 1 : Math.floor(bits / sample) | 1;
  const came = new Map<string, number>();
  const faults: string[] = [];
  let tried = 0;
  const handle = openSync(file, 'r+');
  const parts = quick(checks, field);
  for (let bit = 0; bit < bits && faults.length < most; bit += step) {
    flip(handle, bytes, bit);
    const one = await cameOf(file, field, parts).catch((error: unknown) => ({
      ...UNOPENED,
      threw: error instanceof Error ? error.stack : String(error),
    }));
    const fault = 'threw' in one ? `thrown: ${one.threw}` : faultOf(one, field);
    if (fault !== undefined) faults.push(`byte ${bit >> 3}, bit ${bit & 7}: ${fault}`);
    const what = one.isSame ? 'read as it was' : one === UNOPENED ? 'not opened' : one.verdict;
    came.set(what, (came.get(what) ?? 0) + 1);
    unflip(handle, bytes, bit);
    tried += 1;
    if (step === 1 && tried % 50_000 === 0) tell(`verify, flipped bits: ${tried} of ${bits}`);
  }
  closeSync(handle);
  return { came, faults, bits, tried };
};

/** The events of a file as it is read: names in the order in which that gives them. */
const readIn = async (file: string): Promise<readonly Written[]> => {
  const read = await onFile(file, (source) => rightOf(source.readWritten(PLAN)));
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
    else {
      const store = await rightOf(openAt(file));
      await rightOf(store.restore(PLAN, events));
      await store.close();
    }
    const read = await readIn(file);
    const tree = treeOf(events);
    const anchors = [anchorOf('yesterday', noteOf(PLAN, tree))];
    await use({ events: read, texts: read.map(textOf), tree: JSON.stringify(tree), anchors }, file);
  });

const HOURS = 6 * 60 * 60 * 1000;

describe('A bit that flips in a ledger of a hundred events', () => {
  it.each(['tables', 'lines'] as const)(
    'in its %s changes nothing that is read, or is found and named',
    (which) =>
      onField(which, async (field, file) => {
        const { came, faults, bits, tried } = await flipping(file, field);
        tell(
          `verify, a flipped bit in ${which === 'tables' ? 'SQLite' : 'JSON Lines'}: ${WHOLE ? 'all' : 'a sample of'} ${tried} of ${bits}${WHOLE ? '' : ' (PLAN_LEDGER_WHOLE_VERIFY=1: all)'}; ${[...came].map(([what, count]) => `${what} ${count}`).join(', ')}`,
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
