import type { SlippageRow } from '../../charts/index.js';
import type { PageView } from '../view.js';

/** The actions and milestones of a section whose due date moved, each with every date that it had. */
export const slippagesOf = ({ dossier, places }: PageView, section: string): readonly SlippageRow[] => {
  const rows = [
    ...dossier.actions.map((row) => ({ ...row, kind: 'action', id: row.action })),
    ...dossier.milestones.map((row) => ({ ...row, kind: 'milestone', id: row.milestone, ref: '' })),
  ];
  return rows
    .filter((row) => row.section === section && row.timesMoved > 0 && row.firstDue !== null)
    .map(({ kind, id, ref, title, status }) => {
      const place = `${kind}-${id}`;
      return {
        ref,
        title,
        ...(places.has(place) ? { href: `#${place}` } : {}),
        dues: dossier.dues
          .filter((given) => given.kind === kind && given.subject === id)
          .map(({ due }) => due),
        completed: status === 'completed' || status === 'verified',
      };
    });
};
