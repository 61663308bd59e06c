import { riskLevelFault } from '../../values/risk-level.js';
import type { Edition, EditionFault } from '../edition.js';
import { inFile } from './shape.js';

/** Likelihood and impact are 1 to 5, and a score is their product, or its misprint is said to be one. */
export const riskFaults = ({ risks = [] }: Edition): readonly EditionFault[] =>
  risks.flatMap((part, r) =>
    (['inherent', 'residual'] as const).flatMap((side) => {
      const level = part[side];
      const fault = level === undefined ? undefined : riskLevelFault(level);
      return fault === undefined ? [] : [inFile(['risks', r, side], fault)];
    }),
  );

/** A due day stands beside the text that it is read from. */
export const dueFaults = ({ sections }: Edition): readonly EditionFault[] =>
  sections.flatMap(({ actions = [], evidence = [] }, s) => {
    const dated = [
      ...actions.flatMap((action, a) => [
        { part: action, path: ['sections', s, 'actions', a] },
        ...(action.milestones ?? []).map((part, m) => ({
          part,
          path: ['sections', s, 'actions', a, 'milestones', m],
        })),
      ]),
      ...evidence.map((part, e) => ({ part, path: ['sections', s, 'evidence', e] })),
    ];
    return dated.flatMap(({ part, path }) =>
      part.due === undefined || part.timescale !== undefined
        ? []
        : [
            inFile(
              [...path, 'due'],
              `Found due ${part.due} without a timescale; wanted the printed text beside it`,
            ),
          ],
    );
  });

/** A measure has one baseline for each group, and one benchmark for each body and period. */
export const standingFaults = ({ sections }: Edition): readonly EditionFault[] =>
  sections.flatMap(({ measures = [] }, s) =>
    measures.flatMap(({ baselines = [], benchmarks = [] }, m) => {
      const twice = (keys: readonly string[], field: string, what: string): readonly EditionFault[] =>
        keys.flatMap((key, at) =>
          keys.indexOf(key) < at
            ? [
                inFile(
                  ['sections', s, 'measures', m, field, at],
                  `Found a second ${what}${key === '' ? '' : ` of ${key}`}; wanted one`,
                ),
              ]
            : [],
        );
      return [
        ...twice(
          baselines.map(({ group = '' }) => group),
          'baselines',
          'baseline',
        ),
        ...twice(
          benchmarks.map(({ against, period = '' }) => [against, period].join(' ').trim()),
          'benchmarks',
          'benchmark',
        ),
      ];
    }),
  );
