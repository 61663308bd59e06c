import { describe, expect, it } from '@jest/globals';
import { type CalendarDay, noPlan, type Status } from '@plan-ledger/domain';
import { type RiskGrid, riskGridOf, type RiskRow } from '@plan-ledger/projections';

import { riskGridFigure } from './risk-grid.js';
import { slippageFigure } from './slippage/figure.js';
import type { SlippageRow } from './slippage/words.js';
import { smallMultiples } from './small-multiples.js';
import { sparkline } from './sparkline.js';
import { statusMark } from './status-mark.js';
import { statusTimelineFigure } from './status-timeline.js';
import { chartStyles } from './styles.js';
import { chartOf, inadequateAudits, pointsOf } from './testing/run-charts.js';

const day = (text: string): CalendarDay => text as CalendarDay;
const EVIL = '"><script>alert(1)</script>';
const headline = (markup: string): string => /<h4[^>]*>([^<]*)</u.exec(markup)?.[1] ?? '';
const count = (markup: string, part: string): number => markup.split(part).length - 1;

const onTarget: Status = { code: 'on-target', label: 'On target', shape: '■' };
const atRisk: Status = { code: 'at-risk', label: 'At risk', shape: '◆' };

describe('A mark of a status', () => {
  it.each([
    [onTarget, 'square'],
    [atRisk, 'diamond'],
    [{ code: 'x', label: 'Compromised', shape: '▲' }, 'triangle'],
    [{ code: 'x', label: 'Completed', shape: '●' }, 'circle'],
    [{ code: 'x', label: 'Some issues' }, 'none'],
    [{ code: 'x', label: 'Odd', shape: 'constructor' }, 'none'],
  ])('is the shape and the word, with %j', (status, shape) => {
    expect(String(statusMark(status))).toMatch(
      new RegExp(
        `^<span class="ch-status"><svg class="ch-s-${shape}".*aria-hidden="true".*</svg>${status.label}</span>$`,
        'u',
      ),
    );
  });

  it('says that a status was left blank', () => {
    expect(String(statusMark(null))).toContain('left blank');
  });
});

describe('A status timeline', () => {
  const first = { on: day('2020-06-09'), edition: 'may-2020' };
  const last = { on: day('2021-01-28'), edition: 'december-2020' };
  const rows = [
    {
      number: '1',
      title: 'Practice',
      href: '#s1',
      given: [
        { ...first, status: atRisk },
        { ...last, status: onTarget },
      ],
    },
    { number: '', title: EVIL, given: [{ ...last, status: null }] },
  ];
  const shown = String(statusTimelineFigure(rows, { id: 'impact', title: 'Impact status' }));

  it('counts the latest statuses, and those that changed', () => {
    expect(headline(shown)).toBe(
      'On 28 January 2021: On target 1 and Left blank 1; one changed since last given',
    );
  });

  it('has a column for each day and edition, in the order of time, and says what was before a change', () => {
    expect(shown.indexOf('9 Jun 2020')).toBeLessThan(shown.indexOf('28 Jan 2021'));
    expect(shown).toMatch(/<td class="ch-changed">.*On target<\/span><span class="ch-note">was At risk</u);
    expect(shown).toContain('<td class="ch-blank">not given</td>');
    expect(shown).toContain('<a href="#s1">1. Practice</a>');
  });

  it('lets no title be markup', () => {
    expect(shown).not.toContain('<script');
  });
});

describe('A slippage chart', () => {
  const on = day('2021-01-28');
  const row = (said: Partial<SlippageRow>): SlippageRow => ({
    ref: '',
    title: 'Review',
    dues: [day('2020-05-31')],
    completed: false,
    ...said,
  });
  const figure = (rows: readonly SlippageRow[]): string =>
    String(slippageFigure(rows, on, { id: 'moved', title: 'Actions' }));

  it.each([
    [{}, 'Due 31 May 2020; about eight months past its date.'],
    [{ completed: true }, 'Due 31 May 2020; completed.'],
    [
      { dues: [day('2020-05-31'), day('2020-06-30'), day('2021-02-28')] },
      'First due 31 May 2020; now 28 February 2021, about nine months later; moved twice.',
    ],
    [
      { dues: [day('2021-05-31'), day('2021-05-01')] },
      'First due 31 May 2021; now 1 May 2021, 30 days earlier; moved once.',
    ],
    [{ dues: [day('2021-05-31'), null] }, 'First due 31 May 2021; now without a date; moved once.'],
    [{ dues: [null, day('2021-05-31')] }, 'Due 31 May 2021.'],
  ])('says of %j what it draws', (said, words) => {
    expect(figure([row(said)])).toContain(`<p>${words}</p>`);
  });

  it('draws a ring at the first date, a tick at each later one, and a dot or a square now', () => {
    const moved = figure([row({ dues: [day('2020-05-31'), day('2020-06-30'), day('2021-02-28')] })]);
    expect([
      count(moved, 'class="ch-first"'),
      count(moved, 'd="M0-6V6"'),
      count(moved, 'class="ch-p"'),
    ]).toEqual([1, 2, 1]);
    expect(count(figure([row({ completed: true })]), 'class="ch-done"')).toBe(1);
  });

  it('keeps the order given, and leaves out what never had a date', () => {
    const shown = figure([row({ title: 'Z' }), row({ title: 'No date', dues: [] }), row({ title: 'A' })]);
    expect(shown.indexOf('>Z<')).toBeLessThan(shown.indexOf('>A<'));
    expect(shown).not.toContain('No date');
    expect(headline(shown)).toBe('None of two moved; two past their date and not completed');
  });

  it.each([
    ['one day', [on]],
    ['the ends of the calendar', [day('0001-01-01'), day('9999-12-31')]],
  ])('has a place for %s', (_name, dues) => {
    expect(figure([row({ dues, title: EVIL })])).not.toMatch(/NaN|Infinity|undefined|<script|\sstyle=/u);
  });
});

