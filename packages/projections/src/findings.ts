import {
  type Dimension,
  familyOf,
  type Kind,
  type Plan,
  type Section,
  sectionsOf,
} from '@plan-ledger/domain';

import type { QuotedRow } from './quoted.js';
import { statusNamed } from './statuses.js';

/** Something in a plan that does not fit together, as its documents say it. */
export interface Finding {
  readonly kind: 'disagreement' | 'numbering' | 'doubtful' | 'unread' | 'quoted';
  readonly subject: string;
  readonly says: string;
}

const labelOf = (plan: Plan, code: string | null): string =>
  code === null ? 'blank' : statusNamed(plan, code).label;

const disagreements = (plan: Plan, section: Section): readonly Finding[] =>
  (['actions', 'impact', 'rating'] as const satisfies readonly Dimension[]).flatMap((dimension) => {
    const dashboard = section.assessed.dashboard[dimension]?.status;
    const detail = section.assessed.detail[dimension]?.status;
    return dashboard === undefined || detail === undefined || dashboard === detail
      ? []
      : [
          {
            kind: 'disagreement' as const,
            subject: section.id,
            says: `The dashboard says ${dimension} ${labelOf(plan, dashboard)}; the section's own page says ${labelOf(plan, detail)}`,
          },
        ];
  });

const numbering = ({ id, number, dashboardNumber, title }: Section): readonly Finding[] =>
  number === undefined || dashboardNumber === undefined || number === dashboardNumber
    ? []
    : [
        {
          kind: 'numbering',
          subject: id,
          says: `The dashboard numbers it ${dashboardNumber}; the list of priorities numbers it ${number} (${title})`,
        },
      ];

const periods = (count: number): string => `${count} ${count === 1 ? 'period' : 'periods'}`;

const figures = (plan: Plan): readonly Finding[] =>
  Object.values(plan.measures)
    .filter(({ gone }) => gone === undefined)
    .flatMap(({ id, title, cells }) => {
      const all = Object.values(cells);
      const doubtful = all.filter(({ target, actual, blank }) =>
        [target, actual, blank?.target, blank?.actual].some((remark) => remark?.doubtful !== undefined),
      ).length;
      const unread = all.filter(({ target, actual }) =>
        [target, actual].some((entry) => entry?.figure.kind === 'unread'),
      ).length;
      return [
        ...(doubtful === 0
          ? []
          : [
              {
                kind: 'doubtful' as const,
                subject: id,
                says: `${periods(doubtful)} with a doubtful reading: ${title}`,
              },
            ]),
        ...(unread === 0
          ? []
          : [
              {
                kind: 'unread' as const,
                subject: id,
                says: `${periods(unread)} with a text that is no figure: ${title}`,
              },
            ]),
      ];
    });

interface Doubted {
  readonly id: string;
  readonly doubtful?: string;
  readonly gone?: unknown;
}

const DOUBTED = [
  'action',
  'milestone',
  'recommendation',
  'risk',
  'evidence',
] as const satisfies readonly Kind[];

/** Actions, milestones and the rest whose transcription is uncertain, with the reason. */
const doubtfulMembers = (plan: Plan): readonly Finding[] =>
  DOUBTED.flatMap((kind): readonly Doubted[] => Object.values(familyOf(plan, kind))).flatMap(
    ({ id, doubtful, gone }) =>
      doubtful === undefined || gone !== undefined
        ? []
        : [{ kind: 'doubtful' as const, subject: id, says: doubtful }],
  );

const misquoted = (quoted: readonly QuotedRow[]): readonly Finding[] =>
  quoted
    .filter(({ agrees }) => agrees === false)
    .map((row) => ({
      kind: 'quoted',
      subject: row.measure,
      says: `The text of ${row.edition ?? 'a report'} (${row.section}, ${row.page}) gives ${row.quoted} for ${row.period}; its table gives ${row.table}`,
    }));

/**
 * Where a plan does not agree with itself: dashboard against page, numbering, doubtful readings, texts that are no figures,
 * narrative against tables. It says what the documents say, and no more.
 *
 * @example
 * import { findingsOf } from '@plan-ledger/projections';
 * import { noPlan } from '@plan-ledger/domain';
 * assert.deepEqual(findingsOf(noPlan, []), []);
 */
export const findingsOf = (plan: Plan, quoted: readonly QuotedRow[]): readonly Finding[] => [
  ...sectionsOf(plan).flatMap((section) => disagreements(plan, section)),
  ...sectionsOf(plan).flatMap(numbering),
  ...misquoted(quoted),
  ...figures(plan),
  ...doubtfulMembers(plan),
];
