import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { sameJson } from '../../values/json.js';
import { frequencyOf, type Period } from '../../values/period.js';
import type { MeasureId } from '../../values/ids.js';
import type { Figure } from '../../values/figure.js';
import type { Act, CellField, PlanEvent } from '../events/index.js';
import type { Saying } from '../recorded.js';
import type { Rejection } from '../rejection.js';
import { type Entry, remarkOn } from '../measures.js';
import { type Plan } from '../state.js';
import { reasoned } from './reasoned.js';
import { type Decision, type Deciders, happens, live, nothing, refuse, unless } from './shape.js';

type FigureCommands =
  | 'SetTarget'
  | 'ReviseTarget'
  | 'WithdrawTarget'
  | 'RecordActual'
  | 'ReviseActual'
  | 'WithdrawActual'
  | 'AnnotateCell';

interface Address {
  readonly measure: MeasureId;
  readonly period: Period;
}

interface Written extends Address {
  readonly figure: Figure;
  readonly doubtful?: string;
  readonly note?: string;
}

const entryAt = (
  plan: Plan,
  field: CellField,
  { measure, period }: Address,
): E.Either<Rejection, Entry | undefined> =>
  pipe(
    live(plan, 'measure', measure),
    E.flatMap((found) =>
      frequencyOf(period) === found.frequency
        ? E.right(found.cells[period]?.[field])
        : refuse({ _tag: 'WrongPeriod', measure, found: period, wanted: found.frequency }),
    ),
  );

const saysTheSame = (entry: Entry, written: Written): boolean =>
  sameJson(entry.figure, written.figure) &&
  entry.doubtful === written.doubtful &&
  entry.note === written.note;

const first = (plan: Plan, field: CellField, written: Written, event: PlanEvent): Decision =>
  pipe(
    entryAt(plan, field, written),
    E.flatMap((entry) => {
      if (entry === undefined) return happens(event);
      const { measure, period } = written;
      return saysTheSame(entry, written)
        ? nothing
        : refuse({
            _tag: 'FigureStands',
            measure,
            period,
            field,
            found: entry.figure.printed,
            wanted: written.figure.printed,
          });
    }),
  );

const revised = (
  plan: Plan,
  field: CellField,
  written: Written & { readonly act: Act },
  saying: Saying,
  event: PlanEvent,
): Decision =>
  pipe(
    entryAt(plan, field, written),
    E.flatMap((entry) => {
      if (entry === undefined) return refuse({ _tag: 'NoFigure', ...written, field });
      return saysTheSame(entry, written)
        ? nothing
        : pipe(
            reasoned(field, written, saying),
            E.flatMap(() => happens(event)),
          );
    }),
  );

const withdrawn = (
  plan: Plan,
  field: CellField,
  address: Address & { readonly act: Act },
  saying: Saying,
  event: PlanEvent,
): Decision =>
  pipe(
    entryAt(plan, field, address),
    E.flatMap((entry) =>
      entry === undefined
        ? nothing
        : pipe(
            reasoned(field, address, saying),
            E.flatMap(() => happens(event)),
          ),
    ),
  );

export const decideFigure: Deciders<FigureCommands> = {
  SetTarget: (plan, { type: _, ...fields }) =>
    first(plan, 'target', fields, { type: 'TargetSet', ...fields }),
  RecordActual: (plan, { type: _, ...fields }) =>
    first(plan, 'actual', fields, { type: 'ActualRecorded', ...fields }),
  ReviseTarget: (plan, { type: _, ...fields }, saying) =>
    revised(plan, 'target', fields, saying, { type: 'TargetRevised', ...fields }),
  ReviseActual: (plan, { type: _, ...fields }, saying) =>
    revised(plan, 'actual', fields, saying, { type: 'ActualRevised', ...fields }),
  WithdrawTarget: (plan, { type: _, ...fields }, saying) =>
    withdrawn(plan, 'target', fields, saying, { type: 'TargetWithdrawn', ...fields }),
  WithdrawActual: (plan, { type: _, ...fields }, saying) =>
    withdrawn(plan, 'actual', fields, saying, { type: 'ActualWithdrawn', ...fields }),

  AnnotateCell: (plan, { type: _, ...remark }) =>
    pipe(
      entryAt(plan, remark.field, remark),
      E.flatMap(() => {
        const before = remarkOn(plan.measures[remark.measure]?.cells[remark.period], remark.field);
        return unless(
          (before.doubtful ?? null) === remark.doubtful && (before.note ?? null) === remark.note,
          { type: 'CellAnnotated', ...remark },
        );
      }),
    ),
};
