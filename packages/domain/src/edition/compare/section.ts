import type { Step } from '../../plan/decide/index.js';
import type { Dimension, Page } from '../../plan/events/index.js';
import type { Plan, Quoted } from '../../plan/state.js';
import { own } from '../../values/json.js';
import type { Edition } from '../edition.js';
import type { SectionPart } from '../format/index.js';
import { figureOf, keptNames, keptWording, present, revisionOf, type Stepper, timescaleOf } from './shape.js';

const PAGES: readonly Page[] = ['dashboard', 'detail'];
const DIMENSIONS: readonly Dimension[] = ['actions', 'impact', 'rating'];

/** What stands where a form has a place for a status and none is given. */
const BLANK = 'blank';

const fieldsOf = (plan: Plan, part: SectionPart) => {
  const { id, title, kind, leads, timescale, statement, dashboard, detail } = part;
  const before = own(plan.sections, id);
  return {
    title: keptWording(before?.title, title),
    ...present({
      kind,
      leads: leads === undefined ? undefined : keptNames(before?.leads, leads),
      timescale: timescaleOf(before?.timescale, { timescale }),
      statement: keptWording(before?.statement, statement),
      dashboardNumber: dashboard?.number,
      pageTitle: keptWording(before?.pageTitle, detail?.title),
      rationale: detail?.rationale,
      objectives: detail?.objectives,
    }),
  };
};

/** Steps that put a section where the edition has it, with the words that the edition gives it. */
export const structureSteps = (
  plan: Plan,
  part: SectionPart,
  order: number,
  step: Stepper,
): readonly Step[] => {
  const fields = fieldsOf(plan, part);
  const place = part.dashboard?.place ?? part.detail?.place;
  const position = { order, ...present({ parent: part.parent, number: part.number }) };
  const before = own(plan.sections, part.id);
  if (before === undefined) {
    return [step({ type: 'AddSection', section: part.id, ...fields, ...position }, place)];
  }
  const { title, kind, leads, timescale, statement, dashboardNumber, pageTitle, rationale, objectives } =
    before;
  const words = {
    title,
    ...present({ kind, leads, timescale, statement, dashboardNumber, pageTitle, rationale, objectives }),
  };
  return [
    step({ type: 'MoveSection', section: part.id, ...position }, place),
    ...revisionOf<object>(words, fields, (changes) =>
      step({ type: 'ReviseSection', section: part.id, changes }, part.detail?.place ?? place),
    ),
  ];
};

type QuotedOf = Pick<Quoted, 'section' | 'page' | 'measure' | 'period'> & {
  readonly [Field in 'plan' | 'field']: Quoted[Field] | undefined;
};

/** What the plan quoted last of the same thing. */
const lastQuoted = ({ quoted }: Plan, { section, page, measure, period, plan, field }: QuotedOf) =>
  quoted
    .filter((known) => known.measure === measure && known.period === period)
    .filter((known) => known.section === section && known.page === page)
    .filter((known) => known.plan === plan && known.field === field)
    .at(-1);

/** Steps for what the edition says of a section: its statuses, its progress, the figures that its text quotes. */
export const saidSteps = (plan: Plan, edition: Edition, part: SectionPart, step: Stepper): readonly Step[] =>
  PAGES.flatMap((page) => {
    const said = part[page];
    if (said === undefined) return [];
    const section = part.id;
    const statuses = DIMENSIONS.flatMap((dimension) => {
      const printed = said[dimension];
      if (printed === undefined) return [];
      const status = printed === BLANK ? null : printed;
      const rests = dimension === 'rating' ? present({ clauses: said.clauses, basis: said.basis }) : {};
      return [step({ type: 'AssessStatus', section, dimension, page, status, ...rests }, said.place)];
    });
    const { done = [], next = [], comment, period, headline, concerns, quoted = [] } = said;
    const told = [comment, headline, concerns].some((text) => text !== undefined);
    const reported = done.length + next.length > 0 || told;
    const report = { type: 'ReportProgress', section, page, done, next } as const;
    const progress = reported
      ? [step({ ...report, ...present({ comment, period, headline, concerns }) }, said.place)]
      : [];
    const quotes = quoted.flatMap(({ measure, period: about, printed, says, plan: of, field }) => {
      const before = lastQuoted(plan, { section, page, measure, period: about, plan: of, field });
      const figure = figureOf(before?.figure, printed, edition.reasons);
      if (figure === undefined) return [];
      const quote = { type: 'QuoteFigure', section, page, measure, period: about, figure } as const;
      const remarks = present({ says, edition: edition.edition.label, plan: of, field });
      return [step({ ...quote, ...remarks }, said.place)];
    });
    return [...statuses, ...progress, ...quotes];
  });
