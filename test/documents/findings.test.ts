import { beforeAll, describe, expect, it } from '@jest/globals';
import { findingsOf, type Known } from '@plan-ledger/projections';

import { bothEditions, knownWhen } from './support.js';

describe('what does not fit together in the documents', () => {
  let may: Known;
  let december: Known;
  beforeAll(async () => {
    const store = await bothEditions();
    may = await knownWhen(store, 'edition:may-2020');
    december = await knownWhen(store, 'edition:december-2020');
  });

  const says = ({ plan, quoted }: Known, kind: string): readonly string[] =>
    findingsOf(plan, quoted)
      .filter((finding) => finding.kind === kind)
      .map((finding) => `${finding.subject}: ${finding.says}`);

  it('is found in May: the dashboard calls the impact of supervision Compromised, its own page At risk', () => {
    expect(says(may, 'disagreement')).toEqual([
      "supervision: The dashboard says impact Compromised; the section's own page says At risk",
    ]);
    expect(says(december, 'disagreement')).toEqual([]);
  });

  it('is found in December: the dashboard numbers planning 5d, the list of priorities 3d', () => {
    expect(says(may, 'numbering')).toEqual([]);
    const numbering = says(december, 'numbering');
    expect(numbering).toHaveLength(1);
    expect(numbering[0]).toMatch(
      /^planning: The dashboard numbers it 5d; the list of priorities numbers it 3d/u,
    );
  });

  it('is found in May: s47 and s17 are swapped between text and table, and supervision in April is 38% or 50%', () => {
    expect(says(may, 'quoted')).toEqual([
      'case-supervision: The text of may-2020 (supervision, dashboard) gives 38% for 2020-04; its table gives 50%',
      'seen-s47: The text of may-2020 (visits, dashboard) gives 93% for 2020-05; its table gives 86%',
      'seen-s17: The text of may-2020 (visits, dashboard) gives 86% for 2020-05; its table gives 93%',
      'seen-s47: The text of may-2020 (visits, detail) gives 93% for 2020-05; its table gives 86%',
      'seen-s17: The text of may-2020 (visits, detail) gives 86% for 2020-05; its table gives 93%',
      'repeat-cp-plans: The text of may-2020 (protection, dashboard) gives 45% for 2020-05; its table gives 35%',
      'section-20: The text of may-2020 (permanence, dashboard) gives 31% for 2019-11; its table gives 29.4%',
      'section-20: The text of may-2020 (permanence, detail) gives 31% for 2019-11; its table gives 29.4%',
    ]);
  });

  it('is found in December: five figures about permanence are others in the text than in the table', () => {
    expect(says(december, 'quoted').filter((said) => said.includes('december-2020'))).toEqual([
      'placement-stability-short: The text of december-2020 (permanence, dashboard) gives 18% for 2020-12; its table gives 19%',
      'placement-stability-long: The text of december-2020 (permanence, dashboard) gives 60% for 2020-12; its table gives 59%',
      'pathway-plans: The text of december-2020 (permanence, dashboard) gives 84% for 2020-12; its table gives 77%',
      'care-leavers-accommodation: The text of december-2020 (permanence, dashboard) gives 94% for 2020-12; its table gives 93%',
      'care-leavers-accommodation: The text of december-2020 (permanence, dashboard) gives 87% for 2020-08; its table gives 91%',
    ]);
  });

  it('is found: nine measures of May have rows that do not fit; December drops two of them and puts three right', () => {
    const measures = (known: Known): readonly string[] =>
      says(known, 'doubtful')
        .map((said) => said.split(':')[0]!)
        .filter((id) => id in known.plan.measures);
    expect(measures(may)).toEqual([
      'ri-inadequate-cases-reviewed',
      'essentials-2-completed',
      'ipc-modules-completed',
      'assessments-good',
      'smart-planning-good',
      'tm-mentored',
      'seen-s17',
      'teams-visited',
      'repeat-cp-plans',
    ]);
    expect(measures(december)).toEqual([
      'ri-inadequate-cases-reviewed',
      'essentials-2-completed',
      'ipc-modules-completed',
      'teams-visited',
    ]);
    expect(says(may, 'unread').concat(says(december, 'unread'))).toEqual([]);
  });

  it('is found in May: six actions whose wording or date is uncertain, each with the reason', () => {
    const actions = (known: Known): readonly string[] =>
      says(known, 'doubtful')
        .map((said) => said.split(':')[0]!)
        .filter((id) => id in known.plan.actions);
    expect(actions(may)).toEqual([
      'neglect-case-review',
      'case-review-tool',
      'case-review-programme',
      'field-force',
      'audit-form-revision',
      'audit-tool-launch',
    ]);
    for (const id of actions(december)) expect(december.plan.actions[id]?.doubtful).toBeTruthy();
  });
});
