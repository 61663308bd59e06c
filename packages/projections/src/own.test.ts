import { describe, expect, it } from '@jest/globals';
import { type Kind, noPlan, own } from '@plan-ledger/domain';

import { figure, happeningsOf, historyOf, SMALL, step } from '../../../test/support/histories.js';
import {
  auditOf,
  checksOf,
  coverageOf,
  exceptionsOf,
  netChanges,
  quotedView,
  revisionsView,
} from './index.js';

const KINDS: readonly Kind[] = [
  'section',
  'action',
  'measure',
  'milestone',
  'recommendation',
  'risk',
  'evidence',
  'oversight',
];

/** One of each kind with the same id, then one change of each. */
const stepsWith = (id: string) => [
  ...SMALL,
  step({ type: 'AddSection', section: id, title: 'It', order: 3 }),
  step({ type: 'AddAction', action: id, section: id, title: 'It', owners: [] }),
  step({
    type: 'DefineMeasure',
    measure: id,
    section: id,
    title: 'It',
    unit: 'percent',
    direction: 'higher',
    frequency: 'month',
  }),
  step({ type: 'AddMilestone', milestone: id, action: id, title: 'It' }),
  step({ type: 'ReceiveRecommendation', recommendation: id, kind: 'recommendation', title: 'It' }),
  step({ type: 'LinkRecommendation', recommendation: id, section: id, side: 'list' }),
  step({ type: 'RaiseRisk', risk: id, kind: 'risk', title: 'It', owners: [], controls: [] }),
  step({ type: 'ExpectEvidence', evidence: id, section: id, title: 'It' }),
  step({ type: 'ArrangeOversight', oversight: id, body: 'It', sections: [id] }),
  step({ type: 'RecordActual', measure: id, period: '2020-04', figure: figure('61%') }),
  step({ type: 'RecordBaseline', measure: id, figure: figure('60%') }),
  step({
    type: 'QuoteFigure',
    section: id,
    page: 'detail',
    measure: id,
    period: '2020-04',
    figure: figure('58%'),
  }),
];

describe.each(['constructor', 'toString', 'hasOwnProperty'])('what is called %s', (id) => {
  const happenings = happeningsOf(historyOf(stepsWith(id)));
  const { after: plan } = happenings.at(-1)!;
  const rows = happenings.flatMap(auditOf);

  it.each(KINDS)('is new in the audit as a %s, before which nothing stood', (kind) => {
    const titles = rows.filter((row) => row.kind === kind && row.subject === id && row.field === 'title');
    expect(titles.map(({ before, after }) => [before, after])).toEqual([['', 'It']]);
  });

  it('is new in the changes, once for each kind', () => {
    const from = happenings[SMALL.length - 1]!.after;
    const changes = netChanges(from, plan, rows.slice(0));
    expect(
      changes.filter(({ subject, field, sign }) => subject === id && field === 'title' && sign === '+'),
    ).toHaveLength(KINDS.length);
    expect(exceptionsOf(plan, changes, { on: '2020-06-09' as never, staleAfterWeeks: 13 })).not.toEqual([]);
  });

  it('is asked about and covered as what it is', () => {
    const quoted = happenings.reduce(quotedView.evolve, quotedView.initial);
    expect(quoted).toMatchObject([{ title: 'It', table: '61%', agrees: false }]);
    expect(happenings.reduce(revisionsView.evolve, revisionsView.initial)).toEqual([]);
    expect(checksOf(plan, quoted, []).map(({ kind, subject }) => [kind, subject])).toEqual(
      expect.arrayContaining([
        ['no owner', id],
        ['no date', id],
        ['narrative', id],
      ]),
    );
    expect(coverageOf(plan)).toMatchObject([
      { recommendation: id, actions: 1, milestones: 1, measures: 1, evidence: 1 },
    ]);
  });

  it('is not there where there is none', () => {
    for (const row of [noPlan.sections, noPlan.risks]) expect(own<unknown>(row, id)).toBeUndefined();
    const narrow = happeningsOf(historyOf(SMALL)).at(-1)!.after;
    expect(checksOf(narrow, [], [])).toHaveLength(1);
  });
});
