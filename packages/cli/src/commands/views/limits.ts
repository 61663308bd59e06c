import { type RunChart, runChartsOf } from '@plan-ledger/projections';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';

import { type Asked, withRegisters } from '../../asked.js';
import { renderTable } from '../../render/index.js';
import type { Report } from '../../report.js';
import { known } from '../known.js';
import { type ReadCommand, textOf } from '../shape.js';
import { limitsTable, summaryTable } from './limits-table.js';
import { pointsReport } from './limits-points.js';

const rule = (screens: boolean): string =>
  `Limits (XmR, after NHS Making Data Count): mean ± 2.66 × mean moving range of the first 12 figures; moving ranges of more than 3.267 times their mean are ${screens ? 'left out' : 'kept'}`;

const report = (asked: Asked, charts: readonly RunChart[], says: string): Report => ({
  kind: 'limits',
  asked,
  says: [says],
  tables: [limitsTable(charts)],
  shown: (width, colour) => renderTable(summaryTable(charts), { format: 'text', width, colour }).trimEnd(),
  data: charts,
  next: ['plan-ledger limits --measure ID'],
});

export const limits: ReadCommand = {
  mode: 'read',
  usage: 'limits',
  says: 'What is ordinary variation of each measure and what is more: limits, signals and verdicts of its run chart',
  options: [
    { flags: '--measure <id>', says: 'one measure: its points with their signals' },
    { flags: '--section <id>', says: 'the measures of one section' },
    {
      flags: '--screen-outliers',
      says: 'leave moving ranges of more than 3.267 times their mean out of the limits',
    },
  ],
  examples: ['limits', 'limits --measure icpc-timely --as-of edition:may-2020'],
  run: (asked, typed, session) => {
    const measure = textOf(typed, 'measure');
    const section = textOf(typed, 'section');
    const screenOutliers = typed.options['screenOutliers'] === true;
    return pipe(
      known(asked.plan.measures, 'measure', measure),
      TE.tap(() => known(asked.plan.sections, 'section', section)),
      TE.flatMap(() => withRegisters(session, asked)),
      TE.map(({ plan, revisions }) => {
        const charts = runChartsOf(plan, revisions, {
          ...(measure === undefined ? {} : { measure }),
          ...(section === undefined ? {} : { section }),
          screenOutliers,
        });
        const says = rule(screenOutliers);
        const [only] = charts;
        return measure === undefined || only === undefined
          ? report(asked, charts, says)
          : pointsReport(asked, only, says);
      }),
    );
  },
};
