import type { CellField, Version } from '@plan-ledger/domain';

import type { Dossier } from '../dossier/dossier.js';

const FIELDS: readonly CellField[] = ['target', 'actual'];

/**
 * The versions of the events on which the figures of a page rest, in order: those that gave the targets and actuals of its window
 * their present values, and those that changed a published figure or due date, or gave a status.
 */
export const restingOn = ({
  trends,
  revisions,
  statuses,
  dues,
  originOf,
  version,
}: Dossier): readonly Version[] => {
  const figures = trends.flatMap(({ measure, period }) =>
    FIELDS.flatMap((field) => originOf('measure', measure, field, period)?.version ?? []),
  );
  const said = [...revisions, ...statuses, ...dues].map((row) => row.version);
  const all = new Set([...figures, ...said]);
  return [...all].filter((one) => one >= 1 && one <= version).sort((one, other) => one - other);
};
