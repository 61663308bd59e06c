import { beforeAll, describe, expect, it } from '@jest/globals';

import { keeperIn } from '../support/by-hand.js';
import { freshFolder } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { printedHere, runHere } from '../support/in-process.js';
import { bytesOf } from '../support/prepared.js';

const cwd = freshFolder();
const { write, attempt, events } = keeperIn(cwd);
const submit = (edition: string): readonly string[] => ['submit', `${cwd}/${edition}`, '--by', 'U1', '--yes'];

const clauses = (text: string): string =>
  text.replace(
    '{ code: at-risk, label: At risk, shape: ◆ }',
    '{ code: at-risk, label: At risk, shape: ◆, clauses: [{ code: late, text: Visits are late }, { code: few, text: Few staff }] }',
  );

beforeAll(async () => {
  await printedHere(submit(smallEdition(cwd, { yaml: clauses })), cwd);
});

describe('A review that is kept by hand', () => {
  it('is refused until the plan that it reviews is there, and nothing is written', async () => {
    const before = bytesOf(cwd);
    const line =
      'plan establish my-review --kind review --title "Adviser review" --authority "The Department"';
    expect(await attempt('2021-02-01', `${line} --reviews small-paln`)).toEqual({
      code: 5,
      signal: null,
      stdout: '',
      stderr:
        'Found no plan small-paln in the ledger; my-review reviews it: submit that plan first, or did you mean small-plan\n',
    });
    expect(bytesOf(cwd)).toBe(before);
  });

  it('makes no ledger where there is none', async () => {
    const empty = freshFolder();
    const { code, stderr } = await keeperIn(empty).attempt(
      '2021-02-01',
      'plan establish r --kind review --reviews small-plan --title R --authority A',
    );
    expect({ code, stderr, bytes: bytesOf(empty) }).toEqual({
      code: 5,
      stderr: 'Found no plan small-plan in the ledger; r reviews it: submit that plan first\n',
      bytes: 'no ledger',
    });
  });

  it('says what it reviews, and when it began', async () => {
    expect(
      await events(
        '2021-02-01',
        'plan establish my-review --kind review --reviews small-plan --began 2021-01-01 --title "Adviser review" --authority "The Department" --statuses "Red, Amber, Green"',
      ),
    ).toMatchObject([{ plan: 'my-review', kind: 'review', reviews: 'small-plan', began: '2021-01-01' }]);
    expect(await events('2021-02-02', 'plan revise --began 2021-02-01 --plan my-review')).toEqual([
      { type: 'PlanRevised', changes: { began: '2021-02-01' } },
    ]);
    expect(await events('2021-02-02', 'plan revise --began "" --plan my-review')).toEqual([
      { type: 'PlanRevised', changes: { began: null } },
    ]);
  });

  it('has sections with those who lead them, their kind and their time', async () => {
    expect(
      await events(
        '2021-02-03',
        'section add practice --title Practice --kind theme --leads "Adviser; P3" --timescale "Apr 21 to Aug 21" --plan my-review',
      ),
    ).toMatchObject([
      {
        kind: 'theme',
        leads: ['Adviser', 'P3'],
        timescale: { printed: 'Apr 21 to Aug 21', starts: '2021-04', due: '2021-08-31' },
      },
    ]);
    expect(
      await events(
        '2021-02-03',
        'section revise practice --kind "" --leads "" --timescale "" --plan my-review',
      ),
    ).toEqual([
      { type: 'SectionRevised', section: 'practice', changes: { kind: null, leads: null, timescale: null } },
    ]);
  });

  it('rates a section, on a basis, and tells a place that was left blank', async () => {
    const rate = (status: string, more = ''): string =>
      `status assess practice ${status} --dimension rating --page detail --plan my-review ${more}`;
    expect(await events('2021-02-04', rate('amber', '--basis "A visit"'))).toEqual([
      {
        type: 'StatusAssessed',
        section: 'practice',
        dimension: 'rating',
        page: 'detail',
        status: 'amber',
        basis: 'A visit',
      },
    ]);
    expect(await write('2021-02-05', rate('Blank'))).toContain(
      'practice: detail rating status was Amber, is now left blank\n',
    );
    expect(await write('2021-02-05', rate('blank'))).toMatch(/^Nothing changed/u);
  });

  it('reports its headline and its concerns', async () => {
    expect(
      await events(
        '2021-02-06',
        'progress report practice --headline "On the way" --done "One; Two" --next Three --concern "Few staff; Late" --comment Fair --plan my-review',
      ),
    ).toEqual([
      {
        type: 'ProgressReported',
        section: 'practice',
        page: 'dashboard',
        done: ['One', 'Two'],
        next: ['Three'],
        headline: 'On the way',
        comment: 'Fair',
        concerns: ['Few staff', 'Late'],
      },
    ]);
  });
});

