import type { Step } from '../../plan/decide/index.js';
import type { Act } from '../../plan/events/index.js';
import type { Entry } from '../../plan/measures.js';
import type { Plan } from '../../plan/state.js';
import { foldText } from '../../values/figure.js';
import { own } from '../../values/json.js';
import type { Period } from '../../values/period.js';
import type { Edition } from '../edition.js';
import type { MeasurePart } from '../format/index.js';
import { figureOf, placeIn, present, type Stepper } from './shape.js';

interface About {
  readonly field: 'baseline' | 'benchmark';
  readonly group?: string | undefined;
  readonly against?: string | undefined;
  readonly period?: Period | undefined;
}

interface Explained {
  readonly act?: Act;
  readonly reason?: string;
}

/** Why a figure that stands is another one now: as the edition says, or unexplained. The same figure needs no act. */
const explained = (
  edition: Edition,
  measure: string,
  about: About,
  before: (Entry & { readonly period?: Period }) | undefined,
  printed?: string,
): Explained => {
  const same =
    printed !== undefined && before?.figure.printed === foldText(printed) && before.period === about.period;
  if (before === undefined || same) return {};
  const said = edition.revisions?.find(
    (revision) =>
      revision.measure === measure &&
      revision.field === about.field &&
      revision.group === about.group &&
      revision.against === about.against,
  );
  return said === undefined ? { act: 'unexplained' } : { act: said.act, reason: said.reason };
};

/**
 * Steps that make the baselines and benchmarks of a measure what the edition prints. A baseline that is left out is taken away, and so
 * is a benchmark without a period; one of another period stays, as a figure of a month outside the window does.
 */
export const standingSteps = (
  plan: Plan,
  edition: Edition,
  { id: measure, baselines = [], benchmarks = [] }: MeasurePart,
  place: string | undefined,
  step: Stepper,
): readonly Step[] => {
  const known = own(plan.measures, measure);
  const baselineAt = (group: string | undefined): string =>
    placeIn(place, group === undefined ? 'baseline' : `baseline of ${group}`);

  const stated = baselines.map(({ printed, ...said }) => {
    const before = known?.baselines?.find(({ group }) => group === said.group);
    const about = { field: 'baseline', group: said.group, period: said.period } as const;
    const { act, reason } = explained(edition, measure, about, before, printed);
    const figure = figureOf(before?.figure, printed, edition.reasons) ?? null;
    return step(
      { type: 'RecordBaseline', measure, figure, ...present({ ...said, act }) },
      baselineAt(said.group),
      reason,
    );
  });
  const leftOut = (known?.baselines ?? [])
    .filter((before) => !baselines.some(({ group }) => group === before.group))
    .map((before) => {
      const { group } = before;
      const { act, reason } = explained(edition, measure, { field: 'baseline', group }, before);
      return step(
        { type: 'RecordBaseline', measure, figure: null, ...present({ group, act }) },
        baselineAt(group),
        reason,
      );
    });
  const others = benchmarks.map(({ printed, against, ...said }) => {
    const before = known?.benchmarks?.find((one) => one.against === against && one.period === said.period);
    const figure = figureOf(before?.figure, printed, edition.reasons) ?? null;
    const about = { field: 'benchmark', against, period: said.period } as const;
    const { act, reason } = explained(edition, measure, about, before, printed);
    return step(
      { type: 'RecordBenchmark', measure, against, figure, ...present({ ...said, act }) },
      placeIn(place, `benchmark of ${against}`),
      reason,
    );
  });
  const othersLeftOut = (known?.benchmarks ?? [])
    .filter(
      (before) =>
        before.period === undefined &&
        !benchmarks.some(({ against, period }) => against === before.against && period === undefined),
    )
    .map((before) => {
      const { against } = before;
      const { act, reason } = explained(edition, measure, { field: 'benchmark', against }, before);
      return step(
        { type: 'RecordBenchmark', measure, against, figure: null, ...present({ act }) },
        placeIn(place, `benchmark of ${against}`),
        reason,
      );
    });
  return [...stated, ...leftOut, ...others, ...othersLeftOut];
};
