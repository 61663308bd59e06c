import { isFreeText, type PlanId, type Recorded } from '@plan-ledger/domain';
import { dropKept } from '@plan-ledger/projections';
import { redactText, type RedactedText, streamOf, type Written } from '@plan-ledger/store';
import { leafOf, type Sealed } from '@plan-ledger/store/integrity';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { planMeant } from '../asked.js';
import { newId } from '../clock.js';
import type { CliFault } from '../fault.js';
import { givenOutIn, stillHolding } from '../io/given-out.js';
import type { Report } from '../report.js';
import type { Session } from '../session.js';
import { asOfNewest, loaded, sayingOf, SAYING_OF_HISTORY } from './by-hand/by-hand.js';
import { elsewhereSaid, type Sought } from './redact-elsewhere.js';
import { textOf, type Typed, type WriteCommand } from './shape.js';
import { usage } from './typed.js';

interface Meant {
  readonly version: number;
  readonly field: string;
  readonly basis: string;
}

const meantIn = (typed: Typed): E.Either<CliFault, Meant> => {
  const [version = '', field = ''] = typed.args;
  const digits = /^v?([1-9]\d{0,14})$/u.exec(version)?.[1];
  return digits === undefined
    ? E.left(usage(`Found ${JSON.stringify(version)}; wanted the version of an event, such as 120`))
    : E.right({ version: Number(digits), field, basis: textOf(typed, 'basis') ?? '' });
};

const fieldsIn = (written: Written): readonly Sealed[] => {
  const leaf = leafOf(written);
  return E.isLeft(leaf) ? [] : leaf.right.fields;
};

/** The event that is meant. `Left`: NotFound, with how far the plan goes. */
const eventAt = ({ store }: Session, plan: PlanId, version: number): TE.TaskEither<CliFault, Written> =>
  pipe(
    store.readWritten(plan, version, version),
    TE.flatMap(([found]): TE.TaskEither<CliFault, Written> =>
      found === undefined
        ? TE.left({
            _tag: 'NotFound',
            message: `Found no version ${version} in ${streamOf(plan)}; list what there is with: plan-ledger audit --plan ${plan}`,
          })
        : TE.right(found),
    ),
  );

/** The text that is meant, named in full or by what stands after `event.`. `Left`: NotFound, with the texts that there are. */
const textNamed = (written: Written, meant: Meant): E.Either<CliFault, Meant & Sought> => {
  const fields = fieldsIn(written);
  const at = [meant.field, `event.${meant.field}`]
    .map((name) => fields.find((field) => field.name === name))
    .find((field) => field !== undefined);
  if (at !== undefined)
    return E.right({
      ...meant,
      field: at.name,
      ...(at.salt === undefined ? {} : { found: String(at.value) }),
    });
  const { type } = written.event.event;
  const texts = fields.filter(({ name, salt }) => salt !== undefined && isFreeText(type, name));
  const list = texts.map(({ name }) => name).join(', ');
  return E.left({
    _tag: 'NotFound',
    message: `Found no ${meant.field} in version ${meant.version} (${type}); ${list === '' ? 'it has no text that can be erased' : `its texts are ${list}`}`,
  });
};

const holders = (
  { register }: Session,
  plan: PlanId,
  version: number,
  { recordedAt }: Recorded,
): readonly string[] => {
  const { entries, unread } = givenOutIn(register);
  return [
    ...stillHolding(entries, plan, version, recordedAt).map(
      ({ what, where, at }) =>
        `${where} (${what} of ${at.slice(0, 10)}): erase it there as well, or make it anew`,
    ),
    ...unread.map((line) => `${register}, line ${line}, cannot be read: see yourself what it names`),
  ];
};

const reportOf = (
  plan: PlanId,
  { version, field, basis }: Meant,
  { at, repeated, residue }: RedactedText,
  elsewhere: readonly string[],
): E.Either<CliFault, Report> => {
  const [first, ...more] = residue;
  if (first !== undefined)
    return E.left({
      _tag: 'Fault',
      message: [
        `Version ${at} of plan ${plan} says that ${field} of version ${version} is erased, and it can still be read in:`,
        ...[first, ...more].map((line) => `  ${line}`),
      ].join('\n'),
    });
  const says = repeated
    ? `Nothing new to write: version ${at} of plan ${plan} says that ${field} of version ${version} is erased, and it is`
    : `Erased ${field} of version ${version}; version ${at} of plan ${plan} says so, on the ground: ${basis}`;
  return E.right({
    kind: 'redaction',
    says: [
      says,
      'The text and its salt are gone from the ledger and its kept views; every root and checkpoint still verifies',
      ...(elsewhere.length === 0
        ? ['Nothing else is known to hold it: look through printed papers, mail and backups']
        : [
            'It is still held by:',
            ...elsewhere.map((line) => `  ${line}`),
            '  printed papers, mail and backups, which nothing here knows of',
          ]),
    ],
    tables: [],
    data: { plan, version, field, basis, at, repeated, elsewhere },
    next: ['plan-ledger redactions', 'plan-ledger verify'],
  });
};

const run = (session: Session, typed: Typed): TE.TaskEither<CliFault, Report> =>
  pipe(
    TE.Do,
    TE.bindW('saying', () => TE.fromEither(sayingOf(typed))),
    TE.bindW('meant', () => TE.fromEither(meantIn(typed))),
    TE.bindW('plan', () => planMeant(session, textOf(typed, 'plan'))),
    TE.bindW('before', ({ plan, meant }) => eventAt(session, plan, meant.version)),
    TE.bindW('text', ({ meant, before }) => TE.fromEither(textNamed(before, meant))),
    TE.bindW('said', ({ plan, text }) => elsewhereSaid(session, plan, text)),
    TE.bindW('now', ({ plan }) => loaded(session, plan)),
    TE.bindW('done', ({ plan, text: { version, field, basis }, saying, now }) =>
      redactText(session.store, plan, { version, field, basis }, asOfNewest(saying, typed, now), { newId }),
    ),
    TE.bindW('redaction', ({ plan, done }) => session.store.read(plan, done.at, done.at)),
    TE.flatMapEither(({ plan, text, done, said, before, redaction: [redaction] }) => {
      const views = dropKept(session.views, plan, text.version);
      const { source } = before.event;
      const kept = views
        ? []
        : [
            'the kept views: end what else uses the ledger, or delete the file that ends in .views.db; then redact it again',
          ];
      return reportOf(plan, text, { ...done, residue: [...done.residue, ...kept] }, [
        ...said,
        ...(redaction === undefined ? [] : holders(session, plan, text.version, redaction)),
        ...(source === undefined ? [] : [`the document that said it: ${source.document}`]),
      ]);
    }),
  );

/** Erases one text of the history. */
export const redact: WriteCommand = {
  mode: 'write',
  usage: 'redact <version> <field>',
  says: 'Erase one text of an event for ever; that it was erased, when, by whom and on what ground stays',
  options: [
    { flags: '--basis <text>', says: 'on what ground: public, and never erased itself', required: true },
    ...SAYING_OF_HISTORY,
  ],
  examples: ['redact 120 comment --basis "Article 17, request of 3 March" --by U1'],
  run: (ledger, typed) => ledger.changing((session) => run(session, typed)),
};