describe('A grid of risks', () => {
  const risk: RiskRow = {
    risk: 'r1',
    ref: 'IP1',
    name: 'IP1',
    title: EVIL,
    kind: 'risk',
    owners: [],
    inherent: null,
    residual: { likelihood: 3, impact: 5, score: 15 },
    controls: [],
    consequence: '',
    status: 'open',
    doubtful: '',
  };
  const empty = riskGridOf(noPlan, 'residual');
  const grid: RiskGrid = {
    ...empty,
    cells: empty.cells.map((cell) =>
      cell.likelihood === 3 && cell.impact === 5 ? { ...cell, risks: [risk] } : cell,
    ),
    unplaced: [{ ...risk, risk: 'r2', name: 'IP2', residual: null }],
  };
  const shown = String(riskGridFigure(grid, { id: 'risks', hrefOf: ({ risk: id }) => `#${id}` }));

  it('names the risks in their squares, with the score of each square, and a border that grows with it', () => {
    expect(shown).toContain(
      '<td class="ch-band-4"><span class="ch-score">15</span> <a href="#r1">IP1</a></td>',
    );
    for (const [score, band] of [
      [4, 1],
      [5, 2],
      [9, 2],
      [10, 3],
      [12, 3],
      [20, 4],
    ] as const)
      expect(shown).toContain(`<td class="ch-band-${band}"><span class="ch-score">${score}</span></td>`);
    expect(chartStyles).toMatch(
      /ch-band-2\{border-width:2px.*\n.*ch-band-3\{border-width:3px.*\n.*ch-band-4\{border-width:5px/u,
    );
  });

  it('says how many score high, and which are not in the grid', () => {
    expect(headline(shown)).toBe('One of one open risk scores 15 or more');
    expect(shown).toContain('not assessed on this side: one');
    expect(shown).toContain('<td>not assessed</td>');
    expect(shown).not.toContain('<script');
  });
});

describe('Small run charts', () => {
  const shown = String(smallMultiples([inadequateAudits(), chartOf({ title: EVIL })], { id: 'all' }));

  it('say the last figure and the verdicts in words, and lead to the full figure', () => {
    expect(headline(shown)).toBe('Of two measures: one improving, one ordinary variation');
    expect(shown).toContain('<a href="#chart-cases-inadequate">% of cases judged as inadequate</a>');
    expect(shown).toContain('<strong>11%</strong> in Dec 2020. Improving; target 12% hit and miss</p>');
  });

  it('stay small, and have neither limits nor text in the drawing', () => {
    const one = /<li>.*?<\/li>/su.exec(shown)?.[0] ?? '';
    expect(Buffer.byteLength(one)).toBeLessThan(1_200);
    expect(one).not.toContain('ch-limit');
    expect(shown).not.toMatch(/NaN|undefined|<script|<text/u);
  });
});

describe('A sparkline', () => {
  it('breaks at a gap and marks its last value', () => {
    expect(String(sparkline([1, null, 3, 2]))).toBe(
      '<svg class="ch-spark" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">' +
        '<path class="ch-line" d="M4,16.4ZM12,3.6L16,10" fill="none" stroke="currentColor"/>' +
        '<circle class="ch-last" cx="16" cy="10" r="2.5"/></svg>',
    );
  });

  it.each([
    [[]],
    [[null]],
    [[5]],
    [[Number.NaN, Infinity]],
    [[1e308, -1e308]],
    [pointsOf(Array(500).fill(3)).map(({ value }) => value)],
  ])('of %j has only numbers for coordinates', (values) =>
    expect(String(sparkline(values))).not.toMatch(/NaN|Infinity|undefined|null/u),
  );
});

describe('The styles of charts', () => {
  it('serve light, dark and forced colours, and close what they open', () => {
    expect(chartStyles).toContain('prefers-color-scheme:dark');
    expect(chartStyles).toContain('forced-colors:active');
    expect(count(chartStyles, '{')).toBe(count(chartStyles, '}'));
  });

  it('give no text one of the three light colours', () => {
    expect(chartStyles).not.toMatch(/[{;]color:var\(--chart-[246]\)|text[^{}]*\{fill:var\(--chart-[246]\)/u);
  });
});
