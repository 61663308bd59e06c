import { deepStrictEqual } from 'node:assert';

import { describe, expect, it } from '@jest/globals';
import {
  type Action,
  ACTION_STATUSES,
  FAMILY_OF,
  familyOf,
  type Kind,
  type Measure,
  type Milestone,
  noPlan,
  planEventCodecs,
  type Plan,
  type Recommendation,
  type Recorded,
  type Risk,
  type Section,
  sectionsOf,
  statusIn,
  titleOf,
  type Version,
} from '@plan-ledger/domain';
import type { EventStore } from '@plan-ledger/store';
import fc from 'fast-check';

import {
  anyHistory,
  happeningsOf,
  historyOf,
  figure,
  PLAN,
  planOf,
  rightOf,
  SMALL,
  step,
  storeWith,
} from '../../../test/support/histories.js';
import {
  auditBetween,
  auditOf,
  blameOf,
  changesBetweenVersions,
  type Known,
  knownAt,
  type NetChange,
  noViewStore,
  openViewStore,
  planView,
  quotedView,
  revisionsView,
  type ViewStore,
} from './index.js';

/** What is known at a version, folded from the first event without a store, a page or a kept state. */
const fromScratch = (history: readonly Recorded[], version: Version): Known => {
  const happenings = happeningsOf(history.slice(0, version));
  const last = history[version - 1];
  return {
    version,
    plan: happenings.reduce(planView.evolve, noPlan),
    revisions: happenings.reduce(revisionsView.evolve, revisionsView.initial),
    quoted: happenings.reduce(quotedView.evolve, quotedView.initial),
    ...(last === undefined ? {} : { last }),
  };
};

const withViews = async (use: (views: ViewStore) => Promise<void>): Promise<void> => {
  const views = openViewStore(':memory:', 'this-store');
  try {
    await use(views);
  } finally {
    views.close();
  }
};

/** What is known, without the seal of its last event, which a store has given it. */
const known = async (store: EventStore, views: ViewStore, version: Version): Promise<Known> => {
  const { last, ...rest } = await rightOf(knownAt(store, views, PLAN, version));
  if (last === undefined) return rest;
  const { seal: _, ...event } = last;
  return { ...rest, last: event };
};

const someVersions = fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 6 });

describe('what is known at any version', () => {
  it('is the fold of the events up to it: without kept states, with them, and when they were filled in any order', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, someVersions, async (history, asked) => {
        const store = await storeWith(history);
        const versions = asked.map((version) => version % (history.length + 1));
        await withViews(async (views) => {
          for (const version of versions) {
            const wanted = fromScratch(history, version);
            deepStrictEqual(await known(store, noViewStore, version), wanted);
            deepStrictEqual(await known(store, views, version), wanted);
            deepStrictEqual(await known(store, views, version), wanted);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is the same, rebuilt after all was forgotten, as grown event by event', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => {
        const store = await storeWith(history);
        await withViews(async (views) => {
          let grown = await known(store, views, 0);
          for (let version = 1; version <= history.length; version += 1)
            grown = await known(store, views, version);
          views.forget(PLAN);
          const rebuilt = await known(store, views, history.length);
          deepStrictEqual(rebuilt, grown);
          deepStrictEqual(grown, fromScratch(history, history.length));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is right over several pages and kept states, and starts from the nearest one', async () => {
    const revisions = Array.from({ length: 2295 }, (_, at) =>
      step({
        type: at === 0 ? 'RecordActual' : 'ReviseActual',
        measure: 'seen',
        period: '2020-04',
        figure: figure(`${at % 100}%`),
        ...(at === 0 ? {} : { act: 'unexplained' }),
      }),
    );
    const history = historyOf([...SMALL, ...revisions]);
    expect(history).toHaveLength(2300);
    const inner = await storeWith(history);
    let read = 0;
    const store: EventStore = {
      ...inner,
      read: (plan, from = 1, to = 0) => {
        read += to - from + 1;
        return inner.read(plan, from, to);
      },
    };
    await withViews(async (views) => {
      for (const version of [2300, 1700, 1000, 999, 499, 1, 2299]) {
        const wanted = fromScratch(history, version);
        deepStrictEqual(await known(inner, noViewStore, version), wanted);
        read = 0;
        deepStrictEqual(await known(store, views, version), wanted);
        // The first question reads all. After it, at most the events since the 500th before, and the one checked.
        expect(read).toBeLessThanOrEqual(version === 2300 ? 2300 : 501);
      }
    });
  });
});

/** A figure that is said again with another remark is a row, although its text is the same. */
const FIGURE = /^(?:actual|target|baseline|baseline of .*|benchmark of .*)$/u;

describe('the audit', () => {
  it('of the whole history is the audits of its pieces, one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, someVersions, async (history, cuts) => {
        const store = await storeWith(history);
        const whole = await rightOf(auditBetween(store, noViewStore, PLAN, 0, history.length));
        deepStrictEqual(whole, happeningsOf(history).flatMap(auditOf));
        const bounds = [0, ...cuts.map((cut) => cut % (history.length + 1)), history.length].sort(
          (a, b) => a - b,
        );
        const pieces = await Promise.all(
          bounds
            .slice(1)
            .map((to, at) => rightOf(auditBetween(store, noViewStore, PLAN, bounds[at] ?? 0, to))),
        );
        deepStrictEqual(pieces.flat(), whole);
      }),
      { numRuns: 100 },
    );
  });

  it('never gives a row that changes nothing', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const rows = happeningsOf(history).flatMap(auditOf);
        deepStrictEqual(
          rows.filter(({ before, after, field }) => before === after && !FIGURE.test(field)),
          [],
        );
      }),
      { numRuns: 60 },
    );
  });
});

