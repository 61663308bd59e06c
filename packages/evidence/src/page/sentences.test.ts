import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Revision } from '@plan-ledger/projections';

import type { Dossier } from '../dossier/dossier.js';
import type { Part } from '../recipe/recipe.js';
import { ABOUT, dossierOf, FULL, recipeOf } from '../../../../test/support/pages.js';
import { pageOf } from './page.js';

let dossier: Dossier;

beforeAll(async () => {
  dossier = await dossierOf(FULL);
});

const told = (part: Part['block'], over: Partial<Dossier>): string =>
  String(pageOf({ ...dossier, ...over }, recipeOf([{ block: part } as Part]), ABOUT)).replace(
    /<[^>]*>/gu,
    '',
  );

const revised = (over: Partial<Revision>): Revision => ({ ...(dossier.revisions[0] as Revision), ...over });

describe('A sentence of the page', () => {
  it('says none rather than 0, and of one figure what holds of it', () => {
    const marked = revised({ marked: true, conclusionChanges: false });
    expect(told('headline', { revisions: [marked] })).toContain(
      '1 figure or target was changed after publication, with a note in the documents that were given; no conclusion changes with it.',
    );
    expect(told('headline', { revisions: [marked, marked] })).toContain(
      '2 figures and targets were changed after publication, none of them without a note in the documents that were given; for none of them the conclusion changes.',
    );
    expect(told('revisions', { revisions: [marked] })).toContain(
      '1 published figure or target was changed; no conclusion changes with it.',
    );
    const flipped = revised({ conclusionChanges: true });
    expect(told('revisions', { revisions: [flipped] })).toContain(
      '1 published figure or target was changed; the conclusion changes with it: what met its target no longer does, or the other way round.',
    );
    expect(told('revisions', { revisions: [marked, marked] })).toContain(
      '2 published figures and targets were changed; for none of them the conclusion changes.',
    );
    expect(told('headline', { actions: [], milestones: [] })).toContain(
      'no action or milestone was past the due date',
    );
  });

  it('has one thing in the singular', () => {
    const [check] = dossier.checks;
    expect(told('checks', { checks: check === undefined ? [] : [check] })).toContain(
      'There is 1 thing that an inspector would ask about, in the words of the documents.',
    );
    const [row] = dossier.coverage;
    const coverage = row === undefined ? [] : [row];
    expect(
      told('coverage', { coverage: coverage.map((one) => ({ ...one, gaps: ['no section' as never] })) }),
    ).toContain('Of 1 recommendation or finding, 1 has a gap:');
    expect(told('coverage', { coverage: coverage.map((one) => ({ ...one, gaps: [] })) })).toContain(
      'Of 1 recommendation or finding, none has a gap.',
    );
    expect(told('changes', {})).toContain(
      '1 change to published figures and targets has no note in the documents that were given.',
    );
    expect(told('changes', { changes: [] })).toContain(
      '0 changes. Every change to a published figure or target has a note in the documents that were given.',
    );
  });

  it('says once of all measures without a figure that none has been recorded', () => {
    const exceptions = ['one', 'another'].map((title) => ({
      kind: 'no data' as const,
      section: 'visits',
      subject: title,
      title,
      says: 'No actual has been recorded',
    }));
    const page = told('exceptions', { exceptions });
    expect(page).toContain('No actual has been recorded of these:');
    expect(page.split('No actual has been recorded')).toHaveLength(2);
  });

  it('tells nothing that could be met from something of which none is met', () => {
    const [row] = dossier.dashboard;
    const dashboard =
      row === undefined
        ? []
        : [
            { ...row, met: 0, notMet: 0 },
            { ...row, met: 0, notMet: 2 },
          ];
    const page = String(pageOf({ ...dossier, dashboard }, recipeOf([{ block: 'dashboard' }]), ABOUT));
    expect(page).toContain('<span class="none">no target to compare</span>');
    expect(page).toContain('>0 of 2</td>');
  });
});
