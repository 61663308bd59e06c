import { describe, expect, it } from '@jest/globals';
import type { Period } from '@plan-ledger/domain';
import type { RunChart, RunPoint } from '@plan-ledger/projections';

import { html } from '../../html/safe-html.js';
import { chartOf, inadequateAudits, limitsOf, pointsOf, seen } from '../testing/run-charts.js';
import { runChartFigure, type RunChartOptions } from './figure.js';

const figure = (chart: RunChart, options: Partial<RunChartOptions> = {}): string =>
  String(runChartFigure(chart, { id: 'a', ...options }));

const element = (markup: string, name: string): string =>
  new RegExp(`<${name}\\b[^>]*>([^<]*)</${name}>`, 'u').exec(markup)?.[1] ?? '';

const count = (markup: string, part: string): number => markup.split(part).length - 1;

const withPoint = (at: number, said: Partial<RunPoint>): RunChart => {
  const chart = inadequateAudits();
  return { ...chart, points: chart.points.map((point, i) => (i === at ? { ...point, ...said } : point)) };
};

const revised = withPoint(20, { revisedFrom: { printed: '31%', value: 31 } });

describe('The words of a run chart', () => {
  const shown = figure(inadequateAudits());

  it('tell a gap that is shown once from its first period to its last', () => {
    const points = pointsOf([36, null, 40]).map((point) =>
      point.value === null ? { ...point, until: '2030-01' as Period } : point,
    );
    expect(element(figure(chartOf({ points })), 'desc')).toContain('No figure in May 2019 to Jan 2030.');
  });

  it('say that there is no target to hold limits against, where the last one no longer stands', () => {
    const none = figure({ ...inadequateAudits(), assurance: 'no current target' });
    expect(element(none, 'h4')).toBe('Improving: below its mean for seven months; no current target');
    expect(none).toContain('Assurance: no current target.');
  });

  it('begin with the message, then what is shown, in which unit, of which periods', () => {
    expect(element(shown, 'h4')).toBe('Improving: below its mean for seven months; target hit and miss');
    expect(shown).toContain(
      'id="a-s">% of cases judged as inadequate. By month, per cent, April 2019 to December 2020</p>',
    );
  });

  it('give the two verdicts with the mean, the limits and the figures that set them', () => {
    expect(shown).toContain(
      'Variation: improving. Assurance: hit and miss. Mean 26.67%, limits 8.05% to 45.29%, from the twelve figures of ' +
        'April 2019 to March 2020; limits after Making Data Count (XmR), rule version 1.',
    );
  });

  it('say the same as the drawing in its title and description', () => {
    expect(shown).toContain('role="img" aria-labelledby="a-t a-d"');
    expect(element(shown, 'title')).toContain('Improving: below its mean for seven months');
    expect(element(shown, 'desc')).toBe(
      '19 figures, from 36% in Apr 2019 to 11% in Dec 2020; lowest 5% in Aug 2020, highest 40% in May 2019. ' +
        'No figure in Apr 2020 and May 2020. Mean 26.67%, limits 8.05% to 45.29%, from the twelve figures of April 2019 to ' +
        'March 2020. Signals: improving in Jun 2020 to Dec 2020. Target 5% from Apr 2019 and 12% from Apr 2020.',
    );
  });

  it('name the last figure, the target, the mean and the limits where they end', () => {
    const named = [...shown.matchAll(/x="100%"[^>]*>([^<]*)</gu)].map(([, text]) => text);
    expect(named).toEqual(['Limit 45.3%', 'Mean 26.7%', 'Target 12%', '11%', 'Limit 8%']);
  });

  it('give each figure as printed, its distance to the target, and why it is a signal', () => {
    expect(shown).toContain(
      '<tr><th scope="row">Aug 2020</th><td>12%</td><td>5%</td><td>7 points below 12%: met</td><td>shift (better)</td></tr>',
    );
    expect(shown).toContain('<p>Shift: one of at least seven figures in a row on one side of the mean.</p>');
  });

  it.each([
    ['trend', 'Improving: falling over seven months; target hit and miss'],
    ['outside limits', 'Improving: below its lower limit in December 2020; target hit and miss'],
    [
      'near limit',
      'Improving: close to its lower limit in two of the last three months; target hit and miss',
    ],
  ] as const)('say why a latest figure with the signal %j is more than ordinary', (signal, headline) => {
    const chart = { ...inadequateAudits(), signals: [seen({ signal })] };
    expect(element(figure(chart), 'h4')).toBe(headline);
  });

  it('tell a run of figures rather than the one that is outside the limits', () => {
    const chart = { ...inadequateAudits(), signals: [seen({ signal: 'outside limits' }), seen({})] };
    expect(element(figure(chart), 'h4')).toContain('below its mean for seven months');
  });

  it('judge no cumulative figures', () => {
    const chart = chartOf({ points: pointsOf([1, 2, 4]), variation: 'cumulative figures' });
    expect(element(figure(chart), 'h4')).toBe('Cumulative figures, not judged');
    expect(figure(chart)).toContain('Variation: not judged.');
  });

  it('say that there are too few figures, and how many there are', () => {
    const few = chartOf({ points: pointsOf([3, null]), variation: 'too few figures' });
    expect(element(figure(few), 'h4')).toBe('Too few figures to tell a change: one so far');
    expect(figure(few)).toContain('No mean and no limits.');
  });

  it('carry the cautions, another column, the level of the heading and the CSV', () => {
    const shownWith = figure(
      { ...inadequateAudits(), cautions: ['Two periods have no figure'] },
      {
        headingLevel: 3,
        csvHref: 'tables/trends.csv',
        further: { heading: 'Where from', cell: (period) => html`<a href="#${period}">page</a>` },
      },
    );
    expect(shownWith).toContain('<li>Two periods have no figure.</li>');
    expect(shownWith).toContain('<th scope="col">Where from</th>');
    expect(shownWith).toContain('<td><a href="#2020-12">page</a></td></tr></tbody>');
    expect(element(shownWith, 'h3')).toContain('Improving');
    expect(shownWith).toContain('<a href="tables/trends.csv">Figures as CSV<');
  });

  it('put a mark in the place of a figure that is missing, and explain the marks that are used alone', () => {
    const shown = figure(inadequateAudits(), {
      missing: (period, half) => (period === '2020-04' && half === 'actual' ? 'x' : undefined),
    });
    expect(shown).toContain('<tr><th scope="row">Apr 2020</th><td>12%</td><td>[x]</td>');
    expect(shown).toContain('<tr><th scope="row">May 2020</th><td>12%</td><td>N/A</td>');
    expect(shown).toContain('<p>[x] not available; shift: one of');
    expect(shown).not.toContain('[z]');
    const inTarget = figure(inadequateAudits(), {
      missing: (period, half) => (period === '2020-04' && half === 'target' ? 'z' : undefined),
    });
    expect(inTarget).toContain('<tr><th scope="row">Apr 2020</th><td>[z]</td><td>N/A</td>');
    expect(inTarget).toContain('<p>[z] not applicable; shift: one of');
    expect(inTarget).not.toContain('[x]');
  });
});

