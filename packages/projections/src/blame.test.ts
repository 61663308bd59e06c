import { describe, expect, it } from '@jest/globals';

import {
  figure,
  happeningsOf,
  historyOf,
  SMALL,
  step,
  withoutErased,
} from '../../../test/support/histories.js';
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

describe('blame by kind', () => {
  // The same id for an action, a milestone of it, a measure and a risk.
  const shared = historyOf([
    ...SMALL,
    step({ type: 'AddAction', action: 'tool', section: 'visits', title: 'A tool', owners: ['DCS'] }),
    step({ type: 'AddMilestone', milestone: 'tool', action: 'tool', title: 'The tool is there' }),
    step({
      type: 'DefineMeasure',
      measure: 'tool',
      section: 'visits',
      title: 'Uses of the tool',
      unit: 'count',
      direction: 'higher',
      frequency: 'month',
    }),
    step({
      type: 'RaiseRisk',
      risk: 'tool',
      kind: 'risk',
      title: 'Nobody uses the tool',
      owners: ['DCS'],
      controls: [],
    }),
    step({ type: 'ReachMilestone', milestone: 'tool', on: '2020-06-01' }),
    step({ type: 'ReviseRisk', risk: 'tool', changes: { title: 'Few use the tool' } }),
    step({ type: 'RecordActual', measure: 'tool', period: '2020-05', figure: figure('12') }),
    step({ type: 'WithdrawAction', action: 'tool', how: 'completed' }),
  ]);
  const rows = happeningsOf(shared).flatMap(auditOf);
  const linesOf = (subject: BlameSubject): readonly string[] =>
    blameOf(rows, subject).map(
      ({ kind, field, after, present, recorded }) =>
        `${present ? 'is' : 'was'} ${kind} ${field} ${after} since v${recorded.version}`,
    );

  it('keeps apart the things of several kinds that have the same id', () => {
    expect(linesOf({ kind: 'milestone', id: 'tool' })).toEqual([
      'is milestone title The tool is there since v7',
      'is milestone action tool since v7',
      'is milestone status Completed on 2020-06-01 since v10',
      'was milestone status Open since v7',
      'is milestone gone completed, with its action since v13',
    ]);
    expect(linesOf({ kind: 'risk', id: 'tool', field: 'title' })).toEqual([
      'is risk title Few use the tool since v11',
      'was risk title Nobody uses the tool since v9',
    ]);
    expect(linesOf({ kind: 'action', id: 'tool', field: 'status' })).toEqual([
      'is action status Open since v6',
    ]);
    expect(linesOf({ kind: 'action', id: 'tool', field: 'gone' })).toEqual([
      'is action gone completed since v13',
    ]);
  });

  it('goes with a period and a field', () => {
    expect(linesOf({ kind: 'measure', id: 'tool', period: '2020-05', field: 'actual' })).toEqual([
      'is measure actual 12 since v12',
    ]);
    expect(linesOf({ kind: 'risk', id: 'tool', period: '2020-05' })).toEqual([]);
  });

  it('is empty for a kind in which there is no such id', () => {
    expect(linesOf({ kind: 'evidence', id: 'tool' })).toEqual([]);
    expect(linesOf({ kind: 'section', id: 'tool' })).toEqual([]);
  });

  it('finds the plan itself, and the ids that only one kind has without a kind', () => {
    expect(linesOf({ kind: 'plan', id: 'small-plan', field: 'title' })).toEqual([
      'is plan title Small Plan since v1',
    ]);
    expect(linesOf({ id: 'weekly-list' })).toEqual(linesOf({ kind: 'action', id: 'weekly-list' }));
  });
});

describe('blame of a text that was erased', () => {
  const redact = (version: number, field: string) =>
    step({ type: 'RedactText', version, field, basis: 'Request for erasure' });
  const rows = happeningsOf(
    withoutErased(
      historyOf([
        ...SMALL,
        step({ type: 'ReviseAction', action: 'weekly-list', changes: { impact: 'Said of a person' } }),
        step(
          { type: 'ChangeActionOwners', action: 'weekly-list', owners: ['DCS'] },
          { reason: 'A person left' },
        ),
        redact(6, 'event.changes.impact'),
        redact(7, 'reason'),
        redact(2, 'event.title'),
      ]),
    ),
  ).flatMap(auditOf);
  const linesOf = (subject: BlameSubject): readonly string[] =>
    blameOf(rows, subject).map(
      ({ field, after, recorded }) => `${field} ${after} since v${recorded.version}`,
    );

  it('names the erasures of what was said of it, also beside the event, and no others', () => {
    expect(linesOf({ id: 'weekly-list' }).slice(-4)).toEqual([
      'status Open since v4',
      'impact [redacted] since v6',
      'redaction of event.changes.impact in v6 Request for erasure since v8',
      'redaction of reason in v7 Request for erasure since v9',
    ]);
    expect(linesOf({ id: 'visits' }).at(-1)).toBe(
      'redaction of event.title in v2 Request for erasure since v10',
    );
    expect(linesOf({ id: 'planning' }).filter((line) => line.startsWith('redaction'))).toEqual([]);
  });

  it('keeps to one field where that is asked for', () => {
    expect(linesOf({ id: 'weekly-list', field: 'impact' })).toEqual(['impact [redacted] since v6']);
  });

  it('names each of them once in the blame of the plan itself', () => {
    expect(
      linesOf({ kind: 'plan', id: 'small-plan' }).filter((line) => line.startsWith('redaction')),
    ).toHaveLength(3);
  });
});

describe('blame of baselines and benchmarks', () => {
  it('keeps apart the groups of a baseline, and those with whom and the periods for which it is compared', () => {
    const stands = (type: 'RecordBaseline' | 'RecordBenchmark', printed: string, more: object) =>
      step({ type, measure: 'seen', figure: figure(printed), ...more });
    const england = { against: 'England' };
    const rows = happeningsOf(
      historyOf([
        ...SMALL,
        stands('RecordBaseline', '50%', {}),
        stands('RecordBaseline', '60%', { group: 'Boys' }),
        stands('RecordBenchmark', '70%', { ...england, period: '2020-04' }),
        stands('RecordBenchmark', '72%', { ...england, period: '2020-05' }),
        stands('RecordBenchmark', '80%', { against: 'Neighbours' }),
        stands('RecordBaseline', '61%', { group: 'Boys', act: 'unexplained' }),
        stands('RecordBenchmark', '71%', { ...england, period: '2020-04', act: 'unexplained' }),
      ]),
    ).flatMap(auditOf);
    expect(
      blameOf(rows, { kind: 'measure', id: 'seen' })
        .filter(({ field }) => /^(?:baseline|benchmark)/u.test(field))
        .map(({ present, field, period, after }) => [present, field, period ?? '', after]),
    ).toEqual([
      [true, 'baseline', '', '50%'],
      [true, 'baseline of Boys', '', '61%'],
      [false, 'baseline of Boys', '', '60%'],
      [true, 'benchmark of England', '2020-04', '71%'],
      [false, 'benchmark of England', '2020-04', '70%'],
      [true, 'benchmark of England', '2020-05', '72%'],
      [true, 'benchmark of Neighbours', '', '80%'],
    ]);
  });
});
