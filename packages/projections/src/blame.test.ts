import { describe, expect, it } from '@jest/globals';

import { figure, happeningsOf, historyOf, SMALL, step } from '../../../test/support/histories.js';
import { auditOf } from './audit/index.js';
import { blameOf, type BlameSubject } from './blame.js';

const status = (code: string) => step({ type: 'ChangeActionStatus', action: 'weekly-list', status: code });
const cell = (type: string, period: string, printed: string, more: object = {}) =>
  step({ type: type as 'SetTarget', measure: 'seen', period, figure: figure(printed), ...more });

const HISTORY = historyOf([
  ...SMALL,
  status('in-progress'),
  cell('SetTarget', '2020-04', '80%'),
  cell('RecordActual', '2020-04', '61%'),
  cell('RecordActual', '2020-05', '70%'),
  status('completed'),
  cell('ReviseActual', '2020-04', '81%', { act: 'unexplained' }),
]);

const blame = (subject: BlameSubject): readonly string[] =>
  blameOf(happeningsOf(HISTORY).flatMap(auditOf), subject).map(
    ({ field, period, after, present, recorded }) =>
      `${present ? 'is' : 'was'} ${field}${period === undefined ? '' : ` ${period}`} ${after} since v${recorded.version}`,
  );

describe('blame', () => {
  it('gives for each field the change that made it what it is, then those before, newest first', () => {
    expect(blame({ id: 'weekly-list', field: 'status' })).toEqual([
      'is status Completed since v10',
      'was status In progress since v6',
      'was status Open since v4',
    ]);
  });

  it('keeps the fields of one subject apart, each with its own present', () => {
    expect(blame({ id: 'weekly-list' }).filter((line) => line.startsWith('is'))).toEqual([
      'is title Weekly list of visits due since v4',
      'is section visits since v4',
      'is owners Team Managers since v4',
      'is timescale June 2020 since v4',
      'is due 2020-06-30 since v4',
      'is status Completed since v10',
    ]);
  });

  it('keeps the cells of a measure apart by period and by target and actual', () => {
    expect(blame({ id: 'seen', field: 'actual' })).toEqual([
      'is actual 2020-04 81% since v11',
      'was actual 2020-04 61% since v8',
      'is actual 2020-05 70% since v9',
    ]);
    expect(blame({ id: 'seen', period: '2020-04' })).toEqual([
      'is target 2020-04 80% since v7',
      'is actual 2020-04 81% since v11',
      'was actual 2020-04 61% since v8',
    ]);
  });

  it('is empty for a subject or a field that there is not', () => {
    expect([
      ...blame({ id: 'tool' }),
      ...blame({ id: 'seen', field: 'colour' }),
      ...blame({ id: 'seen', period: '2021-01' }),
    ]).toEqual([]);
  });
});
