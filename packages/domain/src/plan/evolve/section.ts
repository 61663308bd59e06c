import { withChanges } from '../../values/json.js';
import type { sectionEvents } from '../events/section.js';
import type { Quoted } from '../state.js';
import { change, enter, type Evolvers, goneBy } from './shape.js';

export const evolveSection: Evolvers<keyof typeof sectionEvents> = {
  SectionAdded: (plan, { type: _, section, ...fields }, _told, _version, mine) =>
    enter(plan, mine, 'sections', {
      id: section,
      ...fields,
      assessed: { dashboard: {}, detail: {} },
      progress: {},
    }),

  SectionRevised: (plan, { section, changes }, _told, _version, mine) =>
    change(plan, mine, 'sections', section, (found) => withChanges(found, changes)),

  SectionMoved: (plan, { section, order, parent, number }, _told, _version, mine) =>
    change(plan, mine, 'sections', section, (found) =>
      withChanges(found, { order, parent: parent ?? null, number: number ?? null }),
    ),

  SectionRetired: (plan, event, _told, version, mine) =>
    change(plan, mine, 'sections', event.section, (found) => ({ ...found, gone: goneBy(event, version) })),

  StatusAssessed: (
    plan,
    { section, dimension, page, type: _, ...assessment },
    { reportedOn },
    _version,
    mine,
  ) =>
    change(plan, mine, 'sections', section, (found) => ({
      ...found,
      assessed: {
        ...found.assessed,
        [page]: { ...found.assessed[page], [dimension]: { ...assessment, reportedOn } },
      },
    })),

  ProgressReported: (plan, { section, page, type: _, ...progress }, { reportedOn }, _version, mine) =>
    change(plan, mine, 'sections', section, (found) => ({
      ...found,
      progress: { ...found.progress, [page]: { ...progress, reportedOn } },
    })),

  FigureQuoted: (plan, { type: _, ...quote }, _told, version, mine) => {
    const quoted = { ...quote, version };
    if (mine.has(plan.quoted)) {
      (plan.quoted as Quoted[]).push(quoted);
      return plan;
    }
    const changed = [...plan.quoted, quoted];
    mine.add(changed);
    return { ...plan, quoted: changed };
  },
};
