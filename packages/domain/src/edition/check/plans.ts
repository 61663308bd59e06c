import type { Edition, EditionFault } from '../edition.js';
import { inFile } from './shape.js';

/** A review names the plan that it reviews, and only a review does. */
export const reviewFaults = ({ plan, edition }: Edition): readonly EditionFault[] => {
  const { id, kind = 'plan', reviews } = plan;
  if (kind === 'review' && reviews === undefined) {
    return [
      inFile(['plan'], 'Found a review that names no plan; wanted the field reviews, the id of the plan'),
    ];
  }
  if (kind === 'plan' && (reviews ?? edition.reviewed) !== undefined) {
    return [
      inFile(
        ['plan'],
        'Found a plan that reviews something; wanted kind: review, or neither reviews nor reviewed',
      ),
    ];
  }
  return reviews === id
    ? [inFile(['plan', 'reviews'], 'Found a review of itself; wanted the id of another plan')]
    : [];
};

/** What goes on in another plan is named once. */
export const endFaults = ({ ended, plan }: Edition): readonly EditionFault[] => [
  ...(ended?.by === plan.id
    ? [inFile(['ended', 'by'], `Found ${plan.id}, which is this plan; wanted the plan that took its place`)]
    : []),
  ...(ended?.continues ?? []).flatMap((part, c) => {
    const named = (['section', 'action', 'measure'] as const).filter((kind) => part[kind] !== undefined);
    return named.length === 1
      ? []
      : [
          inFile(
            ['ended', 'continues', c],
            `Found ${named.length} names; wanted one of section, action or measure`,
          ),
        ];
  }),
];
