import { type Measure, type Plan, type Section, sectionsOf } from '@plan-ledger/domain';

/** Which measures are meant: one, or those of one section; left out, all that are in the plan. */
export interface MeasuresMeant {
  readonly measure?: string;
  readonly section?: string;
}

/** A measure with the section that it belongs to. */
export interface Placed {
  readonly section: Section;
  readonly measure: Measure;
}

/** The measures that are meant, in the order of the document. One that is named is there also when it is gone. */
export const measuresInOrder = (plan: Plan, meant: MeasuresMeant): readonly Placed[] => {
  const order = plan.editions.at(-1)?.measures ?? [];
  const place = ({ id }: Measure): number => {
    const at = order.indexOf(id);
    return at < 0 ? order.length : at;
  };
  const measures = Object.values(plan.measures)
    .filter(({ id, gone }) => (meant.measure === undefined ? gone === undefined : id === meant.measure))
    .sort((a, b) => place(a) - place(b));
  return sectionsOf(plan)
    .filter(({ id }) => meant.section === undefined || id === meant.section)
    .flatMap((section) =>
      measures.filter((measure) => measure.section === section.id).map((measure) => ({ section, measure })),
    );
};
