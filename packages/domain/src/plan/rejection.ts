import type { CalendarDay } from '../values/calendar-day.js';
import type { Frequency, Period } from '../values/period.js';
import type { Act, CellField, Departure } from './events/index.js';

/** The kinds of things in a plan that have an id. */
export type Kind =
  'section' | 'action' | 'measure' | 'milestone' | 'recommendation' | 'risk' | 'evidence' | 'oversight';

/** Why a command is refused: one tag a rule, with the subject, what was found and what is wanted. */
export type Rejection =
  | { readonly _tag: 'NoPlan' }
  | { readonly _tag: 'OtherPlan'; readonly found: string; readonly wanted: string }
  | { readonly _tag: 'PlanExists'; readonly plan: string }
  | { readonly _tag: 'PlanEnded'; readonly how: 'closed' | 'superseded'; readonly by?: string }
  | { readonly _tag: 'ReportTooOld'; readonly found: CalendarDay; readonly newest: CalendarDay }
  | { readonly _tag: 'Unknown'; readonly kind: Kind; readonly id: string; readonly known: readonly string[] }
  | { readonly _tag: 'IdTaken'; readonly kind: Kind; readonly id: string; readonly title: string }
  | { readonly _tag: 'LabelTaken'; readonly label: string }
  | { readonly _tag: 'Gone'; readonly kind: Kind; readonly id: string; readonly how: Departure }
  | {
      readonly _tag: 'WrongDeparture';
      readonly kind: Kind;
      readonly id: string;
      readonly how: Departure;
      readonly into?: string;
    }
  | { readonly _tag: 'IntoItself'; readonly kind: Kind; readonly id: string }
  | {
      readonly _tag: 'StillHolds';
      readonly kind: Kind;
      readonly id: string;
      readonly holds: readonly string[];
    }
  | { readonly _tag: 'Empty'; readonly what: string }
  | {
      readonly _tag: 'NotInScheme';
      readonly subject: string;
      readonly found: string;
      readonly scheme: string;
      readonly wanted: readonly string[];
    }
  | {
      readonly _tag: 'WrongPeriod';
      readonly measure: string;
      readonly found: Period;
      readonly wanted: Frequency;
    }
  | {
      readonly _tag: 'FigureStands';
      readonly measure: string;
      readonly period: Period;
      readonly field: CellField;
      readonly found: string;
      readonly wanted: string;
    }
  | {
      readonly _tag: 'NoFigure';
      readonly measure: string;
      readonly period: Period;
      readonly field: CellField;
    }
  | {
      readonly _tag: 'BaselineStands';
      readonly measure: string;
      readonly found: string;
      readonly wanted: string;
    }
  | { readonly _tag: 'NoBaseline'; readonly measure: string; readonly of: string }
  | { readonly _tag: 'NoReasonToRebase'; readonly measure: string; readonly from: Period }
  | { readonly _tag: 'WrongLevel'; readonly risk: string; readonly fault: string }
  | {
      readonly _tag: 'NotYet';
      readonly milestone: string;
      readonly found: CalendarDay;
      readonly reported: CalendarDay;
    }
  | { readonly _tag: 'NoSuchVersion'; readonly found: number; readonly newest: number }
  | { readonly _tag: 'NotFreeText'; readonly field: string }
  | { readonly _tag: 'NoSuchTree'; readonly found: number; readonly newest: number }
  | { readonly _tag: 'NotARoot'; readonly found: string }
  | { readonly _tag: 'WrongPlan'; readonly plan: string; readonly fault: string }
  | {
      readonly _tag: 'UnknownClause';
      readonly section: string;
      readonly status: string;
      readonly found: string;
      readonly wanted: readonly string[];
    }
  | {
      readonly _tag: 'NoReason';
      readonly measure: string;
      readonly period?: Period;
      readonly field: CellField | 'baseline' | 'benchmark';
      readonly act: Act;
    };

const list = (words: readonly string[]): string => (words.length === 0 ? 'none' : words.join(', '));

/**
 * A rejection in a sentence or two: what was asked, what was found, what is wanted, what to do next.
 *
 * @example
 * import { explainRejection } from '@plan-ledger/domain';
 * assert.equal(
 *   explainRejection({ _tag: 'Gone', kind: 'action', id: 'field-force', how: 'withdrawn' }),
 *   'Action field-force was withdrawn and can be changed no more; add a new action with an id of its own',
 * );
 */