describe('The drawing of a run chart', () => {
  it('breaks its line at a gap', () => {
    const path = /class="ch-line" d="([^"]*)"/u.exec(figure(inadequateAudits()))?.[1] ?? '';
    expect(count(path, 'M')).toBe(2);
  });

  it('breaks its line where limits begin anew, and says why', () => {
    const { points } = inadequateAudits();
    const limits = [
      limitsOf(points, { to: '2019-12' as Period }),
      limitsOf(points, { from: '2020-01' as Period, rebased: { version: 7, reason: 'new method' } }),
    ];
    const shown = figure({ ...inadequateAudits(), limits });
    const path = /class="ch-line" d="([^"]*)"/u.exec(shown)?.[1] ?? '';
    expect(count(path, 'M')).toBe(3);
    expect(shown).toContain('class="ch-rebase"');
    expect(shown).toContain('set anew from January 2020 (new method)');
  });

  it('steps with the target', () => {
    const path = /class="ch-target" d="([^"]*)"/u.exec(figure(inadequateAudits()))?.[1];
    expect(path).toMatch(/^M0,[\d.]+H571V[\d.]+H1000$/u);
  });

  it('marks what is better by a ring and what is worse by a triangle that points the way it went', () => {
    const shown = figure(inadequateAudits());
    expect(count(shown, 'class="ch-ring"')).toBe(7);
    expect(shown).toContain('In the drawing a ring is a signal of improvement.');
    const worse = withPoint(20, { towards: 'worse' });
    const up = /class="ch-tri" d="([^"]*)"/u;
    expect(up.exec(figure(worse))?.[1]).toMatch(/^M0,-/u);
    expect(up.exec(figure({ ...worse, direction: 'higher' }))?.[1]).toMatch(/^M0,\d/u);
    expect(figure(worse)).toContain('a triangle is a signal of worsening');
    expect(figure(worse)).toMatch(/>worsening<\/text>/u);
  });

  it('shows a revised figure hollow, with a cross where it was, in words too', () => {
    const shown = figure(revised);
    expect(shown).toContain('class="ch-p ch-hollow"');
    expect(count(shown, 'class="ch-x"')).toBe(1);
    expect(shown).toMatch(/class="ch-was" d="M976,[\d.]+V[\d.]+"/u);
    expect(shown).toContain('>was 31%</text>');
    expect(shown).toContain('Revised: Dec 2020 was 31%, now 11%.');
    expect(shown).toContain('<td>[r] was 31%; shift (better)</td>');
    expect(shown).toContain('[r] revised since it was first published');
  });

  it('marks a doubtful figure with a question mark', () => {
    const shown = figure(withPoint(3, { doubtful: true }));
    expect(shown).toMatch(/class="ch-q"[^>]*>\?</u);
    expect(shown).toContain('a question mark is a doubtful figure');
  });

  it('keeps a word near the last figure out of the names at the end', () => {
    const chart = inadequateAudits();
    const only = chart.points.map((point, at): RunPoint =>
      at < 20 ? { ...point, signals: [], towards: null } : point,
    );
    expect(figure({ ...chart, points: only })).toMatch(/class="ch-run ch-end" x="100%"[^>]*>improving</u);
  });

  it('leaves out a word that would stand on another', () => {
    const points = pointsOf([9, 9, 9, 9]).map((point, at): RunPoint => {
      const towards = (['better', 'worse', 'better', 'worse'] as const)[at] ?? null;
      return { ...point, signals: ['trend'], towards };
    });
    const shown = figure(chartOf({ points: [...points, ...pointsOf(Array<null>(36).fill(null)).slice(4)] }));
    expect(count(shown, 'class="ch-run')).toBeLessThan(4);
  });

  it('draws the window, and takes the limits from all', () => {
    const window = { from: '2020-07' as Period, to: '2020-12' as Period };
    const shown = figure(inadequateAudits(), { window });
    expect(count(shown, '<tr><th scope="row">')).toBe(6);
    expect(shown).toContain('July 2020 to December 2020');
    expect(shown).toContain('below its mean for seven months');
    expect(shown).toContain('Mean 26.7%');
  });

  it('has no limit beyond what a share can be', () => {
    const points = pointsOf([90, 99, 95]);
    const shown = figure(
      chartOf({ points, limits: [limitsOf(points, { lower: 80, mean: 95, upper: 110 })] }),
    );
    expect(shown).not.toContain('Limit 110%');
    expect(shown).toContain('limits 80% to 110%');
    expect(shown).toContain('<li>A limit that no figure can reach is not drawn.</li>');
  });
});

