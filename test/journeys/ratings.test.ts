import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { runHere } from '../support/in-process.js';
import { folderWith } from '../support/prepared.js';

let cwd = '';
beforeAll(async () => {
  cwd = await folderWith('every');
}, 120_000);

const asked = async (...args: readonly string[]): Promise<string> =>
  (await runHere(['dashboard', '--plan', 'gloucestershire-adviser-review', ...args], cwd, 80)).stdout;

describe('The dashboard of a review', () => {
  it('has a row for each category, also the one that was left blank and the rating that no form defines', async () => {
    const rows: Record<string, string>[] = parse(await asked('--format', 'csv'), { columns: true });
    expect(rows.map(({ category, rating, basis }) => [category, rating, basis])).toEqual([
      ['SOCIAL WORK PRACTICE', 'Amber', 'asserted; no clause of its definition is named'],
      ['CHILDREN IN NEED OF HELP AND PROTECTION', 'Amber', 'asserted; no clause of its definition is named'],
      [
        'CHILDREN LOOKED AFTER OR ACHIEVING PERMANENCE',
        'Amber',
        'asserted; no clause of its definition is named',
      ],
      ['ADOPTION PERFORMANCE', '', 'left blank on the form'],
      ['EXPERIENCE AND PROGRESS OF CARE LEAVERS', 'Amber', 'asserted; no clause of its definition is named'],
      ['LEADERSHIP, MANAGEMENT AND GOVERNANCE', 'Amber to green', 'asserted; the form does not define it'],
    ]);
  });

  it('begins with the period, the headline and the next update', async () => {
    const lines = (await asked()).split('\n');
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    expect(lines).toContain('Reporting period: 1 July 2020 to 31 December 2020');
    expect(lines).toContain('Next update: March 2021');
    const order = [
      'Reporting',
      'Headline: ',
      'Next update',
      'Category',
      'What the',
      'What goes',
      'Concerns',
      'What comes',
    ];
    const places = order.map(at);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('says what the ratings mean, with AND and OR', async () => {
    const text = (await asked()).replace(/\s+/gu, ' ');
    expect(text).toContain('▲ Red Little progress against the improvement plan OR Significant concerns');
    expect(text).toContain('when re-inspected AND Low impact of external threats');
    expect(text).toContain('◇ Amber to green: the form does not define it');
  });

  it('lists what goes well, what worries and what comes next under the section that tells it', async () => {
    const text = await asked();
    expect(text).toMatch(
      /^What comes next\n\nOverview of improvement [^\n]+\n {2}- Complete the much delayed work/mu,
    );
    expect(text).toMatch(/^Concerns\n\nOverview/mu);
  });

  it('has all of it in JSON and in Markdown', async () => {
    const { kind, data } = JSON.parse(await asked('--format', 'json')) as {
      kind: string;
      data: { ratings: unknown[]; meanings: unknown[]; told: unknown[]; nextUpdate: string };
    };
    expect([kind, data.ratings.length, data.meanings.length, data.told.length, data.nextUpdate]).toEqual([
      'ratings',
      6,
      4,
      7,
      'March 2021',
    ]);
    const md = await asked('--format', 'md');
    for (const heading of ['What the ratings mean', 'What goes well', 'Concerns', 'What comes next']) {
      expect(md).toContain(`**${heading}**`);
    }
  });
});
