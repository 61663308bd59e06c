import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan, PlanId } from '@plan-ledger/domain';
import type { AuditRow } from '@plan-ledger/projections';

import { auditTrail, knownNow, ledgerOf, lineOf, linesIn, plain, tableIn } from './documents.js';

const FOLDER = 'hillingdon-improvement-plan/july-2015';
const ID = 'hillingdon-improvement-plan' as PlanId;

const IN_THE_ACTION = 'stands in the title of the action, which is kept as printed';
const REPEATED = 'says a figure again that another line of the same row gives as a target';
const IN_PROGRESS = 'tells in passing what is done or planned; kept in short in the progress of the action';

/** The lines of the printed table that are no figures of a measure, and why not. */
const NO_MEASURE: Readonly<Record<string, string>> = {
  '1.4 induction compliance, every new worker (in the action)': IN_THE_ACTION,
  '1.7 supervision compliance and delivery (in the action)': IN_THE_ACTION,
  '1.8 PADA completion on time (in the action)': IN_THE_ACTION,
  '3.1 family support workers per social work team (row without ref below 3.1)': IN_THE_ACTION,
  '3.2 average cases per qualified social worker (in the action)': IN_THE_ACTION,
  '3.2 benchmark caseload CP/CIN (CSWT) service': REPEATED,
  '3.4 practice development coordinators recruited (actual)': IN_PROGRESS,
  '4.2 average cases per qualified social worker (in the action)': IN_THE_ACTION,
  '4.2 average cases AYSE (in the action)': IN_THE_ACTION,
  '4.2 minimum cases discussed at POD supervision': IN_PROGRESS,
  '4.5 average PLO cases, weeks (key target)': REPEATED,
  '4.5 LAC reviews within timescales (key target)': REPEATED,
  '4.8 time scale of court proceedings, weeks': IN_PROGRESS,
  '4.8 weeks achieved in court (key target)': REPEATED,
  '5.1 outstanding assessments to allocate': IN_PROGRESS,
  '5.2 team managers recruited, successful appointments (actual)': IN_PROGRESS,
  '5.6 team managers recruited, successful appointments (actual)': IN_PROGRESS,
  '6.3 maximum size of teams of social workers': IN_PROGRESS,
};

/** The only old target that another one replaced before the document was written. */
const REPLACED = lineOf('7.3', '2015-03', 'target', '100%');

/** A target without a date is one for the year of the plan; an actual, for the month of the document. */
const UNDATED = { target: '2015/16', actual: '2015-07' } as const;

interface PrintedFigure {
  readonly says: string;
  readonly old: boolean;
  readonly line: string;
}

const withoutUnit = (text: string): string => plain(text).replace(/ (?:days|weeks|months?)$/u, '');

const printedFigures = (): readonly PrintedFigure[] =>
  tableIn('hillingdon-2015-targets').map(([ref = '', what = '', date = '', printed = '']) => {
    const field = what.endsWith('(actual)') ? 'actual' : 'target';
    return {
      says: `${ref} ${what}`,
      old: what.startsWith('OLD '),
      line: lineOf(ref, date === '' ? UNDATED[field] : date, field, withoutUnit(printed)),
    };
  });

const refOf = (plan: Plan, measure: string): string | undefined =>
  plan.actions[plan.measures[measure]?.action ?? '']?.ref;

const ledgerFigures = (plan: Plan): readonly string[] =>
  Object.values(plan.measures).flatMap(({ id, cells }) =>
    Object.entries(cells).flatMap(([period, cell]) =>
      (['target', 'actual'] as const).flatMap((field) => {
        const figure = cell[field]?.figure;
        return figure === undefined
          ? []
          : [lineOf(refOf(plan, id), period, field, withoutUnit(figure.printed))];
      }),
    ),
  );

const actionLines = (plan: Plan): readonly string[] =>
  Object.values(plan.actions).map(({ section, ref, title, owners, start, timescale }) =>
    lineOf(plan.sections[section]?.number, ref, title, owners.join('; '), start?.printed, timescale?.printed),
  );

const oversightLines = (plan: Plan): readonly string[] =>
  Object.values(plan.oversight).map(({ body, cadence, sections }) =>
    lineOf(body, cadence, sections.map((section) => plan.sections[section]?.number).join(' & ')),
  );

describe('the improvement plan of July 2015', () => {
  let plan: Plan;
  let audit: readonly AuditRow[];
  beforeAll(async () => {
    const store = await ledgerOf(FOLDER);
    ({ plan } = await knownNow(store, ID));
    audit = await auditTrail(store, ID);
  });

  it('has the actions of its seven work streams, with ref, leads, start and end, and no other', () => {
    expect([...actionLines(plan)].sort()).toEqual(linesIn('hillingdon-2015-actions'));
    expect(actionLines(plan)).toHaveLength(51);
  });

  it('has the bodies that watch over it, how often, and over which work streams', () => {
    expect([...oversightLines(plan)].sort()).toEqual(linesIn('hillingdon-2015-oversight'));
  });

  it('has each printed figure once, but for those that are named here as no measure, and no other', () => {
    const named = printedFigures().filter(({ says }) => Object.hasOwn(NO_MEASURE, says));
    expect(named.map(({ says }) => says)).toEqual(Object.keys(NO_MEASURE));
    const wanted = printedFigures()
      .filter(({ says }) => !Object.hasOwn(NO_MEASURE, says))
      .filter(({ old, line }) => !(old && line === REPLACED));
    expect([...ledgerFigures(plan)].sort()).toEqual(wanted.map(({ line }) => line).sort());
    expect(wanted).toHaveLength(99);
  });

  it('has each old target in its history, told of a day before the document', () => {
    const told = audit
      .filter(
        ({ kind, field, recorded }) =>
          kind === 'measure' && field === 'target' && recorded.reportedOn < '2015-07',
      )
      .map(({ subject, period, field, after }) =>
        lineOf(refOf(plan, subject), period, field, withoutUnit(after)),
      );
    const old = printedFigures().filter((printed) => printed.old);
    expect(old).toHaveLength(8);
    expect(old.filter(({ line }) => !told.includes(line))).toEqual([]);
  });

  it('keeps both targets of March 2015 for good assessments: 100%, and 35% after a revision that the document explains', () => {
    const rows = audit.filter(
      ({ subject, field, period }) =>
        subject === 'audited-assessments-good' && field === 'target' && period === '2015-03',
    );
    expect(
      rows.map(({ before, after, act, recorded: { reportedOn, reason } }) => ({
        reportedOn,
        before,
        after,
        act,
        reason,
      })),
    ).toEqual([
      {
        reportedOn: '2014-09-30',
        before: '',
        after: '100%',
        act: undefined,
        reason:
          'The document does not say on which day these were set; the first of them is for September 2014',
      },
      {
        reportedOn: '2015-04-30',
        before: '100%',
        after: '35%',
        act: 'revision',
        reason: 'Milestones revised as of April 2015',
      },
    ]);
  });
});
