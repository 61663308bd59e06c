import type { Slippage } from '../../charts/pending.js';
import type { Dossier } from '../../dossier/dossier.js';

/** The actions and milestones of a section whose due date moved, each with every date that it had. */
export const slippagesOf = ({ actions, milestones, dues }: Dossier, section: string): readonly Slippage[] => {
  const rows = [
    ...actions.map((row) => ({
      kind: 'action' as const,
      id: row.action,
      isDone: row.status === 'completed' || row.status === 'verified',
      ...row,
    })),
    ...milestones.map((row) => ({
      kind: 'milestone' as const,
      id: row.milestone,
      isDone: row.status === 'completed',
      ...row,
    })),
  ];
  return rows
    .filter((row) => row.section === section && row.timesMoved > 0 && row.firstDue !== null)
    .map(({ kind, id, title, firstDue, due, isDone }) => ({
      title,
      first: firstDue,
      moves: dues
        .filter((given) => given.kind === kind && given.subject === id)
        .slice(1)
        .map((given) => given.due),
      now: due,
      isDone,
    }));
};
