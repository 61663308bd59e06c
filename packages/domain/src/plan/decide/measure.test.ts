import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, smallHistory } from '../../testing/plain.js';

const planned = () => given(...smallHistory);
const plannedThen = (...more: Parameters<typeof event>[0][]) => given(...smallHistory, ...more.map(event));

const SEEN = {
  measure: 'seen',
  section: 'visits',
  title: '% of children seen',
  unit: 'percent',
  direction: 'higher',
  frequency: 'month',
} as const;
const TEAMS = {
  ...SEEN,
  measure: 'teams',
  title: 'Teams visited',
  unit: 'count',
  cumulative: true,
  tolerance: 2,
  note: 'From April',
} as const;
const retired = { type: 'MeasureRetired', measure: 'seen', how: 'withdrawn' } as const;

describe('a measure', () => {
  it('is defined', () => {
    planned()
      .when(command({ type: 'DefineMeasure', ...TEAMS }))
      .then(event({ type: 'MeasureDefined', ...TEAMS }))
      .thenPlan(({ measures: { teams } }) => {
        return teams?.tolerance === 2 && Object.keys(teams.cells).length === 0;
      });
  });

  it('may have any id of the right form, also one that every object knows', () => {
    planned()
      .when(command({ type: 'DefineMeasure', ...TEAMS, measure: 'constructor' }))
      .thenPlan(({ measures }) => Object.hasOwn(measures, 'constructor'));
  });

  it('is not defined twice, also when it has figures', () => {
    planned()
      .when(command({ type: 'DefineMeasure', ...SEEN }))
      .thenNothing();
  });

  it('is not defined with an id that is taken, also by one that is gone', () => {
    planned()
      .when(command({ type: 'DefineMeasure', ...SEEN, direction: 'lower' }))
      .thenRefused('IdTaken', { kind: 'measure', id: 'seen', title: '% of children seen' });
    plannedThen(retired)
      .when(command({ type: 'DefineMeasure', ...SEEN }))
      .thenRefused('IdTaken', { kind: 'measure', id: 'seen' });
  });

  it('is not defined without words, nor in a section that is not there', () => {
    planned()
      .when(command({ type: 'DefineMeasure', ...TEAMS, title: '' }))
      .thenRefused('Empty', { what: 'title' });
    planned()
      .when(command({ type: 'DefineMeasure', ...TEAMS, section: 'nowhere' }))
      .thenRefused('Unknown', { kind: 'section', id: 'nowhere' });
  });

  it('is revised in what really changes', () => {
    planned()
      .when(
        command({
          type: 'ReviseMeasure',
          measure: 'seen',
          changes: { title: SEEN.title, direction: 'lower', tolerance: 5, note: null },
        }),
      )
      .then(event({ type: 'MeasureRevised', measure: 'seen', changes: { direction: 'lower', tolerance: 5 } }))
      .thenPlan(({ measures: { seen } }) => seen?.cells['2020-04'] !== undefined && seen.tolerance === 5);
  });

  it('is not revised to what it says, nor to no words', () => {
    const revise = (title: string) => command({ type: 'ReviseMeasure', measure: 'seen', changes: { title } });
    planned().when(revise(SEEN.title)).thenNothing();
    planned().when(revise(' ')).thenRefused('Empty', { what: 'title' });
  });

  it('is moved to another section, once', () => {
    const move = (section: string) => command({ type: 'MoveMeasure', measure: 'seen', section });
    planned()
      .when(move('planning'))
      .then(event({ type: 'MeasureMoved', measure: 'seen', section: 'planning' }))
      .thenPlan(({ measures }) => measures.seen?.section === 'planning');
    planned().when(move('visits')).thenNothing();
    planned().when(move('nowhere')).thenRefused('Unknown', { kind: 'section', id: 'nowhere' });
  });

  it('is retired, once, and in one way', () => {
    planned()
      .when(command({ type: 'RetireMeasure', measure: 'seen', how: 'withdrawn', note: 'Dropped' }))
      .then(event({ ...retired, note: 'Dropped' }))
      .thenPlan(({ measures }) => measures.seen?.gone?.note === 'Dropped');
    plannedThen(retired)
      .when(command({ type: 'RetireMeasure', measure: 'seen', how: 'withdrawn' }))
      .thenNothing();
    plannedThen(retired)
      .when(command({ type: 'RetireMeasure', measure: 'seen', how: 'completed' }))
      .thenRefused('Gone', { kind: 'measure', id: 'seen', how: 'withdrawn' });
  });

  it('does not go into itself or into nothing, and goes into another', () => {
    const into = (id: string) => command({ type: 'RetireMeasure', measure: 'seen', how: 'merged', into: id });
    planned().when(into('seen')).thenRefused('IntoItself', { kind: 'measure', id: 'seen' });
    planned()
      .when(into('sen'))
      .thenRefused('Unknown', { kind: 'measure', known: ['seen'] });
    plannedThen({ type: 'MeasureDefined', ...TEAMS })
      .when(into('teams'))
      .then(event({ type: 'MeasureRetired', measure: 'seen', how: 'merged', into: 'teams' }));
  });

  it('may name the action whose row prints it, which is there', () => {
    const named = { ...TEAMS, action: 'weekly-list', narrative: true };
    planned()
      .when(command({ type: 'DefineMeasure', ...named }))
      .then(event({ type: 'MeasureDefined', ...named }))
      .thenPlan(
        ({ measures }) => measures.teams?.action === 'weekly-list' && measures.teams.narrative === true,
      );
    planned()
      .when(command({ type: 'DefineMeasure', ...TEAMS, action: 'weekly-lst' }))
      .thenRefused('Unknown', { kind: 'action', id: 'weekly-lst', known: ['weekly-list'] });
    const revise = (action: string | null) =>
      command({ type: 'ReviseMeasure', measure: 'seen', changes: { action } });
    planned()
      .when(revise('weekly-list'))
      .then(event({ type: 'MeasureRevised', measure: 'seen', changes: { action: 'weekly-list' } }));
    planned().when(revise('weekly-lst')).thenRefused('Unknown', { kind: 'action' });
    planned().when(revise(null)).thenNothing();
    plannedThen({ type: 'ActionWithdrawn', action: 'weekly-list', how: 'completed' })
      .when(revise('weekly-list'))
      .thenRefused('Gone', { kind: 'action', id: 'weekly-list' });
  });

  it('stays when the action whose row prints it leaves', () => {
    plannedThen({ type: 'MeasureRevised', measure: 'seen', changes: { action: 'weekly-list' } })
      .when(command({ type: 'WithdrawAction', action: 'weekly-list', how: 'completed' }))
      .thenPlan(({ measures: { seen } }) => seen?.gone === undefined && seen?.action === 'weekly-list');
  });

  it('that is gone is changed no more', () => {
    for (const asked of [
      command({ type: 'ReviseMeasure', measure: 'seen', changes: { title: 'Other' } }),
      command({ type: 'MoveMeasure', measure: 'seen', section: 'planning' }),
    ]) {
      plannedThen(retired).when(asked).thenRefused('Gone', { kind: 'measure', id: 'seen' });
    }
  });
});
