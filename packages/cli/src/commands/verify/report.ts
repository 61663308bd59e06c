import {
  exitCodeOfVerdict,
  explainFinding,
  type Finding,
  type PlanVerified,
  type Verdict,
  type Warning,
  worstOf,
} from '@plan-ledger/store/verify';

import type { Table } from '../../render/index.js';
import type { Report } from '../../report.js';
import { inCapitals, planWords, verdictWords } from './words.js';

const tableOf = (plans: readonly PlanVerified[]): Table => ({
  columns: [
    { key: 'plan', title: 'Plan' },
    { key: 'verdict', title: 'Verdict', flex: 0 },
    { key: 'version', title: 'Last version', right: true, flex: 0 },
    { key: 'anchored', title: 'Anchored up to', right: true, flex: 0 },
    { key: 'checkpoint', title: 'Checkpoint' },
    { key: 'findings', title: 'Findings', right: true, flex: 0 },
    { key: 'warnings', title: 'To look at', right: true, flex: 0 },
  ],
  rows: plans.map(({ plan, verdict, version, held, allFindings, allWarnings }) => [
    plan,
    inCapitals(verdict),
    version,
    held.at(-1)?.checkpoint.size ?? null,
    held.at(-1)?.name ?? null,
    allFindings,
    allWarnings,
  ]),
});

const SHOWN = 20;

const listed = (title: string, found: readonly (Finding | Warning)[], all: number): readonly string[] => [
  ...(all === 0 ? [] : [title]),
  ...found.slice(0, SHOWN).map((one) => `  ${explainFinding(one)}`),
  ...(all > SHOWN ? [`  and ${all - Math.min(SHOWN, found.length)} more`] : []),
];

const sentences = (plan: PlanVerified): readonly string[] => [
  ...listed(`Plan ${plan.plan}: ${inCapitals(plan.verdict)}`, plan.findings, plan.allFindings),
  ...planWords(plan),
  ...listed(`Plan ${plan.plan}, to look at:`, plan.warnings, plan.allWarnings),
];

const told = (finding: Finding | Warning): object => ({
  kind: finding._tag,
  ...('version' in finding ? { version: finding.version } : {}),
  ...('to' in finding ? { to: finding.to } : {}),
  ...('fields' in finding ? { fields: finding.fields } : {}),
  ...('field' in finding ? { field: finding.field } : {}),
  says: explainFinding(finding),
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const dataOf = (plan: PlanVerified): object => ({
  plan: plan.plan,
  verdict: plan.verdict,
  since: plan.since,
  version: plan.version,
  held: plan.held.map(({ name, checkpoint: { size, root, cosignatures } }) => ({
    checkpoint: name,
    version: size,
    root: hex(root),
    cosignatures: cosignatures.map(({ name: by, time }) => ({ by, time })),
  })),
  heldButFor: plan.heldButFor.map(({ name }) => name),
  findings: plan.findings.map(told),
  allFindings: plan.allFindings,
  warnings: plan.warnings.map(told),
  allWarnings: plan.allWarnings,
  bracket: plan.bracket ?? null,
});

const NEXT: Readonly<Partial<Record<Verdict, string>>> = {
  'self-consistent': 'plan-ledger verify --checkpoint FILE --key KEY',
};

/** What came of verifying a ledger. */
export const verifyReport = (plans: readonly PlanVerified[]): Report => {
  const verdict = plans.length === 0 ? 'self-consistent' : worstOf(plans.map((plan) => plan.verdict));
  const next = NEXT[verdict];
  const first =
    plans.length === 0
      ? 'the ledger holds no plan yet, and no checkpoint was given of one'
      : verdictWords(verdict, plans);
  return {
    kind: 'verify',
    says: [`${inCapitals(verdict)}: ${first}`, ...plans.flatMap(sentences)],
    tables: plans.length === 0 ? [] : [tableOf(plans)],
    data: { verdict, exit: exitCodeOfVerdict(verdict), plans: plans.map(dataOf) },
    ...(next === undefined ? {} : { next: [next] }),
    exit: exitCodeOfVerdict(verdict),
  };
};

/** That a ledger cannot even be opened. */
export const unreadableReport = (lines: readonly string[]): Report => ({
  kind: 'verify',
  says: ['UNREADABLE: the ledger cannot be opened', ...lines.map((line) => `  ${line}`)],
  tables: [],
  data: { verdict: 'unreadable', exit: exitCodeOfVerdict('unreadable'), why: lines.join('; '), plans: [] },
  exit: exitCodeOfVerdict('unreadable'),
});
