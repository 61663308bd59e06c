import { type CellField, groupedBy, type Version } from '@plan-ledger/domain';

import type { Dossier } from '../dossier/dossier.js';
import { inScope } from '../dossier/scope.js';
import { MOST_DAYS, revisionsShown } from '../page/shown.js';

const FIELDS: readonly CellField[] = ['target', 'actual'];

interface Said {
  readonly version: Version;
}

const restingIn = ({ trends, revisions, statuses, dues, originOf }: Dossier): readonly Version[] => {
  const figures = trends.flatMap(({ measure, period }) =>
    FIELDS.flatMap((field) => originOf('measure', measure, field, period)?.version ?? []),
  );
  const given = groupedBy(statuses, ({ section, dimension, page }) => `${dimension} ${page} ${section}`);
  const dated = groupedBy(dues, ({ kind, subject }) => `${kind} ${subject}`);
  const said: readonly Said[] = [
    ...revisionsShown(revisions),
    ...[...given.values()].flatMap((some) => some.slice(-MOST_DAYS)),
    ...[...dated.values()].flatMap((some) => [...some.slice(0, 1), ...some.slice(1).slice(-MOST_DAYS)]),
  ];
  return [...figures, ...said.map((row) => row.version)];
};

/**
 * The versions of the events on which the figures of a page rest, in order: those that gave the targets and actuals of its window
 * their present values, and of what a page shows of the registers those that changed a published figure, gave a status, or gave
 * a due date. Of a long history that is the latest statuses of a section, and of due dates the first one and the latest.
 */
export const restingOn = (dossier: Dossier, scope: readonly string[] | undefined): readonly Version[] => {
  // A page of some sections shows more of their registers, and of the others still what got worse.
  const told = new Set([dossier, inScope(dossier, scope)]);
  const all = new Set([...told].flatMap(restingIn));
  return [...all].filter((one) => one >= 1 && one <= dossier.version).sort((one, other) => one - other);
};
