import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { parseTimescale, Timescale } from './timescale.js';

interface Meant {
  readonly due?: string;
  readonly starts?: string;
  readonly recurs?: string;
  readonly undated?: string;
}

// The timescales that the two editions of fixtures/gloucestershire-aip print, and what of each is certain.
const PRINTED: readonly (readonly [string, Meant])[] = [
  ['January 2020', { due: '2020-01-31' }],
  ['June 2020', { due: '2020-06-30' }],
  ['September 2019', { due: '2019-09-30' }],
  ['May 2020', { due: '2020-05-31' }],
  ['By end of January 2020', { due: '2020-01-31' }],
  [
    'To track identified SWs & Team Managers and establish performance management plans by end of June 2020',
    { due: '2020-06-30' },
  ],
  [
    'To track identified SWs & Team Managers and establish performance management plans by end of June 2020 - completed',
    { due: '2020-06-30' },
  ],
  ['Marked improvement in June 2020 & monthly thereafter', { due: '2020-06-30', recurs: 'monthly' }],
  [
    'February 2020 with continuous improvement activity monthly thereafter',
    { due: '2020-02-29', recurs: 'monthly' },
  ],
  ['February 2020 and monthly updates thereafter', { due: '2020-02-29', recurs: 'monthly' }],
  ['June 2020 with monthly updates thereafter', { due: '2020-06-30', recurs: 'monthly' }],
  ['September 2019 onwards', { starts: '2019-09' }],
  ['May 2020 onwards', { starts: '2020-05' }],
  ['May 2020 for duration of secondment', { starts: '2020-05' }],
  ['May 2020 for duration of secondment (likely to be end of August) - completed', { starts: '2020-05' }],
  ['From September 19', { starts: '2019-09' }],
  ['October 19 onwards – completed (to be repeated in line with COVID-19 recovery)', { starts: '2019-10' }],
  ['October 19 onwards – completed August 2020 – completed virtually due to COVID-19', { starts: '2019-10' }],
  [
    'Delivery of the planned sessions completed at end of July. More session arranged from September 19 – Business as usual from October 19',
    { starts: '2019-09' },
  ],
  [
    'Fortnightly Head of Service report to SLT (Jan 19 to June 19). Coaching / Mentoring by Improvement Advisors from Sept 19',
    { starts: '2019-09', recurs: 'fortnightly' },
  ],
  [
    'Monthly from February 2020 and on-going on a virtual basis currently',
    { starts: '2020-02', recurs: 'monthly', undated: 'on-going' },
  ],
  [
    'Monthly for each round of case file audits re-starting in June 2020',
    { starts: '2020-06', recurs: 'monthly' },
  ],
  ['Fortnightly Head of Service report to SLT (Jan 19 to June 19)', { recurs: 'fortnightly' }],
  ['Fortnightly EMM in Feb and March – Now quarterly', { recurs: 'fortnightly' }],
  ['Monthly from 15th May', { recurs: 'monthly' }],
  ['Monthly based on Performance reports', { recurs: 'monthly' }],
  [
    'Monthly (via the frequency of weekly Bronze, Leadership & Management Meetings & PSW Drop Ins)',
    { recurs: 'monthly' },
  ],
  ['Monthly (via auditing and management oversight)', { recurs: 'monthly' }],
  ['Each month', { recurs: 'monthly' }],
  ['Weekly and on-going', { recurs: 'weekly', undated: 'on-going' }],
  ['Team Improvement Plan reporting via the weekly Executive Improvement Group', { recurs: 'weekly' }],
  [
    'Daily forward looking reporting by Team Managers on visits due. Weekly monitoring of visits completed by Head of Service',
    { recurs: 'daily' },
  ],
  ['Took place Jan 19 to June 19', {}],
  ['Completed by 30th June', {}],
  ['Completed by 24th June', {}],
  ['Completed at end of March', {}],
  ['Launched 1st July', {}],
  ['Started 29 July', {}],
  ['Started 29 July (impacted by COVID-19)', {}],
  ['Completed', {}],
  ['completed', {}],
  ['Completed and relaunched', {}],
  ['On-going (although replaced by webinars due to COVID-19)', { undated: 'on-going' }],
  [
    'All sessions planned have been delivered. Another round of sessions planned from September. Practice oversight for AP in development',
    {},
  ],
];