type Words = Readonly<Record<string, string>>;

type Member<K extends Kind> = ReturnType<typeof familyOf<K>>[string];

const KINDS = Object.keys(FAMILY_OF) as readonly Kind[];

const actionWords = ({ status }: Action): Words => ({
  status: statusIn(ACTION_STATUSES, status)?.label ?? status,
});

const milestoneWords = ({ reached }: Milestone): Words => ({
  status: reached === undefined ? 'Open' : `Completed${reached.on === undefined ? '' : ` on ${reached.on}`}`,
});

const riskWords = (risk: Risk): Words =>
  Object.fromEntries(
    (['inherent', 'residual'] as const).map((side) => {
      const level = risk[side];
      const doubt = level?.doubtful === undefined ? '' : `; doubtful: ${level.doubtful}`;
      return [
        side,
        level ? `${level.score} (likelihood ${level.likelihood}, impact ${level.impact}${doubt})` : '',
      ];
    }),
  );

const linkWords = ({ links }: Recommendation): Words => {
  const on = (wanted: string): string =>
    links
      .filter(({ side }) => side === wanted)
      .map(({ section, printed }) => (printed === undefined ? section : `${section} ("${printed}")`))
      .join('; ');
  return { list: on('list'), pages: on('page') };
};

const benchmarkWords = ({ benchmarks = [] }: Measure): Words =>
  Object.fromEntries(
    benchmarks.map(({ against, period, figure: { printed } }) => [
      `benchmark of ${against} | ${period ?? ''}`,
      printed,
    ]),
  );

const baselineWords = ({ baselines = [] }: Measure): Words =>
  Object.fromEntries(
    baselines.map(({ group, figure: { printed } }) => [
      group === undefined ? 'baseline' : `baseline of ${group}`,
      printed,
    ]),
  );

const assessedWords = ({ assessed }: Section, plan: Plan): Words => {
  const label = (code: string | null): string =>
    code === null
      ? 'left blank'
      : (plan.identity?.schemes
          .map((scheme) => statusIn(scheme, code)?.label)
          .find((found) => found !== undefined) ?? code);
  return Object.fromEntries(
    Object.entries(assessed).flatMap(([page, given]) =>
      Object.entries(given).map(([dimension, { status }]) => [`${page} ${dimension} status`, label(status)]),
    ),
  );
};

/** What a plan says of its members apart from titles and cells: in words, by kind, id and field. */
const saidIn = (plan: Plan): Words => {
  const of = <K extends Kind>(kind: K, words: (member: Member<K>) => Words): readonly [string, string][] =>
    Object.entries(familyOf(plan, kind)).flatMap(([id, member]) =>
      Object.entries(words(member)).map(([field, said]): [string, string] => [
        [kind, id, field].join(' | '),
        said,
      ]),
    );
  return Object.fromEntries([
    ...of('section', (section) => assessedWords(section, plan)),
    ...of('action', actionWords),
    ...of('milestone', milestoneWords),
    ...of('risk', riskWords),
    ...of('recommendation', linkWords),
  ]);
};

/** What stands beside the cells of a plan's measures: baselines by group, benchmarks by body and period. */
const standingIn = ({ measures }: Plan): Words =>
  Object.fromEntries(
    Object.values(measures).flatMap((measure) =>
      Object.entries({ ...benchmarkWords(measure), ...baselineWords(measure) }).map(([field, said]) => [
        ['measure', measure.id, field].join(' | '),
        said,
      ]),
    ),
  );

/** The figures of a plan, by measure, half of the cell and period. */
const figuresIn = ({ measures }: Plan): Words =>
  Object.fromEntries(
    Object.values(measures).flatMap(({ id, cells }) =>
      Object.entries(cells).flatMap(([period, cell]) =>
        (['target', 'actual'] as const).map((field) => [
          ['measure', id, field, period].join(' | '),
          cell[field]?.figure.printed ?? '',
        ]),
      ),
    ),
  );

