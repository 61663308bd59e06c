import { nearest } from '../values/nearest.js';
import { firstDayOf, frequencyOf, lastDayOf, periodsFrom } from '../values/period.js';
import type { Edition, EditionFault } from './edition.js';

const inFile = (path: readonly (string | number)[], message: string): EditionFault => ({
  file: 'edition',
  path: path.map(String),
  message,
});

interface Declared {
  readonly id: string;
  readonly path: readonly (string | number)[];
}

const repeated = (kind: string, declared: readonly Declared[]): readonly EditionFault[] =>
  declared
    .filter(({ id }, at) => declared.findIndex((other) => other.id === id) < at)
    .map(({ id, path }) => inFile(path, `Found ${kind} ${id} a second time; wanted each id once`));

const suggest = (id: string, known: readonly string[]): string => {
  const like = nearest(id, known);
  return like.length > 0 ? `; did you mean ${like.join(' or ')}` : '';
};

const idFaults = ({ sections }: Edition): readonly EditionFault[] => [
  ...repeated(
    'section',
    sections.map(({ id }, s) => ({ id, path: ['sections', s, 'id'] })),
  ),
  ...repeated(
    'action',
    sections.flatMap(({ actions = [] }, s) =>
      actions.map(({ id }, a) => ({ id, path: ['sections', s, 'actions', a, 'id'] })),
    ),
  ),
  ...repeated(
    'measure',
    sections.flatMap(({ measures = [] }, s) =>
      measures.map(({ id }, m) => ({ id, path: ['sections', s, 'measures', m, 'id'] })),
    ),
  ),
];

const parentFaults = ({ sections }: Edition): readonly EditionFault[] =>
  sections.flatMap(({ parent }, s) =>
    parent === undefined || sections.slice(0, s).some(({ id }) => id === parent)
      ? []
      : [
          inFile(
            ['sections', s, 'parent'],
            `Found parent ${parent}; wanted a section that stands before this one`,
          ),
        ],
  );

const statusFaults = ({ schemes = [], sections }: Edition): readonly EditionFault[] => {
  const codes = schemes.flatMap(({ statuses }) => statuses.map(({ code }) => code));
  return sections.flatMap((section, s) =>
    (['dashboard', 'detail'] as const).flatMap((page) =>
      (['actions', 'impact'] as const).flatMap((dimension) => {
        const status = section[page]?.[dimension];
        return status === undefined || codes.includes(status)
          ? []
          : [
              inFile(
                ['sections', s, page, dimension],
                `Found status ${JSON.stringify(status)}; wanted one of the schemes' codes: ${codes.join(', ')}`,
              ),
            ];
      }),
    ),
  );
};

const goneFaults = ({ gone = [], sections }: Edition): readonly EditionFault[] => {
  const present = {
    section: sections.map(({ id }) => id as string),
    action: sections.flatMap(({ actions = [] }) => actions.map(({ id }) => id as string)),
    measure: sections.flatMap(({ measures = [] }) => measures.map(({ id }) => id as string)),
  };
  return gone.flatMap((part, g) => {
    const named = (['section', 'action', 'measure'] as const).filter((kind) => part[kind] !== undefined);
    const [kind] = named;
    if (kind === undefined || named.length > 1) {
      return [inFile(['gone', g], `Found ${named.length} names; wanted one of action, measure or section`)];
    }
    const id = part[kind] ?? '';
    const faults: EditionFault[] = [];
    if (present[kind].includes(id)) {
      faults.push(
        inFile(['gone', g, kind], `Found ${kind} ${id} among what is gone; it is also in this edition`),
      );
    }
    if ((part.how === 'merged') !== (part.into !== undefined)) {
      faults.push(inFile(['gone', g], 'Wanted the field into with how: merged, and only there'));
    } else if (part.into !== undefined && !present[kind].includes(part.into)) {
      faults.push(
        inFile(
          ['gone', g, 'into'],
          `Found no ${kind} ${part.into} in this edition${suggest(part.into, present[kind])}`,
        ),
      );
    }
    return faults;
  });
};

const measuresOf = (edition: Edition) => edition.sections.flatMap(({ measures = [] }) => measures);

const quotedFaults = (edition: Edition): readonly EditionFault[] => {
  const ids = measuresOf(edition).map(({ id }) => id as string);
  return edition.sections.flatMap((section, s) =>
    (['dashboard', 'detail'] as const).flatMap((page) =>
      (section[page]?.quoted ?? []).flatMap(({ measure }, q) =>
        ids.includes(measure)
          ? []
          : [
              inFile(
                ['sections', s, page, 'quoted', q, 'measure'],
                `Found a quoted figure of ${measure}, which is no measure of this edition${suggest(measure, ids)}`,
              ),
            ],
      ),
    ),
  );
};

const figureFaults = (edition: Edition): readonly EditionFault[] => {
  const measures = measuresOf(edition);
  const { window } = edition.edition;
  const seen = new Set<string>();
  return edition.figures.flatMap(({ measure, period, line, doubtful, note }): readonly EditionFault[] => {
    const fault = (message: string): readonly EditionFault[] => [{ file: 'figures', line, message }];
    const known = measures.find(({ id }) => id === measure);
    if (known === undefined) {
      return fault(
        `Found measure ${measure}, which is not in edition.yaml${suggest(
          measure,
          measures.map(({ id }) => id),
        )}`,
      );
    }
    if (frequencyOf(period) !== known.frequency) {
      return fault(`Found period ${period} for ${measure}; it is counted by the ${known.frequency}`);
    }
    if (
      window !== undefined &&
      (firstDayOf(period) < firstDayOf(window.from) || lastDayOf(period) > lastDayOf(window.to))
    ) {
      return fault(
        `Found period ${period}, outside the window ${window.from} to ${window.to} that the edition declares`,
      );
    }
    const key = `${measure} ${period}`;
    if (seen.has(key)) return fault(`Found ${measure} for ${period} a second time; wanted each cell once`);
    seen.add(key);
    return doubtful.length > 0 && note === undefined
      ? fault(`Found a doubtful cell of ${measure} for ${period} without a note; say what is uncertain`)
      : [];
  });
};

const forgottenFaults = (edition: Edition): readonly EditionFault[] => {
  const { window } = edition.edition;
  if (window === undefined) return [];
  const given = new Set(edition.figures.map(({ measure, period }) => `${measure} ${period}`));
  return edition.sections.flatMap(({ measures = [] }, s) =>
    measures.flatMap(({ id, frequency }, m) => {
      const missing =
        frequencyOf(window.from) !== frequency
          ? []
          : periodsFrom(window.from, window.to).filter((period) => !given.has(`${id} ${period}`));
      return missing.length === 0
        ? []
        : [
            inFile(
              ['sections', s, 'measures', m, 'id'],
              `Found no line of figures.csv for ${id} in ${missing.join(', ')}; write one for each period of the window, blank where the cell is blank`,
            ),
          ];
    }),
  );
};

/** What is wrong with an edition although each of its fields can be read. */
export const checkEdition = (edition: Edition): readonly EditionFault[] => [
  ...idFaults(edition),
  ...parentFaults(edition),
  ...statusFaults(edition),
  ...goneFaults(edition),
  ...quotedFaults(edition),
  ...figureFaults(edition),
  ...forgottenFaults(edition),
];
