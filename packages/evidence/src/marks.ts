import type { CellField, Figure } from '@plan-ledger/domain';
import type { Revision } from '@plan-ledger/projections';

/** The shorthand of the statistics profession, for figures that were revised, are not there, do not apply, or are in doubt. */
export type Mark = 'r' | 'x' | 'z' | 'u';

interface Meaning {
  /** Beside a figure on the page, with the mark before it. */
  readonly onPage: string;
  /** In a sheet, where it is a sentence; doubt has a column there, and no mark. */
  readonly inSheet?: string;
}

const MEANINGS: Readonly<Record<Mark, Meaning>> = {
  r: {
    onPage: 'revised since it was first published',
    inSheet: 'that the figure was changed after it was published',
  },
  x: { onPage: 'not available', inSheet: 'not available: nobody has the figure' },
  z: { onPage: 'not applicable', inSheet: 'not applicable: there can be no figure' },
  u: { onPage: 'low reliability: the reading of the document is doubtful' },
};

const IN_ORDER = Object.keys(MEANINGS) as readonly Mark[];

/** A mark as it is written: `[r]`. */
export const written = <M extends Mark>(mark: M): `[${M}]` => `[${mark}]`;

/** The marks that are used, explained as the page has it; left out: all marks. */
export const explainedOnPage = (used: ReadonlySet<Mark> = new Set(IN_ORDER)): readonly string[] =>
  IN_ORDER.filter((mark) => used.has(mark)).map((mark) => `${written(mark)} ${MEANINGS[mark].onPage}`);

/** A mark explained in a sentence of a sheet. */
export const explainedInSheet = (mark: Exclude<Mark, 'u'>): string =>
  `${written(mark)} means ${MEANINGS[mark].inSheet ?? MEANINGS[mark].onPage}.`;

/** The mark for a figure that is missing, by the reason that was given; what is to come or stands elsewhere has none. */
export const markOfMissing = (figure: Figure | undefined): 'x' | 'z' | undefined => {
  if (figure?.kind !== 'missing') return undefined;
  return figure.reason === 'not-available' ? 'x' : figure.reason === 'not-applicable' ? 'z' : undefined;
};

/** Whether one half of a cell was revised since it was first published. */
export const isRevised = (revised: readonly Pick<Revision, 'field'>[], field: CellField): boolean =>
  revised.some((revision) => revision.field === field);
