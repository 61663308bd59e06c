import type { Kind } from '../../plan/rejection.js';
import type { Version } from '../../plan/recorded.js';
import type { Plan } from '../../plan/state.js';
import { likenessOfWords, wordsOfTitle } from '../../values/nearest.js';
import type { Edition } from '../edition.js';

/**
 * Something that a person decides: a thing of the plan that the edition does not name, and says nothing of; or a text that
 * was erased, in whose place the edition gives one.
 */
export interface Question {
  readonly kind: 'plan' | Kind;
  readonly id: string;
  readonly title: string;
  /** A new one of the edition whose title looks like it, if there is one. */
  readonly looksLike?: { readonly id: string; readonly title: string };
  /** The field whose text was erased, and the version of the newest erasure. */
  readonly erased?: { readonly field: string; readonly knowing: Version };
}

interface Named {
  readonly id: string;
  readonly title: string;
}

/** A member of the plan: a body that watches over it is called by its name. */
interface Known {
  readonly id: string;
  readonly title?: string;
  readonly body?: string;
  readonly gone?: unknown;
}

const LOOKS_ALIKE = 0.4;

interface Worded extends Named {
  readonly words: ReadonlySet<string>;
}

/** The one that looks most like a title, if one does. */
const alike = (title: string, fresh: readonly Worded[]): Named | undefined => {
  const words = wordsOfTitle(title);
  let best: { readonly named: Named; readonly likeness: number } | undefined;
  for (const named of fresh) {
    const likeness = likenessOfWords(words, named.words);
    if (likeness >= LOOKS_ALIKE && likeness > (best?.likeness ?? 0)) best = { named, likeness };
  }
  return best?.named;
};

/** What of the plan the edition leaves out without a word, within what it says it covers. */
export const questionsOf = (plan: Plan, edition: Edition): readonly Question[] => {
  const { gone = [], scope = 'all', sections } = edition;
  const covers = (section: string): boolean => scope === 'all' || scope.some((id) => id === section);

  const asked = (
    kind: Kind,
    known: readonly (Known & { readonly home: string })[],
    named: readonly Named[],
  ): readonly Question[] => {
    const spoken = new Set([...named.map(({ id }) => id), ...gone.map((part) => part[kind] ?? '')]);
    const ids = new Set(known.map(({ id }) => id));
    const fresh = named
      .filter(({ id }) => !ids.has(id))
      .map((one) => ({ ...one, words: wordsOfTitle(one.title) }));
    return known
      .filter(
        (member) =>
          member.gone === undefined && (member.home === '' || covers(member.home)) && !spoken.has(member.id),
      )
      .map((member) => {
        const { id } = member;
        const title = member.title ?? member.body ?? '';
        const like = alike(title, fresh);
        return {
          kind,
          id,
          title,
          ...(like === undefined ? {} : { looksLike: { id: like.id, title: like.title } }),
        };
      });
  };

  const actions = sections.flatMap((part) => part.actions ?? []);
  const wholePlan = (members: Readonly<Record<string, Known>>) =>
    scope === 'all' ? Object.values(members).map((member) => ({ ...member, home: '' })) : [];
  return [
    ...asked(
      'section',
      Object.values(plan.sections).map((s) => ({ ...s, home: s.id })),
      sections,
    ),
    ...asked(
      'action',
      Object.values(plan.actions).map((a) => ({ ...a, home: a.section })),
      actions,
    ),
    ...asked(
      'measure',
      Object.values(plan.measures).map((m) => ({ ...m, home: m.section })),
      sections.flatMap(({ measures = [] }) => measures),
    ),
    ...asked(
      'milestone',
      Object.values(plan.milestones)
        .filter(({ action }) => !gone.some((part) => part.action === action))
        .map((m) => ({ ...m, home: plan.actions[m.action]?.section ?? '' })),
      actions.flatMap(({ milestones = [] }) => milestones),
    ),
    ...asked('recommendation', wholePlan(plan.recommendations), edition.recommendations ?? []),
    ...asked('risk', wholePlan(plan.risks), edition.risks ?? []),
    ...asked(
      'evidence',
      Object.values(plan.evidence).map((e) => ({ ...e, home: e.section })),
      sections.flatMap(({ evidence = [] }) => evidence),
    ),
    ...asked(
      'oversight',
      wholePlan(plan.oversight),
      (edition.oversight ?? []).map(({ id, body }) => ({ id, title: body })),
    ),
  ];
};
