import { own, type Plan, type Section } from '@plan-ledger/domain';

const above = (plan: Plan, section: Section): readonly Section[] => {
  const found: Section[] = [];
  const seen = new Set<string>([section.id]);
  let at = section.parent === undefined ? undefined : own(plan.sections, section.parent);
  while (at !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    found.push(at);
    at = at.parent === undefined ? undefined : own(plan.sections, at.parent);
  }
  return found;
};

/** The ids of some sections with all that is inside them; and these with the larger parts around them. */
export const within = (
  plan: Plan,
  sections: readonly Section[],
): { readonly inside: ReadonlySet<string>; readonly around: ReadonlySet<string> } => {
  const inside = new Set<string>(sections.map(({ id }) => id));
  for (const section of Object.values(plan.sections)) {
    if (above(plan, section).some(({ id }) => inside.has(id))) inside.add(section.id);
  }
  const outer = sections.flatMap((section) => above(plan, section)).map(({ id }) => id as string);
  return { inside, around: new Set([...inside, ...outer]) };
};
