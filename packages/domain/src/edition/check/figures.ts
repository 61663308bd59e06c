import { daysBetween } from '../../values/calendar-day.js';
import { firstDayOf, frequencyOf, lastDayOf, periodsFrom } from '../../values/period.js';
import type { Edition, EditionFault } from '../edition.js';
import { inFile, suggest } from './shape.js';

const measuresOf = (edition: Edition) => edition.sections.flatMap(({ measures = [] }) => measures);

/** No plan has tables of a hundred years; a mistyped year has, and each of its days would be laid out. */
const LONGEST_WINDOW_DAYS = 36_525;

const isTooLong = (window: Edition['edition']['window']): boolean =>
  window !== undefined && daysBetween(firstDayOf(window.from), lastDayOf(window.to)) > LONGEST_WINDOW_DAYS;

export const windowFaults = ({ edition: { window } }: Edition): readonly EditionFault[] =>
  window !== undefined && isTooLong(window)
    ? [
        inFile(
          ['edition', 'window'],
          `Found a window from ${window.from} to ${window.to}; wanted one of at most a hundred years: look whether its years are meant`,
        ),
      ]
    : [];

export const figureFaults = (edition: Edition): readonly EditionFault[] => {
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

export const forgottenFaults = (edition: Edition): readonly EditionFault[] => {
  const { window } = edition.edition;
  if (window === undefined || isTooLong(window)) return [];
  const given = new Set(edition.figures.map(({ measure, period }) => `${measure} ${period}`));
  return edition.sections.flatMap(({ measures = [] }, s) =>
    measures.flatMap(({ id, frequency, narrative = false }, m) => {
      const missing =
        narrative || frequencyOf(window.from) !== frequency
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

/** What is told of earlier days: oldest first, before the edition's own day, and of measures that it declares. */
export const earlierFaults = (edition: Edition): readonly EditionFault[] => {
  const { earlier = [] } = edition;
  const measures = measuresOf(edition);
  return earlier.flatMap((block, b): readonly EditionFault[] => {
    const next = earlier[b + 1]?.reportedOn;
    const { reportedOn: own } = edition.edition;
    const order =
      block.reportedOn < own && (next === undefined || block.reportedOn <= next)
        ? []
        : [
            inFile(
              ['earlier', b, 'reportedOn'],
              `Found ${block.reportedOn}; wanted the oldest first, and all before the edition's own day`,
            ),
          ];
    const figures = (['targets', 'actuals'] as const).flatMap((field) =>
      (block[field] ?? []).flatMap(({ measure, period }, f) => {
        const path = ['earlier', b, field, f];
        const known = measures.find(({ id }) => id === measure);
        if (known === undefined) {
          const like = suggest(
            measure,
            measures.map(({ id }) => id),
          );
          return [inFile([...path, 'measure'], `Found no measure ${measure} in this edition${like}`)];
        }
        return frequencyOf(period) === known.frequency
          ? []
          : [
              inFile(
                [...path, 'period'],
                `Found period ${period} for ${measure}; it is counted by the ${known.frequency}`,
              ),
            ];
      }),
    );
    return [...order, ...figures];
  });
};

/** What is said to be revised is a measure of the edition, and a cell by its period. */
export const revisionFaults = (edition: Edition): readonly EditionFault[] => {
  const ids = measuresOf(edition).map(({ id }) => id as string);
  return (edition.revisions ?? []).flatMap(({ measure, field, period }, r): readonly EditionFault[] => {
    if (!ids.includes(measure)) {
      return [
        inFile(
          ['revisions', r, 'measure'],
          `Found no measure ${measure} in this edition${suggest(measure, ids)}`,
        ),
      ];
    }
    return (field === 'target' || field === 'actual') && period === undefined
      ? [
          inFile(
            ['revisions', r],
            `Found a revised ${field} of ${measure} without a period; wanted its period`,
          ),
        ]
      : [];
  });
};
