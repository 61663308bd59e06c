import { describe, it } from '@jest/globals';

import type { PlanEvent } from '../events/index.js';
import { given } from '../../testing/given.js';
import { command, event, fullHistory, smallHistory } from '../../testing/plain.js';

const percent = (value: number) => ({ kind: 'number', printed: `${value}%`, value, percent: true }) as const;

const retired = event({ type: 'MeasureRetired', measure: 'seen', how: 'completed' });
const late = { reason: 'Late returns' };

const BASELINE = { measure: 'seen', figure: percent(40) };
const BENCHMARK = { measure: 'seen', against: 'England', period: '2020-04', figure: percent(70) } as const;
const baseline = (fields: object = {}) => command({ type: 'RecordBaseline', ...BASELINE, ...fields });
const benchmark = (fields: object = {}) => command({ type: 'RecordBenchmark', ...BENCHMARK, ...fields });

describe.each([
  ['baseline', baseline, event({ type: 'BaselineRecorded', ...BASELINE }), 'baselines'],
  ['benchmark', benchmark, event({ type: 'BenchmarkRecorded', ...BENCHMARK }), 'benchmarks'],
] as const)('a %s', (of, record, recorded, list) => {
  const { figure } = record() as typeof BASELINE;

  it('is recorded, once', () => {
    given(...smallHistory)
      .when(record())
      .then(recorded)
      .thenPlan(({ measures: { seen } }) => seen?.[list]?.[0]?.figure.printed === figure.printed);
    given(...smallHistory, recorded)
      .when(record())
      .thenNothing();
  });

  it.each([
    ['figure', { figure: percent(45) }, '45%'],
    ['figure taken away', { figure: null }, 'none'],
  ] as const)('stands: another %s needs an act', (_what, other, wanted) => {
    given(...fullHistory)
      .when(record(other))
      .thenRefused('BaselineStands', { measure: 'seen', found: `${of} ${figure.printed}`, wanted });
    given(...fullHistory)
      .when(record({ ...other, act: 'unexplained' }))
      .thenPlan(({ measures: { seen } }) => {
        const [after] = seen?.[list] ?? [];
        return wanted === 'none' ? after === undefined : after?.act === 'unexplained';
      });
  });

  it.each([{ doubtful: 'Smudged' }, { note: 'From audits' }])(
    'is the same figure with another remark, without an act: %p',
    (remark) => {
      for (const act of [{}, { act: 'unexplained' }] as const) {
        given(...fullHistory)
          .when(record({ ...remark, ...act }))
          .thenPlan(({ measures: { seen } }) => {
            const [after] = seen?.[list] ?? [];
            return after?.figure.printed === figure.printed && after.act === undefined;
          });
      }
    },
  );

  it('keeps the act that gave its figure when only a remark is said of it', () => {
    const other = { ...recorded, figure: percent(45), act: 'unexplained' } as PlanEvent;
    given(...fullHistory, other)
      .when(record({ figure: percent(45), note: 'From audits' }))
      .thenPlan(({ measures: { seen } }) => {
        const [after] = seen?.[list] ?? [];
        return after?.act === 'unexplained' && after.note === 'From audits';
      });
  });

  it.each(['revision', 'correction'] as const)('that is changed by a %s needs a reason', (act) => {
    const changed = record({ figure: percent(45), act });
    given(...fullHistory)
      .when(changed)
      .thenRefused('NoReason', { measure: 'seen', field: of, act });
    given(...fullHistory)
      .when(changed, { reason: ' ' })
      .thenRefused('NoReason', { field: of });
    given(...fullHistory)
      .when(changed, late)
      .thenPlan(({ measures: { seen } }) => {
        return (
          seen?.[list]?.length === 1 && seen[list][0]?.figure.printed === '45%' && seen[list][0].act === act
        );
      });
  });

  it('that was never recorded is not changed by an act, and there is nothing to take away', () => {
    given(...smallHistory)
      .when(record({ act: 'unexplained' }))
      .thenRefused('NoBaseline', { measure: 'seen', of });
    given(...smallHistory)
      .when(record({ figure: null }))
      .thenNothing();
    given(...smallHistory)
      .when(record({ figure: null, act: 'unexplained' }))
      .thenNothing();
  });

  it('is taken away, and then there is no list of none', () => {
    given(...fullHistory)
      .when(record({ figure: null, act: 'correction' }), late)
      .thenPlan(({ measures: { seen } }) => seen !== undefined && !(list in seen));
  });

  it('is in the same words as it is by an act too, and that is nothing', () => {
    given(...fullHistory)
      .when(record({ act: 'correction' }))
      .thenNothing();
  });

  it('needs a measure that is there', () => {
    given(...fullHistory)
      .when(record({ measure: 'sen' }))
      .thenRefused('Unknown', { kind: 'measure', id: 'sen', known: ['seen'] });
    given(...fullHistory, retired)
      .when(record({ figure: percent(1) }))
      .thenRefused('Gone', { kind: 'measure', id: 'seen', how: 'completed' });
  });

  it('is told with the doubt and the footnote that it is printed with', () => {
    given(...smallHistory)
      .when(record({ doubtful: 'Smudged', note: 'Of 2019' }))
      .thenPlan(({ measures: { seen } }) => {
        const [first] = seen?.[list] ?? [];
        return first?.doubtful === 'Smudged' && first.note === 'Of 2019' && !('act' in first);
      });
  });
});

describe('a baseline', () => {
  it('is one for all and one for each group', () => {
    given(...fullHistory)
      .when(baseline({ group: 'boys', figure: percent(30), period: '2017-03' }))
      .thenPlan(({ measures: { seen } }) => {
        const [all, boys] = seen?.baselines ?? [];
        return all?.group === undefined && all?.figure.printed === '40%' && boys?.period === '2017-03';
      });
  });

  it('of another period is another baseline, and stands in its place', () => {
    given(...fullHistory)
      .when(baseline({ period: '2017-03' }))
      .thenRefused('BaselineStands', { found: 'baseline 40%', wanted: '40%' });
    given(...fullHistory)
      .when(baseline({ period: '2017-03', act: 'correction' }))
      .thenRefused('NoReason', { period: '2017-03' });
    given(...fullHistory)
      .when(baseline({ period: '2017-03', act: 'unexplained' }))
      .thenPlan(({ measures: { seen } }) => seen?.baselines?.length === 1);
  });

  it('of one group is taken away without the others', () => {
    given(...fullHistory, event({ type: 'BaselineRecorded', ...BASELINE, group: 'boys' }))
      .when(baseline({ figure: null, act: 'unexplained' }))
      .thenPlan(({ measures: { seen } }) => {
        return seen?.baselines?.length === 1 && seen.baselines[0]?.group === 'boys';
      });
  });

  it('does not keep its measure from being defined in the same words', () => {
    given(...fullHistory)
      .when(
        command({
          type: 'DefineMeasure',
          measure: 'seen',
          section: 'visits',
          title: '% of children seen',
          unit: 'percent',
          direction: 'higher',
          frequency: 'month',
        }),
      )
      .thenNothing();
  });
});

describe('a benchmark', () => {
  it('is one for each of those it is against, and for each period', () => {
    for (const other of [{ against: 'Wales' }, { period: '2020-05' }, { period: undefined }]) {
      given(...fullHistory)
        .when(benchmark({ ...other, figure: percent(65) }))
        .thenPlan(({ measures: { seen } }) => seen?.benchmarks?.length === 2);
    }
  });

  it('says against whom', () => {
    given(...fullHistory)
      .when(benchmark({ against: ' ' }))
      .thenRefused('Empty', { what: 'against' });
  });
});
