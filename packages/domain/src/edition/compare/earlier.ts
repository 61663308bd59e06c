import type { Step } from '../../plan/decide/index.js';
import type { Plan } from '../../plan/state.js';
import { parseFigure } from '../../values/figure.js';
import type { ActorId } from '../../values/ids.js';
import type { Edition } from '../edition.js';
import type { EarlierPart, SectionPart } from '../format/index.js';
import { measurePlaces } from './members.js';
import { present, type Stepper, stepper } from './shape.js';

const FIRST = { targets: 'SetTarget', actuals: 'RecordActual' } as const;
const AGAIN = { targets: 'ReviseTarget', actuals: 'ReviseActual' } as const;

const figureSteps = (
  edition: Edition,
  block: EarlierPart,
  places: ReadonlyMap<string, string>,
  step: Stepper,
): readonly Step[] =>
  (['targets', 'actuals'] as const).flatMap((field) =>
    (block[field] ?? []).flatMap(({ measure, period, printed, act, reason, note, place }) => {
      const figure = parseFigure(printed, edition.reasons);
      if (figure === undefined) return [];
      const said = { measure, period, figure, ...present({ note }) };
      return [
        step(
          act === undefined ? { type: FIRST[field], ...said } : { type: AGAIN[field], ...said, act },
          place ?? places.get(measure),
          reason ?? block.reportedOnNote,
        ),
      ];
    }),
  );

/** The sections, from the outermost, that hold these measures and actions. */
const holding = (
  edition: Edition,
  measures: ReadonlySet<string>,
  actions: ReadonlySet<string>,
): readonly SectionPart[] => {
  const held = new Set<string>();
  for (const part of [...edition.sections].reverse()) {
    const holds =
      (part.measures ?? []).some(({ id }) => measures.has(id)) ||
      (part.actions ?? []).some(({ id }) => actions.has(id));
    if (!held.has(part.id) && !holds) continue;
    held.add(part.id);
    if (part.parent !== undefined) held.add(part.parent);
  }
  return edition.sections.filter(({ id }) => held.has(id));
};

/** The part of an edition that some measures need: their sections, the actions whose rows print them, and they themselves. */
const neededBy = (edition: Edition, measures: ReadonlySet<string>): readonly SectionPart[] => {
  const named = new Set(
    edition.sections
      .flatMap((part) => part.measures ?? [])
      .filter(({ id }) => measures.has(id))
      .flatMap(({ action }) => (action === undefined ? [] : [action])),
  );
  return holding(edition, measures, named).map((part) => {
    const { evidence: _evidence, actions = [], ...words } = part;
    return {
      ...words,
      measures: (part.measures ?? [])
        .filter(({ id }) => measures.has(id))
        .map(({ baselines: _baselines, benchmarks: _benchmarks, ...measure }) => measure),
      // Only that they are there: what became of them is told on the day of the edition.
      actions: actions
        .filter(({ id }) => named.has(id))
        .map(({ milestones: _m, status: _s, progress: _p, outcomes: _o, ...action }) => action),
    };
  });
};

/**
 * What an edition tells of days before its own, said as of those days: first what must be there for it, then the figures.
 * Once the edition is published it has been told.
 */
export const earlierSteps = (
  plan: Plan,
  edition: Edition,
  actor: ActorId,
  build: (sections: readonly SectionPart[], step: Stepper) => readonly Step[],
): readonly Step[] => {
  const { earlier = [] } = edition;
  const [first] = earlier;
  const places = measurePlaces(edition);
  const told = plan.editions.some(({ label }) => label === edition.edition.label);
  if (first === undefined || told) return [];
  const measures = new Set<string>(
    earlier.flatMap(({ targets = [], actuals = [] }) =>
      [...targets, ...actuals].map(({ measure }) => measure),
    ),
  );
  return [
    ...build(neededBy(edition, measures), stepper(edition, actor, first.reportedOn)),
    ...earlier.flatMap((block) =>
      figureSteps(edition, block, places, stepper(edition, actor, block.reportedOn)),
    ),
  ];
};
