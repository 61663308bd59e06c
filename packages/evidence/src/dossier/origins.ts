import type { CalendarDay, Recorded, Version } from '@plan-ledger/domain';
import type { FieldChange } from '@plan-ledger/projections';

/** The event that gave something its present value: who said it, when, and where it was read. */
export interface Origin {
  readonly version: Version;
  readonly reportedOn: CalendarDay;
  readonly actor: string;
  /** Empty where it was read nowhere. */
  readonly document: string;
  readonly place: string;
  /** `revision`, `correction` or `unexplained`, where it took the place of another; empty otherwise. */
  readonly act: string;
}

/** The event that gave a subject, one field of it, or one period of that, its present value. */
export type OriginOf = (kind: string, id: string, field?: string, period?: string) => Origin | undefined;

const keyOf = (kind: string, id: string, field = '', period = ''): string =>
  `${kind}\u0000${id}\u0000${field}\u0000${period}`;

/** Keeps the last event that changed each field of each subject. */
export const originsKept = (): {
  readonly keep: (recorded: Recorded, changes: readonly FieldChange[]) => void;
  readonly originOf: OriginOf;
} => {
  const kept = new Map<string, Origin>();
  return {
    keep: ({ version, reportedOn, actor, source }, changes) => {
      const { document = '', place = '' } = source ?? {};
      for (const { kind, subject, field, period, act = '' } of changes) {
        const origin = { version, reportedOn, actor, document, place, act };
        kept.set(keyOf(kind, subject, field, period), origin);
        kept.set(keyOf(kind, subject), origin);
      }
    },
    originOf: (kind, id, field, period) => kept.get(keyOf(kind, id, field, period)),
  };
};
