import { describe, expect, it } from '@jest/globals';

import { figure, historyOf, published, SMALL, step } from '../../../../test/support/histories.js';
import { FULL, pageFor, recipeOf } from '../../../../test/support/pages.js';

const TRENDS = recipeOf([{ block: 'trends', charts: true }]);

const withFigures = historyOf([
  ...SMALL,
  step({ type: 'RecordActual', measure: 'seen', period: '2020-04', figure: figure('61%') }),
  published('first'),
]);

const targetOnly = historyOf([
  ...SMALL,
  step({ type: 'SetTarget', measure: 'seen', period: '2020-04', figure: figure('80%') }),
  published('first'),
]);

describe('A page on paper', () => {
  it('has the heading of the trends on the same kind of sheet as their tables', async () => {
    const page = await pageFor(FULL, TRENDS);
    expect(page).toContain('<section class="block across"><h2 id="trends">');
    expect(page).toContain('h2:has(+.across),.across{page:wide}');
  });

  it('keeps what explains the marks with its table', async () => {
    const page = await pageFor(FULL, TRENDS);
    expect(page).toMatch(/<div class="trend-table"><p class="shorthand">[^<]+<\/p><div class="scroll"/u);
  });

  it('says once where to look for what it leaves out, and has it on the screen', async () => {
    const page = await pageFor(withFigures, TRENDS);
    expect(page.split('On paper these tables leave out where each figure was read')).toHaveLength(2);
    expect(page).toContain('<th scope="col">Where it was read</th>');
  });

  it('says so of the sections where the page has the charts there', async () => {
    expect(await pageFor(withFigures, recipeOf([{ block: 'sections' }]))).toContain('On paper these tables');
    const both = await pageFor(
      withFigures,
      recipeOf([{ block: 'sections' }, { block: 'trends', charts: true }]),
    );
    expect(both.split('On paper these tables')).toHaveLength(2);
  });
});

describe('A measure without any figure', () => {
  it('has a row with its targets and where they were read, and no chart', async () => {
    const page = await pageFor(targetOnly, TRENDS);
    expect(page).toContain('Measures without a figure (1)');
    expect(page).toContain('<tr id="measure-seen">');
    expect(page).toContain('<td>80% in April 2020</td>');
    expect(page).toMatch(/<td class="on-screen">v\d+, 9 June 2020/u);
    expect(page).not.toContain('No figures to draw');
  });

  it('has its chart back with the first figure, if only one that says that there is none', async () => {
    const page = await pageFor(FULL, TRENDS);
    expect(page).not.toContain('Measures without a figure');
    expect(page).toContain('<figure class="ch ch-run" id="measure-seen">');
  });
});
