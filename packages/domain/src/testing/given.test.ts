import { describe, expect, it } from '@jest/globals';

import type { PlanEvent } from '../plan/events/index.js';
import { fold } from '../plan/evolve/index.js';
import type { Told } from '../plan/recorded.js';
import type { Plan } from '../plan/state.js';
import { sameJson } from '../values/json.js';
import { fullEdition, fullEditionFile, laterEdition } from './full-edition.js';
import { given } from './given.js';
import { smallEdition, smallEditionFile, smallFigureRows } from './small-edition.js';
import { command, event, fullHistory, smallHistory } from './plain.js';

const planAfter = (history: readonly PlanEvent[]): Plan =>
  fold(history.map((happened) => ({ actor: 'U1', reportedOn: '2020-06-09', event: happened }) as Told));

const close = command({ type: 'ClosePlan' });
const closed = event({ type: 'PlanClosed' });
const planned = () => given(...smallHistory).when(close);
const refused = () => given().when(close);
const nothing = () =>
  given(...smallHistory).when(command({ type: 'MoveAction', action: 'weekly-list', section: 'visits' }));

describe('given, when, then', () => {
  it('holds when it is so, and can be asked on', () => {
    planned()
      .then(closed)
      .thenPlan((plan) => plan.ended?.how === 'closed');
    refused()
      .thenRefused('NoPlan')
      .thenPlan((plan) => plan.version === 0);
    nothing().thenNothing().then();
  });

  it('fails when other events happen, and shows both sides', () => {
    expect(() => planned().then(event({ type: 'PlanClosed', note: 'Done' }))).toThrow(
      /Wanted[^]*Done[^]*found[^]*PlanClosed/u,
    );
  });

  it('fails when there are more events, or fewer', () => {
    expect(() => planned().then(closed, closed)).toThrow(/Wanted/u);
    expect(() => planned().then()).toThrow(/Wanted/u);
    expect(() => planned().thenNothing()).toThrow(/Wanted/u);
    expect(() => nothing().then(closed)).toThrow(/Wanted/u);
  });

  it('fails when the command is refused, and says by which rule', () => {
    expect(() => refused().then(closed)).toThrow(/NoPlan/u);
    expect(() => refused().thenNothing()).toThrow(/NoPlan/u);
  });

  it('fails when it is not refused', () => {
    expect(() => planned().thenRefused('NoPlan')).toThrow(/Wanted a refusal.*NoPlan/u);
    expect(() => nothing().thenRefused('NoPlan')).toThrow(/Wanted a refusal/u);
  });

  it('fails when another rule refuses, or with other fields', () => {
    expect(() => refused().thenRefused('Gone')).toThrow(/Wanted a refusal.*Gone[^]*found[^]*NoPlan/u);
    const unknown = given(...smallHistory).when(
      command({ type: 'WithdrawAction', action: 'weekly-lst', how: 'withdrawn' }),
    );
    unknown.thenRefused('Unknown', { kind: 'action' });
    expect(() => unknown.thenRefused('Unknown', { kind: 'measure' })).toThrow(/"measure"[^]*"action"/u);
    expect(() => unknown.thenRefused('Unknown', { colour: 'red' })).toThrow(/colour/u);
  });

  it('fails when the plan does not hold', () => {
    expect(() => planned().thenPlan((plan) => plan.ended === undefined)).toThrow(/Wanted a plan that holds/u);
  });

  it('takes who said it, when and why with the command', () => {
    const early = { reportedOn: '2020-06-08' } as never;
    expect(() =>
      given(...smallHistory)
        .when(close, early)
        .then(closed),
    ).toThrow(/ReportTooOld/u);
  });
});

describe('the small edition', () => {
  it('is read, and its file can be changed without changing it for others', () => {
    smallEditionFile().plan.title = 'Other';
    expect(smallEdition().plan.title).toBe('Small Plan');
    expect(smallEdition().figures).toHaveLength(smallFigureRows().length);
  });

  it('fails on a file with faults, and lists them', () => {
    expect(() => smallEdition({})).toThrow(/wanted a field plan/u);
  });
});

describe('the full edition', () => {
  it('is read, and its file can be changed without changing it for others', () => {
    fullEditionFile().risks.pop();
    expect(fullEdition().risks).toHaveLength(1);
  });

  it('of a month later tells of no earlier days, and of what is changed in it', () => {
    expect(laterEdition({ 'plan.title': 'Other' })).toMatchObject({ plan: { title: 'Other' } });
    expect(laterEdition()).not.toHaveProperty('earlier');
  });
});

describe.each(Object.entries({ small: smallHistory, full: fullHistory }))(
  'the %s history',
  (_which, history) => {
    it('is what decide would have given', () => {
      given(...history)
        .when(command({ type: 'AddSection', section: 'planning', title: 'Planning', order: 3 }))
        .thenNothing();
    });

    it('is of events that each change the plan', () => {
      history.forEach((_, at) => {
        const { version: _before, ...before } = planAfter(history.slice(0, at));
        const { version: _after, ...after } = planAfter(history.slice(0, at + 1));
        expect(sameJson(before, after)).toBe(false);
      });
    });
  },
);
