import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import { parseFigure } from '../../values/figure.js';
import { own } from '../../values/json.js';
import type { Edition } from '../edition.js';
import type { MeasurePart } from '../format/index.js';
import { present, type Stepper } from './shape.js';

const actFor = (before: { readonly figure: { readonly printed: string } } | undefined) =>
  before === undefined ? {} : ({ act: 'unexplained' } as const);

const where = (place: string | undefined, what: string): string =>
  [place, what].filter((text) => text !== undefined).join(', ');

/** Steps that make the baselines and benchmarks of a measure what the edition prints. */
export const standingSteps = (
  plan: Plan,
  { reasons }: Edition,
  { id: measure, baselines, benchmarks = [] }: MeasurePart,
  place: string | undefined,
  step: Stepper,
): readonly Step[] => {
  const known = own(plan.measures, measure);
  const groups = baselines?.map(({ group }) => group);
  const away = (known?.baselines ?? []).filter(
    ({ group }) => groups !== undefined && !groups.includes(group),
  );
  return [
    ...(baselines ?? []).map(({ printed, ...said }) =>
      step(
        {
          type: 'RecordBaseline',
          measure,
          figure: parseFigure(printed, reasons) ?? null,
          ...present(said),
          ...actFor(known?.baselines?.find(({ group }) => group === said.group)),
        },
        where(place, said.group === undefined ? 'baseline' : `baseline of ${said.group}`),
      ),
    ),
    ...away.map(({ group }) =>
      step(
        { type: 'RecordBaseline', measure, figure: null, ...present({ group }), act: 'unexplained' },
        where(place, 'baseline'),
      ),
    ),
    ...benchmarks.map(({ printed, against, ...said }) =>
      step(
        {
          type: 'RecordBenchmark',
          measure,
          against,
          figure: parseFigure(printed, reasons) ?? null,
          ...present(said),
          ...actFor(known?.benchmarks?.find((one) => one.against === against && one.period === said.period)),
        },
        where(place, `benchmark of ${against}`),
      ),
    ),
  ];
};
