import type { CalendarDay, Recorded, Version } from '@plan-ledger/domain';

/** What was written to the ledger at once. */
export interface Submission {
  readonly from: Version;
  readonly to: Version;
  readonly actor: string;
  readonly reportedOn: CalendarDay;
  readonly recordedAt: string;
  /** The label of the edition that it submitted; empty where it was made by hand. */
  readonly edition: string;
  readonly reason: string;
}

/** Gathers events that were written at once: their correlation is the same. */
export const submissionsKept = (): {
  readonly keep: (recorded: Recorded) => void;
  readonly submissions: () => readonly Submission[];
} => {
  const kept: Submission[] = [];
  let correlation = '';
  return {
    keep: (recorded) => {
      const { version, actor, reportedOn, recordedAt, reason = '', event } = recorded;
      const edition = event.type === 'EditionPublished' ? event.label : '';
      const last = recorded.correlation === correlation ? kept.pop() : undefined;
      correlation = recorded.correlation;
      kept.push({
        from: last?.from ?? version,
        to: version,
        actor,
        reportedOn,
        recordedAt,
        edition: edition === '' ? (last?.edition ?? '') : edition,
        // Of a document many things are said for many reasons.
        reason: last === undefined ? reason : last.reason === reason ? reason : '',
      });
    },
    submissions: () => kept,
  };
};
