import { describe, expect, it } from '@jest/globals';
import type { EventStore } from '@plan-ledger/store';
import { parse } from 'csv-parse/sync';
import * as E from 'fp-ts/lib/Either.js';

import {
  figure,
  historyOf,
  PLAN,
  published,
  rightOf,
  SMALL,
  step,
  storeWith,
} from '../../../../test/support/histories.js';
import { packOf } from '../index.js';
import { readRecipe } from '../recipe/read.js';

const RECIPE = `recipe: 1
id: all
title: All of it
blocks: [as-of, headline, exceptions, dashboard, sections, actions, milestones, trends, changes, revisions, coverage, risks, oversight, quoted, checks, audit, provenance, redactions, integrity, tables, glossary]
`;

const measure = (id: string, section: string) =>
  step({
    type: 'DefineMeasure',
    measure: id,
    section,
    title: `% ${id}`,
    unit: 'percent',
    direction: 'higher',
    frequency: 'month',
  });
const AUGUST = { reportedOn: '2020-08-10' };
const actual = (of: string, period: string, text: string) =>
  step({ type: 'RecordActual', measure: of, period, figure: figure(text) }, AUGUST);

const EARLIER = [
  ...SMALL,
  measure('planned', 'planning'),
  step({
    type: 'AddAction',
    action: 'audit-plans',
    section: 'planning',
    title: 'Audit of plans',
    owners: ['Managers'],
    timescale: { printed: 'July 2020', due: '2020-07-31' },
  }),
  published('first'),
  step({ type: 'SetTarget', measure: 'seen', period: '2020-07', figure: figure('80%') }, AUGUST),
  actual('seen', '2020-06', '53%'),
  actual('planned', '2020-06', '70%'),
  actual('planned', '2020-07', '72%'),
];

type Pack = ReadonlyMap<string, string>;

const packed = async (store: EventStore, version: number, text: string): Promise<Pack> => {
  const recipe = readRecipe(text, 'all.yaml');
  if (E.isLeft(recipe)) throw new Error(JSON.stringify(recipe.left));
  const files = new Map<string, string>();
  const file = (path: string) => {
    const chunks: Buffer[] = [];
    return {
      write: (chunk: string | Uint8Array) => void chunks.push(Buffer.from(chunk as string)),
      end: () => void files.set(path, Buffer.concat(chunks).toString('latin1')),
    };
  };
  await rightOf(
    packOf({ store, out: { file } }, { plan: PLAN, version, recipe: recipe.right, tool: '0.1.0' }),
  );
  return files;
};

/** The packs of a plan before and after one more event, by the same recipe. */
const aroundOf = async (event: ReturnType<typeof step>): Promise<readonly [Pack, Pack]> => {
  const history = historyOf([...EARLIER, event]);
  const store = await storeWith(history);
  return [await packed(store, history.length - 1, RECIPE), await packed(store, history.length, RECIPE)];
};

const differing = (one: Pack, other: Pack): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path)).sort();

/** What differs in each pack of another version: it says which version it is of, and has one event more. */
const OF_THE_VERSION = [
  'README.txt',
  'audit.csv',
  'events.jsonl',
  'index.html',
  'manifest.json',
  'tables.xlsx',
];

/** The tables that differ, without what each of them has beside it. */
const tablesIn = (paths: readonly string[]): readonly string[] =>
  paths
    .filter((path) => path.startsWith('tables/') && path.endsWith('.csv'))
    .map((path) => path.slice(7, -4));

type Row = Readonly<Record<string, string>>;

/** In which columns the rows differ that stand in the same place; or else the subjects of the rows that only one of two tables has. */
const rowsDiffering = (one: Pack, other: Pack, path: string) => {
  const [before, after] = [one, other].map((pack): readonly Row[] =>
    parse(pack.get(path) ?? '', { columns: true }),
  );
  const not = (rows: readonly Row[] = []) => {
    const texts = new Set(rows.map((row) => JSON.stringify(row)));
    return (row: Row): boolean => !texts.has(JSON.stringify(row));
  };
  const gone = (before ?? []).filter(not(after));
  const fresh = (after ?? []).filter(not(before));
  const changed = gone.length === fresh.length;
  return {
    columns: !changed
      ? []
      : fresh.map((row, at) => Object.keys(row).filter((column) => row[column] !== gone[at]?.[column])),
    gone: changed ? [] : gone.map(({ subject }) => subject),
    fresh: changed ? [] : fresh.map(({ subject }) => subject),
  };
};

