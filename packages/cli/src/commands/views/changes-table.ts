import { counted } from '@plan-ledger/domain';
import type { NetChange } from '@plan-ledger/projections';

import { isOfPeople, namedIds, type Names, renderTable, type Table } from '../../render/index.js';
import { wrapped } from '../../report.js';
import { AFTER, BEFORE } from './people-columns.js';

const NARRATIVE = /^(?:statement|rationale|objectives|(?:dashboard|detail) (?:done|next|comment))$/u;

const isFigure = ({ period, field }: NetChange): boolean =>
  period !== undefined && (field === 'target' || field === 'actual');

const isNewFigure = (change: NetChange): boolean =>
  change.sign === '+' && !change.unmarked && isFigure(change);

const isRemark = ({ period, field }: NetChange): boolean =>
  period !== undefined && /^(?:target|actual) (?:doubtful|note)$/u.test(field);

const countOf = (changes: readonly NetChange[], sign: string): number =>
  changes.filter((change) => change.sign === sign).length;

/** How many changes there are of each sign, in a line. */
export const countLine = (changes: readonly NetChange[], questions = 0): string => {
  const unmarked = changes.filter((change) => change.unmarked).length;
  return [
    `${countOf(changes, '+')} new`,
    `${countOf(changes, '~')} changed`,
    `${countOf(changes, '-')} gone`,
    ...(questions === 0 ? [] : [counted(questions, 'needs a decision', 'need a decision')]),
    `${counted(unmarked, 'unmarked change')} to published figures and targets`,
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
    { key: 'before', title: 'Before', flex: 2, people: BEFORE },
    { key: 'after', title: 'After', flex: 2, people: AFTER },
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

const quoted = (text: string): string => (text === '' ? 'nothing' : text);

const lineOf = (change: NetChange, names: Names | undefined): string => {
  const { sign, kind, subject, title, field, period } = change;
  const told = (ids: string): string => (isOfPeople(field) ? namedIds(ids, names) : ids);
  const [before, after] = [told(change.before), told(change.after)];
  if (field === 'gone') return `- ${kind} ${subject} (${title}): ${after}`;
  if (sign === '+' && field === 'title') return `+ ${kind} ${subject}: ${after}`;
  const where = period === undefined ? field : `${field} for ${period}`;
  return `${sign} ${kind} ${subject}, ${where}: ${quoted(before)} -> ${quoted(after)}`;
};

const narrativeLines = (changes: readonly NetChange[]): readonly string[] =>
  [...new Set(changes.map(({ subject }) => subject))].map((subject) => {
    const fields = changes.filter((change) => change.subject === subject).map(({ field }) => field);
    return `~ section ${subject}, its text: ${fields.join(', ')}`;
  });

/**
 * Net changes for a person: unmarked ones first and in a table, then a line for each other one; new figures, remarks and
 * reworded narrative are counted or named, not spelt out.
 */
export const changesShown = (
  changes: readonly NetChange[],
  width: number,
  colour: boolean,
  names?: Names,
): string => {
  const unmarked = changes.filter((change) => change.unmarked);
  const others = changes.filter((change) => !change.unmarked && !isNewFigure(change) && !isRemark(change));
  const narrative = others.filter(({ kind, field }) => kind === 'section' && NARRATIVE.test(field));
  const fresh = changes.filter(isNewFigure);
  const measures = new Set(fresh.map(({ subject }) => subject));
  const remarks = changes.filter(isRemark).length;
  const lines = [
    ...others.filter((change) => !narrative.includes(change)).map((change) => lineOf(change, names)),
    ...narrativeLines(narrative),
    ...(fresh.length === 0
      ? []
      : [`  and ${counted(fresh.length, 'new figure')} of ${counted(measures.size, 'measure')}`]),
    ...(remarks === 0
      ? []
      : [`  and ${counted(remarks, 'remark')} on cells (doubtful readings lifted or noted, footnotes)`]),
  ];
  const table = {
    ...changesTable(unmarked),
    caption: 'Published figures and targets, changed without a note',
  };
  return [
    ...(unmarked.length === 0 ? [] : [renderTable(table, { format: 'text', width, colour }).trimEnd()]),
    ...(lines.length === 0 ? [] : [lines.flatMap((line) => wrapped(line, width)).join('\n')]),
  ].join('\n\n');
};

const shownAs = (text: string): string => (text === '' ? 'blank' : text);

/** The unmarked changes, a line for each measure and field, and the count. */
export const changesInShort = (changes: readonly NetChange[], width: number): string => {
  const groups = new Map<string, string[]>();
  for (const { unmarked, subject, field, period, before, after } of changes) {
    if (!unmarked) continue;
    const key = `~ ${subject}, ${field}:`;
    groups.set(key, [...(groups.get(key) ?? []), `${period ?? ''} ${shownAs(before)} -> ${shownAs(after)}`]);
  }
  const lines = [...groups].map(([key, cells]) => `${key} ${cells.join('; ')}`);
  return [
    ...(lines.length === 0 ? [] : ['Published figures and targets, changed without a note:', ...lines, '']),
    `In all: ${countLine(changes)}`,
  ]
    .flatMap((line) => (line === '' ? [''] : wrapped(line, width)))
    .join('\n');
};
