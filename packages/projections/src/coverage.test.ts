import { describe, expect, it } from '@jest/globals';

import { figure, historyOf, planOf, SMALL, step } from '../../../test/support/histories.js';
import { coverageOf, type CoverageRow } from './coverage.js';

type Steps = Parameters<typeof historyOf>[0];

const rowsOf = (...steps: Steps): readonly CoverageRow[] =>
  coverageOf(planOf(historyOf([...SMALL, ...steps])));

const received = (recommendation = 'rec-1', more: object = {}) =>
  step({
    type: 'ReceiveRecommendation',
    recommendation,
    kind: 'recommendation',
    number: '1',
    title: 'See children in time',
    ...more,
  });
const link = (side: string, section = 'visits', more: object = {}) =>
  step({ type: 'LinkRecommendation', recommendation: 'rec-1', section, side, ...more });
const milestone = (id = 'first-list', action = 'weekly-list') =>
  step({ type: 'AddMilestone', milestone: id, action, title: 'The first list is out' });
const evidence = (id = 'feedback', section = 'visits') =>
  step({ type: 'ExpectEvidence', evidence: id, section, title: 'Feedback of staff' });
const add = (action: string, section: string) =>
  step({ type: 'AddAction', action, section, title: action, owners: [] });
const define = (measure: string, section: string, more: object = {}) =>
  step({
    type: 'DefineMeasure',
    measure,
    section,
    title: measure,
    unit: 'percent',
    direction: 'higher',
    frequency: 'month',
    ...more,
  });
const inside = (section: string, parent: string, order = 3) =>
  step({ type: 'AddSection', section, title: section, order, parent });
const target = (printed: string, measure = 'seen') =>
  step({ type: 'SetTarget', measure, period: '2020-04', figure: figure(printed) });
const both = [received(), link('list'), link('page')];

const gaps = (...steps: Steps): readonly string[] => rowsOf(...steps)[0]!.gaps;
const disagreements = (...steps: Steps): readonly string[] => rowsOf(...steps)[0]!.disagreements;

describe('what answers a recommendation', () => {
  it('is nothing missing where it has an action with a milestone, a measure with a target, and evidence', () => {
    const [row] = rowsOf(...both, milestone(), target('80%'), evidence());
    expect({ ...row, list: [], pages: [], sections: row!.sections.map(({ id }) => id) }).toEqual({
      recommendation: 'rec-1',
      kind: 'recommendation',
      number: '1',
      title: 'See children in time',
      list: [],
      pages: [],
      sections: ['visits'],
      actions: 1,
      milestones: 1,
      measures: 1,
      evidence: 1,
      gaps: [],
      disagreements: [],
      reworded: [],
    });
  });

  it('is said to be worded otherwise by the pages that word it otherwise', () => {
    const reworded = (printed: string) =>
      rowsOf(received(), link('page', 'visits', { printed }))[0]!.reworded.map(({ id }) => id);
    expect(reworded('See children in time.')).toEqual([]);
    expect(reworded('Children are seen')).toEqual(['visits']);
    expect(rowsOf(received(), link('list', 'visits', { printed: 'Visits, and more' }))[0]!.reworded).toEqual(
      [],
    );
  });

  it('is a section of its list, of its page, or of both, each once and in that order', () => {
    const ids = (...steps: Steps) => {
      const { list, pages, sections } = rowsOf(received(), ...steps)[0]!;
      return [list, pages, sections].map((some) => some.map(({ id }) => id));
    };
    expect(ids(link('page'))).toEqual([[], ['visits'], ['visits']]);
    expect(ids(link('page', 'planning'), link('page'), link('list'))).toEqual([
      ['visits'],
      ['planning', 'visits'],
      ['visits', 'planning'],
    ]);
  });

  it('is no section that has left the plan; a recommendation that was closed is not asked about', () => {
    const retired = step({ type: 'RetireSection', section: 'planning', how: 'withdrawn' });
    expect(gaps(received(), link('list', 'planning'), retired)).toEqual(['no section']);
    const closed = step({ type: 'CloseRecommendation', recommendation: 'rec-1', how: 'completed' });
    expect(rowsOf(...both, closed)).toEqual([]);
  });

  it('leaves the number empty where the document gives none', () => {
    expect(rowsOf(received('found', { kind: 'finding', number: undefined }))[0]).toMatchObject({
      kind: 'finding',
      number: '',
    });
  });

  it('counts what is in two of its sections once, and what belongs to another section not at all', () => {
    const [row] = rowsOf(
      ...both,
      inside('first-visits', 'visits'),
      link('list', 'first-visits'),
      add('tool', 'first-visits'),
      add('panel', 'planning'),
      milestone(),
      milestone('tool-is-used', 'tool'),
      milestone('panel-meets', 'panel'),
    );
    expect(row).toMatchObject({ actions: 2, milestones: 2 });
  });

  it('counts actions, measures and evidence of sections inside it, however deep, but none that left the plan', () => {
    const deep = [
      inside('first-visits', 'visits'),
      inside('same-day', 'first-visits', 4),
      add('tool', 'same-day'),
      milestone('tool-is-used', 'tool'),
      define('same-day-seen', 'same-day'),
      evidence('audit', 'same-day'),
    ];
    expect(rowsOf(...both, ...deep)[0]).toMatchObject({
      actions: 2,
      milestones: 1,
      measures: 2,
      evidence: 1,
    });
    const left = [
      step({ type: 'WithdrawAction', action: 'tool', how: 'withdrawn' }),
      step({ type: 'RetireMeasure', measure: 'same-day-seen', how: 'withdrawn' }),
      step({ type: 'WithdrawEvidence', evidence: 'audit', how: 'withdrawn' }),
    ];
    expect(rowsOf(...both, ...deep, ...left)[0]).toMatchObject({
      actions: 1,
      milestones: 0,
      measures: 1,
      evidence: 0,
    });
  });

  it('counts measures and evidence that are stated for the part around it, but not the actions there', () => {
    const around = [
      received(),
      inside('first-visits', 'visits'),
      inside('second-visits', 'visits', 4),
      link('list', 'first-visits'),
      milestone(),
      evidence(),
      define('second-seen', 'second-visits'),
      evidence('second-audit', 'second-visits'),
    ];
    expect(rowsOf(...around)[0]).toMatchObject({ actions: 0, milestones: 0, measures: 1, evidence: 1 });
  });
});

