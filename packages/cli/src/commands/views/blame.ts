import { CellField, FAMILY_OF, familyOf, type Kind, parsePeriod, titleOf } from '@plan-ledger/domain';
import { auditBetween, blameOf, type BlameSubject, type SubjectKind } from '@plan-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import type { Asked } from '../../asked.js';
import type { CliFault } from '../../fault.js';
import type { Table } from '../../render/index.js';
import { known } from '../known.js';
import type { ReadCommand } from '../shape.js';
import { AFTER, BEFORE, BY } from './people-columns.js';

const KINDS = Object.keys(FAMILY_OF) as readonly Kind[];
const NAMES: readonly SubjectKind[] = ['plan', ...KINDS];

/** `milestone/needs-analysis`, or only `needs-analysis`. */
const namedIn = (text: string): BlameSubject => {
  const [before = '', ...after] = text.split('/');
  const kind = NAMES.find((known) => known === before);
  return kind === undefined ? { id: text } : { kind, id: after.join('/') };
};

const subjectOf = (text: string): E.Either<CliFault, BlameSubject> => {
  const [named = '', ...rest] = text.split('@');
  const [cell, field] = rest.join('@').split(':');
  const subject = namedIn(named);
  if (rest.length === 0) return E.right(subject);
  return pipe(
    parsePeriod(cell ?? ''),
    E.mapLeft((message): CliFault => ({ _tag: 'Usage', message })),
    E.flatMap((period): E.Either<CliFault, BlameSubject> => {
      if (field === undefined) return E.right({ ...subject, period });
      return CellField.is(field)
        ? E.right({ ...subject, period, field })
        : E.left({
            _tag: 'Usage',
            message: `Found ${JSON.stringify(field)} after the period; wanted target or actual`,
          });
    }),
  );
};

/** There is such a thing in the plan, and one of that id only, or its kind is said. */
const present = (asked: Asked, { kind, id }: BlameSubject): TE.TaskEither<CliFault, void> => {
  const { plan } = asked;
  const isThere = (one: SubjectKind): boolean =>
    one === 'plan' ? asked.id === id : titleOf(plan, one, id) !== undefined;
  const idsOf = (one: SubjectKind): readonly string[] =>
    one === 'plan' ? [asked.id] : Object.keys(familyOf(plan, one));
  const kinds = NAMES.filter(isThere);
  if (kind === undefined && kinds.length > 1) {
    const message = `Found ${kinds.join(' and ')} ${id}; say which: ${kinds.map((one) => `${one}/${id}`).join(' or ')}`;
    return TE.left({ _tag: 'Usage', message });
  }
  const ids = kind === undefined ? NAMES.flatMap(idsOf) : idsOf(kind);
  return known(Object.fromEntries(ids.map((one) => [one, true])), kind ?? 'subject', id);
};

export const blame: ReadCommand = {
  mode: 'read',
  usage: 'blame <subject>',
  showsPeople: true,
  says: 'Who gave each field of a subject its present value, and all before: ID, KIND/ID, MEASURE@PERIOD or MEASURE@PERIOD:target',
  examples: [
    'blame icpc-timely@2020-05',
    'blame section-20@2020-05:target',
    'blame field-force',
    'blame milestone/needs-analysis',
  ],
  run: (asked, { args }, session) =>
    pipe(
      TE.fromEither(subjectOf(args[0] ?? '')),
      TE.tap((subject) => present(asked, subject)),
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
                { key: 'before', title: 'Before', flex: 2, people: BEFORE },
                { key: 'after', title: 'After', flex: 2, people: AFTER },
                { key: 'version', title: 'Version', right: true, flex: 0 },
                { key: 'reported_on', title: 'Reported', flex: 0 },
                { key: 'recorded_at', title: 'Recorded', dataOnly: true },
                { key: 'actor', title: 'By', flex: 0, people: BY },
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
            return { kind: 'blame', asked, day: asked.plan.reportedOn, tables: [table], data: blamed };
          }),
        ),
      ),
    ),
};
