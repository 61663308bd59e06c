import { describe, expect, it } from '@jest/globals';

import { happeningsOf, historyOf, planOf, SMALL, step } from '../../../test/support/histories.js';
import { riskGridOf } from './risk-grid.js';
import { assessmentsIn } from './risk-history.js';
import { risksOf } from './risks.js';

type Steps = Parameters<typeof historyOf>[0];

const level = (likelihood: number, impact: number, more: object = {}) => ({
  likelihood,
  impact,
  score: likelihood * impact,
  ...more,
});

const raise = (risk: string, more: object = {}) =>
  step({
    type: 'RaiseRisk',
    risk,
    kind: 'risk',
    title: `Risk of ${risk}`,
    owners: [],
    controls: [],
    ...more,
  });

const DRIFT = raise('drift', {
  ref: 'IP1',
  owners: ['DCS', 'P2'],
  controls: ['Weekly list', 'Audit'],
  consequence: 'Children wait',
  inherent: level(4, 5),
  residual: level(3, 5),
});
const reassess = (side: string, to: unknown, over: object = {}) =>
  step({ type: 'ReassessRisk', risk: 'drift', side, level: to }, over);
const close = (how = 'completed') => step({ type: 'CloseRisk', risk: 'drift', how });

const plan = (steps: Steps) => planOf(historyOf([...SMALL, ...steps]));

describe('the register of risks', () => {
  it('shows a risk with both levels, owners, controls and consequence', () => {
    expect(risksOf(plan([DRIFT]))).toEqual([
      {
        risk: 'drift',
        ref: 'IP1',
        name: 'IP1',
        title: 'Risk of drift',
        kind: 'risk',
        owners: ['DCS', 'P2'],
        inherent: level(4, 5),
        residual: level(3, 5),
        controls: ['Weekly list', 'Audit'],
        consequence: 'Children wait',
        status: 'open',
        doubtful: '',
      },
    ]);
  });

  it('calls a risk without a ref by its id, and leaves empty what was not assessed', () => {
    expect(risksOf(plan([raise('turnover', { kind: 'opportunity' })]))[0]).toMatchObject({
      ref: '',
      name: 'turnover',
      kind: 'opportunity',
      inherent: null,
      residual: null,
    });
  });

  it.each(['withdrawn', 'completed'])('keeps a risk that left, and says how: %s', (how) => {
    const rows = risksOf(plan([DRIFT, raise('turnover'), close(how)]));
    expect(rows.map(({ risk, status }) => [risk, status])).toEqual([
      ['drift', how],
      ['turnover', 'open'],
    ]);
  });

  it('says what is doubtful of the risk and of each level', () => {
    const odd = raise('odd', {
      doubtful: 'The row is broken',
      inherent: level(2, 3),
      residual: { likelihood: 2, impact: 3, score: 5, doubtful: 'Printed 5' },
    });
    expect(risksOf(plan([odd]))[0]?.doubtful).toBe('The row is broken; residual: Printed 5');
  });
});

describe('the grid of risks', () => {
  const STEPS = [DRIFT, raise('turnover', { inherent: level(4, 5), residual: level(1, 1) }), raise('vague')];
  const placed = (steps: Steps, side: 'inherent' | 'residual') =>
    riskGridOf(plan(steps), side)
      .cells.filter(({ risks }) => risks.length > 0)
      .map(({ likelihood, impact, score, risks }) => [
        likelihood,
        impact,
        score,
        risks.map(({ name }) => name).join(' '),
      ]);

  it('has each square once, likelihood falling and impact rising', () => {
    const squares = riskGridOf(plan([]), 'residual').cells.map(
      ({ likelihood, impact, score }) => `${likelihood}x${impact}=${score}`,
    );
    expect(squares).toHaveLength(25);
    expect(squares.slice(0, 6)).toEqual(['5x1=5', '5x2=10', '5x3=15', '5x4=20', '5x5=25', '4x1=4']);
    expect(squares.at(-1)).toBe('1x5=5');
  });

  it('places the open risks on the side asked for, and names those that are not assessed there', () => {
    expect(placed(STEPS, 'inherent')).toEqual([[4, 5, 20, 'IP1 turnover']]);
    expect(placed(STEPS, 'residual')).toEqual([
      [3, 5, 15, 'IP1'],
      [1, 1, 1, 'turnover'],
    ]);
    expect(riskGridOf(plan(STEPS), 'residual').unplaced.map(({ name }) => name)).toEqual(['vague']);
    expect(placed([...STEPS, close()], 'inherent')).toEqual([[4, 5, 20, 'turnover']]);
  });

  it('places a risk by its likelihood and impact, also where the printed score is another', () => {
    const odd = raise('odd', {
      inherent: { likelihood: 2, impact: 3, score: 5, doubtful: 'Printed 5' },
    });
    expect(placed([odd], 'inherent')).toEqual([[2, 3, 6, 'odd']]);
  });
});

describe('the history of risks', () => {
  const told = (steps: Steps) =>
    happeningsOf(historyOf([...SMALL, ...steps]))
      .flatMap(assessmentsIn)
      .map(({ name, side, level: at, version, reportedOn, reason }) => [
        name,
        side,
        at === null ? null : `${at.likelihood}x${at.impact}=${at.score}`,
        version - SMALL.length,
        reportedOn,
        reason,
      ]);

  it('has each assessment once, the first ones too, with version, day and reason', () => {
    expect(
      told([
        DRIFT,
        reassess('residual', level(2, 5), { reportedOn: '2020-07-01', reason: 'The audit found less' }),
        reassess('inherent', null, { reportedOn: '2020-08-01' }),
        step(
          { type: 'ReviseRisk', risk: 'drift', changes: { title: 'Risk of delay' } },
          { reportedOn: '2020-08-01' },
        ),
        step({ type: 'CloseRisk', risk: 'drift', how: 'completed' }, { reportedOn: '2020-08-01' }),
      ]),
    ).toEqual([
      ['IP1', 'inherent', '4x5=20', 1, '2020-06-09', ''],
      ['IP1', 'residual', '3x5=15', 1, '2020-06-09', ''],
      ['IP1', 'residual', '2x5=10', 2, '2020-07-01', 'The audit found less'],
      ['IP1', 'inherent', null, 3, '2020-08-01', ''],
    ]);
  });

  it('has nothing of a risk that was only raised, until it is assessed', () => {
    expect(told([raise('drift')])).toEqual([]);
    expect(told([raise('drift'), reassess('residual', level(1, 2))])).toEqual([
      ['drift', 'residual', '1x2=2', 2, '2020-06-09', ''],
    ]);
  });
});
