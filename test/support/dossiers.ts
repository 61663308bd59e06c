import type { CalendarDay, Period, Recorded } from '@plan-ledger/domain';
import type { Dossier } from '../../packages/evidence/src/dossier/dossier.js';
import type { Origin } from '../../packages/evidence/src/dossier/origins.js';
import {
  actionsOf,
  assessmentsIn,
  auditOf,
  type AuditRow,
  checksOf,
  coverageOf,
  dashboardOf,
  exceptionsOf,
  measuresOf,
  milestonesOf,
  netChanges,
  oversightOf,
  quotedView,
  reviewOf,
  revisionsView,
  riskGridOf,
  risksOf,
  type RunChart,
  trendsOf,
} from '@plan-ledger/projections';

import { happeningsOf, planOf } from './histories.js';

const originIn = (rows: readonly AuditRow[]): Dossier['originOf'] => {
  const found = new Map<string, Origin>();
  const key = (...parts: readonly (string | undefined)[]): string =>
    parts.map((part) => part ?? '').join('\0');
  for (const { kind, subject, field, period, recorded, event } of rows) {
    const { version, reportedOn, actor, source } = recorded;
    found.set(key(kind, subject, field, period), {
      version,
      reportedOn,
      actor,
      document: source?.document ?? '',
      place: source?.place ?? '',
      act: event,
    });
  }
  return (kind, id, field, period) => found.get(key(kind, id, field, period));
};

/** A chart of each measure, with made-up limits and signals: what they are is not looked at here. */
const chartsOf = (trends: Dossier['trends']): readonly RunChart[] =>
  [...new Set(trends.map(({ measure }) => measure))].map((id) => {
    const rows = trends.filter(({ measure }) => measure === id);
    const [{ title, section, sectionTitle, unit } = trends[0]!] = rows;
    const periods = rows.map(({ period }) => period);
    const [from, to] = [periods[0]!, periods.at(-1)!];
    const phase = { from, to, baselineFrom: from, baselineTo: to, points: rows.length, trial: true };
    return {
      measure: id,
      title,
      section,
      sectionTitle,
      unit,
      direction: 'higher',
      frequency: 'month',
      points: rows.map((row) => ({
        period: row.period,
        printed: row.actual,
        value: row.actualValue,
        targetPrinted: row.target,
        target: row.targetValue,
        revisedFrom: row.revised.length === 0 ? null : { printed: row.revised[0]!.before, value: 61 },
        doubtful: row.doubtful,
        signals: row.actualValue === null ? [] : ['outside limits', 'shift'],
        towards: row.actualValue === null ? null : 'better',
      })),
      limits:
        rows.length < 2
          ? []
          : [
              {
                ...phase,
                mean: 26.666,
                meanMovingRange: 7.001,
                lower: 8.0466,
                upper: 45.2866,
                nearLower: 14.2533,
                nearUpper: 39.0799,
                screened: 0,
                rebased: null,
              },
            ],
      signals: [],
      variation: 'improving',
      assurance: rows.length < 2 ? null : 'hit and miss',
      cautions: ['Fewer than 12 figures: trial limits'],
    };
  });

/** What a pack tells of a history, made by hand of the views: changes are told since version `from`. */
export const dossierOf = (history: readonly Recorded[], from = 0): Dossier => {
  const happenings = happeningsOf(history);
  const plan = planOf(history);
  const before = planOf(history.slice(0, from));
  const last = history.at(-1)!;
  const on = '2021-01-28' as CalendarDay;
  const audit = happenings.flatMap(auditOf);
  const revisions = happenings.reduce(revisionsView.evolve, revisionsView.initial);
  const quoted = happenings.reduce(quotedView.evolve, quotedView.initial);
  const trends = trendsOf(plan, revisions);
  const changes = netChanges(before, plan, happenings.slice(from).flatMap(auditOf));
  const sections = Object.values(plan.sections);
  return {
    plan,
    version: last.version,
    last,
    on,
    window: { from: '2019-04' as Period, to: '2020-12' as Period, months: 21 },
    since: before.editions.at(-1) ?? null,
    dashboard: dashboardOf(plan, on),
    actions: actionsOf(plan, on),
    milestones: milestonesOf(plan, on),
    measures: measuresOf(plan),
    trends,
    runCharts: chartsOf(trends),
    changes,
    revisions,
    coverage: coverageOf(plan),
    risks: risksOf(plan),
    riskGrid: riskGridOf(plan, 'residual'),
    assessments: happenings.flatMap(assessmentsIn),
    oversight: oversightOf(plan),
    review: reviewOf(plan),
    documents: [{ document: 'The plan', sha256: '' }],
    quoted,
    checks: checksOf(plan, quoted, []),
    exceptions: exceptionsOf(plan, changes, { on, staleAfterWeeks: 8 }),
    redactions: [
      {
        version: 1,
        field: 'event.title',
        event: 'PlanEstablished',
        basis: 'Asked for',
        actor: last.actor,
        reportedOn: last.reportedOn,
        recordedAt: last.recordedAt,
        at: last.version,
      },
    ],
    statuses: sections.flatMap(({ id }) => [
      {
        section: id,
        page: 'dashboard' as const,
        dimension: 'impact' as const,
        status: { code: 'red', label: 'Compromised', definition: 'Not on target' },
        version: 1,
        reportedOn: last.reportedOn,
      },
    ]),
    dues: Object.values(plan.actions).map(({ id, firstDue = null }) => ({
      kind: 'action' as const,
      subject: id,
      due: firstDue,
      version: 1,
      reportedOn: last.reportedOn,
      reason: '',
    })),
    submissions: [
      {
        from: 1,
        to: last.version,
        actor: last.actor,
        reportedOn: last.reportedOn,
        recordedAt: last.recordedAt,
        edition: 'may-2020',
        reason: 'Submitted',
      },
    ],
    recent: audit,
    recentCount: audit.length,
    originOf: originIn(audit),
  };
};
