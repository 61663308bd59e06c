import { own, withChanges } from '../../values/json.js';
import { type Figure, samePrinted } from '../../values/figure.js';
import type { Act, CellField } from '../events/index.js';
import type { figureEvents, measureEvents } from '../events/measure.js';
import type { Baseline, Benchmark, Cell, Entry, Remark } from '../measures.js';
import type { Plan } from '../state.js';
import { change, enter, type Evolvers, goneBy, type Mine, put } from './shape.js';

export const evolveMeasure: Evolvers<keyof typeof measureEvents> = {
  MeasureDefined: (plan, { type: _, measure, ...fields }, _told, _version, mine) =>
    enter(plan, mine, 'measures', { id: measure, ...fields, cells: {} }),

  MeasureRevised: (plan, { measure, changes }, _told, _version, mine) =>
    change(plan, mine, 'measures', measure, (found) => withChanges(found, changes)),

  MeasureMoved: (plan, { measure, section }, _told, _version, mine) =>
    change(plan, mine, 'measures', measure, (found) => ({ ...found, section })),

  MeasureRetired: (plan, event, _told, version, mine) =>
    change(plan, mine, 'measures', event.measure, (found) => ({ ...found, gone: goneBy(event, version) })),
};

interface CellAddress {
  readonly measure: string;
  readonly period: string;
}

/** By a loop: of a measure with many years of months, spreading takes twice as long, and every figure copies them. */
const copyOf = (cells: Readonly<Record<string, Cell>>): Record<string, Cell> => {
  const copy: Record<string, Cell> = {};
  for (const period of Object.keys(cells)) copy[period] = cells[period] as Cell;
  return copy;
};

const changeCell = (
  plan: Plan,
  { measure, period }: CellAddress,
  mine: Mine,
  make: (cell: Cell) => Cell,
): Plan => {
  const found = own(plan.measures, measure);
  if (found === undefined) return plan;
  const cell = make(found.cells[period] ?? {});
  if (mine.has(found.cells)) {
    (found.cells as Record<string, Cell>)[period] = cell;
    return plan;
  }
  const cells = copyOf(found.cells);
  cells[period] = cell;
  mine.add(cells);
  return put(plan, mine, 'measures', { ...found, cells });
};

interface Printed extends Remark {
  readonly figure: Figure;
  readonly act?: Act;
}

const remarkOf = ({ doubtful, note }: Remark): Remark => ({
  ...(doubtful === undefined ? {} : { doubtful }),
  ...(note === undefined ? {} : { note }),
});

const entryOf = (figure: Figure, said: Omit<Printed, 'figure'>): Entry => ({
  figure,
  ...remarkOf(said),
  ...(said.act === undefined ? {} : { act: said.act }),
});

const write = (plan: Plan, event: CellAddress & Printed, field: CellField, mine: Mine): Plan =>
  changeCell(plan, event, mine, ({ blank, ...cell }) => {
    const { [field]: _, ...others } = blank ?? {};
    return {
      ...cell,
      [field]: {
        ...entryOf(event.figure, event),
      },
      ...(Object.keys(others).length === 0 ? {} : { blank: others }),
    };
  });

const clear = (plan: Plan, event: CellAddress & Remark, field: CellField, mine: Mine): Plan =>
  changeCell(plan, event, mine, (cell) => {
    const remark = remarkOf(event);
    const cleared = withChanges(cell, { [field]: null });
    return Object.keys(remark).length === 0
      ? cleared
      : { ...cleared, blank: { ...cell.blank, [field]: remark } };
  });

const annotate = (cell: Cell, field: CellField, remark: Remark): Cell => {
  const entry = cell[field];
  return entry === undefined
    ? { ...cell, blank: { ...cell.blank, [field]: remark } }
    : {
        ...cell,
        [field]: { figure: entry.figure, ...(entry.act === undefined ? {} : { act: entry.act }), ...remark },
      };
};

/** The list with one of its members replaced, added at the end, or taken away. */
const withOne = <T>(
  list: readonly T[] | undefined,
  isIt: (member: T) => boolean,
  one: T | undefined,
): readonly T[] | null => {
  const known = list ?? [];
  const at = known.findIndex(isIt);
  const changed =
    at < 0
      ? [...known, ...(one === undefined ? [] : [one])]
      : known.flatMap((member, i) => (i === at ? (one === undefined ? [] : [one]) : [member]));
  return changed.length === 0 ? null : changed;
};

/** The same figure with another remark still stands by the act that gave it. */
const stillBy = (stood: Entry | undefined, entry: Entry): Entry =>
  stood?.act !== undefined && entry.act === undefined && samePrinted(stood.figure, entry.figure)
    ? { ...entry, act: stood.act }
    : entry;

export const evolveFigure: Evolvers<keyof typeof figureEvents> = {
  TargetSet: (plan, event, _told, _version, mine) => write(plan, event, 'target', mine),
  TargetRevised: (plan, event, _told, _version, mine) => write(plan, event, 'target', mine),
  TargetWithdrawn: (plan, event, _told, _version, mine) => clear(plan, event, 'target', mine),
  ActualRecorded: (plan, event, _told, _version, mine) => write(plan, event, 'actual', mine),
  ActualRevised: (plan, event, _told, _version, mine) => write(plan, event, 'actual', mine),
  ActualWithdrawn: (plan, event, _told, _version, mine) => clear(plan, event, 'actual', mine),
  CellAnnotated: (plan, { field, doubtful, note, ...address }, _told, _version, mine) =>
    changeCell(plan, address, mine, (cell) =>
      annotate(cell, field, {
        ...(doubtful === null ? {} : { doubtful }),
        ...(note === null ? {} : { note }),
      }),
    ),

  BaselineRecorded: (plan, { measure, group, period, figure, ...said }, _told, _version, mine) =>
    change(plan, mine, 'measures', measure, (found) => {
      const about = withChanges<Pick<Baseline, 'group' | 'period'>>({}, { group, period });
      const isIt = (known: Baseline): boolean => known.group === group;
      const stood = found.baselines?.find(isIt);
      const one = figure === null ? undefined : { ...about, ...stillBy(stood, entryOf(figure, said)) };
      const baselines = withOne(found.baselines, isIt, one);
      return withChanges(found, { baselines });
    }),

  BenchmarkRecorded: (plan, { measure, against, period, figure, ...said }, _told, _version, mine) =>
    change(plan, mine, 'measures', measure, (found) => {
      const when = period === undefined ? {} : { period };
      const isIt = (known: Benchmark): boolean => known.against === against && known.period === period;
      const stood = found.benchmarks?.find(isIt);
      const one =
        figure === null ? undefined : { against, ...when, ...stillBy(stood, entryOf(figure, said)) };
      return withChanges(found, { benchmarks: withOne(found.benchmarks, isIt, one) });
    }),
};
