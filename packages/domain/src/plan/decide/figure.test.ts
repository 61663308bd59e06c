import { describe, it } from '@jest/globals';

import { given } from '../../testing/given.js';
import { command, event, smallHistory } from '../../testing/plain.js';
import type { PlanCommand } from '../commands.js';
import type { PlanEvent } from '../events/index.js';

const planned = (...more: readonly PlanEvent[]) => given(...smallHistory, ...more);

const percent = (value: number) => ({ kind: 'number', printed: `${value}%`, value, percent: true }) as const;
const april = { measure: 'seen', period: '2020-04' } as const;
const may = { measure: 'seen', period: '2020-05' } as const;
const BECAUSE = { reason: 'Late returns came in' };

interface Written {
  readonly measure: string;
  readonly period: string;
  readonly figure: ReturnType<typeof percent>;
  readonly doubtful?: string;
  readonly note?: string;
}
type Act = 'revision' | 'correction' | 'unexplained';
type Address = Pick<Written, 'measure' | 'period'>;

interface Half {
  readonly field: 'target' | 'actual';
  readonly standing: ReturnType<typeof percent>;
  readonly first: (written: Written) => PlanCommand;
  readonly firstGiven: (written: Written) => PlanEvent;
  readonly revise: (written: Written, act: Act) => PlanCommand;
  readonly revised: (written: Written, act: Act) => PlanEvent;
  readonly withdraw: (address: Address, act: Act) => PlanCommand;
  readonly withdrawn: (address: Address, act: Act) => PlanEvent;
}

const HALVES: readonly Half[] = [
  {
    field: 'target',
    standing: percent(80),
    first: (written) => command({ type: 'SetTarget', ...written }),
    firstGiven: (written) => event({ type: 'TargetSet', ...written }),
    revise: (written, act) => command({ type: 'ReviseTarget', ...written, act }),
    revised: (written, act) => event({ type: 'TargetRevised', ...written, act }),
    withdraw: (address, act) => command({ type: 'WithdrawTarget', ...address, act }),
    withdrawn: (address, act) => event({ type: 'TargetWithdrawn', ...address, act }),
  },
  {
    field: 'actual',
    standing: percent(53),
    first: (written) => command({ type: 'RecordActual', ...written }),
    firstGiven: (written) => event({ type: 'ActualRecorded', ...written }),
    revise: (written, act) => command({ type: 'ReviseActual', ...written, act }),
    revised: (written, act) => event({ type: 'ActualRevised', ...written, act }),
    withdraw: (address, act) => command({ type: 'WithdrawActual', ...address, act }),
    withdrawn: (address, act) => event({ type: 'ActualWithdrawn', ...address, act }),
  },
];

