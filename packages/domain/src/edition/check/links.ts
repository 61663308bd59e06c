import type { Edition, EditionFault } from '../edition.js';
import { idsIn, inFile, unknown } from './shape.js';

const linkedTwice = (
  named: readonly string[],
  what: string,
  pathOf: (at: number) => readonly (string | number)[],
): readonly EditionFault[] =>
  named.flatMap((id, at) =>
    named.indexOf(id) < at
      ? [inFile(pathOf(at), `Found ${what} ${id} linked twice; wanted each link once`)]
      : [],
  );

/** Links go between recommendations and sections of the edition, each once. */
export const linkFaults = (edition: Edition): readonly EditionFault[] => {
  const sections = idsIn(edition, 'section');
  const recommendations = [
    ...idsIn(edition, 'recommendation'),
    // Not printed again, and as it was.
    ...(edition.gone ?? []).flatMap(({ recommendation, how }) =>
      recommendation !== undefined && how === 'not-in-this-document' ? [recommendation] : [],
    ),
  ];
  const listed = (edition.recommendations ?? []).flatMap(({ sections: named = [] }, r) => {
    const pathOf = (at: number) => ['recommendations', r, 'sections', at, 'section'];
    return [
      ...named.flatMap(({ section }, at) => unknown('section', section, sections, pathOf(at))),
      ...linkedTwice(
        named.map(({ section }) => section),
        'section',
        pathOf,
      ),
    ];
  });
  const answered = edition.sections.flatMap(({ answers = [] }, s) => {
    const pathOf = (at: number) => ['sections', s, 'answers', at, 'recommendation'];
    return [
      ...answers.flatMap(({ recommendation }, at) =>
        unknown('recommendation', recommendation, recommendations, pathOf(at)),
      ),
      ...linkedTwice(
        answers.map(({ recommendation }) => recommendation),
        'recommendation',
        pathOf,
      ),
    ];
  });
  return [...listed, ...answered];
};

export const oversightFaults = (edition: Edition): readonly EditionFault[] => {
  const sections = idsIn(edition, 'section');
  return (edition.oversight ?? []).flatMap(({ sections: watched = [] }, o) => {
    const pathOf = (at: number) => ['oversight', o, 'sections', at];
    return [
      ...watched.flatMap((section, at) => unknown('section', section, sections, pathOf(at))),
      ...linkedTwice(watched, 'section', pathOf),
    ];
  });
};

/** A measure may name the action whose row prints it. */
export const rowFaults = (edition: Edition): readonly EditionFault[] => {
  const actions = idsIn(edition, 'action');
  return edition.sections.flatMap(({ measures = [] }, s) =>
    measures.flatMap(({ action }, m) =>
      action === undefined
        ? []
        : unknown('action', action, actions, ['sections', s, 'measures', m, 'action']),
    ),
  );
};
