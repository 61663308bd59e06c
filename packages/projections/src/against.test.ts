import { describe, expect, it } from '@jest/globals';
import type { Plan } from '@plan-ledger/domain';

import {
  figure,
  happeningsOf,
  historyOf,
  planOf,
  SMALL,
  step,
  storeWith,
  rightOf,
  PLAN,
} from '../../../test/support/histories.js';
import { againstOf, type AgainstRow } from './against.js';
import { placesAt } from './places.js';
import { quotedView, type QuotedRow } from './quoted.js';

type Steps = Parameters<typeof historyOf>[0];

const quotedIn = (history: ReturnType<typeof historyOf>): readonly QuotedRow[] =>
  happeningsOf(history).reduce(quotedView.evolve, quotedView.initial);

const at = (place: string) => ({ source: { document: 'Some document', place } });

const quote = (printed: string, more: object = {}, place = 'Review, row 1') =>
  step(
    {
      type: 'QuoteFigure',
      section: 'practice',
      page: 'detail',
      measure: 'seen',
      period: '2020-04',
      figure: figure(printed),
      plan: PLAN,
      ...more,
    },
    at(place),
  );

const REVIEW = [
  step({
    type: 'EstablishPlan',
    plan: 'review',
    title: 'Review',
    authority: 'Somewhere Council',
    schemes: [],
    kind: 'review',
    reviews: PLAN,
  }),
  step({ type: 'AddSection', section: 'practice', title: 'Practice', order: 1 }),
];

/** What a review quotes, held against the small plan after some steps. */
const held = async (quotes: Steps, ...steps: Steps): Promise<readonly AgainstRow[]> => {
  const history = historyOf([...SMALL, ...steps]);
  const places = await rightOf(placesAt(await storeWith(history), PLAN, history.length));
  return againstOf(quotedIn(historyOf([...REVIEW, ...quotes])), {
    plan: planOf(history),
    quoted: quotedIn(history),
    places,
  });
};

const actual = (printed: string, period = '2020-04') =>
  step({ type: 'RecordActual', measure: 'seen', period, figure: figure(printed) }, at(`Table, ${period}`));
const target = (printed: string, period = '2020-04') =>
  step({ type: 'SetTarget', measure: 'seen', period, figure: figure(printed) }, at(`Target, ${period}`));
const benchmark = (printed: string, against: string, period?: string) =>
  step(
    {
      type: 'RecordBenchmark',
      measure: 'seen',
      against,
      figure: figure(printed),
      ...(period === undefined ? {} : { period }),
    },
    at(`Note on ${against}`),
  );
/** What the small plan says in its own text. */
const told = (printed: string, period: string, more: object = {}) =>
  step(
    {
      type: 'QuoteFigure',
      section: 'visits',
      page: 'dashboard',
      measure: 'seen',
      period,
      figure: figure(printed),
      ...more,
    },
    at(`Text, ${period}`),
  );

const explained = async (quotes: Steps, ...steps: Steps): Promise<readonly string[]> =>
  (await held(quotes, ...steps)).map(({ explains }) => explains);
const short = async (quotes: Steps, ...steps: Steps) =>
  (await held(quotes, ...steps)).map(({ found, place, agrees }) => [found, place, agrees]);