describe('A rating by hand in a plan whose statuses are defined', () => {
  const rate = (status: string, more: string): string =>
    `status assess visits ${status} --dimension rating --plan small-plan ${more}`;

  it('names the clauses that hold', async () => {
    expect(await events('2021-02-01', rate('at-risk', '--clauses "late, few"'))).toMatchObject([
      { status: 'at-risk', clauses: ['late', 'few'] },
    ]);
  });

  it.each([
    ['late', 'on-target', 'wanted none: its definition has no clauses'],
    ['lat', 'at-risk', 'wanted one of late, few'],
    ['late', 'blank', 'Found clause "late" for status blank'],
  ])('takes no clause %s for %s', async (clause, status, why) => {
    expect(await attempt('2021-02-02', rate(status, `--clauses ${clause}`))).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining(why),
    });
  });
});

const review = (label: string, quoted: string, reviews = 'small-plan', reviewed = 'january-2021') =>
  smallEdition(
    cwd,
    {
      yaml: (text) =>
        text
          .replace('id: small-plan', 'id: small-review')
          .replace('Some Council\n', `The Department\n  kind: review\n  reviews: ${reviews}\n`)
          .replace('label: january-2021', `label: ${label}\n  reviewed: ${reviewed}`)
          .replace('      impact: at-risk\n', `      impact: at-risk\n      quoted: [${quoted}]\n`),
    },
    label,
  );

describe('An edition that speaks of another plan', () => {
  const quote = (plan: string, measure: string): string =>
    `{ plan: ${plan}, measure: ${measure}, period: 2021-01, printed: 61% }`;

  it.each([
    [
      'reviews a plan that is not there',
      review('other-plan', quote('small-plan', 'seen'), 'large-plan'),
      'Found no plan large-plan in the ledger; small-review reviews it: submit that plan first, or did you mean small-plan\n',
    ],
    [
      'was written beside an edition that is not there',
      review('other-edition', quote('small-plan', 'seen'), 'small-plan', 'june-2021'),
      'Found no edition june-2021 of plan small-plan, beside which small-review was written; it has january-2021\n',
    ],
    [
      'quotes a plan that is not there',
      review('quoted-plan', quote('zzz', 'seen')),
      'Found no plan zzz in the ledger; section visits quotes a figure of it: submit that plan first\n',
    ],
    [
      'quotes a measure that is not there',
      review('quoted-measure', `${quote('small-plan', 'sean')}, ${quote('small-plan', 'zzzzzz')}`),
      'Found no measure sean in plan small-plan, which section visits quotes; did you mean seen\n' +
        'Found no measure zzzzzz in plan small-plan, which section visits quotes; list what there is with: plan-ledger measures --plan small-plan\n',
    ],
  ])('and %s is refused, previewed or submitted', async (_, edition, stderr) => {
    const before = bytesOf(cwd);
    const refused = { code: 5, signal: null, stdout: '', stderr };
    expect(await runHere(submit(edition), cwd)).toEqual(refused);
    expect(await runHere(['preview', `${cwd}/${edition}`, '--by', 'U1'], cwd)).toEqual(refused);
    expect(bytesOf(cwd)).toBe(before);
  });

  it('is taken when all of it is there', async () => {
    const edition = review('right', quote('small-plan', 'seen'));
    expect(await printedHere(submit(edition), cwd)).toMatch(/^Wrote edition right as versions 1 to/u);
    expect(await printedHere(submit(edition), cwd)).toContain('changes nothing');
  });
});

describe('A plan that gives way to another', () => {
  it('says what goes on there, and is then changed no more; the other need not be there', async () => {
    const folder = freshFolder();
    const old = keeperIn(folder);
    await old.write('2021-01-04', 'plan establish old-plan --title T --authority A');
    await old.write('2021-01-04', 'section add visits --title V');
    await old.write('2021-01-04', 'measure define seen --section visits --title S');
    expect(
      await old.attempt('2021-01-05', 'plan supersede new-plan --continues measure:sean=seen'),
    ).toMatchObject({ code: 3, stderr: expect.stringContaining('the nearest are: seen') });
    expect(
      await old.events(
        '2021-01-05',
        'plan supersede new-plan --continues "measure:seen=seen-in-time, section:visits=visits" --note "A new one"',
      ),
    ).toEqual([
      {
        type: 'PlanSuperseded',
        by: 'new-plan',
        note: 'A new one',
        continues: [
          { kind: 'measure', id: 'seen', as: 'seen-in-time' },
          { kind: 'section', id: 'visits', as: 'visits' },
        ],
      },
    ]);
    expect(await old.attempt('2021-01-06', 'plan revise --aim More')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('The plan was superseded by new-plan and can be changed no more'),
    });
  });
});
