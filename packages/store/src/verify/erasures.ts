import type { Version } from '@plan-ledger/domain';

import type { Written } from '../event-store.js';
import type { Sealed } from '../integrity/seal/leaf.js';
import type { Findings } from './report.js';

/** Texts that are erased, held against the events that say so. */
export interface Erasures {
  /** An event comes whose seal holds. Gives the event before it whose text it says is erased, where that was not read. */
  readonly take: (written: Written, fields: readonly Sealed[]) => Named | undefined;
  /** What became of an earlier event: the names of its texts that are erased. */
  readonly erasedBefore: (named: Named, erased: readonly string[]) => void;
  readonly end: () => void;
}

/** A text of an event that another says is erased. */
export interface Named {
  /** Of the event that says so. */
  readonly by: Version;
  readonly version: Version;
  readonly field: string;
}

const REDACTION = 'TextRedacted';

const namedBy = ({ event: { event, version: by } }: Written): Named | undefined => {
  const { type, version, field } = event as {
    readonly type: string;
    readonly version?: unknown;
    readonly field?: unknown;
  };
  return type === REDACTION && typeof version === 'number' && typeof field === 'string'
    ? { by, version, field }
    : undefined;
};

const keyOf = ({ version, field }: Pick<Named, 'version' | 'field'>): string => `${version} ${field}`;

/** Holds the texts that are erased from a version on against the events that say so: what is kept is one name for each. */
export const erasuresFrom = (from: Version, { add, warn }: Findings): Erasures => {
  const erased = new Map<string, { readonly version: Version; readonly field: string; said: boolean }>();

  const say = (named: Named): void => {
    const found = erased.get(keyOf(named));
    if (found === undefined)
      warn({ _tag: 'StillThere', version: named.by, of: named.version, field: named.field });
    else found.said = true;
  };

  return {
    take: (written, fields) => {
      const { version } = written.event;
      for (const { name: field, salt } of fields)
        if (salt === undefined) erased.set(keyOf({ version, field }), { version, field, said: false });
      const named = namedBy(written);
      if (named === undefined) return undefined;
      if (named.version < from) return named;
      say(named);
      return undefined;
    },
    erasedBefore: (named, fields) => {
      for (const field of fields)
        if (field === named.field) erased.set(keyOf(named), { version: named.version, field, said: false });
      say(named);
    },
    end: () => {
      for (const { version, field, said } of erased.values())
        if (!said) add({ _tag: 'ErasedUnsaid', version, field });
    },
  };
};
