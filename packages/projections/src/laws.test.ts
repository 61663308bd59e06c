import { deepStrictEqual } from 'node:assert';

import { describe, expect, it } from '@jest/globals';
import {
  ACTION_STATUSES,
  noPlan,
  type Plan,
  type Recorded,
  sectionsOf,
  statusIn,
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

const known = (store: EventStore, views: ViewStore, version: Version): Promise<Known> =>
  rightOf(knownAt(store, views, PLAN, version));

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
          rows.filter(
            ({ before, after, field }) => before === after && field !== 'actual' && field !== 'target',
          ),
          [],
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** The differences between two plans in titles, statuses and figures, worked out from the plans alone. */
const differences = (before: Plan, after: Plan): readonly string[] => {
  const line = (
    subject: string,
    field: string,
    period: string,
    was: string,
    is: string,
  ): readonly string[] => (was === is ? [] : [[subject, field, period, was, is].join(' | ')]);
  const label = (plan: Plan, code: string | undefined): string =>
    plan.identity?.schemes
      .map((scheme) => statusIn(scheme, code ?? '')?.label)
      .find((found) => found !== undefined) ?? '';
  const titles = (['sections', 'actions', 'measures'] as const).flatMap((family) =>
    Object.values<{ readonly id: string; readonly title: string }>(after[family]).flatMap(({ id, title }) =>
      line(`${family} ${id}`, 'title', '', before[family][id]?.title ?? '', title),
    ),
  );
  const statuses = Object.values(after.actions).flatMap(({ id, status }) => {
    const was = before.actions[id]?.status;
    const word = (code: string): string => statusIn(ACTION_STATUSES, code)?.label ?? code;
    return was === undefined ? [] : line(`actions ${id}`, 'status', '', word(was), word(status));
  });
  const assessed = Object.values(after.sections).flatMap(({ id, assessed }) =>
    before.sections[id] === undefined
      ? []
      : (['dashboard', 'detail'] as const).flatMap((page) =>
          (['actions', 'impact'] as const).flatMap((dimension) =>
            line(
              `sections ${id}`,
              `${page} ${dimension} status`,
              '',
              label(before, before.sections[id]?.assessed[page][dimension]?.status),
              label(after, assessed[page][dimension]?.status),
            ),
          ),
        ),
  );
  const figures = Object.values(after.measures).flatMap(({ id, cells }) =>
    Object.keys(cells).flatMap((period) =>
      (['target', 'actual'] as const).flatMap((field) =>
        line(
          `measures ${id}`,
          field,
          period,
          before.measures[id]?.cells[period]?.[field]?.figure.printed ?? '',
          cells[period]?.[field]?.figure.printed ?? '',
        ),
      ),
    ),
  );
  return [...titles, ...statuses, ...assessed, ...figures].sort();
};

const listed = (changes: readonly NetChange[]): readonly string[] =>
  changes
    .filter(
      ({ kind, field }) =>
        kind !== 'plan' &&
        (field === 'title' ||
          field === 'status' ||
          field.endsWith(' status') ||
          field === 'target' ||
          field === 'actual'),
    )
    .map(({ kind, subject, field, period, before, after }) =>
      [`${kind}s ${subject}`, field, period ?? '', before, after].join(' | '),
    )
    .sort();

describe('the changes between two versions', () => {
  it('are the difference of the two plans in titles, statuses and figures', async () => {
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

describe('the histories that these laws are tried on', () => {
  it('are not poor: in a hundred, every event but the end of a plan happens, and things are revised and leave', () => {
    const histories = fc.sample(anyHistory, { numRuns: 100, seed: 1 });
    const types = new Set(histories.flat().map(({ event }) => event.type));
    expect(types.size).toBe(28);
    expect(histories.some((history) => fromScratch(history, history.length).revisions.length > 3)).toBe(true);
    expect(histories.some((history) => sectionsOf(planOf(history)).length > 2)).toBe(true);
  });
});
