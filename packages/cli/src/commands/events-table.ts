import type { FieldChange } from '@plan-ledger/projections';

import type { Table } from '../render/index.js';
import type { Submission } from '../submission.js';
import { AFTER, BEFORE } from './views/people-columns.js';

/** An event that would be written, with the fields that it changes. */
export interface EventToWrite {
  readonly version: number;
  readonly event: string;
  readonly reportedOn: string;
  readonly reason: string;
  readonly document: string;
  readonly place: string;
  readonly fields: readonly FieldChange[];
}

/** The events of a submission in the order in which they would be written, each with the version that it would make. */
export const eventsOf = ({ before, told, fields }: Submission): readonly EventToWrite[] =>
  told.map(({ event, reportedOn, reason, source }, at) => ({
    version: before.version + at + 1,
    event: event.type,
    reportedOn,
    reason: reason ?? '',
    document: source?.document ?? '',
    place: source?.place ?? '',
    fields: fields[at] ?? [],
  }));

/** A row for each field of each event; one row for an event that changes no field of its own. */
export const eventsTable = (submission: Submission): Table => ({
  columns: [
    { key: 'version', title: 'Version', right: true, flex: 0 },
    { key: 'reported_on', title: 'Reported', dataOnly: true },
    { key: 'event', title: 'Event', flex: 1 },
    { key: 'what', title: 'What', humanOnly: true, flex: 2 },
    { key: 'subject', title: 'Subject', dataOnly: true },
    { key: 'field', title: 'Field', dataOnly: true },
    { key: 'period', title: 'Period', dataOnly: true },
    { key: 'before', title: 'Before', flex: 2, people: BEFORE },
    { key: 'after', title: 'After', flex: 2, people: AFTER },
    { key: 'act', title: 'Act', dataOnly: true },
    { key: 'reason', title: 'Reason', dataOnly: true },
    { key: 'document', title: 'Document', dataOnly: true },
    { key: 'place', title: 'Place', dataOnly: true },
  ],
  rows: eventsOf(submission).flatMap(({ version, event, reportedOn, reason, document, place, fields }) =>
    (fields.length === 0 ? [undefined] : fields).map((change) => {
      const { subject = '', field = '', period = '', before = '', after = '', act = '' } = change ?? {};
      return [
        version,
        reportedOn,
        event,
        [subject, field, period].filter((part) => part !== '').join(' '),
        subject,
        field,
        period,
        before,
        after,
        act,
        reason,
        document,
        place,
      ];
    }),
  ),
  none: 'No event would be written',
});
