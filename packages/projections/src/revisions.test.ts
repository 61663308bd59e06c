import { describe, expect, it } from '@jest/globals';

import { figure, happeningsOf, historyOf, published, SMALL, step } from '../../../test/support/histories.js';
import { type Revision, revisionsView } from './revisions.js';

type Steps = Parameters<typeof historyOf>[0];

const registerOf = (...steps: Steps): readonly Revision[] =>
  happeningsOf(historyOf([...SMALL, ...steps])).reduce(revisionsView.evolve, revisionsView.initial);

const cell = (type: string, printed: string, more: object = {}, over: object = {}) =>
  step(
    { type: type as 'SetTarget', measure: 'seen', period: '2020-04', figure: figure(printed), ...more },
    over,
  );

const withdraw = (act: string, over: object = {}) =>
  step({ type: 'WithdrawActual', measure: 'seen', period: '2020-04', act }, over);

describe('the register of revisions', () => {
  it('does not have the first publication of a figure', () => {
    expect(registerOf(cell('SetTarget', '80%'), cell('RecordActual', '61%'), published('may-2020'))).toEqual(
      [],
    );
  });

  it('has a figure that was changed without a word, unmarked', () => {
    expect(
      registerOf(cell('RecordActual', '61%'), cell('ReviseActual', '81%', { act: 'unexplained' })),
    ).toEqual([
      {
        version: 7,
        measure: 'seen',
        period: '2020-04',
        field: 'actual',
        before: '61%',
        after: '81%',
        act: 'unexplained',
        reason: '',
        marked: false,
        doubtful: false,
        conclusionChanges: null,
      },
    ]);
  });

  it.each(['revision', 'correction'])('has a %s with its reason, marked', (act) => {
    const register = registerOf(
      cell('SetTarget', '80%'),
      cell('ReviseTarget', '85%', { act }, { reason: 'Board decision' }),
    );
    expect(register).toMatchObject([{ field: 'target', act, reason: 'Board decision', marked: true }]);
  });

  it('has a blank that was published and then filled, unmarked', () => {
    const register = registerOf(published('may-2020'), cell('RecordActual', '61%'));
    expect(register).toMatchObject([{ before: '', after: '61%', act: 'unexplained', marked: false }]);
  });

  it('has no blank that nobody published: outside the window, or of a measure that no edition covers', () => {
    const outside = step({ type: 'RecordActual', measure: 'seen', period: '2020-06', figure: figure('61%') });
    expect(registerOf(published('may-2020'), outside)).toEqual([]);
    const edition = published('may-2020');
    const others = { ...edition, command: { ...edition.command, measures: [] } as never };
    expect(registerOf(others, cell('RecordActual', '61%'))).toEqual([]);
  });

  it('takes a filled blank as marked where a person gives a reason', () => {
    const register = registerOf(
      published('may-2020'),
      cell('RecordActual', '61%', {}, { reason: 'Late return' }),
    );
    expect(register).toMatchObject([{ before: '', act: null, reason: 'Late return', marked: true }]);
  });

  it('has a figure that became blank', () => {
    expect(registerOf(cell('RecordActual', '61%'), withdraw('unexplained'))).toMatchObject([
      { before: '61%', after: '', act: 'unexplained', marked: false, conclusionChanges: null },
    ]);
    expect(
      registerOf(cell('RecordActual', '61%'), withdraw('correction', { reason: 'Not ours' })),
    ).toMatchObject([{ before: '61%', after: '', act: 'correction', marked: true }]);
  });

  it.each([
    ['61%', '81%', true],
    ['81%', '61%', true],
    ['61%', '79%', false],
    ['80%', '81%', false],
    ['61%', 'N/A', null],
    ['N/A', '81%', null],
  ])(
    'says whether the conclusion changes against a target of 80%: %s to %s is %p',
    (before, after, changes) => {
      const register = registerOf(
        cell('SetTarget', '80%'),
        cell('RecordActual', before),
        cell('ReviseActual', after, { act: 'unexplained' }),
      );
      expect(register.map(({ conclusionChanges }) => conclusionChanges)).toEqual([changes]);
    },
  );

  it('says so too where it is the target that moved', () => {
    const register = registerOf(
      cell('SetTarget', '80%'),
      cell('RecordActual', '75%'),
      cell('ReviseTarget', '70%', { act: 'unexplained' }),
    );
    expect(register).toMatchObject([{ field: 'target', conclusionChanges: true }]);
  });

  it('has a baseline or a benchmark that was changed or taken away, and not its first figure or a remark', () => {
    const base = (printed: string, more: object = {}) =>
      step({ type: 'RecordBaseline', measure: 'seen', figure: figure(printed), group: 'Boys', ...more });
    const other = (printed: string | null, more: object = {}) =>
      step({
        type: 'RecordBenchmark',
        measure: 'seen',
        against: 'England',
        period: '2020-05',
        figure: printed && figure(printed),
        ...more,
      });
    expect(registerOf(base('60%'), base('60%', { note: 'See note 1' }), other('70%'))).toEqual([]);
    const unexplained = { act: 'unexplained' };
    const said = { reason: '', conclusionChanges: null, doubtful: false, act: 'unexplained', marked: false };
    expect(registerOf(base('60%'), base('65%', unexplained), other('70%'), other(null, unexplained))).toEqual(
      [
        {
          version: 7,
          measure: 'seen',
          period: '',
          field: 'baseline',
          of: 'Boys',
          before: '60%',
          after: '65%',
          ...said,
        },
        {
          version: 9,
          measure: 'seen',
          period: '2020-05',
          field: 'benchmark',
          of: 'England',
          before: '70%',
          after: '',
          ...said,
        },
      ],
    );
  });

  it('is doubtful where the reading before or after is', () => {
    const doubtful = { doubtful: 'smudged' };
    const flags = (before: object, after: object) =>
      registerOf(
        cell('RecordActual', '61%', before),
        cell('ReviseActual', '81%', { act: 'unexplained', ...after }),
      ).map((r) => r.doubtful);
    expect([flags({}, {}), flags(doubtful, {}), flags({}, doubtful)]).toEqual([[false], [true], [true]]);
  });

  it('is not added to by a remark on a cell, nor by the same figure again', () => {
    const remark = step({
      type: 'AnnotateCell',
      measure: 'seen',
      period: '2020-04',
      field: 'actual',
      doubtful: 'smudged',
      note: null,
    });
    expect(
      registerOf(cell('RecordActual', '61%'), remark, cell('RecordActual', '61%', { doubtful: 'smudged' })),
    ).toEqual([]);
  });
});
