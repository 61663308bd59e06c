import { type AgainstRow, type Check, checksOf, placesAt, type QuotedRow } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Asked, withRegisters } from '../../asked.js';
import { type CliFault, linesOf } from '../../fault.js';
import { renderTable, type Table } from '../../render/index.js';
import type { Report } from '../../report.js';
import type { Session } from '../../session.js';
import { heldAgainst, whenAgainst } from './against.js';
import { type ReadCommand, textOf } from '../shape.js';

interface Placed extends Check {
  readonly place: string;
}

const KINDS: Readonly<Record<Check['kind'], string>> = {
  unanswered: 'Recommendations and findings that the plan does not answer in full',
  'no owner': 'Actions without an owner',
  'no date': 'Actions without a date',
  'late milestone': 'Milestones after the end of their action',
  'before the plan': 'Due before the plan began',
  'impossible order': 'An order that cannot be',
  'two dates': 'The same thing with two dates',
  score: 'Scores that are not the product',
  residual: 'Risks that are higher with their controls than without',
  'over 100': 'Percentages above 100 or below 0',
  'to be developed': 'Measures without data, or with a target to be set',
  'no evidence': 'Evidence that was expected and is not there',
  'no clause': 'Ratings without a clause of their definition',
  disagreement: 'The document against itself',
  narrative: 'Narrative against tables',
};

const tableOf = (rows: readonly Placed[], caption?: string): Table => ({
  ...(caption === undefined ? {} : { caption }),
  columns: [
    { key: 'kind', title: 'Question', dataOnly: true },
    { key: 'subject', title: 'Subject', dataOnly: true },
    { key: 'title', title: 'Title', flex: 2 },
    { key: 'says', title: 'What the documents say', flex: 3 },
    { key: 'place', title: 'Place', flex: 1 },
  ],
  rows: rows.map(({ kind, subject, title, says, place }) => [kind, subject, title, says, place]),
  none: 'Nothing to ask',
});

interface HeldAgainst {
  readonly rows: readonly AgainstRow[];
  /** Why what is quoted could not be held against the other plan. */
  readonly notHeld: readonly string[];
}

const notHeld = (reviews: string, why: string): HeldAgainst => ({
  rows: [],
  notHeld: [`What is quoted of plan ${reviews} was not held against it: ${why}`],
});

/** What a review quotes, held against the plan that it reviews where the ledger has that plan at that time. */
const heldAgainstReviewed = (
  session: Session,
  asked: Asked,
  quoted: readonly QuotedRow[],
): TE.TaskEither<CliFault, HeldAgainst> => {
  const reviews = asked.plan.identity?.reviews;
  if (reviews === undefined) return TE.right({ rows: [], notHeld: [] });
  return pipe(
    session.store.plans,
    TE.flatMap((plans): TE.TaskEither<CliFault, HeldAgainst> =>
      plans.includes(reviews)
        ? pipe(
            heldAgainst(session, quoted, reviews, whenAgainst(asked, reviews, undefined)),
            TE.map(({ rows }): HeldAgainst => ({ rows, notHeld: [] })),
            TE.orElse((fault) =>
              fault._tag === 'NotFound' || fault._tag === 'NoSuchTime'
                ? TE.right(notHeld(reviews, linesOf(fault).join(' ')))
                : TE.left(fault),
            ),
          )
        : TE.right(notHeld(reviews, 'the ledger does not have that plan')),
    ),
  );
};

interface Found {
  readonly checks: readonly Placed[];
  readonly notHeld: readonly string[];
}

const placedChecks = (session: Session, asked: Asked): TE.TaskEither<CliFault, Found> =>
  pipe(
    TE.Do,
    TE.bindW('known', () => withRegisters(session, asked)),
    TE.bindW('other', ({ known }) => heldAgainstReviewed(session, asked, known.quoted)),
    TE.bindW('places', () => placesAt(session.store, asked.id, asked.version)),
    TE.map(({ known, other, places }) => ({
      checks: checksOf(known.plan, known.quoted, other.rows).map((check) => ({
        ...check,
        place: check.place ?? places(check.placed),
      })),
      notHeld: other.notHeld,
    })),
  );

const grouped = (rows: readonly Placed[]): readonly Table[] =>
  (Object.keys(KINDS) as Check['kind'][])
    .map((kind) => ({ kind, rows: rows.filter((row) => row.kind === kind) }))
    .filter((group) => group.rows.length > 0)
    .map((group) => tableOf(group.rows, `${KINDS[group.kind]} (${group.rows.length})`));

const reportOf = (asked: Asked, { checks: rows, notHeld: remarks }: Found, kind?: string): Report => ({
  kind: 'check',
  asked,
  says: [
    rows.length === 0
      ? `An inspector would find nothing to ask here${kind === undefined ? '' : ` of the kind "${kind}"`}`
      : `${rows.length} ${rows.length === 1 ? 'thing' : 'things'} that an inspector would ask about, as the documents say them`,
    ...remarks,
  ],
  tables: [tableOf(rows)],
  shown: (width, colour) =>
    grouped(rows)
      .map((table) => renderTable(table, { format: 'text', width, colour }).trimEnd())
      .join('\n\n'),
  data: rows,
});

export const check: ReadCommand = {
  mode: 'read',
  usage: 'check',
  says: 'What an inspector would ask about this plan, with the place in its document',
  options: [{ flags: '--kind <kind>', says: `only one kind: ${Object.keys(KINDS).join(', ')}` }],
  examples: ['check', 'check --kind "two dates"', 'check --format csv'],
  run: (asked, typed, session) => {
    const kind = textOf(typed, 'kind');
    if (kind !== undefined && !Object.hasOwn(KINDS, kind)) {
      const message = `Found --kind ${kind}; wanted one of ${Object.keys(KINDS).join(', ')}`;
      return TE.left({ _tag: 'Usage', message });
    }
    return pipe(
      placedChecks(session, asked),
      TE.map(({ checks, ...found }) => {
        const rows = checks.filter((row) => kind === undefined || row.kind === kind);
        return reportOf(asked, { ...found, checks: rows }, kind);
      }),
    );
  },
};