const COLUMNS = (...columns: readonly string[]) => ({ columns: [columns], gone: [], fresh: [] });
const FRESH = (subject: string) => ({ columns: [], gone: [], fresh: [subject] });
const GONE = (subject: string) => ({ columns: [], gone: [subject], fresh: [] });

/** The lines of a page by the block they stand in; the cover comes before the first block. */
const linesByBlock = (pack: Pack): ReadonlyMap<string, readonly string[]> => {
  const blocks = new Map<string, string[]>();
  let block = 'cover';
  for (const line of (pack.get('index.html') ?? '').split('\n')) {
    const heading = /^<section class="block(?: across)?"><h2 id="([^"]+)"/u.exec(line);
    if (heading !== null) block = heading[1] ?? '';
    if (line === '</main>' || line.startsWith('<footer')) block = 'foot';
    blocks.set(block, [...(blocks.get(block) ?? []), line]);
  }
  return blocks;
};

/** The blocks of a page that differ, each with the heads of the table rows in it that do. */
const blocksDiffering = (one: Pack, other: Pack): Readonly<Record<string, readonly string[]>> => {
  const [before, after] = [linesByBlock(one), linesByBlock(other)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  return Object.fromEntries(
    [...after].flatMap(([block, lines]) => {
      const known = before.get(block) ?? [];
      const changed = [
        ...lines.filter((line) => !known.includes(line)),
        ...known.filter((line) => !lines.includes(line)),
      ];
      const heads = changed.flatMap((line) =>
        [...line.matchAll(/<th scope="row"[^>]*>(.*?)<\/th>/gu)].map(([, head = '']) =>
          head.replace(/<[^>]*>/gu, ''),
        ),
      );
      return changed.length === 0 ? [] : [[block, [...new Set(heads)].sort()]];
    }),
  );
};

const WHEN = /version \d+, recorded at [^."]+\.\d+Z/gu;

/** What the blocks of another version differ in whatever the event was about. */
const BLOCKS_OF_THE_VERSION = {
  cover: [],
  'as-of': [],
  headline: [],
  audit: ['v1 to v12', 'v1 to v13', 'v13'],
  integrity: [],
  foot: [],
};

const CASES = [
  {
    what: 'a figure that was recorded',
    event: actual('seen', '2020-07', '81%'),
    subject: 'seen',
    tables: {
      changes: FRESH('seen'),
      dashboard: COLUMNS('met'),
      limits: COLUMNS(
        'from_period',
        'to_period',
        'baseline_from',
        'baseline_to',
        'points',
        'trial',
        'mean',
        'mean_moving_range',
        'lower',
        'upper',
        'variation',
        'assurance',
        'notes',
      ),
      measures: COLUMNS('period', 'target', 'target_value', 'actual', 'actual_value', 'verdict', 'distance'),
      'run-chart-points': COLUMNS('actual', 'actual_value'),
      submissions: COLUMNS('to_version', 'recorded_at'),
      trends: COLUMNS('actual', 'actual_value', 'verdict', 'actual_version', 'actual_reported_on'),
    },
    blocks: {
      dashboard: ['1 Visits'],
      sections: ['% of children seen'],
      // The rows of the table, and those of the figures beside its run chart.
      trends: ['% of children seen', 'Jul 2020', 'Jun 2020'],
      changes: [],
      provenance: ['% of children seen'],
    },
    // Beside the measure that changed, all of them stand in one line of small charts.
    untouched: /planned/u,
    apart: ['dashboard'] as readonly string[],
  },
  {
    what: 'a status that was changed',
    event: step({ type: 'ChangeActionStatus', action: 'audit-plans', status: 'completed' }, AUGUST),
    subject: 'audit-plans',
    tables: {
      actions: COLUMNS('status', 'days_overdue'),
      changes: FRESH('audit-plans'),
      dashboard: COLUMNS('completed', 'overdue'),
      exceptions: GONE('audit-plans'),
      submissions: COLUMNS('to_version', 'recorded_at'),
    },
    blocks: {
      exceptions: ['Audit of plans'],
      dashboard: ['2 Planning'],
      sections: ['Audit of plans'],
      actions: ['Audit of plans'],
      changes: ['Audit of plans'],
    },
    untouched: /Weekly list|% planned|children seen/u,
    apart: [] as readonly string[],
  },
];

describe.each(CASES)(
  'The pack of a version with $what',
  ({ event, subject, tables, blocks, untouched, apart }) => {
    it('differs in the files that tell it, and where others say which version they are of', async () => {
      const [one, other] = await aroundOf(event);
      const paths = differing(one, other);
      const metadata = [...one.keys()].filter((path) => path.endsWith('-metadata.json'));
      expect(paths).toEqual(
        [...OF_THE_VERSION, ...Object.keys(tables).map((name) => `tables/${name}.csv`), ...metadata].sort(),
      );
      const timeless = (pack: Pack, path: string) => pack.get(path)?.replace(WHEN, 'then');
      for (const path of metadata) expect(timeless(other, path)).toBe(timeless(one, path));
    });

    it('differs in the rows and columns that tell it', async () => {
      const [one, other] = await aroundOf(event);
      const rows = tablesIn(differing(one, other)).map((name) => [
        name,
        rowsDiffering(one, other, `tables/${name}.csv`),
      ]);
      expect(Object.fromEntries(rows)).toEqual(tables);
      expect(rowsDiffering(one, other, 'audit.csv')).toEqual(FRESH(subject));
      // After the line that says how many there are, the same events and one more.
      const eventsIn = (pack: Pack) => pack.get('events.jsonl')?.trimEnd().split('\n').slice(1) ?? [];
      expect(eventsIn(other).slice(0, -1)).toEqual(eventsIn(one));
      expect(eventsIn(other)).toHaveLength(eventsIn(one).length + 1);
    });

    it('differs in the elements of its page that tell it', async () => {
      const [one, other] = await aroundOf(event);
      expect(blocksDiffering(one, other)).toEqual({ ...BLOCKS_OF_THE_VERSION, ...blocks });
      const [before, after] = [linesByBlock(one), linesByBlock(other)];
      const names = Object.keys(blocks).filter((block) => !apart.includes(block));
      for (const block of names)
        for (const line of (after.get(block) ?? []).filter((text) => !before.get(block)?.includes(text)))
          expect(line).not.toMatch(untouched);
    });
  },
);

describe('The pack by a recipe with another word', () => {
  it('differs in the recipe, in the place of that word on the page, and in the list of digests', async () => {
    const store = await storeWith(historyOf(EARLIER));
    const one = await packed(store, EARLIER.length, RECIPE);
    const other = await packed(store, EARLIER.length, RECIPE.replace('All of it', 'Everything of it'));
    expect(differing(one, other)).toEqual(['index.html', 'manifest.json', 'recipe.yaml']);
    expect(blocksDiffering(one, other)).toEqual({ cover: [] });
    expect(one.get('index.html')?.replaceAll('All of it', 'Everything of it')).toBe(other.get('index.html'));
    const digests = (pack: Pack) =>
      JSON.parse(pack.get('manifest.json') ?? '{}') as {
        readonly files: readonly { readonly path: string; readonly sha256: string }[];
        readonly recipe: object;
      };
    const [was, is] = [digests(one), digests(other)];
    const others = ({ files }: typeof was) =>
      files.filter(({ path }) => path !== 'index.html' && path !== 'recipe.yaml');
    expect(others(is)).toEqual(others(was));
    expect({ ...is, files: [], recipe: {} }).toEqual({ ...was, files: [], recipe: {} });
  });
});
