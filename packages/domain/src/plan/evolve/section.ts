import { withChanges } from '../../values/json.js';
import type { sectionEvents } from '../events/section.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

export const evolveSection: Evolvers<keyof typeof sectionEvents> = {
  SectionAdded: (plan, { type: _, section, ...fields }) =>
    enter(plan, 'sections', {
      id: section,
      ...fields,
      assessed: { dashboard: {}, detail: {} },
      progress: {},
    }),

  SectionRevised: (plan, { section, changes }) =>
    change(plan, 'sections', section, (found) => withChanges(found, changes)),

  SectionMoved: (plan, { section, order, parent, number }) =>
    change(plan, 'sections', section, (found) =>
      withChanges(found, { order, parent: parent ?? null, number: number ?? null }),
    ),

  SectionRetired: (plan, event, _, version) =>
    change(plan, 'sections', event.section, (found) => ({ ...found, gone: goneBy(event, version) })),

  StatusAssessed: (plan, { section, dimension, page, type: _, ...assessment }, { reportedOn }) =>
    change(plan, 'sections', section, (found) => ({
      ...found,
      assessed: {
        ...found.assessed,
        [page]: { ...found.assessed[page], [dimension]: { ...assessment, reportedOn } },
      },
    })),

  ProgressReported: (plan, { section, page, type: _, ...progress }, { reportedOn }) =>
    change(plan, 'sections', section, (found) => ({
      ...found,
      progress: { ...found.progress, [page]: { ...progress, reportedOn } },
    })),

  FigureQuoted: (plan, { type: _, ...quoted }, _told, version) => ({
    ...plan,
    quoted: [...plan.quoted, { ...quoted, version }],
  }),
};
