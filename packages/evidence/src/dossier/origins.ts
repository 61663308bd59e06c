import type { CalendarDay, Recorded, Version } from '@plan-ledger/domain';
import { type FieldChange, fieldsKept } from '@plan-ledger/projections';

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

/** Keeps the last event that changed each field of each subject. */
export const originsKept = (): {
  readonly keep: (recorded: Recorded, changes: readonly FieldChange[]) => void;
  readonly originOf: OriginOf;
} => {
  const kept = fieldsKept<Origin>();
  return {
    keep: ({ version, reportedOn, actor, source }, changes) => {
      const { document = '', place = '' } = source ?? {};
      for (const { kind, subject, field, period, act = '' } of changes) {
        const origin = { version, reportedOn, actor, document, place, act };
        kept.set(origin, kind, subject, field, period);
        kept.set(origin, kind, subject);
      }
    },
    originOf: kept.get,
  };
};
