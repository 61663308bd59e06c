/** Something for each field of each subject, and for each period of such a field. */
export interface FieldsKept<Kept> {
  readonly get: (kind: string, subject: string, field?: string, period?: string) => Kept | undefined;
  readonly set: (kept: Kept, kind: string, subject: string, field?: string, period?: string) => void;
}

const below = <Key, Level>(level: Map<Key, Level>, key: Key, anew: () => Level): Level => {
  const found = level.get(key);
  if (found !== undefined) return found;
  const made = anew();
  level.set(key, made);
  return made;
};

/**
 * Keeps something for each field of each subject. A name is looked for by itself, not in a text made of all four: of a long
 * history that would be a new text for each change.
 *
 * @example
 * import { fieldsKept } from '@plan-ledger/projections';
 * const kept = fieldsKept<number>();
 * kept.set(7, 'measure', 'seen', 'actual', '2020-05');
 * assert.equal(kept.get('measure', 'seen', 'actual', '2020-05'), 7);
 * assert.equal(kept.get('measure', 'seen'), undefined);
 */
export const fieldsKept = <Kept>(): FieldsKept<Kept> => {
  const kinds = new Map<string, Map<string, Map<string, Map<string, Kept>>>>();
  return {
    get: (kind, subject, field = '', period = '') => kinds.get(kind)?.get(subject)?.get(field)?.get(period),
    set: (kept, kind, subject, field = '', period = '') => {
      const subjects = below(kinds, kind, () => new Map<string, Map<string, Map<string, Kept>>>());
      const fields = below(subjects, subject, () => new Map<string, Map<string, Kept>>());
      below(fields, field, () => new Map<string, Kept>()).set(period, kept);
    },
  };
};
