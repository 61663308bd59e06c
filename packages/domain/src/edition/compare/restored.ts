import { decide, type Step } from '../../plan/decide/index.js';
import type { Redaction } from '../../plan/erasure.js';
import { follower } from '../../plan/evolve/index.js';
import { FAMILY_OF, familyOf, titleOf } from '../../plan/family.js';
import type { Kind } from '../../plan/rejection.js';
import type { Plan } from '../../plan/state.js';
import { own, sameJson } from '../../values/json.js';
import { REDACTED } from '../../values/redacted.js';
import type { Edition } from '../edition.js';
import type { Question } from './missing.js';

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** What tells the members of a list apart, whatever their texts. */
const KEYS = ['section', 'side', 'page', 'measure', 'plan', 'field', 'group', 'against', 'period', 'label'];

const keyOf = (member: unknown): string =>
  JSON.stringify(isTree(member) ? KEYS.map((key) => own(member, key) ?? '') : '');

const inList = (before: readonly unknown[], after: readonly unknown[], at: string): readonly string[] => {
  const fresh = after.filter((one) => !before.some((known) => sameJson(known, one)));
  if (!before.some(isTree)) {
    const erased = (list: readonly unknown[]): number => list.filter((text) => text === REDACTED).length;
    return erased(after) < erased(before) && fresh.length > 0 ? [at] : [];
  }
  // What was said last of the same thing counts: what was said after an erasure is no secret.
  const latest = new Map(before.map((one) => [keyOf(one), one]));
  return [...latest].flatMap(([key, one]) =>
    fresh.filter((other) => keyOf(other) === key).flatMap((other) => between(one, other, at)),
  );
};

/** The fields in which a text was erased before, and another text stands after. */
const between = (before: unknown, after: unknown, at: string): readonly string[] => {
  if (before === REDACTED) return typeof after === 'string' && after !== REDACTED ? [at] : [];
  if (before === after || !isTree(before) || !isTree(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return inList(before, after, at);
  return Object.entries(before).flatMap(([name, one]) =>
    between(one, own(after, name), at === '' ? name : `${at}.${name}`),
  );
};

/** The plan after those of some steps that are not refused: a refusal is told when they are decided. */
const afterSteps = (plan: Plan, steps: readonly Step[]): Plan => {
  const next = follower();
  let after = plan;
  for (const { command, saying } of steps) {
    const decision = decide(after, command, saying);
    const events = decision._tag === 'Left' ? [] : decision.right;
    for (const event of events) after = next(after, { ...saying, event });
  }
  return after;
};

interface Restored {
  readonly kind: Question['kind'];
  readonly id: string;
  readonly title: string;
  readonly field: string;
}

const restoredIn = (before: Plan, after: Plan): readonly Restored[] => {
  const { identity } = before;
  const ofPlan = between(identity, after.identity, '').map((field) => ({
    kind: 'plan' as const,
    id: identity?.plan ?? '',
    title: identity?.title ?? '',
    field,
  }));
  const members = (Object.keys(FAMILY_OF) as readonly Kind[]).flatMap((kind) =>
    Object.entries(familyOf(before, kind)).flatMap(([id, member]) =>
      between(member, own<unknown>(familyOf(after, kind), id), '').map((field) => ({
        kind,
        id,
        title: titleOf(before, kind, id) ?? '',
        field,
      })),
    ),
  );
  const quoted = Object.values(before.sections).flatMap(({ id, title }) => {
    const of = (plan: Plan) => plan.quoted.filter(({ section }) => section === id);
    return between(of(before), of(after), 'quoted').map((field) => ({
      kind: 'section' as const,
      id,
      title,
      field,
    }));
  });
  return [...ofPlan, ...members, ...quoted];
};

/** A label names one version for ever: what it is published with again is held against what it was published with. */
const inPublication = (plan: Plan, steps: readonly Step[]): readonly Restored[] =>
  steps.flatMap(({ command }) => {
    if (command.type !== 'PublishEdition') return [];
    const before = plan.editions.find(({ label }) => label === command.label);
    const { plan: id = '', title = '' } = plan.identity ?? {};
    return between(before, command, 'edition').map((field) => ({ kind: 'plan', id, title, field }));
  });

/** The newest event that says that a text was erased. */
const newestOf = (redactions: readonly Redaction[]): number => Math.max(...redactions.map(({ at }) => at));

/**
 * Texts that were erased and would come back: what stood there nobody can say any more, so it may be the same text. A person
 * decides, once for each, and knowing of the newest erasure: a word given before it does not count for it.
 */
export const restoredBy = (
  plan: Plan,
  { restated = [] }: Edition,
  steps: readonly Step[],
): readonly Question[] => {
  // Without an erasure `[redacted]` is what the document itself prints.
  if (plan.redactions.length === 0) return [];
  const knowing = newestOf(plan.redactions);
  const isSaid = ({ kind, id, field }: Restored): boolean =>
    restated.some(
      (part) => part[kind] === id && part.field === field && Number(part.knowing.slice(1)) >= knowing,
    );
  const asked = new Map(
    [...restoredIn(plan, afterSteps(plan, steps)), ...inPublication(plan, steps)]
      .filter((restored) => !isSaid(restored))
      .map((restored) => [JSON.stringify([restored.kind, restored.id, restored.field]), restored]),
  );
  return [...asked.values()].map(({ field, ...about }) => ({ ...about, erased: { field, knowing } }));
};