const isGone = (plan: Plan, kind: Kind, id: string): boolean => {
  const family: Readonly<Record<string, { readonly gone?: unknown }>> = familyOf(plan, kind);
  return family[id]?.gone !== undefined;
};

/** The differences between two plans in titles, statuses, levels, links, figures and departures, from the plans alone. */
const differences = (before: Plan, after: Plan): readonly string[] => {
  const isNew = (key: string): boolean => {
    const [kind = '', id = ''] = key.split(' | ');
    return titleOf(before, kind as Kind, id) === undefined;
  };
  const between = (was: Words, is: Words): readonly string[] =>
    [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((key) => (was[key] ?? '') !== (is[key] ?? ''))
      .map((key) => [key, was[key] ?? '', is[key] ?? ''].join(' | '));
  const titles = (plan: Plan): Words =>
    Object.fromEntries(
      KINDS.flatMap((kind) =>
        Object.keys(familyOf(plan, kind)).map((id) => [
          [kind, id, 'title'].join(' | '),
          titleOf(plan, kind, id) ?? '',
        ]),
      ),
    );
  const left = KINDS.flatMap((kind) =>
    Object.keys(familyOf(after, kind))
      .filter((id) => isGone(after, kind, id) && !isGone(before, kind, id))
      .map((id) => [kind, id, 'gone'].join(' | ')),
  );
  return [
    ...left,
    ...between(titles(before), titles(after)),
    ...between(saidIn(before), saidIn(after)).filter((key) => !isNew(key)),
    ...between(figuresIn(before), figuresIn(after)),
    ...between(standingIn(before), standingIn(after)),
  ].sort();
};

const LISTED =
  /^(?!.* (?:note|doubtful)$)(?:title|gone|.*status|inherent|residual|list|pages|baseline|baseline of .*|benchmark of .*|target|actual)$/u;

const listed = (changes: readonly NetChange[]): readonly string[] =>
  changes
    .filter(({ kind, field }) => kind !== 'plan' && LISTED.test(field))
    .map(({ kind, subject, field, period, before, after }) => {
      const when = field.startsWith('benchmark') || period !== undefined ? [period ?? ''] : [];
      const words = field === 'gone' ? [] : [before, after];
      return [kind, subject, field, ...when, ...words].join(' | ');
    })
    .sort();

describe('the changes between two versions', () => {
  it('are the difference of the two plans in titles, statuses, levels, links, figures and departures', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, fc.nat(), fc.nat(), async (history, one, other) => {
        const [from = 0, to = 0] = [one, other].map((at) => at % (history.length + 1)).sort((a, b) => a - b);
        const store = await storeWith(history);
        const { before, after, changes } = await rightOf(
          changesBetweenVersions(store, noViewStore, PLAN, from, to),
        );
        deepStrictEqual(before.plan, planOf(history.slice(0, from)));
        deepStrictEqual(after.plan, planOf(history.slice(0, to)));
        deepStrictEqual(listed(changes), differences(before.plan, after.plan));
      }),
      { numRuns: 150 },
    );
  });
});

describe('blame by kind', () => {
  it('ends, for everything in the plan, with the title that it has and whether it left', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const plan = planOf(history);
        const rows = happeningsOf(history).flatMap(auditOf);
        const present = (kind: Kind, id: string, field: string): readonly string[] =>
          blameOf(rows, { kind, id, field })
            .filter((row) => row.present)
            .map(({ after }) => after);
        for (const kind of KINDS) {
          for (const id of Object.keys(familyOf(plan, kind))) {
            deepStrictEqual(present(kind, id, 'title'), [titleOf(plan, kind, id)]);
            deepStrictEqual(present(kind, id, 'gone').length, isGone(plan, kind, id) ? 1 : 0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the histories that these laws are tried on', () => {
  it('are not poor: in a hundred, every event but the end of a plan happens, and things are revised and leave', () => {
    const histories = fc.sample(anyHistory, { numRuns: 100, seed: 1 });
    const types = new Set(histories.flat().map(({ event }) => event.type));
    expect(Object.keys(planEventCodecs).filter((type) => !types.has(type as never))).toEqual([
      'PlanSuperseded',
      'PlanClosed',
    ]);
    expect(histories.some((history) => fromScratch(history, history.length).revisions.length > 3)).toBe(true);
    expect(histories.some((history) => sectionsOf(planOf(history)).length > 2)).toBe(true);
    const ids = (plan: Plan): readonly string[] => KINDS.flatMap((kind) => Object.keys(familyOf(plan, kind)));
    expect(
      histories.some((history) => new Set(ids(planOf(history))).size < ids(planOf(history)).length),
    ).toBe(true);
  });
});
