import type { Kind } from '../../plan/rejection.js';
import type { Plan } from '../../plan/state.js';
import { likenessOfTitles } from '../../values/nearest.js';
import type { Edition } from '../edition.js';

/** Something of the plan that the edition does not name, and says nothing of: a person decides. */
export interface Question {
  readonly kind: Kind;
  readonly id: string;
  readonly title: string;
  /** A new one of the edition whose title looks like it, if there is one. */
  readonly looksLike?: { readonly id: string; readonly title: string };
}

interface Named {
  readonly id: string;
  readonly title: string;
}

const LOOKS_ALIKE = 0.4;

const alike = (missing: Named, fresh: readonly Named[]): Named | undefined =>
  fresh
    .map((named) => ({ named, likeness: likenessOfTitles(missing.title, named.title) }))
    .filter(({ likeness }) => likeness >= LOOKS_ALIKE)
    .sort((a, b) => b.likeness - a.likeness)[0]?.named;

/** What of the plan the edition leaves out without a word, within what it says it covers. */
export const questionsOf = (plan: Plan, edition: Edition): readonly Question[] => {
  const { gone = [], scope = 'all', sections } = edition;
  const covers = (section: string): boolean => scope === 'all' || scope.some((id) => id === section);

  const asked = (
    kind: Kind,
    known: readonly (Named & { readonly gone?: unknown; readonly home: string })[],
    named: readonly Named[],
  ): readonly Question[] => {
    const spoken = new Set([...named.map(({ id }) => id), ...gone.map((part) => part[kind] ?? '')]);
    const ids = new Set(known.map(({ id }) => id));
    const fresh = named.filter(({ id }) => !ids.has(id));
    return known
      .filter((member) => member.gone === undefined && covers(member.home) && !spoken.has(member.id))
      .map((member) => {
        const { id, title } = member;
        const like = alike(member, fresh);
        return {
          kind,
          id,
          title,
          ...(like === undefined ? {} : { looksLike: { id: like.id, title: like.title } }),
        };
      });
  };

  return [
    ...asked(
      'section',
      Object.values(plan.sections).map((s) => ({ ...s, home: s.id })),
      sections,
    ),
    ...asked(
      'action',
      Object.values(plan.actions).map((a) => ({ ...a, home: a.section })),
      sections.flatMap(({ actions = [] }) => actions),
    ),
    ...asked(
      'measure',
      Object.values(plan.measures).map((m) => ({ ...m, home: m.section })),
      sections.flatMap(({ measures = [] }) => measures),
    ),
  ];
};