describe('Every run chart', () => {
  const many = Array.from({ length: 1000 }, (_, at) => (at * 37) % 101);
  const target = (points: readonly RunPoint[]): readonly RunPoint[] =>
    points.map((point) => ({ ...point, target: 3, targetPrinted: '3' }));
  const hostile: readonly (readonly [string, readonly RunPoint[]])[] = [
    ['no points', []],
    ['one point', pointsOf([5])],
    ['gaps alone', pointsOf([null, null, null])],
    ['equal values', pointsOf([7, 7, 7, 7])],
    ['noughts', pointsOf([0, 0])],
    ['a target alone', target(pointsOf([null, null]))],
    ['negative values', pointsOf([-5, -3, -9])],
    ['huge values', pointsOf([Number.MAX_VALUE, -Number.MAX_VALUE, 1e15, -1e15])],
    ['tiny values', pointsOf([Number.MIN_VALUE, 0])],
    ['what is no number', pointsOf([Number.NaN, Infinity, -Infinity, 1])],
    ['a thousand points', pointsOf(many)],
  ];
  const limits = [
    ['sound', {}],
    ['not finite', { mean: Number.NaN, lower: -Infinity, upper: Infinity }],
    ['equal', { mean: 7, lower: 7, upper: 7 }],
  ] as const;

  it.each(hostile)('of %s has only numbers for coordinates', (_name, points) => {
    for (const unit of ['percent', 'count'] as const)
      for (const [, said] of limits)
        for (const signalled of [false, true]) {
          const some = points.map((point): RunPoint =>
            signalled ? { ...point, signals: ['trend'], towards: 'worse', doubtful: true } : point,
          );
          const shown = figure(chartOf({ unit, points: some, limits: [limitsOf(points, said)] }));
          const drawing = shown.slice(shown.indexOf('</desc>'), shown.indexOf('<p class="ch-says">'));
          expect(drawing).not.toMatch(/NaN|Infinity|undefined|null/u);
          expect(shown).not.toMatch(/undefined|\bstyle=/u);
        }
  });

  it('of 100,000 points draws the last 120, and says so', () => {
    const point = pointsOf([1])[0]!;
    const points = Array.from({ length: 100_000 }, (_, at) => ({ ...point, value: at % 50 }));
    const shown = figure(chartOf({ points }));
    expect(shown).toContain('The last 120 periods are drawn; 99880 before them are not.');
    expect(shown.length).toBeLessThan(40_000);
  });

  it('keeps ids apart by what they begin with', () => {
    const ids = ['a', 'b c"<'].flatMap((id) =>
      [...figure(inadequateAudits(), { id }).matchAll(/\sid="([^"]*)"/gu)].map(([, found]) => found),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(['a', 'a-s', 'a-t', 'a-d', 'b-c-', 'b-c--s', 'b-c--t', 'b-c--d']);
  });

  it('lets no title, printed text or reason be markup', () => {
    const evil = '"><script>alert(1)</script>';
    const chart = withPoint(20, {
      printed: evil,
      targetPrinted: evil,
      revisedFrom: { printed: evil, value: 1 },
    });
    const limit = { ...chart.limits[0]!, rebased: { version: 1, reason: evil } };
    const shown = figure({ ...chart, title: evil, cautions: [evil], limits: [limit] }, { csvHref: evil });
    expect(shown).not.toContain('<script');
    expect(shown).toContain('&lt;script&gt;');
  });

  it('keeps within its budget: 4 kB for the drawing of 21 points, 8 kB with all', () => {
    const shown = figure(revised, { csvHref: 'tables/trends.csv' });
    const drawing = shown.slice(shown.indexOf('<svg'), shown.indexOf('<p class="ch-says">'));
    expect(Buffer.byteLength(drawing)).toBeLessThan(4_500);
    expect(Buffer.byteLength(shown)).toBeLessThan(8_000);
  });

  it('is the same each time', () => {
    expect(figure(inadequateAudits())).toBe(figure(inadequateAudits()));
  });
});
