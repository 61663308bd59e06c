import { describe, expect, it } from '@jest/globals';

import {
  figure,
  happeningsOf,
  historyOf,
  planOf,
  published,
  SMALL,
  step,
} from '../../../test/support/histories.js';
import { auditOf } from './audit/index.js';
import { type NetChange, netChanges } from './changes.js';

type Steps = Parameters<typeof historyOf>[0];

/** The net changes of some steps that come after others. */
const netOf = (first: Steps, then: Steps): readonly NetChange[] => {
  const history = historyOf([...SMALL, ...first, ...then]);
  const from = historyOf([...SMALL, ...first]).length;
  const rows = happeningsOf(history).slice(from).flatMap(auditOf);
  return netChanges(planOf(history.slice(0, from)), planOf(history), rows);
};

const line = ({ sign, title, field, period, before, after }: NetChange): string =>
  `${sign} ${title}, ${field}${period === undefined ? '' : ` ${period}`}: ${before || 'nothing'} -> ${after || 'nothing'}`;

const cell = { measure: 'seen', period: '2020-04' };
const record = step({ type: 'RecordActual', ...cell, figure: figure('61%') });
const revise = (printed: string, act = 'unexplained', over: object = {}) =>
  step({ type: 'ReviseActual', ...cell, figure: figure(printed), act }, over);
const status = (code: string) => step({ type: 'ChangeActionStatus', action: 'weekly-list', status: code });

describe('the net changes between two versions', () => {
  it('are nothing for what went there and back', () => {
    expect(netOf([], [status('completed'), status('open')])).toEqual([]);
    expect(netOf([record], [revise('81%'), revise('61%')])).toEqual([]);
    expect(netOf([], [record, step({ type: 'WithdrawActual', ...cell, act: 'unexplained' })])).toEqual([]);
  });

  it('are one line for what changed several times, from the first before to the last after', () => {
    const changes = netOf([record], [revise('70%', 'correction', { reason: 'Typing error' }), revise('81%')]);
    expect(changes.map(line)).toEqual(['~ % of children seen, actual 2020-04: 61% -> 81%']);
    expect(changes[0]?.unmarked).toBe(true);
  });

  it('stay unmarked and doubtful where one step of several was', () => {
    const doubtful = step({
      type: 'ReviseActual',
      ...cell,
      figure: figure('70%'),
      act: 'unexplained',
      doubtful: 'Smudged',
    });
    const clear = [
      step({ type: 'AnnotateCell', ...cell, field: 'actual', doubtful: null, note: null }),
      revise('81%', 'correction', { reason: 'Typing error' }),
    ];
    const [figureChange] = netOf([record], [doubtful, ...clear]);
    expect(figureChange).toMatchObject({ field: 'actual', unmarked: true, doubtful: true });
  });

  it('are one line for a new section, action or measure, and a line for each of its figures', () => {
    const changes = netOf(
      [],
      [
        step({ type: 'AddSection', section: 'recording', title: 'Recording', order: 3, number: '3' }),
        step({ type: 'AddAction', action: 'tool', section: 'recording', title: 'A tool', owners: ['DCS'] }),
        step({ type: 'ReviseAction', action: 'tool', changes: { title: 'A better tool' } }),
        step({
          type: 'DefineMeasure',
          measure: 'late',
          section: 'recording',
          title: 'Late',
          unit: 'count',
          direction: 'lower',
          frequency: 'month',
        }),
        step({ type: 'SetTarget', measure: 'late', period: '2020-04', figure: figure('5') }),
      ],
    );
    expect(changes.map(line)).toEqual([
      '+ Recording, title: nothing -> Recording',
      '+ A better tool, title: nothing -> A better tool',
      '+ Late, title: nothing -> Late',
      '+ Late, target 2020-04: nothing -> 5',
    ]);
  });

  it('say what left, and what became blank', () => {
    const changes = netOf(
      [record],
      [
        step({ type: 'WithdrawAction', action: 'weekly-list', how: 'withdrawn' }),
        step({ type: 'WithdrawActual', ...cell, act: 'unexplained' }),
      ],
    );
    expect(changes.map(line)).toEqual([
      '- % of children seen, actual 2020-04: 61% -> nothing',
      '- Weekly list of visits due, gone: nothing -> withdrawn',
    ]);
  });

  it('put unmarked changes first and new figures last', () => {
    const may = { measure: 'seen', period: '2020-05', figure: figure('90%') };
    const changes = netOf(
      [record],
      [
        step({ type: 'SetTarget', ...may }),
        status('completed'),
        step({ type: 'RecordActual', ...may }),
        revise('81%'),
        step({ type: 'ReviseSection', section: 'visits', changes: { title: 'Visits to children' } }),
      ],
    );
    expect(changes.map(line)).toEqual([
      '~ % of children seen, actual 2020-04: 61% -> 81%',
      '~ Weekly list of visits due, status: Open -> Completed',
      '~ Visits to children, title: Visits -> Visits to children',
      '+ % of children seen, target 2020-05: nothing -> 90%',
      '+ % of children seen, actual 2020-05: nothing -> 90%',
    ]);
  });

  it('put a published blank that was filled first, as unmarked', () => {
    const changes = netOf([published('may-2020')], [status('completed'), record]);
    expect(changes.map(({ sign, field, unmarked }) => [sign, field, unmarked])).toEqual([
      ['+', 'actual', true],
      ['~', 'status', false],
    ]);
  });
});
