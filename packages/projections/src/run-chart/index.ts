import type { Plan } from '@plan-ledger/domain';

import type { Revision } from '../revisions.js';
import type { RunChart } from './run-chart.js';

export const runChartsOf = (_plan: Plan, _revisions: readonly Revision[]): readonly RunChart[] => [];
