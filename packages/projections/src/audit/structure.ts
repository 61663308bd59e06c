import { type Plan, type Section, statusIn } from '@plan-ledger/domain';

import { changed, changedFields, departure, type Describers } from './row.js';

const SECTION_FIELDS = [
  'title',
  'number',
  'parent',
  'order',
  'statement',
  'dashboardNumber',
  'pageTitle',
  'rationale',
  'objectives',
] as const satisfies readonly (keyof Section)[];

const statusLabel = (plan: Plan, code: string | undefined): string => {
  if (code === undefined) return '';
  const found = plan.identity?.schemes
    .map((scheme) => statusIn(scheme, code))
    .find((status) => status !== undefined);
  return found?.label ?? code;
};

const schemesInWords = (plan: Plan): string =>
  (plan.identity?.schemes ?? [])
    .map(({ title, statuses }) => `${title} (${statuses.map(({ label }) => label).join(', ')})`)
    .join('; ');

const identityFields = (before: Plan, after: Plan) => {
  const subject = after.identity?.plan ?? '';
  const words = (plan: Plan) => ({
    title: plan.identity?.title,
    authority: plan.identity?.authority,
    aim: plan.identity?.aim,
    schemes: schemesInWords(plan),
  });
  return changedFields<Record<string, unknown>>(
    'plan',
    subject,
    ['title', 'authority', 'aim', 'schemes'],
    words(before),
    words(after),
  );
};

const planId = (plan: Plan): string => plan.identity?.plan ?? '';

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
  changedFields<Section>('section', id, SECTION_FIELDS, before.sections[id] ?? {}, after.sections[id] ?? {});

export const describeStructure: Describers<StructureEvents> = {
  PlanEstablished: (_, before, after) => identityFields(before, after),
  PlanRevised: (_, before, after) => identityFields(before, after),
  EditionPublished: ({ label, title }, before) => [
    changed('plan', planId(before), 'edition', before.editions.at(-1)?.label ?? '', `${label}: ${title}`),
  ],
  PlanSuperseded: ({ by, note }, before) => [
    changed(
      'plan',
      planId(before),
      'ended',
      '',
      departure({ how: `superseded by ${by}`, ...(note === undefined ? {} : { note }) }),
    ),
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

  StatusAssessed: ({ section, page, dimension, status, basis, comment }, before, after) => {
    const was = before.sections[section]?.assessed[page][dimension];
    const field = `${page} ${dimension} status`;
    return [
      changed('section', section, field, statusLabel(before, was?.status), statusLabel(after, status)),
      changed('section', section, `${field} basis`, was?.basis ?? '', basis ?? ''),
      changed('section', section, `${field} comment`, was?.comment ?? '', comment ?? ''),
    ].filter((change) => change.before !== change.after);
  },

  ProgressReported: ({ section, page }, before, after) => {
    const words = (plan: Plan): Record<string, unknown> => {
      const { done, next, comment } = plan.sections[section]?.progress[page] ?? {};
      return { [`${page} done`]: done, [`${page} next`]: next, [`${page} comment`]: comment };
    };
    const fields = [`${page} done`, `${page} next`, `${page} comment`];
    return changedFields('section', section, fields, words(before), words(after));
  },

  FigureQuoted: ({ section, page, measure, period, figure }) => [
    { ...changed('section', section, `${page} quotes ${measure}`, '', figure.printed), period },
  ],
};
