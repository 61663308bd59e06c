import { Dimension, Page } from '../../plan/events/index.js';
import { statusAmong } from '../../values/scheme.js';
import type { Edition, EditionFault } from '../edition.js';
import { idsIn, inFile, suggest } from './shape.js';

const PAGES = Object.keys(Page.keys) as readonly Page[];
const DIMENSIONS = Object.keys(Dimension.keys) as readonly Dimension[];

export const statusFaults = ({ schemes = [], sections }: Edition): readonly EditionFault[] => {
  const codes = schemes.flatMap(({ statuses }) => statuses.map(({ code }) => code));
  return sections.flatMap((section, s) =>
    PAGES.flatMap((page) =>
      DIMENSIONS.flatMap((dimension) => {
        const status = section[page]?.[dimension];
        return status === undefined || status === 'blank' || codes.includes(status)
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

/** What a rating rests on stands beside a rating. */
export const restFaults = ({ sections }: Edition): readonly EditionFault[] =>
  sections.flatMap((section, s) =>
    PAGES.flatMap((page) => {
      const { rating, clauses, basis } = section[page] ?? {};
      const stray = Object.entries({ clauses, basis }).find(([, told]) => told !== undefined);
      return rating !== undefined || stray === undefined
        ? []
        : [
            inFile(
              ['sections', s, page, stray[0]],
              `Found ${stray[0]} without a rating; wanted the rating that rests on it, or blank`,
            ),
          ];
    }),
  );

/** The clauses that a rating names must stand in the definition of its status. */
export const clauseFaults = ({ schemes = [], sections }: Edition): readonly EditionFault[] =>
  sections.flatMap((section, s) =>
    PAGES.flatMap((page) => {
      const { rating, clauses = [] } = section[page] ?? {};
      if (rating === undefined) return [];
      const known = (statusAmong(schemes, rating)?.clauses ?? []).map(({ code }) => code);
      return clauses.flatMap((clause, c) =>
        known.includes(clause)
          ? []
          : [
              inFile(
                ['sections', s, page, 'clauses', c],
                `Found clause ${clause} for rating ${rating}; wanted ${known.length === 0 ? 'none: its definition has no clauses' : `one of ${known.join(', ')}`}`,
              ),
            ],
      );
    }),
  );

export const quotedFaults = (edition: Edition): readonly EditionFault[] => {
  const ids = idsIn(edition, 'measure');
  return edition.sections.flatMap((section, s) =>
    PAGES.flatMap((page) =>
      (section[page]?.quoted ?? []).flatMap(({ measure, plan = edition.plan.id }, q) =>
        plan !== edition.plan.id || ids.includes(measure)
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
