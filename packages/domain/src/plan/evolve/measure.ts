import { own, withChanges } from '../../values/json.js';
import type { Act, CellField } from '../events/index.js';
import type { figureEvents, measureEvents } from '../events/measure.js';
import type { Cell, Entry, Plan, Remark } from '../state.js';
import { change, type Evolvers, goneBy, put } from './shape.js';

export const evolveMeasure: Evolvers<keyof typeof measureEvents> = {
  MeasureDefined: (plan, { type: _, measure, ...fields }) =>
    own(plan.measures, measure) === undefined
      ? put(plan, 'measures', { id: measure, ...fields, cells: {} })
      : plan,

  MeasureRevised: (plan, { measure, changes }) =>
    change(plan, 'measures', measure, (found) => withChanges(found, changes)),

  MeasureMoved: (plan, { measure, section }) =>
    change(plan, 'measures', measure, (found) => ({ ...found, section })),

  MeasureRetired: (plan, event, _, version) =>
    change(plan, 'measures', event.measure, (found) => ({ ...found, gone: goneBy(event, version) })),
};

interface CellAddress {
  readonly measure: string;
  readonly period: string;
}

const changeCell = (plan: Plan, { measure, period }: CellAddress, make: (cell: Cell) => Cell): Plan =>
  change(plan, 'measures', measure, (found) => ({
    ...found,
    cells: { ...found.cells, [period]: make(found.cells[period] ?? {}) },
  }));

interface Printed extends Remark {
  readonly figure: Entry['figure'];
  readonly act?: Act;
}

const remarkOf = ({ doubtful, note }: Remark): Remark => ({
  ...(doubtful === undefined ? {} : { doubtful }),
  ...(note === undefined ? {} : { note }),
});

const write = (plan: Plan, event: CellAddress & Printed, field: CellField): Plan =>
  changeCell(plan, event, ({ blank, ...cell }) => {
    const { [field]: _, ...others } = blank ?? {};
    return {
      ...cell,
      [field]: {
        figure: event.figure,
        ...remarkOf(event),
        ...(event.act === undefined ? {} : { act: event.act }),
      },
      ...(Object.keys(others).length === 0 ? {} : { blank: others }),
    };
  });

const clear = (plan: Plan, event: CellAddress & Remark, field: CellField): Plan =>
  changeCell(plan, event, (cell) => {
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

export const evolveFigure: Evolvers<keyof typeof figureEvents> = {
  TargetSet: (plan, event) => write(plan, event, 'target'),
  TargetRevised: (plan, event) => write(plan, event, 'target'),
  TargetWithdrawn: (plan, event) => clear(plan, event, 'target'),
  ActualRecorded: (plan, event) => write(plan, event, 'actual'),
  ActualRevised: (plan, event) => write(plan, event, 'actual'),
  ActualWithdrawn: (plan, event) => clear(plan, event, 'actual'),
  CellAnnotated: (plan, { field, doubtful, note, ...address }) =>
    changeCell(plan, address, (cell) =>
      annotate(cell, field, {
        ...(doubtful === null ? {} : { doubtful }),
        ...(note === null ? {} : { note }),
      }),
    ),
};