export const explainRejection = (r: Rejection): string => {
  switch (r._tag) {
    case 'NoPlan':
      return 'There is no plan yet; establish it first, or submit its first edition';
    case 'OtherPlan':
      return `This is for plan ${r.found}, and the stream is plan ${r.wanted}; name the right plan`;
    case 'PlanExists':
      return `Plan ${r.plan} exists with other words; revise it instead`;
    case 'PlanEnded':
      return `The plan was ${r.how}${r.by === undefined ? '' : ` by ${r.by}`} and can be changed no more`;
    case 'ReportTooOld':
      return `Found a report of ${r.found}, and the newest one is of ${r.newest}; a plan's history does not run backwards: report it on ${r.newest} or later, and say in the reason when it was true`;
    case 'Unknown':
      return `Found no ${r.kind} named ${r.id}; the nearest are: ${list(r.known)}`;
    case 'IdTaken':
      return `The ${r.kind} id ${r.id} is taken by ${JSON.stringify(r.title)}; an id is never used again: choose another, or revise that ${r.kind}`;
    case 'LabelTaken':
      return `An edition ${r.label} was published before with other contents; give this one a label of its own`;
    case 'Gone':
      return `${r.kind.charAt(0).toUpperCase()}${r.kind.slice(1)} ${r.id} was ${r.how} and can be changed no more; add a new ${r.kind} with an id of its own`;
    case 'WrongDeparture':
      return r.into === undefined
        ? `Found ${r.kind} ${r.id} merged into nothing; say into which other ${r.kind} it went`
        : `Found ${r.kind} ${r.id} ${r.how} into ${r.into}; only what is merged goes into another: say merged, or leave out what it went into`;
    case 'IntoItself':
      return `The ${r.kind} ${r.id} cannot go into itself or into what it holds; name another`;
    case 'StillHolds':
      return `${r.kind.charAt(0).toUpperCase()}${r.kind.slice(1)} ${r.id} still holds ${list(r.holds)}; move or withdraw them first`;
    case 'Empty':
      return `Found no ${r.what}; wanted at least one word`;
    case 'NotInScheme':
      return `Found status ${JSON.stringify(r.found)} for ${r.subject}; wanted one of ${list(r.wanted)} (scheme ${r.scheme})`;
    case 'WrongPeriod':
      return `Found period ${r.found} for measure ${r.measure}; it is counted by the ${r.wanted}`;
    case 'FigureStands':
      return `The ${r.field} of ${r.measure} for ${r.period} is ${r.found}, and ${r.wanted} is another figure; revise it, and say whether it is a revision or a correction`;
    case 'NoFigure':
      return `There is no ${r.field} of ${r.measure} for ${r.period} to change; record it first`;
    case 'BaselineStands':
      return `The ${r.found} of ${r.measure} stands, and ${r.wanted} is another figure; say with the act whether it is a revision or a correction`;
    case 'NoBaseline':
      return `There is no ${r.of} of ${r.measure} to change; record it first, without an act`;
    case 'NoReasonToRebase':
      return `Found no reason why the limits of ${r.measure} begin anew from ${r.from}, or no longer do; say what changed in what is counted`;
    case 'WrongLevel':
      return `Risk ${r.risk}: ${r.fault}`;
    case 'NotYet':
      return `Found milestone ${r.milestone} reached on ${r.found}, after ${r.reported}, on which it is reported; wanted that day or an earlier one`;
    case 'NoSuchVersion':
      return `Found version ${r.found}; the plan has versions 1 to ${r.newest}: name the one whose event holds the text`;
    case 'NoSuchTree':
      return `Found a checkpoint of ${r.found} events; the plan has ${r.newest}: wanted a checkpoint of this plan`;
    case 'NotARoot':
      return `Found ${JSON.stringify(r.found)} as a root; wanted the third line of a checkpoint, the base64 of 32 bytes`;
    case 'NotFreeText':
      return `Found ${JSON.stringify(r.field)}, which is no free text; ids, days, numbers, statuses and the keys by which things are found stay in the history: name a text, such as event.comment, event.done[0], event.changes.title, reason or source.document`;
    case 'WrongPlan':
      return `Plan ${r.plan}: ${r.fault}`;
    case 'UnknownClause':
      return `Found clause ${JSON.stringify(r.found)} for status ${r.status} of section ${r.section}; wanted ${r.wanted.length === 0 ? 'none: its definition has no clauses' : `one of ${list(r.wanted)}`}`;
    case 'NoReason':
      return `A ${r.act} of the ${r.field} of ${r.measure}${r.period === undefined ? '' : ` for ${r.period}`} needs a reason; say why the figure changed`;
  }
};
