import { CellField, parsePeriod } from '@plan-ledger/domain';
import { auditBetween, blameOf, type BlameSubject } from '@plan-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { CliFault } from '../fault.js';
import type { Table } from '../render/index.js';
import { known } from './known.js';
import type { ReadCommand } from './shape.js';

const subjectOf = (text: string): E.Either<CliFault, BlameSubject> => {
  const [id = '', ...rest] = text.split('@');
  const [cell, field] = rest.join('@').split(':');
  if (rest.length === 0) return E.right({ id });
  return pipe(
    parsePeriod(cell ?? ''),
    E.mapLeft((message): CliFault => ({ _tag: 'Usage', message })),
    E.flatMap((period): E.Either<CliFault, BlameSubject> => {
      if (field === undefined) return E.right({ id, period });
      return CellField.is(field)
        ? E.right({ id, period, field })
        : E.left({
            _tag: 'Usage',
            message: `Found ${JSON.stringify(field)} after the period; wanted target or actual`,
          });
    }),
  );
};

export const blame: ReadCommand = {
  mode: 'read',
  usage: 'blame <subject>',
  says: 'Who gave each field of a subject its present value, and all before: ID, MEASURE@PERIOD or MEASURE@PERIOD:target',
  examples: ['blame icpc-timely@2020-05', 'blame section-20@2020-05:target', 'blame field-force'],
  run: (asked, { args }, session) =>
    pipe(
      TE.fromEither(subjectOf(args[0] ?? '')),
      TE.tap(({ id }) => {
        const { sections, actions, measures } = asked.plan;
        return known(
          { ...sections, ...actions, ...measures, [asked.id]: true },
          'section, action or measure',
          id,
        );
      }),
      TE.flatMap((subject) =>
        pipe(
          auditBetween(session.store, session.views, asked.id, 0, asked.version),
          TE.map((rows) => {
            const blamed = blameOf(rows, subject);
            const table: Table = {
              columns: [
                { key: 'present', title: 'Now', flex: 0 },
                { key: 'field', title: 'Field' },
                { key: 'period', title: 'Period', flex: 0 },
                { key: 'before', title: 'Before', flex: 2 },
                { key: 'after', title: 'After', flex: 2 },
                { key: 'version', title: 'Version', right: true, flex: 0 },
                { key: 'reported_on', title: 'Reported', flex: 0 },
                { key: 'recorded_at', title: 'Recorded', dataOnly: true },
                { key: 'actor', title: 'By', flex: 0 },
                { key: 'event', title: 'Event', dataOnly: true },
                { key: 'act', title: 'Act', flex: 1 },
                { key: 'reason', title: 'Reason', dataOnly: true },
                { key: 'document', title: 'Document', flex: 2 },
                { key: 'place', title: 'Place', flex: 2 },
              ],
              rows: blamed.map(({ recorded, present, field, period, before, after, event, act }) => [
                present,
                field,
                period ?? '',
                before,
                after,
                recorded.version,
                recorded.reportedOn,
                recorded.recordedAt,
                recorded.actor,
                event,
                act ?? '',
                recorded.reason ?? '',
                recorded.source?.document ?? '',
                recorded.source?.place ?? '',
              ]),
              none: 'Nothing has been said of it',
            };
            return { kind: 'blame', asked, tables: [table], data: blamed };
          }),
        ),
      ),
    ),
};
