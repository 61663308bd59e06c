import type { Dossier } from '../dossier/dossier.js';
import type { Sheet } from '../sheets/sheet.js';
import { actionsSheet } from './actions.js';
import { baselinesSheet } from './baselines.js';
import { changesSheet } from './changes.js';
import { chartPointsSheet } from './chart-points.js';
import { checksSheet, exceptionsSheet } from './checks.js';
import { coverageSheet } from './coverage.js';
import { dashboardSheet } from './dashboard.js';
import { dueDatesSheet } from './due-dates.js';
import { limitsSheet } from './limits.js';
import { measuresSheet } from './measures.js';
import { milestonesSheet } from './milestones.js';
import { oversightSheet } from './oversight.js';
import { quotedSheet } from './quoted.js';
import { revisionsSheet } from './revisions.js';
import { riskAssessmentsSheet, risksSheet } from './risks.js';
import { statusesSheet } from './statuses.js';
import { redactionsSheet, submissionsSheet } from './submissions.js';
import { trendsSheet } from './trends.js';

const TABLES: readonly ((dossier: Dossier) => Sheet)[] = [
  dashboardSheet,
  exceptionsSheet,
  statusesSheet,
  actionsSheet,
  dueDatesSheet,
  milestonesSheet,
  measuresSheet,
  baselinesSheet,
  trendsSheet,
  limitsSheet,
  chartPointsSheet,
  changesSheet,
  revisionsSheet,
  coverageSheet,
  risksSheet,
  riskAssessmentsSheet,
  oversightSheet,
  quotedSheet,
  checksSheet,
  redactionsSheet,
  submissionsSheet,
];

/**
 * Every table of a dossier, in the order in which people read them; one that has no rows is there too. Names of tables and
 * columns stay the same for ever.
 *
 * @example
 * import { sheetsOf } from '@plan-ledger/evidence';
 * import { noPlan } from '@plan-ledger/domain';
 * const [dashboard, statuses, dues, actions, milestones, measures, trends, runCharts, changes, revisions, coverage]: never[][] =
 *   Array.from({ length: 11 }, () => []);
 * const [risks, assessments, oversight, quoted, checks, exceptions, redactions, submissions]: never[][] =
 *   Array.from({ length: 8 }, () => []);
 * const dossier = {
 *   plan: noPlan, on: '2020-06-09', since: null, dashboard, statuses, dues, actions, milestones, measures, trends, runCharts,
 *   changes, revisions, coverage, risks, assessments, oversight, quoted, checks, exceptions, redactions, submissions,
 * };
 * assert.deepEqual(sheetsOf(dossier as never).slice(0, 3).map(({ name }) => name), [
 *   'dashboard', 'exceptions', 'section-statuses',
 * ]);
 */
export const sheetsOf = (dossier: Dossier): readonly Sheet[] => TABLES.map((table) => table(dossier));
