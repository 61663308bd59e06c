import { nearest } from '../../values/nearest.js';
import type { Kind } from '../../plan/rejection.js';
import type { Edition, EditionFault } from '../edition.js';

export const inFile = (path: readonly (string | number)[], message: string): EditionFault => ({
  file: 'edition',
  path: path.map(String),
  message,
});

/** An id where an edition declares it. */
export interface Declared {
  readonly id: string;
  readonly path: readonly (string | number)[];
}

/** Every id that an edition declares, by kind. */
export const declaredIn = ({
  sections,
  recommendations = [],
  risks = [],
  oversight = [],
}: Edition): Readonly<Record<Kind, readonly Declared[]>> => {
  const whole = (name: string, members: readonly { readonly id: string }[]) =>
    members.map(({ id }, at) => ({ id, path: [name, at, 'id'] }));
  const within = (name: 'actions' | 'measures' | 'evidence') =>
    sections.flatMap((section, s) =>
      (section[name] ?? []).map(({ id }, at) => ({ id, path: ['sections', s, name, at, 'id'] })),
    );
  return {
    section: whole('sections', sections),
    action: within('actions'),
    measure: within('measures'),
    evidence: within('evidence'),
    milestone: sections.flatMap(({ actions = [] }, s) =>
      actions.flatMap(({ milestones = [] }, a) =>
        milestones.map(({ id }, m) => ({ id, path: ['sections', s, 'actions', a, 'milestones', m, 'id'] })),
      ),
    ),
    recommendation: whole('recommendations', recommendations),
    risk: whole('risks', risks),
    oversight: whole('oversight', oversight),
  };
};

/** The ids of one kind that an edition declares. */
export const idsIn = (edition: Edition, kind: Kind): readonly string[] =>
  declaredIn(edition)[kind].map(({ id }) => id);

export const suggest = (id: string, known: readonly string[]): string => {
  const like = nearest(id, known);
  return like.length > 0 ? `; did you mean ${like.join(' or ')}` : '';
};

/** A fault where an id is named that the edition does not declare. */
export const unknown = (
  kind: Kind,
  id: string,
  known: readonly string[],
  path: readonly (string | number)[],
): readonly EditionFault[] =>
  known.includes(id) ? [] : [inFile(path, `Found no ${kind} ${id} in this edition${suggest(id, known)}`)];
