import { beforeAll, describe, expect, it } from '@jest/globals';
import { agreesWith, type Plan, type PlanId, type Quoted } from '@plan-ledger/domain';

import { knownNow, ledgerOf, lineOf, linesIn, plain, tableIn } from './documents.js';

const REVIEWED = 'gloucestershire-aip' as PlanId;

/** Figures that the review has in common with the plan, and that count nothing. */
const NOT_QUOTED: Readonly<Record<string, string>> = {
  'OVERVIEW: two': 'How many consultants share a role: a detail of staffing, in the section’s progress',
  'CHILDREN IN NEED OF HELP AND PROTECTION: 6': 'How many localities there are',
  'LEADERSHIP, MANAGEMENT AND GOVERNANCE: two': 'How many consultants share a role',
};

/** No number of the one can be held against that of the other; the second reader calls them different. */
const NO_NUMBER = ['Half'];

interface Line {
  readonly category: string;
  readonly printed: string;
  /** None where the table names no measure: the plan has it in its text. */
  readonly measure: string | undefined;
  readonly field: string;
  readonly period: string;
  readonly planSays: string;
  readonly agrees: string;
}

const againstLines = (): readonly Line[] =>
  tableIn('adviser-review-2020-against').map(
    ([category = '', printed = '', what = '', period = '', planSays = '', agrees = '']) => {
      const [name = '', field = 'actual'] = what.split(' ');
      return {
        category,
        printed,
        measure: name === 'text' ? undefined : name,
        field,
        period,
        planSays,
        agrees,
      };
    },
  );

const quotedLines = (): readonly Line[] =>
  againstLines().filter(({ category, printed }) => !Object.hasOwn(NOT_QUOTED, `${category}: ${printed}`));

describe('the adviser’s review of July to December 2020', () => {
  let review: Plan;
  let reviewed: Plan;
  beforeAll(async () => {
    const store = await ledgerOf(
      'gloucestershire-aip/may-2020',
      'gloucestershire-aip/december-2020',
      'gloucestershire-adviser-review/december-2020',
    );
    ({ plan: review } = await knownNow(store, 'gloucestershire-adviser-review' as PlanId));
    ({ plan: reviewed } = await knownNow(store, REVIEWED));
  });

  const matching = ({ category, printed, measure, field, period }: Line): readonly Quoted[] =>
    review.quoted.filter(
      (quoted) =>
        review.sections[quoted.section]?.title === category &&
        plain(quoted.figure.printed) === plain(printed) &&
        (quoted.field ?? 'actual') === field &&
        (measure === undefined || (quoted.measure === measure && quoted.period === period)),
    );

  it('is a review of the plan, written beside its edition of December', () => {
    const { kind, reviews } = review.identity!;
    expect({ kind, reviews }).toEqual({ kind: 'review', reviews: REVIEWED });
    expect(review.editions.map((edition) => edition.reviewed)).toEqual(['december-2020']);
  });

  it('gives each category the rating that is printed, and none where the form was left as it was', () => {
    const { schemes } = review.identity!;
    const statuses = schemes.flatMap((scheme) => scheme.statuses);
    const lines = Object.values(review.sections).flatMap(({ title, assessed }) => {
      const { rating } = assessed.detail;
      if (rating === undefined) return [];
      const given = statuses.find(({ code }) => code === rating.status);
      return [lineOf(title, rating.status === null ? 'R/A/G' : given?.label.toUpperCase())];
    });
    expect(lines.sort()).toEqual(linesIn('adviser-review-2020-ratings'));
  });

  it('quotes each figure that it has in common with the plan once, but for those that are named here, and no other', () => {
    const notQuoted = againstLines()
      .map(({ category, printed }) => `${category}: ${printed}`)
      .filter((line) => Object.hasOwn(NOT_QUOTED, line));
    expect(notQuoted).toEqual(Object.keys(NOT_QUOTED));
    expect(quotedLines().filter((line) => matching(line).length !== 1)).toEqual([]);
    const matched = new Set(quotedLines().flatMap(matching));
    expect(review.quoted.filter((quoted) => !matched.has(quoted))).toEqual([]);
    expect(review.quoted).toHaveLength(38);
  });

  it('quotes only measures of the plan, and says in words what was said', () => {
    expect(review.quoted.filter(({ plan, says = '' }) => plan !== REVIEWED || says === '')).toEqual([]);
    expect(review.quoted.filter(({ measure }) => reviewed.measures[measure] === undefined)).toEqual([]);
  });

  it('quotes nothing that its own text does not say in that category', () => {
    const said = tableIn('adviser-review-2020-numbers').map(([category = '', printed = '']) =>
      lineOf(category, printed),
    );
    expect(
      review.quoted.filter(
        ({ section, figure }) => !said.includes(lineOf(review.sections[section]?.title, figure.printed)),
      ),
    ).toEqual([]);
  });

  it('stands beside what the plan says in its tables, or else in its text: the same or not, as the second reader found', () => {
    const found = quotedLines()
      .filter(({ measure }) => measure !== undefined)
      .map((line) => {
        const measure = reviewed.measures[line.measure ?? '']!;
        const field = line.field === 'target' ? 'target' : 'actual';
        const told = reviewed.quoted.find(
          (quoted) =>
            quoted.measure === line.measure &&
            quoted.period === line.period &&
            (quoted.field ?? 'actual') === field,
        );
        const entry = measure.cells[line.period]?.[field] ?? told;
        const [quoted] = matching(line);
        const agrees = agreesWith(quoted!.figure, entry!.figure, measure.unit);
        return { line, planSays: plain(entry!.figure.printed), agrees };
      });
    expect(found).toHaveLength(27);
    expect(
      found.filter(({ line, planSays, agrees }) => {
        const wanted = NO_NUMBER.includes(line.printed) ? undefined : line.agrees === 'yes';
        return planSays !== plain(line.planSays) || agrees !== wanted;
      }),
    ).toEqual([]);
  });
});
