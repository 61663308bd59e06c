import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type CalendarDay } from '@plan-ledger/domain';

import type { Dossier } from '../dossier/dossier.js';
import type { Part } from '../recipe/recipe.js';
import { ABOUT, dossierOf, FULL, recipeOf } from '../../../../test/support/pages.js';
import { pageOf } from './page.js';

const DAY = '2020-06-09' as CalendarDay;

const range = <A>(length: number, of: (at: number) => A): readonly A[] =>
  Array.from({ length }, (_, at) => of(at));

const count = (page: string, part: RegExp): number => [...page.matchAll(part)].length;

/** As many statuses of one section, a day after each other, as a dossier tells of them. */
const statuses = (length: number): Dossier['statuses'] =>
  range(length, (at) => ({
    section: 'visits',
    dimension: 'actions' as const,
    page: 'dashboard' as const,
    status: { code: `s${at}`, label: `Status ${at}` },
    reportedOn: addDays(DAY, at),
    version: at + 1,
  })) as unknown as Dossier['statuses'];

const revisions = (length: number): Dossier['revisions'] =>
  range(length, (at) => ({
    measure: 'seen',
    period: '2020-04',
    field: 'actual',
    before: '61%',
    after: `${at}%`,
    act: 'correction',
    marked: true,
    reason: '',
    conclusionChanges: null,
    doubtful: false,
    version: at + 1,
  })) as unknown as Dossier['revisions'];

const exceptions = (length: number, kind: 'overdue' | 'no data' = 'overdue'): Dossier['exceptions'] =>
  range(length, (at) => ({ kind, section: '', subject: `a${at}`, title: `Action ${at}`, says: 'Due' }));

const submissions = (length: number): Dossier['submissions'] =>
  range(length, (at) => ({
    from: at + 1,
    to: at + 1,
    edition: '',
    actor: 'U1',
    reportedOn: DAY,
    recordedAt: '2026-11-22T10:00:00.000Z',
    reason: `Reason ${at}`,
  }));

let dossier: Dossier;

beforeAll(async () => {
  dossier = await dossierOf(FULL);
});

const shown = (part: Part['block'], over: Partial<Dossier>): string =>
  String(pageOf({ ...dossier, ...over }, recipeOf([{ block: part } as Part]), ABOUT));

describe('What a page can show', () => {
  it('is the latest 60 days of statuses, and says so where there are more', () => {
    const withoutEditions = (length: number): Partial<Dossier> => ({
      statuses: statuses(length),
      plan: { ...dossier.plan, editions: [] },
    });
    const all = shown('dashboard', withoutEditions(60));
    expect(count(all, />Status \d+</gu)).toBe(60);
    expect(all).not.toContain('days are shown');
    const some = shown('dashboard', withoutEditions(61));
    expect(count(some, />Status \d+</gu)).toBe(60);
    expect(some).not.toContain('>Status 0<');
    expect(some).toContain(
      'The latest 60 of 61 days are shown; <a href="tables/section-statuses.csv">the table of statuses</a> has all.',
    );
  });

  it('is the first 250 revisions, and says so where there are more', () => {
    const row = /<td class="right tight">\d+% \[r\]<\/td>/gu;
    const all = shown('revisions', { revisions: revisions(250) });
    expect(count(all, row)).toBe(250);
    expect(all).not.toContain('are shown');
    const some = shown('revisions', { revisions: revisions(251) });
    expect(count(some, row)).toBe(250);
    expect(some).toContain(
      'The first 250 of 251 are shown; <a href="tables/revisions.csv">the table of revisions</a> has all.',
    );
  });

  it.each([
    ['overdue', /<th scope="row">Action \d+</gu],
    ['no data', /<li>Action \d+</gu],
  ] as const)('is the first 250 exceptions of a kind, and says so where there are more: %s', (kind, row) => {
    const all = shown('exceptions', { exceptions: exceptions(250, kind) });
    expect(count(all, row)).toBe(250);
    expect(all).not.toContain('are shown');
    const some = shown('exceptions', { exceptions: exceptions(251, kind) });
    expect(count(some, row)).toBe(250);
    expect(some).toContain('(251)</h3>');
    expect(some).toContain(
      'The first 250 of 251 are shown; <a href="tables/exceptions.csv">the table of exceptions</a> has all.',
    );
  });

  it('is the latest 250 submissions, and says so where there are more', () => {
    const all = shown('audit', { submissions: submissions(250) });
    expect(count(all, /<td>Reason \d+</gu)).toBe(250);
    expect(all).not.toContain('the table of submissions');
    const some = shown('audit', { submissions: submissions(251) });
    expect(count(some, /<td>Reason \d+</gu)).toBe(250);
    expect(some).not.toContain('<td>Reason 0<');
    expect(some).toContain(
      'The latest 250 of 251 are shown; <a href="tables/submissions.csv">the table of submissions</a> has all.',
    );
  });
});
