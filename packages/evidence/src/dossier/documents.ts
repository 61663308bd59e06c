import type { Recorded } from '@plan-ledger/domain';

/** A document that the plan was read from. */
export interface Document {
  readonly document: string;
  /** The SHA-256 of its file, in hexadecimal digits; empty where it was not given. */
  readonly sha256: string;
}

/** Keeps the documents of events, each once. */
export const documentsKept = (): {
  readonly keep: (recorded: Recorded) => void;
  readonly documents: () => readonly Document[];
} => {
  const kept = new Map<string, Document>();
  return {
    keep: ({ source }) => {
      if (source === undefined) return;
      const { document, sha256 = '' } = source;
      kept.set(`${document}\u0000${sha256}`, { document, sha256 });
    },
    documents: () => [...kept.values()],
  };
};
