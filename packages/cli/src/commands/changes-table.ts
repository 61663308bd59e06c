import type { NetChange } from '@plan-ledger/projections';

import type { Table } from '../render/index.js';

const shortened = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}...` : text);

const isNewFigure = ({ sign, unmarked, period, field }: NetChange): boolean =>
  sign === '+' && !unmarked && period !== undefined && (field === 'target' || field === 'actual');

const countOf = (changes: readonly NetChange[], sign: string): number =>
  changes.filter((change) => change.sign === sign).length;

/** How many changes there are of each sign, in a line. */
export const countLine = (changes: readonly NetChange[], questions = 0): string => {
  const unmarked = changes.filter((change) => change.unmarked).length;
  return [
    `${countOf(changes, '+')} new`,
    `${countOf(changes, '~')} changed`,
    `${countOf(changes, '-')} gone`,
    ...(questions === 0 ? [] : [`${questions} need a decision`]),
    `${unmarked} unmarked changes to published figures and targets`,
  ].join(', ');
};

/** Net changes as a table. */
export const changesTable = (changes: readonly NetChange[]): Table => ({
  columns: [
    { key: 'sign', title: '', flex: 0 },
    { key: 'kind', title: 'Kind', dataOnly: true },
    { key: 'subject', title: 'Subject', flex: 1 },
    { key: 'title', title: 'Title', dataOnly: true },
    { key: 'field', title: 'Field', flex: 1 },
    { key: 'period', title: 'Period', flex: 0 },
    { key: 'before', title: 'Before', flex: 2 },
    { key: 'after', title: 'After', flex: 2 },
    { key: 'act', title: 'Act', dataOnly: true },
    { key: 'unmarked', title: 'Unmarked', dataOnly: true },
    { key: 'doubtful', title: 'Doubtful', dataOnly: true },
  ],
  rows: changes.map((change) => [
    change.sign,
    change.kind,
    change.subject,
    change.title,
    change.field,
    change.period ?? '',
    change.before,
    change.after,
    change.act ?? '',
    change.unmarked,
    change.doubtful,
  ]),
  none: 'Nothing changed',
});

/** Net changes for a person: unmarked ones in a table of their own and first, new figures only counted. */
export const changesForPeople = (changes: readonly NetChange[]): readonly Table[] => {
  const brief = changes.map((change) => ({
    ...change,
    before: shortened(change.before),
    after: shortened(change.after),
  }));
  const unmarked = brief.filter((change) => change.unmarked);
  const others = brief.filter((change) => !change.unmarked && !isNewFigure(change));
  return [
    ...(unmarked.length === 0
      ? []
      : [{ ...changesTable(unmarked), caption: 'Published figures and targets, changed without a note' }]),
    ...(others.length === 0 ? [] : [{ ...changesTable(others), caption: 'Other changes' }]),
  ];
};

/** How many figures are new, in a line; empty when there are none. */
export const newFigures = (changes: readonly NetChange[]): string => {
  const fresh = changes.filter(isNewFigure);
  const measures = new Set(fresh.map(({ subject }) => subject)).size;
  return fresh.length === 0 ? '' : `and ${fresh.length} new figures of ${measures} measures (all in --format csv)`;
};
