import { own, type Plan, type Section, type Status } from '@plan-ledger/domain';

import { changed, changedFields, departure, type Describers, type FieldChange } from './row.js';
import { statusNamed } from '../statuses.js';

const planId = (plan: Plan): string => plan.identity?.plan ?? '';

const SECTION_FIELDS = [
  'title',
  'kind',
  'leads',
  'timescale',
  'number',
  'parent',
  'order',
  'statement',
  'dashboardNumber',
  'pageTitle',
  'rationale',
  'objectives',
] as const satisfies readonly (keyof Section)[];

const sectionWords = (section: Section | undefined): Record<string, unknown> =>
  section === undefined ? {} : { ...section, timescale: section.timescale?.printed };

const PROGRESS_FIELDS = ['headline', 'done', 'next', 'concerns', 'comment', 'period'] as const;

type ProgressWords = Readonly<Partial<Record<(typeof PROGRESS_FIELDS)[number], string | readonly string[]>>>;

const statusLabel = (plan: Plan, code: string | null | undefined): string => {
  if (code === undefined) return '';
  if (code === null) return 'left blank';
  return statusNamed(plan, code).label;
};

const schemesInWords = (plan: Plan): string =>
  (plan.identity?.schemes ?? [])
    .map(({ title, statuses }) => `${title} (${statuses.map(({ label }) => label).join(', ')})`)
    .join('; ');

const statusInWords = ({ label, shape, definition, joined, clauses = [] }: Status): string => {
  const what = shape === undefined ? label : `${label} ${shape}`;
  const said = clauses.map(({ code, text }) => `${code}: ${text}`);
  const hold =
    said.length === 0
      ? []
      : [`clauses${joined === undefined ? '' : ` joined by ${joined}`}: ${said.join('; ')}`];
  const alone = said.length === 0 && joined !== undefined ? [`joined by ${joined}`] : [];
  return [what, ...(definition === undefined ? [] : [definition]), ...hold, ...alone].join(', ');
};

/** Each status of a plan in full, by the name of its field. */
const statusesInWords = (plan: Plan): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (plan.identity?.schemes ?? []).flatMap((scheme) =>
      scheme.statuses.map((status) => [`scheme ${scheme.id}, status ${status.code}`, statusInWords(status)]),
    ),
  );

const statusFields = (before: Plan, after: Plan): readonly FieldChange[] => {
  const [was, is] = [statusesInWords(before), statusesInWords(after)];
  return Object.keys({ ...was, ...is })
    .map((field) => changed('plan', planId(after), field, was[field] ?? '', is[field] ?? ''))
    .filter((change) => change.before !== change.after);
};

const identityFields = (before: Plan, after: Plan) => {
  const subject = after.identity?.plan ?? '';
  const words = (plan: Plan) => ({
    title: plan.identity?.title,
    authority: plan.identity?.authority,
    aim: plan.identity?.aim,
    began: plan.identity?.began,
    kind: plan.identity?.kind,
    reviews: plan.identity?.reviews,
    schemes: schemesInWords(plan),
  });
  return [
    ...changedFields<Record<string, unknown>>(
      'plan',
      subject,
      ['title', 'authority', 'aim', 'began', 'kind', 'reviews', 'schemes'],
      words(before),
      words(after),
    ),
    ...statusFields(before, after),
  ];
};

type StructureEvents =
  | 'PlanEstablished'
  | 'PlanRevised'
  | 'EditionPublished'
  | 'PlanSuperseded'
  | 'PlanClosed'
  | 'SectionAdded'
  | 'SectionRevised'
  | 'SectionMoved'
  | 'SectionRetired'
  | 'StatusAssessed'
  | 'ProgressReported'
  | 'FigureQuoted';

const sectionFields = (id: string, before: Plan, after: Plan) =>
  changedFields(
    'section',
    id,
    SECTION_FIELDS,
    sectionWords(own(before.sections, id)),
    sectionWords(own(after.sections, id)),
  );

export const describeStructure: Describers<StructureEvents> = {
  PlanEstablished: (_, before, after) => identityFields(before, after),
  PlanRevised: (_, before, after) => identityFields(before, after),
  EditionPublished: ({ label, title }, before) => [
    changed('plan', planId(before), 'edition', before.editions.at(-1)?.label ?? '', `${label}: ${title}`),
  ],
  PlanSuperseded: ({ by, note, continues = [] }, before) => [
    changed(
      'plan',
      planId(before),
      'ended',
      '',
      departure({ how: `superseded by ${by}`, ...(note === undefined ? {} : { note }) }),
    ),
    ...continues.map(({ kind, id, as }) => changed(kind, id, 'continues', '', `as ${as} in ${by}`)),
  ],
  PlanClosed: ({ note }, before) => [
    changed(
      'plan',
      planId(before),
      'ended',
      '',
      departure({ how: 'closed', ...(note === undefined ? {} : { note }) }),
    ),
  ],

  SectionAdded: ({ section }, before, after) => sectionFields(section, before, after),
  SectionRevised: ({ section }, before, after) => sectionFields(section, before, after),
  SectionMoved: ({ section }, before, after) => sectionFields(section, before, after),
  SectionRetired: (event) => [changed('section', event.section, 'gone', '', departure(event))],

  StatusAssessed: ({ section, page, dimension, status, basis, comment, clauses }, before, after) => {
    const was = own(before.sections, section)?.assessed[page][dimension];
    const field = `${page} ${dimension} status`;
    return [
      changed('section', section, field, statusLabel(before, was?.status), statusLabel(after, status)),
      changed(
        'section',
        section,
        `${field} clauses`,
        was?.clauses?.join('; ') ?? '',
        clauses?.join('; ') ?? '',
      ),
      changed('section', section, `${field} basis`, was?.basis ?? '', basis ?? ''),
      changed('section', section, `${field} comment`, was?.comment ?? '', comment ?? ''),
    ].filter((change) => change.before !== change.after);
  },

  ProgressReported: ({ section, page }, before, after) => {
    const said = ({ sections }: Plan): ProgressWords => {
      const { period, ...words } = own(sections, section)?.progress[page] ?? {};
      return { ...words, ...(period === undefined ? {} : { period: `${period.from} to ${period.to}` }) };
    };
    const changes = changedFields('section', section, PROGRESS_FIELDS, said(before), said(after));
    return changes.map((change) => ({ ...change, field: `${page} ${change.field}` }));
  },

  FigureQuoted: ({ section, page, measure, period, figure, plan, field }) => {
    const of = plan === undefined ? measure : `${measure} of ${plan}`;
    const what = field === undefined || field === 'actual' ? of : `the ${field} of ${of}`;
    return [{ ...changed('section', section, `${page} quotes ${what}`, '', figure.printed), period }];
  },
};
