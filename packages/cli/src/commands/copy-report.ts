import { counted } from '@plan-ledger/domain';
import type { CopiedPlan } from '@plan-ledger/store';

import { isJsonLines } from '../copy-ends.js';
import type { Table } from '../render/index.js';
import type { Report } from '../report.js';
import { shellWord } from './shell-word.js';

/** What was asked to be copied. */
export interface CopyAsked {
  readonly from: string;
  readonly to: string;
  readonly named: readonly string[];
  readonly dryRun: boolean;
}

const tableOf = (plans: readonly CopiedPlan[], dryRun: boolean): Table => ({
  columns: [
    { key: 'plan', title: 'Plan' },
    { key: 'events', title: 'Events', right: true, flex: 0 },
    { key: 'copied', title: dryRun ? 'To copy' : 'Copied now', right: true, flex: 0 },
    { key: 'last_version', title: 'Last version', right: true, flex: 0 },
    ...(dryRun ? [] : [{ key: 'digest_begins', title: 'Digest', humanOnly: true, flex: 0 }]),
    { key: 'digest', title: 'Digest', dataOnly: true },
  ],
  rows: plans.map(({ plan, copied, already, version, digest = '' }) => [
    plan,
    copied + already,
    copied,
    version,
    ...(dryRun ? [] : [`${digest.slice(0, 16)}…`]),
    digest,
  ]),
});

const sumOf = (plans: readonly CopiedPlan[], numberOf: (plan: CopiedPlan) => number): number =>
  plans.reduce((sum, plan) => sum + numberOf(plan), 0);

const sentences = ({ from, to, dryRun }: CopyAsked, plans: readonly CopiedPlan[]): readonly string[] => {
  const copied = sumOf(plans, (plan) => plan.copied);
  const all = `${counted(plans.length, 'plan')} with ${counted(
    sumOf(plans, ({ version }) => version),
    'event',
  )}`;
  const moved = plans.flatMap(({ plan, version, moved: now }) =>
    now === undefined
      ? []
      : [
          `Plan ${plan} has moved at ${from} since the copy began: version ${now}, copied up to ${version}; copy again`,
        ],
  );
  if (dryRun)
    return [
      `Nothing was written: ${counted(copied, 'event')} would be copied from ${from} to ${to}; what is there already is the same`,
    ];
  return [
    copied === 0
      ? `Nothing to copy: ${to} held all of it`
      : `Copied ${counted(copied, 'event')} from ${from} to ${to}`,
    `Both hold ${all}, equal: the same number, last version and digest of each plan, read afresh from both`,
    ...moved,
  ];
};

const nextOf = ({ from, to, named, dryRun }: CopyAsked): readonly string[] => {
  if (dryRun) {
    const plans = named.map((plan) => ` --plan ${plan}`).join('');
    return [`plan-ledger copy --from ${shellWord(from)} --to ${shellWord(to)}${plans}`];
  }
  return isJsonLines(to)
    ? [`plan-ledger copy --from ${shellWord(to)} --to NEW.db`]
    : [`plan-ledger portfolio --store ${shellWord(to)}`];
};

/** What came of a copy, for a person and for programs. */
export const copyReport = (asked: CopyAsked, plans: readonly CopiedPlan[]): Report => ({
  kind: 'copy',
  says: sentences(asked, plans),
  tables: [tableOf(plans, asked.dryRun)],
  data: {
    from: asked.from,
    to: asked.to,
    dryRun: asked.dryRun,
    plans: plans.map(({ plan, copied, already, version, digest = null, moved = null }) => ({
      plan,
      copied,
      already,
      version,
      digest,
      moved,
    })),
  },
  next: nextOf(asked),
});
