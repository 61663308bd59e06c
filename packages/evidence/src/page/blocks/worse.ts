import { groupedBy, own } from '@plan-ledger/domain';
import { type ExceptionRow, type NetChange, shortName, type TrendRow } from '@plan-ledger/projections';

import type { Content, SafeHtml } from '../../html/safe-html.js';
import { tableOf } from '../parts/table.js';
import { linkTo, type PageView } from '../view.js';

interface Worse {
  readonly section: string;
  readonly about: Content;
  readonly says: string;
}

/** How bad the statuses are that plans use most; of any other nobody can say which is worse. */
const BADNESS: Readonly<Record<string, number>> = {
  completed: 0,
  green: 0,
  'on target': 0,
  amber: 1,
  'at risk': 1,
  red: 2,
  compromised: 2,
};

const badness = (label: string): number | undefined => {
  const word = label.toLowerCase();
  return Object.hasOwn(BADNESS, word) ? BADNESS[word] : undefined;
};

const isWorseStatus = ({ kind, field, before, after }: NetChange): boolean => {
  if (kind !== 'section' || !field.endsWith(' status')) return false;
  const [was, is] = [badness(before), badness(after)];
  return was !== undefined && is !== undefined && is > was;
};

/** Measures whose last figure misses its target when the one before it met it. */
const nowMissed = (rows: readonly TrendRow[]): readonly (readonly [TrendRow, TrendRow])[] => {
  const judged = groupedBy(
    rows.filter(({ verdict }) => verdict !== null),
    ({ measure }) => measure,
  );
  return [...judged.values()].flatMap((some) => {
    const [before, latest] = some.slice(-2);
    return before?.verdict === 'met' && latest?.verdict === 'not met' ? [[before, latest] as const] : [];
  });
};

const LATE: ReadonlySet<ExceptionRow['kind']> = new Set(['overdue', 'slipped']);

/** What got worse outside the scope: statuses, figures, dates, risks. */
export const worseElsewhere = (view: PageView): SafeHtml => {
  const { changes, runCharts, trends, exceptions, plan } = view.whole;
  const { scope } = view.about;
  const isElsewhere = (section: string): boolean => scope.length === 0 || !scope.includes(section);
  const sectionCalled = (id: string): string => {
    const found = own(plan.sections, id);
    return found === undefined ? 'the whole plan' : shortName(found);
  };
  const measure = (id: string, title: string): SafeHtml => linkTo(view, `measure-${id}`, title);
  const rows: readonly Worse[] = [
    ...changes.filter(isWorseStatus).map(({ subject, title, field, before, after }) => ({
      section: subject,
      about: linkTo(view, `section-${subject}`, title),
      says: `The ${field}: ${before} became ${after}`,
    })),
    ...runCharts
      .filter(({ variation }) => variation === 'worsening')
      .map(({ section, measure: id, title }) => ({
        section,
        about: measure(id, title),
        says: 'Its run chart is worsening',
      })),
    ...nowMissed(trends).map(([before, latest]) => ({
      section: latest.section,
      about: measure(latest.measure, latest.title),
      says: `It met its target with ${before.actual}, and with ${latest.actual} no longer does (target ${latest.target})`,
    })),
    ...exceptions
      .filter(({ kind }) => LATE.has(kind) || kind === 'risk rose')
      .map(({ section, title, says }) => ({ section, about: title, says })),
  ].filter(({ section }) => isElsewhere(section));
  return tableOf({
    id: 'worse-table',
    caption: scope.length === 0 ? 'What got worse' : 'What got worse outside the scope of this pack',
    columns: [{ title: 'What it is about' }, { title: 'In section', tight: true }, { title: 'What is said' }],
    rows: rows.map(({ section, about, says }) => ({
      cells: [about, sectionCalled(section), says],
    })),
    none: 'Nothing got worse elsewhere, as far as the plan says.',
  });
};
