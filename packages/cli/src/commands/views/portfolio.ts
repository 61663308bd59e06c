import { type CalendarDay, counted, dayInWords, parseDay, type PlanId } from '@plan-ledger/domain';
import {
  freshnessInWords,
  parseWhen,
  type PortfolioRow,
  portfolioRowOf,
  type When,
} from '@plan-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Asked, knownWhen } from '../../asked.js';
import { today } from '../../clock.js';
import type { CliFault } from '../../fault.js';
import type { Table } from '../../render/index.js';
import type { Report } from '../../report.js';
import type { Session } from '../../session.js';
import { ON } from './dashboard.js';
import { type AllCommand, textOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';

/** A time that means something to every plan: now, a day, an instant. */
const whenForAll = (typed: Typed): E.Either<CliFault, When> => {
  const text = textOf(typed, 'asOf');
  if (text === undefined) return E.right({ _tag: 'Now' });
  return pipe(
    parseWhen(text),
    E.mapLeft(usage),
    E.filterOrElse(
      ({ _tag }) => _tag !== 'Version' && _tag !== 'Edition',
      () =>
        usage(
          `Found --as-of ${text} for all plans; wanted a day (2020-06-30) or an instant (recorded:2026-11-22T10:00Z): versions and editions are those of one plan, so ask that one: plan-ledger dashboard --plan ID --as-of ${text}`,
        ),
    ),
  );
};

/** The day on which freshness is judged: the one given, or that of the time asked for, or today. */
const dayForAll = (typed: Typed, when: When): E.Either<CliFault, CalendarDay> => {
  const given = textOf(typed, 'on');
  if (given !== undefined)
    return pipe(
      parseDay(given),
      E.mapLeft((message) => usage(`--on: ${message}`)),
    );
  if (when._tag === 'Day') return E.right(when.day);
  return E.right(when._tag === 'RecordedAt' ? (when.instant.slice(0, 10) as CalendarDay) : today());
};

/** What was known of a plan then; nothing where its history begins later. */
const knownThen = (
  session: Session,
  id: PlanId,
  asOf: string | undefined,
): TE.TaskEither<CliFault, Asked | undefined> =>
  pipe(
    knownWhen(session, id, asOf),
    TE.orElseW((fault) => (fault._tag === 'NoSuchTime' ? TE.right(undefined) : TE.left(fault))),
  );

const standing = (row: PortfolioRow, on: CalendarDay): string =>
  [
    freshnessInWords(row.reportedOn, on),
    ...(row.status === 'in force' ? [] : [row.status]),
    ...(row.nextUpdate === '' ? [] : [`next update ${row.nextUpdate}`]),
  ].join('; ');

const tableOf = (rows: readonly PortfolioRow[], on: CalendarDay): Table => ({
  columns: [
    { key: 'plan', title: 'Plan', dataOnly: true },
    { key: 'plan_edition', title: 'Plan and edition', humanOnly: true, flex: 2 },
    { key: 'title', title: 'Title', dataOnly: true },
    { key: 'authority', title: 'Authority', flex: 1 },
    { key: 'kind', title: 'Kind', dataOnly: true },
    { key: 'edition', title: 'Edition', dataOnly: true },
    { key: 'reported_on', title: 'Reported on', dataOnly: true },
    { key: 'sections', title: 'Sections', right: true, flex: 0 },
    { key: 'actions', title: 'Actions', right: true, flex: 0 },
    { key: 'measures', title: 'Measures', right: true, flex: 0 },
    { key: 'milestones', title: 'Milestones', dataOnly: true },
    { key: 'recommendations', title: 'Recommendations', dataOnly: true },
    { key: 'risks', title: 'Risks', dataOnly: true },
    { key: 'fresh', title: 'How fresh', humanOnly: true, flex: 1 },
    { key: 'days_since_report', title: 'Days since report', dataOnly: true },
    { key: 'next_update', title: 'Next update', dataOnly: true },
    { key: 'status', title: 'Status', dataOnly: true },
    { key: 'version', title: 'Version', dataOnly: true },
    { key: 'documents', title: 'Documents', dataOnly: true },
  ],
  rows: rows.map((row) => [
    row.plan,
    [row.plan, row.edition].filter((text) => text !== '').join(', '),
    row.title,
    row.authority,
    row.kind,
    row.edition,
    row.reportedOn ?? '',
    row.sections,
    row.actions,
    row.measures,
    row.milestones,
    row.recommendations,
    row.risks,
    standing(row, on),
    row.daysSinceReport,
    row.nextUpdate,
    row.status,
    row.version,
    row.documents,
  ]),
});

const reportOf = (
  found: readonly (Asked | undefined)[],
  on: CalendarDay,
  asOf: string | undefined,
): Report => {
  const rows = found.flatMap((asked) => (asked === undefined ? [] : [portfolioRowOf(asked.plan, on)]));
  const later = found.length - rows.length;
  return {
    kind: 'portfolio',
    says: [
      `${counted(rows.length, 'plan')} as of ${asOf ?? 'now'}, judged on ${dayInWords(on)}${later === 0 ? '' : `; the history of ${later} more begins later`}`,
    ],
    tables: [tableOf(rows, on)],
    data: rows,
    next: ['plan-ledger dashboard --plan ID'],
  };
};

const nothing = (asOf: string | undefined): CliFault => ({
  _tag: 'NotFound',
  message:
    asOf === undefined
      ? 'The ledger holds no plan yet; submit an edition, or run plan establish'
      : `Found no plan as of ${asOf}; the history of every plan begins later`,
});

export const portfolio: AllCommand = {
  mode: 'all',
  usage: 'portfolio',
  says: 'Every plan of the ledger: what it holds, how fresh it is, whether it is in force',
  options: [ON],
  examples: ['portfolio', 'portfolio --as-of 2020-12-31 --format csv'],
  run: (session, typed) => {
    const asOf = textOf(typed, 'asOf');
    return pipe(
      TE.fromEither(whenForAll(typed)),
      TE.flatMap((when) => TE.fromEither(dayForAll(typed, when))),
      TE.bindTo('on'),
      TE.bindW('plans', () => session.store.plans),
      TE.bindW('found', ({ plans }) =>
        pipe(
          plans,
          TE.traverseSeqArray((id) => knownThen(session, id, asOf)),
        ),
      ),
      TE.flatMap(({ found, on }) =>
        found.every((asked) => asked === undefined)
          ? TE.left(nothing(asOf))
          : TE.right(reportOf(found, on, asOf)),
      ),
    );
  },
};