describe.each(HALVES)('the $field of a cell', (half) => {
  const { field, standing, first, firstGiven, revise, revised, withdraw, withdrawn } = half;
  const other = field === 'target' ? 'actual' : 'target';

  it('is given first, with what is said about it', () => {
    const written = { ...may, figure: percent(61), doubtful: 'Smudged', note: 'Footnote' };
    planned()
      .when(first(written))
      .then(firstGiven(written))
      .thenPlan(({ measures }) => {
        const entry = measures.seen?.cells['2020-05']?.[field];
        return entry?.figure.printed === '61%' && entry.doubtful === 'Smudged' && entry.note === 'Footnote';
      });
  });

  it('leaves the other half of the cell alone', () => {
    planned()
      .when(revise({ ...april, figure: percent(1) }, 'unexplained'))
      .thenPlan(({ measures }) => {
        const cell = measures.seen?.cells['2020-04'];
        return cell?.[field]?.figure.printed === '1%' && cell[other]?.figure.printed !== '1%';
      });
  });

  it('is not given twice', () => {
    planned()
      .when(first({ ...april, figure: standing }))
      .thenNothing();
  });

  it('is not given again as another figure, or with other remarks: that is a revision', () => {
    planned()
      .when(first({ ...april, figure: percent(99) }))
      .thenRefused('FigureStands', {
        measure: 'seen',
        period: '2020-04',
        field,
        found: standing.printed,
        wanted: '99%',
      });
    planned()
      .when(first({ ...april, figure: standing, note: 'Footnote' }))
      .thenRefused('FigureStands', { field });
  });

  it.each(['revision', 'correction'] as const)('is changed by a %s, with a reason', (act) => {
    planned()
      .when(revise({ ...april, figure: percent(99) }, act), BECAUSE)
      .then(revised({ ...april, figure: percent(99) }, act))
      .thenPlan(({ measures }) => {
        const entry = measures.seen?.cells['2020-04']?.[field];
        return entry?.figure.printed === '99%' && entry.act === act;
      });
    planned()
      .when(withdraw(april, act), BECAUSE)
      .then(withdrawn(april, act))
      .thenPlan(({ measures }) => measures.seen?.cells['2020-04']?.[field] === undefined);
  });

  it.each(['revision', 'correction'] as const)('is not changed by a %s without a reason', (act) => {
    for (const saying of [{}, { reason: '' }, { reason: ' \n' }]) {
      planned()
        .when(revise({ ...april, figure: percent(99) }, act), saying)
        .thenRefused('NoReason', { measure: 'seen', period: '2020-04', field, act });
      planned()
        .when(withdraw(april, act), saying)
        .thenRefused('NoReason', { measure: 'seen', period: '2020-04', field, act });
    }
  });

  it('is changed without a reason where the change is unexplained', () => {
    planned()
      .when(revise({ ...april, figure: percent(99) }, 'unexplained'))
      .then(revised({ ...april, figure: percent(99) }, 'unexplained'));
    planned().when(withdraw(april, 'unexplained')).then(withdrawn(april, 'unexplained'));
  });

  it('is not changed to what it is, and that needs no reason', () => {
    planned()
      .when(revise({ ...april, figure: standing }, 'correction'))
      .thenNothing();
  });

  it('is not changed where there is none', () => {
    planned()
      .when(revise({ ...may, figure: percent(61) }, 'unexplained'))
      .thenRefused('NoFigure', { measure: 'seen', period: '2020-05', field });
  });

  it('is withdrawn once', () => {
    planned().when(withdraw(may, 'unexplained')).thenNothing();
    planned(withdrawn(april, 'unexplained')).when(withdraw(april, 'correction')).thenNothing();
  });

  it('leaves what is said about the blank that it leaves', () => {
    const said = { ...april, act: 'unexplained', doubtful: 'The row is broken', note: 'Footnote' } as const;
    const [asked, happened] =
      field === 'target'
        ? [command({ type: 'WithdrawTarget', ...said }), event({ type: 'TargetWithdrawn', ...said })]
        : [command({ type: 'WithdrawActual', ...said }), event({ type: 'ActualWithdrawn', ...said })];
    planned()
      .when(asked)
      .then(happened)
      .thenPlan(({ measures }) => {
        const cell = measures.seen?.cells['2020-04'];
        return cell?.[field] === undefined && cell?.blank?.[field]?.doubtful === 'The row is broken';
      });
  });

  it('is given first again after it was withdrawn', () => {
    planned(withdrawn(april, 'unexplained'))
      .when(first({ ...april, figure: percent(99) }))
      .then(firstGiven({ ...april, figure: percent(99) }));
  });

  it('is of a period in which the measure is counted', () => {
    for (const period of ['2020', '2020-Q2', '2020-04-30', '2020/21', '2020/21-Q1']) {
      const address = { measure: 'seen', period };
      for (const asked of [
        first({ ...address, figure: percent(1) }),
        revise({ ...address, figure: percent(1) }, 'unexplained'),
        withdraw(address, 'unexplained'),
        command({ type: 'AnnotateCell', ...address, field, doubtful: null, note: 'Footnote' }),
      ]) {
        planned().when(asked).thenRefused('WrongPeriod', { measure: 'seen', found: period, wanted: 'month' });
      }
    }
  });

  it('is of a measure that is in the plan', () => {
    const address = { measure: 'sen', period: '2020-04' };
    for (const asked of [
      first({ ...address, figure: percent(1) }),
      revise({ ...address, figure: percent(1) }, 'unexplained'),
      withdraw(address, 'unexplained'),
      command({ type: 'AnnotateCell', ...address, field, doubtful: null, note: 'Footnote' }),
    ]) {
      planned()
        .when(asked)
        .thenRefused('Unknown', { kind: 'measure', id: 'sen', known: ['seen'] });
    }
    const retired = event({ type: 'MeasureRetired', measure: 'seen', how: 'completed' });
    for (const asked of [
      first({ ...april, figure: standing }),
      revise({ ...april, figure: percent(1) }, 'unexplained'),
      withdraw(april, 'unexplained'),
      command({ type: 'AnnotateCell', ...april, field, doubtful: null, note: 'Footnote' }),
    ]) {
      planned(retired).when(asked).thenRefused('Gone', { kind: 'measure', id: 'seen', how: 'completed' });
    }
  });

  it('is annotated while its figure stands, and the doubt is lifted again', () => {
    const doubt = { ...april, field, doubtful: 'Smudged', note: 'Footnote' };
    const doubted = event({ type: 'CellAnnotated', ...doubt });
    planned()
      .when(command({ type: 'AnnotateCell', ...doubt }))
      .then(doubted)
      .thenPlan(({ measures }) => {
        const entry = measures.seen?.cells['2020-04']?.[field];
        return entry?.doubtful === 'Smudged' && entry.figure.printed === standing.printed;
      });
    planned(doubted)
      .when(command({ type: 'AnnotateCell', ...doubt }))
      .thenNothing();
    const lifted = { ...april, field, doubtful: null, note: null };
    planned(doubted)
      .when(command({ type: 'AnnotateCell', ...lifted }))
      .then(event({ type: 'CellAnnotated', ...lifted }))
      .thenPlan(({ measures }) => measures.seen?.cells['2020-04']?.[field]?.doubtful === undefined);
    planned()
      .when(command({ type: 'AnnotateCell', ...lifted }))
      .thenNothing();
  });

  it('keeps the act that put it there when it is annotated', () => {
    planned(revised({ ...april, figure: percent(99) }, 'correction'))
      .when(command({ type: 'AnnotateCell', ...april, field, doubtful: null, note: 'Footnote' }))
      .thenPlan(({ measures }) => measures.seen?.cells['2020-04']?.[field]?.act === 'correction');
  });

  it('is annotated where it is blank, until a figure comes', () => {
    const doubt = { ...may, field, doubtful: 'A figure may be missing', note: null };
    const doubted = event({ type: 'CellAnnotated', ...doubt });
    planned()
      .when(command({ type: 'AnnotateCell', ...doubt }))
      .then(doubted)
      .thenPlan(({ measures }) => {
        const cell = measures.seen?.cells['2020-05'];
        return cell?.blank?.[field]?.doubtful === 'A figure may be missing' && cell[field] === undefined;
      });
    planned(doubted)
      .when(command({ type: 'AnnotateCell', ...doubt }))
      .thenNothing();
    planned(doubted)
      .when(first({ ...may, figure: percent(61) }))
      .thenPlan(({ measures }) => {
        const cell = measures.seen?.cells['2020-05'];
        return (
          cell?.[field]?.figure.printed === '61%' &&
          cell[field].doubtful === undefined &&
          cell.blank === undefined
        );
      });
  });
});
