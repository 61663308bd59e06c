import { beforeAll, describe, expect, it } from '@jest/globals';
import type { QuotedRow } from '@plan-ledger/projections';

import { bothEditions, knownWhen } from './support.js';

// Typed from the documents: what the text says, and what the table of the same document says. `=` agrees, `#` does not,
// `?` cannot be told: no table counts it, or its cell is blank.
const MAY = [
  'leadership-programme dashboard: essentials-2-completed 2020-05: 304 ? blank',
  'supervision dashboard: case-supervision 2020-05: 67% = 67%',
  'supervision dashboard: case-supervision 2020-04: 38% # 50%',
  'supervision dashboard: professional-supervision 2020-05: 91% = 91%',
  'supervision dashboard: professional-supervision 2020-04: 87% = 87%',
  'supervision detail: professional-supervision 2020-05: 91% = 91%',
  'supervision detail: professional-supervision 2020-04: 87% = 87%',
  'visits dashboard: seen-s47 2020-05: 93% # 86%',
  'visits dashboard: seen-s17 2020-05: 86% # 93%',
  'visits dashboard: seen-cp 2020-05: 95% = 95%',
  'visits detail: red-contacts-decided 2020-05: 84% = 84%',
  'visits detail: seen-s47 2020-05: 93% # 86%',
  'visits detail: seen-s17 2020-05: 86% # 93%',
  'visits detail: seen-cp 2020-05: 95% = 95%',
  'visits detail: seen-cic 2020-05: 89% = 89%',
  'protection dashboard: icpc-timely 2020-05: 61% = 61%',
  'protection dashboard: repeat-cp-plans 2020-05: 45% # 35%',
  'protection dashboard: repeat-cp-plans 2020-05: 35% = 35%',
  'permanence dashboard: pathway-plans 2020-05: 91% = 91%',
  'permanence dashboard: section-20 2020-05: 28% = 27.7%',
  'permanence dashboard: section-20 2019-11: 31% # 29.4%',
  'permanence detail: section-20 2020-05: 28% = 27.7%',
  'permanence detail: section-20 2019-11: 31% # 29.4%',
];

const DECEMBER = [
  'inadequate-practice dashboard: cases-inadequate 2020-12: 11% = 11%',
  'inadequate-practice dashboard: cases-good 2020-12: 35% = 35%',
  'inadequate-practice dashboard: cases-inadequate 2021-01: 12% ? blank',
  'inadequate-practice dashboard: cases-good 2021-02: 40% ? blank',
  'inadequate-practice detail: tip-teams 2020-12: 15 ? blank',
  'leadership-programme dashboard: essentials-2-completed 2020-12: 280 = 280 51%',
  'leadership-programme dashboard: essentials-3-completed 2020-12: 57 = 57 10% 1st module',
  'leadership-programme dashboard: tm-programme-completed 2020-12: 61 = 61 TMs 4of8 modules',
  'supervision dashboard: case-supervision 2020-12: 85% = 85%',
  'supervision dashboard: professional-supervision 2020-12: 93% = 93%',
  'visits dashboard: seen-cp 2020-12: 88% = 88%',
  'visits dashboard: seen-s47 2020-12: 73% = 73%',
  'visits dashboard: seen-s17 2020-12: 75% = 75%',
  'visits dashboard: seen-cin 2020-12: 93% = 93%',
  'visits dashboard: seen-cic 2020-12: 97% = 97%',
  'assessments dashboard: red-contacts-decided 2020-12: 81% = 81%',
  'assessments dashboard: single-assessments-timely 2020-12: 82% ? blank',
  'assessments dashboard: single-assessments-timely 2020-12: 85% ? blank',
  'assessments dashboard: re-referrals 2020-12: 29% ? blank',
  'assessments dashboard: re-referrals 2020-12: 24% ? blank',
  'planning dashboard: icpc-timely 2020-12: 94% = 94%',
  'planning dashboard: rcpc-timely 2020-12: 99% ? blank',
  'planning dashboard: rcpc-timely 2020-12: 95% ? blank',
  'recording dashboard: recording-dip-sample 2020-12: 19 ? blank',
  'protection dashboard: repeat-cp-plans 2020-12: 37% = 37% Dec 13%',
  'permanence dashboard: placement-stability-short 2020-12: 18% # 19%',
  'permanence dashboard: placement-stability-long 2020-12: 60% # 59%',
  'permanence dashboard: pathway-plans 2020-12: 84% # 77%',
  'permanence dashboard: care-leavers-accommodation 2020-12: 94% # 93%',
  'permanence dashboard: care-leavers-accommodation 2020-08: 87% # 91%',
  'permanence dashboard: care-leavers-eet 2020-12: 52% = 52%',
  'permanence dashboard: pre-proceedings 2020-12: 72 ? blank',
  'permanence dashboard: pre-proceedings 2020-11: 78 ? blank',
  'permanence dashboard: pre-proceedings-over-26-weeks 2020-12: 18 ? blank',
  'permanence dashboard: pre-proceedings-over-26-weeks 2020-11: 30 ? blank',
  'permanence dashboard: pre-proceedings-within-26-weeks 2020-12: 53 ? blank',
  'permanence dashboard: pre-proceedings-within-26-weeks 2020-11: 47 ? blank',
];

const SIGNS = new Map([
  [true, '='],
  [false, '#'],
  [null, '?'],
]);

const lineOf = ({ section, page, measure, period, quoted, table, agrees }: QuotedRow): string =>
  `${section} ${page}: ${measure} ${period}: ${quoted} ${SIGNS.get(agrees) ?? ''} ${table || 'blank'}`;

describe('figures that narrative text quotes', () => {
  let rows: readonly QuotedRow[];
  beforeAll(async () => {
    rows = (await knownWhen(await bothEditions(), 'edition:december-2020')).quoted;
  });

  it('stand beside the table of their own edition, whatever a later edition prints there', () => {
    const of = (label: string): readonly string[] =>
      rows.filter(({ edition }) => edition === label).map(lineOf);
    expect(of('may-2020')).toEqual(MAY);
    expect(of('december-2020')).toEqual(DECEMBER);
    expect(rows).toHaveLength(MAY.length + DECEMBER.length);
  });

  it('each say in words what was said, and where', () => {
    expect(rows.filter(({ says, place }) => says === '' || place === '')).toEqual([]);
  });
});
