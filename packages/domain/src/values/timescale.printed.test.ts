import { describe, expect, it } from '@jest/globals';

import { parseTimescale, type Timescale } from './timescale.js';

type Meant = Omit<Timescale, 'printed' | 'due'> & { readonly due?: string };
type Row = readonly [string, Meant];

/** Texts that all mean one day. */
const due = (day: string, ...printed: readonly string[]): readonly Row[] =>
  printed.map((text) => [text, { due: day }]);

const span = (printed: string, starts: string, day: string): Row => [printed, { starts, due: day }];

// Every timescale of fixtures/gloucestershire-improvement-plan/september-2017, and what of each is certain.
const SEPTEMBER_2017: readonly Row[] = [
  ...due('2017-03-31', 'March 17', 'March 2017'),
  ...due('2017-04-30', 'April 17'),
  ...due('2017-06-30', 'June 17', 'Jun 2017'),
  ...due('2017-07-31', 'July 17', 'Jul 2017', 'end Jul 2017'),
  ...due('2017-08-31', 'Aug 17', 'Aug 2017'),
  ...due('2017-09-30', 'Sept 17', 'Sept 2017', 'Sep 17', 'Sep 2017', 'September 17', 'September 2017'),
  ...due('2017-09-30', 'by Sept 17', 'by Sept 2017'),
  ...due('2017-10-31', 'Oct 17', 'Oct 2017', 'October 2017', 'by Oct 17', 'until Oct 17'),
  ...due('2017-11-30', 'Nov 17', 'Nov 2017'),
  ...due('2017-12-31', 'Dec 17', 'Dec 2017', 'by Dec 17'),
  ...due('2018-01-31', 'Jan 18', 'Jan 2018', 'plan by Jan 18', 'complete Jan 18'),
  ...due('2018-02-28', 'Feb 18'),
  ...due('2018-03-31', 'Mar 18', 'March 18', 'March 2018', 'by Mar 18', 'by March 18'),
  ...due('2018-04-01', 'by the beginning of April 2018'),
  ...due('2018-04-30', 'Apr 18', 'April 18', 'by April 2018'),
  ...due('2018-05-31', 'May 18'),
  ...due('2018-06-30', 'Jun 18', 'June 18', 'Jun 2018'),
  ...due('2018-07-31', 'July 18', 'by July 18'),
  ...due('2018-08-31', 'Aug 18'),
  ...due('2018-09-30', 'Sep 2018'),
  ...due('2018-11-30', 'Nov 18'),
  ...due('2018-12-31', 'Dec 18', 'Dec18'),
  ...due('2019-03-31', 'March 19', 'March 2019'),
  span('Apr 17 to Aug 18', '2017-04', '2018-08-31'),
  span('Jul/Aug 2017', '2017-07', '2017-08-31'),
  span('Aug/Sep 2017', '2017-08', '2017-09-30'),
  span('Sept-Oct 17', '2017-09', '2017-10-31'),
  span('Sep-Dec 17', '2017-09', '2017-12-31'),
  span('Oct 17 to Feb 18', '2017-10', '2018-02-28'),
  span('Oct 17-Mar 18', '2017-10', '2018-03-31'),
  span('Nov 17 to Feb 18', '2017-11', '2018-02-28'),
  span('Jan - Aug 2018', '2018-01', '2018-08-31'),
  ['from Sept 2017', { starts: '2017-09' }],
  ['from April 18', { starts: '2018-04' }],
  ['Oct 17 onwards', { starts: '2017-10' }],
  ['Dec 17 onwards', { starts: '2017-12' }],
  ['Sept 17 and on going', { starts: '2017-09', undated: 'on-going' }],
  ['quarterly from Sep 2017', { starts: '2017-09', recurs: 'quarterly' }],
  ['Apr 2018, refreshed annually each Sept', { due: '2018-04-30', recurs: 'yearly' }],
  ['on-going', { undated: 'on-going' }],
  ['Ongoing', { undated: 'on-going' }],
  ['monthly', { recurs: 'monthly' }],
  ['monthly, as necessary', { recurs: 'monthly' }],
  ['quarterly', { recurs: 'quarterly' }],
  ['as required', {}],
  ['Day-to-day', {}],
  // No year, no date, or three of them: what is meant is the edition's to say.
  ['End of Nov', {}],
  ['Timescales for implementation will be informed by ICT', {}],
  ['open Sept 17 , close Oct 2017, publish findings Dec 17', {}],
];

// Every timescale, start and cadence of fixtures/hillingdon-improvement-plan/july-2015.
const JULY_2015: readonly Row[] = [
  ...due('2014-09-30', 'September 2014'),
  ...due('2014-10-31', 'October 2014'),
  ...due('2014-11-30', 'Nov 2014'),
  ...due('2015-01-31', 'Jan 15', 'Jan 2015', 'by Jan 2015', 'in January 2015'),
  ...due('2015-02-28', 'Feb 15'),
  ...due('2015-03-31', 'Mar 15', 'Mar 2015', 'in March 2015', 'end March 2015', 'in first quarter of 2015'),
  ...due('2015-04-01', '1 April 2015'),
  ...due('2015-04-13', 'by 13th April 2015'),
  ...due('2015-04-15', 'by 15 April 2015'),
  ...due('2015-04-30', 'Apr 2015', 'April 2015', 'April, 2015', 'in April 2015'),
  ...due('2015-05-31', 'May 2015', 'By May 2015'),
  ...due('2015-06-30', 'June 2015', 'by June 2015'),
  ...due('2015-07-31', 'July 15', 'July 2015', 'by July 2015'),
  ...due('2015-08-31', 'Aug 2015', 'by Aug 2015'),
  ...due('2015-09-30', 'Sep 2015', 'Sept 2015', 'by Sept 2015', 'By Sept 2015'),
  ...due('2015-10-31', 'Oct 2015', 'by Oct 15', 'by Oct 2015', 'by October 2015'),
  ...due('2015-12-31', 'Dec 15', 'December 15', 'Dec 2015', 'by Dec 2015'),
  ...due('2016-03-31', 'Mar 16', 'Mar 2016', 'March 2016', 'By March 2016'),
  ...due('2016-04-30', 'April 2016'),
  ['On-going', { undated: 'on-going' }],
  ['TBC by L&D', { undated: 'to-be-confirmed' }],
  ['Start of new team structure', { undated: 'relative' }],
  ['6 months from start', { undated: 'relative' }],
  ['Fortnightly', { recurs: 'fortnightly' }],
  ['Monthly', { recurs: 'monthly' }],
  ['2 monthly', { recurs: 'two-monthly' }],
  ['Quarterly', { recurs: 'quarterly' }],
  ['March onwards', {}],
  ['by early 2016', {}],
];

describe('a timescale of the plan of September 2017', () => {
  it.each(SEPTEMBER_2017)('%s', (printed, meant) => {
    expect(parseTimescale(printed)).toEqual({ printed, ...meant });
  });
});

describe('a timescale of the plan of July 2015', () => {
  it.each(JULY_2015)('%s', (printed, meant) => {
    expect(parseTimescale(printed)).toEqual({ printed, ...meant });
  });
});
