import type { PlanCommand } from '../../plan/commands.js';
import type { Step } from '../../plan/decide/index.js';
import type { CellField } from '../../plan/events/index.js';
import type { Entry } from '../../plan/measures.js';
import type { Plan } from '../../plan/state.js';
import type { SectionId } from '../../values/ids.js';
import { own } from '../../values/json.js';
import { periodInWords } from '../../values/period.js';
import type { Edition, EditionFigure } from '../edition.js';
import type { MeasurePart } from '../format/index.js';
import { keptWording, present, revisionOf, type Stepper } from './shape.js';

/** Steps that make a measure what the edition says of it. */
export const measureSteps = (
  plan: Plan,
  section: SectionId,
  part: MeasurePart,
  place: string | undefined,
  step: Stepper,
): readonly Step[] => {
  const { id: measure, place: _place, baselines: _baselines, benchmarks: _benchmarks, ...said } = part;
  const before = own(plan.measures, measure);
  const fields = { ...said, title: keptWording(before?.title, said.title) };
  if (before === undefined) {
    return [step({ type: 'DefineMeasure', measure, section, ...fields }, place)];
  }
  const {
    id: _id,
    section: _section,
    cells: _cells,
    gone: _gone,
    baselines: _before,
    benchmarks: _others,
    ...words
  } = before;
  return [
    step({ type: 'MoveMeasure', measure, section }, place),
    ...revisionOf<object>(words, fields, (changes) =>
      step({ type: 'ReviseMeasure', measure, changes }, place),
    ),
  ];
};

const COMMANDS = {
  target: { first: 'SetTarget', again: 'ReviseTarget', away: 'WithdrawTarget' },
  actual: { first: 'RecordActual', again: 'ReviseActual', away: 'WithdrawActual' },
} as const;

const remarksOf = (
  { doubtful, note, target, actual }: EditionFigure,
  field: CellField,
): { readonly doubtful?: string; readonly note?: string } => {
  if (note === undefined) return {};
  if (doubtful.includes(field)) return { doubtful: note };
  const noted: CellField = actual === undefined && target !== undefined ? 'target' : 'actual';
  const carriesNote = doubtful.length === 0 && field === noted;
  return carriesNote ? { note } : {};
};

interface Explained {
  readonly act: 'revision' | 'correction' | 'unexplained';
  readonly reason?: string;
}

const explanationOf = (edition: Edition, { measure, period }: EditionFigure, field: CellField): Explained =>
  edition.revisions?.find((r) => r.measure === measure && r.period === period && r.field === field) ?? {
    act: 'unexplained',
  };

const commandFor = (
  cell: EditionFigure,
  field: CellField,
  before: Entry | undefined,
  act: Explained['act'],
): PlanCommand => {
  const { measure, period } = cell;
  const after = cell[field];
  const { first, again, away } = COMMANDS[field];
  const { doubtful, note } = remarksOf(cell, field);
  const remarks = present({ doubtful, note });
  const annotate = {
    type: 'AnnotateCell',
    measure,
    period,
    field,
    doubtful: doubtful ?? null,
    note: note ?? null,
  } as const;
  if (after === undefined) {
    return before === undefined ? annotate : { type: away, measure, period, act, ...remarks };
  }
  if (before === undefined) return { type: first, measure, period, figure: after, ...remarks };
  return before.figure.printed === after.printed
    ? annotate
    : { type: again, measure, period, figure: after, act, ...remarks };
};

/** Steps that make a cell what the edition prints in it. */
export const cellSteps = (
  plan: Plan,
  edition: Edition,
  cell: EditionFigure,
  place: string | undefined,
  step: Stepper,
): readonly Step[] =>
  (['target', 'actual'] as const).map((field) => {
    const before = own(plan.measures, cell.measure)?.cells[cell.period]?.[field];
    const { act, reason } = explanationOf(edition, cell, field);
    const where = [place, periodInWords(cell.period), field].filter((text) => text !== undefined).join(', ');
    return step(commandFor(cell, field, before, act), where, reason);
  });
