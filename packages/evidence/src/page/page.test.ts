import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { anyHistory, historyOf, SMALL } from '../../../../test/support/histories.js';
import type { Dossier } from '../dossier/dossier.js';
import type { Part } from '../recipe/recipe.js';
import { pageOf } from './page.js';
import { ABOUT, dossierOf, FULL, pageFor, PARTS, recipeOf } from '../../../../test/support/pages.js';
import type { About } from './view.js';

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([whole, found]) => found ?? whole);

const rating = (label: string): Dossier['review']['ratings'][number] => ({
  section: 'visits',
  title: 'Visits',
  rating: label,
  shape: '',
  ratingCode: label.toLowerCase(),
  basis: '',
  clauses: [],
  definition: '',
  comment: '',
});

const quotedRow = {
  edition: 'first',
  sectionTitle: 'Visits',
  plan: 'another-plan',
  field: 'actual',
  measure: 'seen',
  title: 'Seen in time',
  period: '2020-04',
  quoted: '61%',
  table: '',
  agrees: null,
  place: 'page 3',
} as unknown as Dossier['quoted'][number];

const sound = (page: string): void => {
  const ids = all(page, / id="([^"]+)"/gu);
  expect(ids).toEqual([...new Set(ids)]);
  const dead = all(page, / href="#([^"]+)"/gu).filter((place) => !ids.includes(place));
  expect(dead).toEqual([]);
  expect(page).not.toMatch(/undefined|NaN|\[object | style="|<script/u);
};

describe('The page of a pack', () => {
  it('has each part once, with a heading and a place in the contents, or a sentence that it has nothing to tell', async () => {
    const page = await pageFor(FULL);
    // The plan rates nothing and is no review; its narrative quotes nothing.
    const [foreign, silent] = ['ratings', 'quoted'];
    for (const { block } of PARTS) {
      const isTold = block !== foreign && block !== silent;
      expect(all(page, new RegExp(` id="${block}"`, 'gu'))).toHaveLength(block === foreign ? 0 : 1);
      expect(all(page, new RegExp(`<h2 id="${block}">`, 'gu'))).toHaveLength(isTold ? 1 : 0);
      expect(page.includes(`<li><a href="#${block}">`)).toBe(isTold);
    }
    expect(page).toContain(
      '<div id="quoted"><dt>Narrative against tables</dt><dd><p class="none">The narrative quotes no figures.</p></dd></div>',
    );
  });

  it('tells of parts without anything, one after the other, in one place, where numbers can still lead', async () => {
    const prose: Part = { block: 'prose', paragraphs: [[{ number: 'risks_open' }, { words: ' risks' }]] };
    const page = await pageFor(
      historyOf([...SMALL]),
      recipeOf([
        prose,
        { block: 'risks' },
        { block: 'changes' },
        { block: 'actions' },
        { block: 'milestones' },
      ]),
    );
    expect(page).toContain('<p><a href="#risks">0</a> risks</p>');
    expect(all(page, /<dl class="facts block">/gu)).toHaveLength(2);
    expect(page).toMatch(
      /<dl class="facts block"><div id="risks">.*?<\/div><div id="changes">.*?<\/div><\/dl>/u,
    );
    expect(page).toContain('<h2 id="actions">');
    expect(all(page, /<nav.*?<\/nav>/gu).join('')).not.toContain('#risks');
    sound(page);
  });

  it('has in a review what it rates, tells and quotes in the place of what a plan has', async () => {
    const dossier = await dossierOf(FULL);
    const [section] = dossier.review.told;
    const identity = { ...dossier.plan.identity, kind: 'review', reviews: 'another-plan' };
    const review = {
      ...dossier,
      plan: { ...dossier.plan, identity } as Dossier['plan'],
      review: {
        ...dossier.review,
        ratings: [rating('Amber'), rating('')],
        told: [
          {
            ...section,
            section: 'visits',
            title: 'Visits',
            headline: '',
            done: ['Seen'],
            concerns: ['Late', 'Few'],
            next: [],
            comment: '',
          },
        ],
      },
      quoted: [quotedRow],
    };
    const page = String(pageOf(review, recipeOf([{ block: 'headline' }, { block: 'ratings' }]), ABOUT));
    const text = page.replace(/<[^>]*>/gu, '');
    expect(text).toContain('The review has 2 ratings: 1 amber and 1 left blank.');
    expect(text).toContain('It tells 1 thing that went well, 2 concerns and 0 next steps.');
    expect(text).toContain('It quotes 1 figure, and keeps no tables of its own.');
    expect(page).toContain('The figures that it quotes</h3>');
    expect(text).toContain('The measures are those of the plan another-plan that it reviews');
    const both = String(pageOf(review, recipeOf([{ block: 'ratings' }, { block: 'quoted' }]), ABOUT));
    expect(both).not.toContain('The figures that it quotes');
    sound(both);
  });

  it('leads nowhere that is not there, and calls no two things the same, of any history', async () => {
    sound(await pageFor(FULL));
    await fc.assert(
      fc.asyncProperty(anyHistory, async (history) => sound(await pageFor(history))),
      { numRuns: 30 },
    );
  });

  it('says as of when it speaks, by both clocks', async () => {
    const page = await pageFor(FULL);
    expect(page).toContain('Shows the plan as it was known on <strong>9 June 2020</strong>: version');
    expect(page).toMatch(/recorded on 22 November 2026 at 10:00 UTC\. Lateness is judged on 9 June 2020/u);
  });

  it('asks for nothing: a policy that lets only its own style be', async () => {
    const page = await pageFor(FULL);
    expect(page).toMatch(/content="default-src &#39;none&#39;|content="default-src 'none'/u);
    expect(page).not.toMatch(/<link|<img|<iframe|@import|url\(|http:/u);
  });

  it('marks a figure that was revised and one that is not there, and explains these marks alone', async () => {
    const page = await pageFor(FULL, recipeOf([{ block: 'trends', charts: false }]));
    expect(page).toContain('81% [r]');
    expect(page).toContain('[x]');
    expect(page).toContain('[r] revised since it was first published; [x] not available.');
    expect(page).not.toContain('[z] not applicable');
  });

  it('has the same marks in the table under a run chart', async () => {
    const page = await pageFor(FULL, recipeOf([{ block: 'trends', charts: true }]));
    expect(page).toMatch(/<tr><th scope="row">May 2020<\/th><td><\/td><td>\[x\]<\/td>/u);
    expect(page).toContain('<p>[r] revised since it was first published; [x] not available.</p>');
  });

  it('tells an unmarked change first, and never why it was made', async () => {
    const page = await pageFor(FULL, recipeOf([{ block: 'changes' }]));
    expect(page.indexOf('Changed without a note (1)')).toBeGreaterThan(0);
    expect(page.indexOf('Changed without a note (1)')).toBeLessThan(
      page.indexOf('Statuses, dates, owners, and what came or went (2)'),
    );
    expect(page).toContain('Late data, a changed definition or an error in reading would look the same.');
  });

  it('keeps the first due date of what moved', async () => {
    const page = await pageFor(FULL, recipeOf([{ block: 'actions' }]));
    expect(page).toMatch(/30 June 2020<\/span><\/td><td>31 July 2020<br>moved once/u);
  });

  it('has milestones below their action, which is named once, and another of the same title once more', async () => {
    const dossier = await dossierOf(FULL);
    const [row] = dossier.milestones;
    const milestones = ['one', 'two', 'three', 'four'].map((milestone) => ({
      ...(row as Dossier['milestones'][number]),
      milestone,
      title: milestone,
      action: milestone === 'three' || milestone === 'four' ? milestone : 'first',
      actionTitle: milestone === 'four' ? 'Another action' : 'An action',
    }));
    const page = String(pageOf({ ...dossier, milestones }, recipeOf([{ block: 'milestones' }]), ABOUT));
    expect(all(page, /<th scope="rowgroup" colspan="5">([^<]*)</gu)).toEqual([
      'An action',
      'An action',
      'Another action',
    ]);
    expect(all(page, /<tr id="milestone-(\w+)"/gu)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('puts chapters over parts, and numbers into prose', async () => {
    const prose: Part = {
      block: 'prose',
      paragraphs: [[{ words: 'There are ' }, { number: 'actions' }, { words: ' actions.' }]],
    };
    const page = await pageFor(
      FULL,
      recipeOf([
        { block: 'chapter', title: [{ words: 'What do you know?' }], blocks: [prose, { block: 'actions' }] },
      ]),
    );
    expect(page).toContain('<h2 id="chapter-1">What do you know?</h2>');
    expect(page).toContain('<h3 id="actions">Actions</h3>');
    expect(page).toContain('<p>There are <a href="#actions">1</a> actions.</p>');
  });

  it('tells only of the sections in its scope', async () => {
    const page = await pageFor(FULL, recipeOf([{ block: 'sections' }], ['planning']), {
      ...ABOUT,
      scope: ['planning'],
    });
    expect(page).not.toContain('id="section-visits"');
  });

  it('tells names where they are known', async () => {
    const about: About = { ...ABOUT, nameOf: (id) => (id === 'Team Managers' ? 'A. Person' : id) };
    expect(await pageFor(FULL, recipeOf([{ block: 'actions' }]), about)).toContain('<td>A. Person</td>');
  });

  it('is the same from the same', async () => {
    const dossier = await dossierOf(FULL);
    expect(String(pageOf(dossier, recipeOf(PARTS), ABOUT))).toBe(
      String(pageOf(dossier, recipeOf(PARTS), ABOUT)),
    );
  });
});