describe('what a review quotes, held against the plan', () => {
  it('is held against the table, with the places of both', async () => {
    expect(await held([quote('58%', { says: 'Up to 58%' })], actual('53%'), target('80%'))).toEqual([
      {
        section: 'practice',
        sectionTitle: 'Practice',
        measure: 'seen',
        title: '% of children seen',
        period: '2020-04',
        field: 'actual',
        quoted: '58%',
        says: 'Up to 58%',
        saidAt: 'Review, row 1',
        found: '53%',
        place: 'Table, 2020-04',
        agrees: false,
        explains: '58% is given for "% of children seen" in April 2020; the table of the other plan says 53%',
      },
    ]);
    expect(await explained([quote('53%')], actual('53.2%'))).toEqual([
      '53% is given for "% of children seen" in April 2020; the table of the other plan says 53.2%, which agrees',
    ]);
  });

  it('may be a target: that of the month, not the actual', async () => {
    expect(await short([quote('80%', { field: 'target' })], actual('53%'), target('80%'))).toEqual([
      ['80%', 'Target, 2020-04', true],
    ]);
    expect(await explained([quote('85%', { field: 'target' })], target('80%'))).toEqual([
      '85% is given as target for "% of children seen" in April 2020; the table of the other plan says 80%',
    ]);
  });

  it('is held against the table of that month only', async () => {
    expect(await explained([quote('53%')], actual('53%', '2020-05'))).toEqual([
      '53% is given for "% of children seen" in April 2020; the other plan gives no figure for it',
    ]);
    expect(await short([quote('80%', { field: 'target' })], target('80%', '2020-05'))).toEqual([
      ['', '', null],
    ]);
  });

  it('is held against the text where no table counts it, and the table comes first', async () => {
    expect(await explained([quote('15%')], told('15%', '2020-04'))).toEqual([
      '15% is given for "% of children seen" in April 2020; the text of the other plan says 15%, which agrees',
    ]);
    expect(await short([quote('15%')], told('15%', '2020-04'))).toEqual([['15%', 'Text, 2020-04', true]]);
    expect(await short([quote('15%')], actual('14%'), told('15%', '2020-04'))).toEqual([
      ['14%', 'Table, 2020-04', false],
    ]);
  });

  it('takes an actual from the text of that month, and a target from that of the nearest', async () => {
    const aim = (printed: string, period: string) => told(printed, period, { field: 'target' });
    expect(await short([quote('15%')], told('15%', '2020-05'))).toEqual([['', '', null]]);
    const texts = [aim('70%', '2020-01'), aim('75%', '2020-06'), aim('95%', '2020-10')];
    expect(await explained([quote('75%', { field: 'target' })], ...texts)).toEqual([
      '75% is given as target for "% of children seen" in April 2020; the text of the other plan says 75% for June 2020, which agrees',
    ]);
    expect(await short([quote('70%', { field: 'target', period: '2020-02' })], ...texts)).toEqual([
      ['70%', 'Text, 2020-01', true],
    ]);
    expect(await short([quote('15%', { field: 'target' })], told('15%', '2020-04'))).toEqual([
      ['', '', null],
    ]);
  });

  it('takes what was said last where two texts are as near', async () => {
    const texts = [told('14%', '2020-04'), told('15%', '2020-04')];
    expect(await short([quote('15%')], ...texts)).toEqual([['15%', 'Text, 2020-04', true]]);
  });

  it('does not take what the plan quotes of a third plan for its own', async () => {
    expect(await short([quote('15%')], told('15%', '2020-04', { plan: 'third-plan' }))).toEqual([
      ['', '', null],
    ]);
  });

  it('may be where others stand: of the month, or else the nearest that the table names', async () => {
    const others = quote('54%', { field: 'benchmark' });
    expect(await short([others], benchmark('54%', 'neighbours', '2020-04'))).toEqual([
      ['54%', 'Note on neighbours', true],
    ]);
    const some = [benchmark('60%', 'England', '2019-03'), benchmark('54%', 'neighbours', '2020-06')];
    expect(await explained([others], ...some)).toEqual([
      '54% is given as benchmark for "% of children seen" in April 2020; the table of the other plan says 54% for June 2020, which agrees',
    ]);
    expect(await short([others], ...some)).toEqual([['54%', 'Note on neighbours', true]]);
    expect(await short([others], benchmark('54%', 'neighbours'))).toEqual([['', '', null]]);
    expect(await short([others], told('54%', '2020-05', { field: 'benchmark' }))).toEqual([
      ['54%', 'Text, 2020-05', true],
    ]);
    expect(await short([quote('54%')], benchmark('54%', 'neighbours', '2020-04'))).toEqual([['', '', null]]);
  });

  it.each([
    ['16/18%', '17%', true],
    ['16/18%', '18%', true],
    ['16/18%', '20%', false],
    ['Half', '52%', null],
    ['58%', 'N/A', null],
  ])('reads %s beside %s as: %p', async (said, found, agrees) => {
    expect(await short([quote(said)], actual(found))).toEqual([[found, 'Table, 2020-04', agrees]]);
  });

  it('says so where the two cannot be compared', async () => {
    expect(await explained([quote('Half')], actual('52%'))).toEqual([
      'Half is given for "% of children seen" in April 2020; the table of the other plan says 52%, and the two cannot be compared as figures',
    ]);
  });

  it('says so where the plan has no such measure, by its id', async () => {
    const [row] = await held([quote('58%', { measure: 'sen' })], actual('58%'));
    expect(row).toMatchObject({
      measure: 'sen',
      title: 'sen',
      found: '',
      place: '',
      agrees: null,
      explains: '58% is given for "sen" in April 2020; the other plan has no such measure',
    });
  });

  it('leaves out what is quoted of other plans', async () => {
    const other = quote('58%', { plan: 'third-plan' });
    const own = [
      step({
        type: 'DefineMeasure',
        measure: 'seen',
        section: 'practice',
        title: 'Seen',
        unit: 'percent',
        direction: 'higher',
        frequency: 'month',
      }),
      quote('58%', { plan: undefined }),
    ];
    expect(await held([other, ...own], actual('53%'))).toEqual([]);
    expect(await held([other, quote('53%'), ...own], actual('53%'))).toHaveLength(1);
  });

  it('is about nothing where there is no other plan', () => {
    const none = { ...planOf(historyOf(SMALL)), identity: undefined } as unknown as Plan;
    const rows = quotedIn(historyOf([...REVIEW, quote('58%')]));
    expect(againstOf(rows, { plan: none, quoted: [], places: () => '' })).toEqual([]);
  });
});
