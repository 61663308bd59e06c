import type { Version } from './recorded.js';

/** A text that was erased from the history of a plan: of which event, in which field, on what ground. */
export interface Redaction {
  /** The event whose text was erased. */
  readonly version: Version;
  /** The name of its field, as in `event.comment` or `source.document`. */
  readonly field: string;
  readonly basis: string;
  /** The event that says so. */
  readonly at: Version;
}

/** Whether the history says already that this text was erased. */
export const isErased = (
  { redactions }: { readonly redactions: readonly Redaction[] },
  { version, field }: Pick<Redaction, 'version' | 'field'>,
): boolean => redactions.some((known) => known.version === version && known.field === field);
