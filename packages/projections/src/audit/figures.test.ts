import { describe, expect, it } from '@jest/globals';

import { type AuditCases, type FigureEvent, lastOf, line } from '../../../../test/support/audit-cases.js';
import { figure, published, step } from '../../../../test/support/histories.js';

const cell = { measure: 'seen', period: '2020-04' };
const standing = (printed: string | null) => ({
  measure: 'seen',
  figure: printed === null ? null : figure(printed),
});
const baseline = (printed: string | null, more: object = {}, over: object = {}) =>
  step({ type: 'RecordBaseline', ...standing(printed), ...more }, over);
const benchmark = (printed: string | null, period: string, more: object = {}) =>
  step({ type: 'RecordBenchmark', ...standing(printed), against: 'England', period, ...more });
const target = step({ type: 'SetTarget', ...cell, figure: figure('80%') });
const actual = step({ type: 'RecordActual', ...cell, figure: figure('61%') });

const CASES: AuditCases<FigureEvent> = {
  TargetSet: [[target], ['measure seen, target 2020-04: nothing -> 80%']],
  TargetRevised: [
    [target, step({ type: 'ReviseTarget', ...cell, figure: figure('85%'), act: 'unexplained' })],
    ['measure seen, target 2020-04: 80% -> 85%'],
  ],
  TargetWithdrawn: [
    [target, step({ type: 'WithdrawTarget', ...cell, act: 'unexplained' })],
    ['measure seen, target 2020-04: 80% -> nothing'],
  ],
  ActualRecorded: [[actual], ['measure seen, actual 2020-04: nothing -> 61%']],
  ActualRevised: [
    [actual, step({ type: 'ReviseActual', ...cell, figure: figure('81%'), act: 'unexplained' })],
    ['measure seen, actual 2020-04: 61% -> 81%'],
  ],
  ActualWithdrawn: [
    [actual, step({ type: 'WithdrawActual', ...cell, act: 'unexplained' })],
    ['measure seen, actual 2020-04: 61% -> nothing'],
  ],
  BaselineRecorded: [
    [
      baseline('60%', { group: 'Boys' }),
      baseline('50%'),
      baseline('65%', { group: 'Boys', act: 'unexplained' }),
    ],
    ['measure seen, baseline of Boys: 60% -> 65%'],
  ],
  BenchmarkRecorded: [
    [benchmark('70%', '2020-04'), benchmark('72%', '2020-05')],
    ['measure seen, benchmark of England 2020-05: nothing -> 72%'],
  ],
  CellAnnotated: [
    [
      actual,
      step({ type: 'AnnotateCell', ...cell, field: 'actual', doubtful: 'Smudged', note: 'Provisional' }),
    ],
    [
      'measure seen, actual doubtful 2020-04: nothing -> Smudged',
      'measure seen, actual note 2020-04: nothing -> Provisional',
    ],
  ],
};

describe('the audit of figures', () => {
  it.each(Object.entries(CASES))('says of %s what stood there, before and after', (type, [steps, wanted]) => {
    const rows = lastOf(steps);
    expect(wanted).not.toEqual([]);
    expect(rows.map(line)).toEqual(wanted);
    expect(new Set(rows.map(({ event }) => event))).toEqual(new Set([type]));
  });

  it('marks what changed after publication without a word, and what is doubtful', () => {
    const revise = (act: string, more: object = {}, over: object = {}) =>
      lastOf([actual, step({ type: 'ReviseActual', ...cell, figure: figure('81%'), act, ...more }, over)])[0];
    expect(revise('unexplained')).toMatchObject({ act: 'unexplained', unmarked: true, doubtful: false });
    expect(revise('correction', { doubtful: 'Smudged' }, { reason: 'Typing error' })).toMatchObject({
      act: 'correction',
      unmarked: false,
      doubtful: true,
    });
    expect(lastOf([actual])[0]).toMatchObject({ unmarked: false });
    expect(lastOf([published('may-2020'), actual])[0]).toMatchObject({ act: 'unexplained', unmarked: true });
  });

  it('says of a status or a figure that is said again only what is new', () => {
    const again = step({
      type: 'AnnotateCell',
      ...cell,
      field: 'actual',
      doubtful: null,
      note: 'Provisional',
    });
    expect(lastOf([actual, again]).map(line)).toEqual([
      'measure seen, actual note 2020-04: nothing -> Provisional',
    ]);
  });

  it('says of a baseline or a benchmark whose remark alone changes only that', () => {
    const noted = { note: 'See note 1', doubtful: 'Smudged' };
    expect(lastOf([baseline('70%'), baseline('70%', noted)]).map(line)).toEqual([
      'measure seen, baseline doubtful: nothing -> Smudged',
      'measure seen, baseline note: nothing -> See note 1',
    ]);
    const again = [benchmark('70%', '2020-04', noted), benchmark('70%', '2020-04', { note: 'See note 2' })];
    expect(lastOf(again).map(line)).toEqual([
      'measure seen, benchmark of England doubtful 2020-04: Smudged -> nothing',
      'measure seen, benchmark of England note 2020-04: See note 1 -> See note 2',
    ]);
  });

  it('marks a baseline or a benchmark that changed without a word, or was taken away', () => {
    const [changed, corrected, gone] = [
      lastOf([baseline('60%'), baseline('65%', { act: 'unexplained' })]),
      lastOf([baseline('60%'), baseline('65%', { act: 'correction' }, { reason: 'Typing error' })]),
      lastOf([benchmark('70%', '2020-04'), benchmark(null, '2020-04', { act: 'unexplained' })]),
    ].map(([row]) => row);
    expect(changed).toMatchObject({ act: 'unexplained', unmarked: true, before: '60%', after: '65%' });
    expect(corrected).toMatchObject({ act: 'correction', unmarked: false, doubtful: false });
    expect(gone).toMatchObject({ act: 'unexplained', unmarked: true, before: '70%', after: '' });
    expect(lastOf([baseline('60%')])[0]).toMatchObject({ unmarked: false });
    const doubted = baseline('60%', { doubtful: 'Smudged' });
    expect(lastOf([doubted, baseline('65%', { act: 'unexplained' })])[0]).toMatchObject({ doubtful: true });
  });
});