// Forms that no document here prints, in which a year, a start or a rhythm is easily taken for another.
const OTHERS: readonly (readonly [string, Meant])[] = [
  ['Nov to Jan 2018', { starts: '2017-11', due: '2018-01-31' }],
  ['Oct-Feb 18', { starts: '2017-10', due: '2018-02-28' }],
  ['from Sept 2017 to Dec 2017', { starts: '2017-09', due: '2017-12-31' }],
  ['Sept 17 - ongoing', { starts: '2017-09', undated: 'on-going' }],
  ['Sept 17 & ongoing', { starts: '2017-09', undated: 'on-going' }],
  ['until end of March 2018', { due: '2018-03-31' }],
  ['in third quarter of 2017/18', {}],
  ['Bi-monthly', {}],
  ['half-yearly', { recurs: 'six-monthly' }],
  ['commencing mid April 2015', { starts: '2015-04' }],
  ['September 4, 2017', { due: '2017-09-04' }],
  ['Sept 31 2015', {}],
  ['Sept 31st 2018', {}],
  ['Feb 30 2018', {}],
  ['31 Feb 2016', {}],
  ['June 31', {}],
  ['Mar 18 2018', { due: '2018-03-18' }],
  ['Nov 1015', {}],
  ['Sept. 2017', { due: '2017-09-30' }],
  ['Sep-17', { due: '2017-09-30' }],
  ['31/12/2017', { due: '2017-12-31' }],
  ['by 04/09/2017', { due: '2017-09-04' }],
];

describe('a timescale of another form', () => {
  it.each(OTHERS)('%s', (printed, meant) => {
    expect(parseTimescale(printed)).toEqual({ printed, ...meant });
  });
});

describe('a timescale that the documents print', () => {
  it.each(PRINTED)('%s', (printed, meant) => {
    expect(parseTimescale(printed)).toEqual({ printed, ...meant });
  });
});

describe('a timescale', () => {
  it.each([
    ['By 15 May 2020', { due: '2020-05-15' }],
    ['by 1st Oct 19', { due: '2019-10-01' }],
    ['by the end of 2nd Sept 2020', { due: '2020-09-02' }],
    ['24th June 2020', { due: '2020-06-24' }],
    ['JUNE 2020', { due: '2020-06-30' }],
    ['February 2021', { due: '2021-02-28' }],
    ['from 1 April 2020', { starts: '2020-04' }],
    ['Quarterly', { recurs: 'quarterly' }],
    ['Annual review', { recurs: 'yearly' }],
    ['every month', { recurs: 'monthly' }],
    ['Every two months', { recurs: 'two-monthly' }],
    ['six-monthly', { recurs: 'six-monthly' }],
    ['every 6 months', { recurs: 'six-monthly' }],
    ['Third quarter of 2019', { due: '2019-09-30' }],
    ['in fourth quarter of 2019', { due: '2019-12-31' }],
    ['by the beginning of May 19', { due: '2019-05-01' }],
    ['Sept 2016 – Feb 2017', { starts: '2016-09', due: '2017-02-28' }],
    ['Work is on hold', { undated: 'on-hold' }],
    ['To be agreed by the Board', { undated: 'to-be-confirmed' }],
    ['TBA', { undated: 'to-be-confirmed' }],
    ['Two weeks after launch', { undated: 'relative' }],
    ['on going', { undated: 'on-going' }],
  ] as const)('%s', (printed, meant) => {
    expect(parseTimescale(printed)).toEqual({ printed, ...meant });
  });

  it.each(['30 February 2020', 'by 31 June 2020', 'June', '15 May', 'June 202', 'Mayor 2020', ''])(
    'without a day that exists and a year gives no date: %p',
    (printed) => expect(parseTimescale(printed)).toEqual({ printed }),
  );

  it('is always a timescale, with the text as it was printed, whatever the text', () => {
    const words = fc.constantFrom(
      'by',
      'end of',
      'June',
      '2020',
      '19',
      '31st',
      'from',
      'Monthly',
      'onwards',
      '–',
      'in',
      'to',
      'Oct/Nov',
      'beginning of',
      'third quarter of',
      'on going',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(text, (printed) => {
        const timescale = parseTimescale(printed);
        expect(Timescale.is(timescale)).toBe(true);
        expect(timescale.printed).toBe(printed);
      }),
    );
  });

  it('is read at once, however long', () => {
    const started = Date.now();
    for (const part of ['by ', 'June ', '1 ', 'from 1 June ', 'a']) parseTimescale(part.repeat(50_000));
    expect(Date.now() - started).toBeLessThan(2000);
  });
});