describe('what is missing for a recommendation', () => {
  it('is every section', () => {
    expect(gaps(received())).toEqual(['no section']);
  });

  it('is an action; where there is none, its milestones are not missed as well', () => {
    const planning = [received(), link('list', 'planning')];
    expect(gaps(...planning)).toEqual(['no action', 'no measure', 'no evidence']);
    expect(gaps(...planning, add('panel', 'planning'))).toEqual([
      'no milestone',
      'no measure',
      'no evidence',
    ]);
  });

  it('is a milestone of any of its actions, as long as none has one', () => {
    const others = [...both, add('tool', 'visits'), target('80%'), evidence()];
    expect(gaps(...others)).toEqual(['no milestone']);
    expect(gaps(...others, milestone())).toEqual([]);
    const withdrawn = step({ type: 'WithdrawMilestone', milestone: 'first-list', how: 'withdrawn' });
    expect(gaps(...others, milestone(), withdrawn)).toEqual(['no milestone']);
  });

  const measured = (...steps: Steps) => gaps(...both, milestone(), evidence(), ...steps);

  it('is a measure', () => {
    expect(measured(target('80%'))).toEqual([]);
    const retired = step({ type: 'RetireMeasure', measure: 'seen', how: 'withdrawn' });
    expect(measured(retired)).toEqual(['no measure']);
  });

  it('is a figure or a target of all its measures: one baseline is enough, a target to be set is none', () => {
    const none = ['no measure with a figure or a target'];
    expect(measured()).toEqual(none);
    expect(measured(target('tbc'))).toEqual(none);
    expect(measured(define('late', 'visits'))).toEqual(none);
    expect(measured(define('late', 'visits'), target('80%', 'late'))).toEqual([]);
    const baseline = step({ type: 'RecordBaseline', measure: 'seen', figure: figure('53%') });
    expect(measured(baseline)).toEqual([]);
  });

  it('is evidence', () => {
    expect(gaps(...both, milestone(), target('80%'))).toEqual(['no evidence']);
  });
});

describe('the list of recommendations against the pages of sections', () => {
  it('agrees where both name the same, and where there is no list', () => {
    expect(disagreements(...both)).toEqual([]);
    expect(disagreements(received(), link('page'))).toEqual([]);
  });

  it('names a section that only the list names, and one that only its page names', () => {
    expect(disagreements(...both, link('list', 'planning'))).toEqual([
      'The list names 2; the page of 2 does not name it',
    ]);
    expect(disagreements(...both, link('page', 'planning'))).toEqual([
      'The page of 2 names it; the list does not name 2',
    ]);
    const unnumbered = step({ type: 'AddSection', section: 'recording', title: 'Recording', order: 3 });
    expect(disagreements(...both, unnumbered, link('list', 'recording'))).toEqual([
      'The list names Recording; the page of Recording does not name it',
    ]);
  });

  const called = (printed: string, ...steps: Steps) =>
    disagreements(received(), link('list', 'visits', { printed }), link('page'), ...steps);

  it('names a section that the list calls otherwise than its own page', () => {
    expect(called('1 – Visits to homes')).toEqual([
      'The list calls 1 "Visits to homes"; its own page calls it "Visits"',
    ]);
  });

  it.each(['Visits', '1 – Visits', '1: Visits.', '1. Visits ', '1'])(
    'is not troubled by how %p sets a title',
    (printed) => {
      expect(called(printed)).toEqual([]);
    },
  );

  it('says nothing of the title of a section that has left the plan', () => {
    const retired = step({ type: 'RetireSection', section: 'planning', how: 'withdrawn' });
    expect(called('Visits', link('list', 'planning', { printed: 'Plans' }), retired)).toEqual([]);
  });

  it('takes the printed words of a page for those of the recommendation, not for a title', () => {
    const printed = 'See all children in time';
    expect(disagreements(received(), link('list'), link('page', 'visits', { printed }))).toEqual([]);
  });
});
