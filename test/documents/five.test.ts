import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanId } from '@plan-ledger/domain';
import { memoryStore } from '@plan-ledger/store/memory';

import { instantAt, rightOf } from '../support/histories.js';
import { editionIn, FIXTURES, type Folder, FOLDERS, knownNow, ledgerOf, submitted } from './documents.js';

const OLD_PLAN = 'gloucestershire-improvement-plan' as PlanId;
const NEW_PLAN = 'gloucestershire-aip' as PlanId;

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .sort();

describe('the five documents in one ledger', () => {
  let sizes: ReadonlyMap<Folder, readonly number[]>;
  let versions: ReadonlyMap<string, number>;
  beforeAll(async () => {
    let ms = 0;
    const store = memoryStore({ clock: () => instantAt((ms += 1000)) });
    const counted = new Map<Folder, readonly number[]>();
    for (const folder of FOLDERS) {
      const first = await submitted(store, folder);
      const second = await submitted(store, folder);
      counted.set(folder, [first.events.length, second.events.length]);
    }
    sizes = counted;
    const reached = new Map<string, number>();
    for (const folder of FOLDERS) {
      const { id } = editionIn(folder).plan;
      reached.set(id, await rightOf(store.versionOf(id)));
    }
    versions = reached;
  });

  it('are all the editions that the fixtures have', () => {
    const found = foldersIn(FIXTURES).flatMap((plan) =>
      foldersIn(join(FIXTURES, plan)).map((label) => `${plan}/${label}`),
    );
    expect([...FOLDERS].sort()).toEqual(found);
  });

  it.each(FOLDERS)('%s changes something the first time, and nothing the second time', (folder) => {
    const [first = 0, second] = sizes.get(folder) ?? [];
    expect(first).toBeGreaterThan(0);
    expect(second).toBe(0);
  });

  it('have each a plan of their own, and the events of its editions alone', () => {
    const wanted = new Map<string, number>();
    for (const [folder, [first = 0]] of sizes) {
      const { id } = editionIn(folder).plan;
      wanted.set(id, (wanted.get(id) ?? 0) + first);
    }
    expect(versions).toEqual(wanted);
    expect(versions.size).toBe(4);
  });

  it('each name the file that was transcribed', () => {
    const hashes = FOLDERS.map((folder) => editionIn(folder).edition.document.sha256);
    expect(hashes.filter((hash) => hash === undefined)).toEqual([]);
    expect(new Set(hashes).size).toBe(5);
  });
});

describe('the plan of 2017 after 2020', () => {
  it('says that another plan took its place, and what goes on there', async () => {
    const store = await ledgerOf(
      'gloucestershire-improvement-plan/september-2017',
      'gloucestershire-aip/may-2020',
      'gloucestershire-improvement-plan/superseded-may-2020',
    );
    const { plan: old } = await knownNow(store, OLD_PLAN);
    const { plan: current } = await knownNow(store, NEW_PLAN);
    expect(old.ended).toMatchObject({ how: 'superseded', by: NEW_PLAN });
    const continues = old.ended?.continues ?? [];
    expect(continues.map(({ kind, id, as }) => `${kind} ${id} as ${as}`)).toEqual([
      'measure icpc-15-days as icpc-timely',
      'measure repeat-cp-plans as repeat-cp-plans',
      'measure supervision-past-month as professional-supervision',
      'measure care-leavers-eet as care-leavers-eet',
    ]);
    expect(continues.filter(({ id }) => old.measures[id] === undefined)).toEqual([]);
    expect(continues.filter(({ as }) => current.measures[as] === undefined)).toEqual([]);
    expect(current.ended).toBeUndefined();
  });

  it('keeps all that it said', async () => {
    const before = (
      await knownNow(await ledgerOf('gloucestershire-improvement-plan/september-2017'), OLD_PLAN)
    ).plan;
    const { plan: after } = await knownNow(
      await ledgerOf(
        'gloucestershire-improvement-plan/september-2017',
        'gloucestershire-improvement-plan/superseded-may-2020',
      ),
      OLD_PLAN,
    );
    expect(after.milestones).toEqual(before.milestones);
    expect(after.measures).toEqual(before.measures);
    expect(after.risks).toEqual(before.risks);
  });
});

const PACKAGES = join(__dirname, '..', '..', 'packages');

/** The sources that run: no tests, nothing that is there for tests, and not the demonstration, which shows a fixture. */
const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'testing' ? [] : sourcesIn(path);
    return path.endsWith('.ts') && !path.endsWith('.test.ts') && name !== 'demo.ts' ? [path] : [];
  });

/** A source without what only explains it: comments, and the examples that a command shows in its help. */
const codeOf = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/(?:^|\s)\/\/.*$/gmu, '')
    .replace(/\bexamples: \[[\s\S]*?\]/gu, '');

/** The same without what it says to a user: strings of several words, such as a hint with an example in it. */
const logicOf = (source: string): string =>
  codeOf(source).replace(/'[^'\n]*'|"[^"\n]*"/gu, (text) => (/\s/u.test(text) ? `''` : text));

/** The first word of each plan's id: whose plan it is. */
const AUTHORITIES = [...new Set(FOLDERS.map((folder) => folder.split('-')[0]!))];

/** Ids by which code could know one of the documents: its plan, edition, schemes, and its members with ids of several words. */
const idsOf = (folder: Folder): readonly string[] => {
  const { plan, edition, schemes = [], sections } = editionIn(folder);
  const members = sections.flatMap(({ id, actions = [], measures = [] }) => [
    id,
    ...actions.map((action) => action.id),
    ...measures.map((measure) => measure.id),
  ]);
  return [
    plan.id,
    edition.label,
    ...schemes.map(({ id }) => id),
    ...members.filter((id) => id.includes('-')),
  ];
};

describe('the source code', () => {
  const ids = new Set(FOLDERS.flatMap(idsOf));
  const known = (source: string): readonly string[] => [
    ...AUTHORITIES.filter((name) => codeOf(source).toLowerCase().includes(name)),
    ...(logicOf(source).match(/[a-z0-9]+(?:-[a-z0-9]+)+/gu) ?? []).filter((word) => ids.has(word)),
  ];

  it('would be found out if it named a document, its edition or a measure, but not in an example', () => {
    expect(known(`if (plan === 'gloucestershire-aip') return;`)).toEqual([
      'gloucestershire',
      'gloucestershire-aip',
    ]);
    expect(known(`const also = ['july-2015', 'icpc-timely'];`)).toEqual(['july-2015', 'icpc-timely']);
    expect(known(`const HILLINGDON = 1; // of may-2020`)).toEqual(['hillingdon']);
    expect(known(`/** Reads icpc-timely. */\nexamples: ['submit gloucestershire-aip'],`)).toEqual([]);
    expect(known(`const hint = 'an edition (edition:may-2020)';`)).toEqual([]);
  });

  it('knows none of the documents', () => {
    const sources = readdirSync(PACKAGES).flatMap((name) => sourcesIn(join(PACKAGES, name, 'src')));
    expect(sources.length).toBeGreaterThan(100);
    const knowing = sources
      .map((path) => [path.slice(PACKAGES.length + 1), known(readFileSync(path, 'utf8'))] as const)
      .filter(([, found]) => found.length > 0);
    expect(knowing).toEqual([]);
  });
});
