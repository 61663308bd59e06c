import { type CalendarDay, noPlan, RiskSide } from '@plan-ledger/domain';
import {
  assessmentsIn,
  eachHappening,
  type RiskAssessment,
  riskGridOf,
  type RiskRow,
  risksOf,
} from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Asked } from '../../asked.js';
import type { CliFault } from '../../fault.js';
import type { Column, Table, Value } from '../../render/index.js';
import type { Report } from '../../report.js';
import type { Session } from '../../session.js';
import { dayMeant } from './dashboard.js';
import { doubted, LEGEND } from './doubt.js';
import { OWNERS } from './people-columns.js';
import { gridReport } from './risk-grid.js';
import type { ReadCommand } from '../shape.js';
import { orElse, usage, wordOption } from '../typed.js';

const columnsFor = (rows: readonly RiskRow[]): readonly Column[] => [
  { key: 'ref', title: 'Ref', dataOnly: true },
  { key: 'name', title: 'Ref', humanOnly: true },
  { key: 'described', title: 'Risk', humanOnly: true, flex: 1 },
  { key: 'owner', title: 'Owner', flex: 2, people: OWNERS },
  { key: 'inherent_likelihood', title: 'Inherent likelihood', dataOnly: true },
  { key: 'inherent_impact', title: 'Inherent impact', dataOnly: true },
  { key: 'inherent_score', title: 'Inherent score', dataOnly: true },
  { key: 'residual_likelihood', title: 'Residual likelihood', dataOnly: true },
  { key: 'residual_impact', title: 'Residual impact', dataOnly: true },
  { key: 'residual_score', title: 'Residual score', dataOnly: true },
  { key: 'inherent', title: 'Inherent', humanOnly: true, flex: 0 },
  { key: 'residual', title: 'Residual', humanOnly: true, flex: 0 },
  { key: 'status', title: 'Status', dataOnly: rows.every(({ status }) => status === 'open') },
  { key: 'risk', title: 'Risk', dataOnly: true },
  { key: 'title', title: 'Description', dataOnly: true },
  { key: 'kind', title: 'Kind', dataOnly: rows.every(({ kind }) => kind === 'risk') },
  { key: 'controls', title: 'Controls', flex: 2 },
  { key: 'consequence', title: 'Consequence', dataOnly: true },
  { key: 'doubtful', title: 'Doubtful', dataOnly: true },
  { key: 'risk_id', title: 'Id', dataOnly: true },
];

const numbers = (level: RiskRow['inherent']): readonly Value[] => [
  level?.likelihood ?? null,
  level?.impact ?? null,
  level?.score ?? null,
];

const inWords = (level: RiskRow['inherent']): string =>
  level === null
    ? ''
    : doubted(`${level.likelihood} x ${level.impact} = ${level.score}`, level.doubtful !== undefined);

const register = (rows: readonly RiskRow[]): Table => ({
  columns: columnsFor(rows),
  rows: rows.map((row) => [
    row.ref,
    row.name,
    doubted(row.title, row.doubtful !== ''),
    row.owners.join('; '),
    ...numbers(row.inherent),
    ...numbers(row.residual),
    inWords(row.inherent),
    inWords(row.residual),
    row.status,
    row.name,
    row.title,
    row.kind,
    row.controls.join('; '),
    row.consequence,
    row.doubtful,
    row.risk,
  ]),
  none: 'There are no risks',
});

const registerReport = (asked: Asked, withClosed: boolean, day: CalendarDay): Report => {
  const all = risksOf(asked.plan);
  const open = all.filter(({ status }) => status === 'open');
  const rows = withClosed ? all : open;
  const closed = all.length - open.length;
  return {
    kind: 'risks',
    asked,
    day,
    says: [
      `${open.length} open, ${closed} closed${closed > 0 && !withClosed ? ' (see them with --all)' : ''}; a score is likelihood times impact, 1 to 5 each`,
      ...(rows.some(({ doubtful }) => doubtful !== '') ? [LEGEND] : []),
    ],
    tables: [register(rows)],
    data: rows,
    next: ['plan-ledger risks --grid', 'plan-ledger risks --history'],
  };
};

const historyTable = (rows: readonly RiskAssessment[]): Table => ({
  columns: [
    { key: 'risk', title: 'Risk', flex: 1 },
    { key: 'side', title: 'Side', flex: 0 },
    { key: 'likelihood', title: 'Likelihood', right: true, flex: 0 },
    { key: 'impact', title: 'Impact', right: true, flex: 0 },
    { key: 'score', title: 'Score', right: true, flex: 0 },
    { key: 'version', title: 'Version', right: true, flex: 0 },
    { key: 'reported_on', title: 'Reported', flex: 0 },
    { key: 'reason', title: 'Reason', flex: 2 },
    { key: 'title', title: 'Description', dataOnly: true },
    { key: 'doubtful', title: 'Doubtful', dataOnly: true },
    { key: 'risk_id', title: 'Id', dataOnly: true },
  ],
  rows: rows.map((row) => [
    row.name,
    row.side,
    ...numbers(row.level),
    row.version,
    row.reportedOn,
    row.reason,
    row.title,
    row.level?.doubtful ?? '',
    row.risk,
  ]),
  none: 'No risk was assessed',
});

const historyReport = (
  asked: Asked,
  { store }: Session,
  side: RiskSide | undefined,
): TE.TaskEither<CliFault, Report> => {
  const all: RiskAssessment[] = [];
  return pipe(
    eachHappening(store, asked.id, noPlan, asked.version, (happening) =>
      all.push(...assessmentsIn(happening)),
    ),
    TE.map(() => {
      const rows = all.filter((row) => side === undefined || row.side === side);
      return { kind: 'risk-history', asked, tables: [historyTable(rows)], data: rows };
    }),
  );
};

export const risks: ReadCommand = {
  mode: 'read',
  usage: 'risks',
  showsPeople: true,
  says: 'The register of risks, before the controls and with them; their history; a grid of likelihood by impact',
  options: [
    { flags: '--all', says: 'the closed ones too' },
    { flags: '--history', says: 'each assessment over time' },
    { flags: '--grid', says: 'likelihood by impact, with the risks in the squares' },
    {
      flags: '--side <side>',
      says: 'inherent or residual: of the grid (residual), of the history (both)',
    },
  ],
  examples: ['risks', 'risks --history --format csv', 'risks --grid --side inherent'],
  run: (asked, typed, session) => {
    const { all, history, grid } = typed.options;
    return pipe(
      TE.fromEither(wordOption(typed, 'side', RiskSide)),
      TE.flatMap((side): TE.TaskEither<CliFault, Report> => {
        if (history === true && grid === true)
          return TE.left(usage('Found --history and --grid; wanted one of them'));
        if (all === true && (history === true || grid === true))
          return TE.left(
            usage(
              'Found --all with --history or --grid; wanted it with the register alone: a history tells of closed risks anyway, a grid shows open ones',
            ),
          );
        if (history === true) return historyReport(asked, session, side);
        if (grid === true)
          return TE.right(gridReport(asked, riskGridOf(asked.plan, orElse<RiskSide>('residual')(side))));
        return side === undefined
          ? pipe(
              TE.fromEither(dayMeant(asked, typed)),
              TE.map((on) => registerReport(asked, all === true, on)),
            )
          : TE.left(usage('Found --side without --grid or --history; the register shows both sides'));
      }),
    );
  },
};
