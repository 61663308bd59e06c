import { counted } from '@plan-ledger/domain';

import {
  againstOf,
  type AgainstRow,
  type Known,
  knownAt,
  type OtherPlan,
  placesAt,
  type QuotedRow,
} from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Asked, knownWhen, planMeant } from '../../asked.js';
import type { CliFault } from '../../fault.js';
import type { Report } from '../../report.js';
import type { Session } from '../../session.js';
import { agreement } from './quoted-table.js';
import { shortTitle } from './dashboard.js';

/** When the other plan is looked at: at the edition that its review was written beside, or else as it was on the same day. */
export const whenAgainst = (
  { plan }: Asked,
  other: string,
  given: string | undefined,
): string | undefined => {
  const reviewed = plan.identity?.reviews === other ? plan.editions.at(-1)?.reviewed : undefined;
  return given ?? (reviewed === undefined ? plan.reportedOn : `edition:${reviewed}`);
};

const otherAt = (
  session: Session,
  named: string,
  when: string | undefined,
): TE.TaskEither<CliFault, OtherPlan & { readonly asked: Asked }> =>
  pipe(
    planMeant(session, named),
    TE.flatMap((id) => knownWhen(session, id, when)),
    TE.bindTo('asked'),
    TE.bindW('known', ({ asked }) => knownAt(session.store, session.views, asked.id, asked.version)),
    TE.bindW('places', ({ asked }) => placesAt(session.store, asked.id, asked.version)),
    TE.map(({ asked, known, places }) => ({ asked, plan: known.plan, quoted: known.quoted, places })),
  );

/** What a plan quotes of another one, held against it. */
export const heldAgainst = (
  session: Session,
  quoted: readonly QuotedRow[],
  named: string,
  when: string | undefined,
): TE.TaskEither<CliFault, { readonly rows: readonly AgainstRow[]; readonly other: Asked }> =>
  pipe(
    otherAt(session, named, when),
    TE.map((other) => ({ rows: againstOf(quoted, other), other: other.asked })),
  );

const reportOf = (
  asked: Asked,
  { rows: all, other }: { readonly rows: readonly AgainstRow[]; readonly other: Asked },
  onlyDisagreeing: boolean,
): Report => {
  const differ = all.filter(({ agrees }) => agrees === false);
  const unclear = all.filter(({ agrees }) => agrees === null).length;
  const rows = onlyDisagreeing ? differ : all;
  const edition = other.plan.editions.find(({ version }) => version === other.version);
  return {
    kind: 'quoted-against',
    asked,
    says: [
      `Held against plan ${other.id} as of ${edition === undefined ? `version ${other.version}` : `its edition ${edition.label} (version ${other.version})`}`,
      `${counted(all.length, 'figure is', 'figures are')} quoted; ${counted(differ.length, 'differs', 'differ')}, ${unclear} cannot be compared`,
      ...all
        .filter(({ agrees }) => agrees !== true)
        .map(({ explains, place }) => `  ${explains}${place === '' ? '' : ` (${place})`}`),
    ],
    tables: [
      {
        columns: [
          { key: 'section', title: 'Section', dataOnly: true },
          { key: 'heading', title: 'Section', humanOnly: true, flex: 1 },
          { key: 'measure', title: 'Measure', flex: 3 },
          { key: 'period', title: 'Period', flex: 0 },
          { key: 'quoted', title: 'Quoted', right: true, flex: 0 },
          { key: 'table', title: 'Plan says', right: true, flex: 0 },
          { key: 'place', title: 'Place', dataOnly: true },
          { key: 'agrees', title: 'Agrees', flex: 0 },
          { key: 'field', title: 'Of the', flex: 0 },
          { key: 'says', title: 'Says', dataOnly: true },
          { key: 'explains', title: 'Explained', dataOnly: true },
          { key: 'measure_id', title: 'Id', dataOnly: true },
        ],
        rows: rows.map((row) => [
          row.sectionTitle,
          shortTitle(asked, row.section),
          row.title,
          row.period,
          row.quoted,
          row.found,
          row.place,
          agreement(row.agrees),
          row.field,
          row.says,
          row.explains,
          row.measure,
        ]),
        none: `Nothing is quoted of plan ${other.id}`,
      },
    ],
    // The sentences say all of it.
    ...(onlyDisagreeing ? { shown: () => '' } : {}),
    data: rows,
  };
};

/** The report of what a plan quotes of another one. */
export const againstReport = (
  session: Session,
  asked: Asked,
  { quoted }: Known,
  named: string,
  question: { readonly when: string | undefined; readonly onlyDisagreeing: boolean },
): TE.TaskEither<CliFault, Report> =>
  pipe(
    heldAgainst(session, quoted, named, whenAgainst(asked, named, question.when)),
    TE.map((held) => reportOf(asked, held, question.onlyDisagreeing)),
  );
