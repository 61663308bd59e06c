import { describe, expect, it } from '@jest/globals';

import { freshFolder } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { expectRefused } from '../support/refused.js';

const PARTS = `    evidence:
      - { id: survey, title: A survey of families, timescale: March 2021 }
    answers:
      - { recommendation: rec-1, printed: See children }
recommendations:
  - id: rec-1
    kind: recommendation
    title: See children in time
    sections:
      - { section: visits, printed: Visits }
risks:
  - id: no-staff
    title: Posts stay empty
    inherent: { likelihood: 4, impact: 5, score: 20 }
oversight:
  - { id: board, body: Improvement Board, cadence: Monthly, sections: [visits] }
earlier:
  - reportedOn: 2020-12-31
    targets:
      - { measure: seen, period: 2021-01, printed: 80% }
      - { measure: seen, period: 2021-01, printed: 85%, act: revision, reason: Agreed }
`;

const MILESTONES = `        milestones:
          - { id: first-list, title: The first list, timescale: Feb 2021 }
`;

const TIMESCALE = '        timescale: 31st March 2021\n';

/** The small edition with every further part, and one text in it replaced. */
const withParts =
  (from = '', to = '') =>
  (text: string): string =>
    `${text.replace(TIMESCALE, (line) => line + MILESTONES)}${PARTS}`.replace(from, to);

const WORDS = 'wanted some words';

const CASES: readonly (readonly [name: string, from: string, to: string, ...says: (string | RegExp)[]])[] = [
  [
    'a score of 26',
    'score: 20',
    'score: 26',
    /edition\.yaml:\d+:\d+: risks\.0\.inherent: Found score 26; wanted 20/u,
  ],
  [
    'a likelihood of 6',
    'likelihood: 4',
    'likelihood: 6',
    'Found likelihood 6; wanted a whole number from 1 to 5',
  ],
  [
    'a score that is no number',
    'score: 20',
    'score: high',
    'risks.0.inherent.score: Found "high"; wanted a number',
  ],
  [
    'a score that is not the product',
    'score: 20',
    'score: 12',
    'Found score 12; wanted 20, which is likelihood 4 times impact 5',
  ],
  [
    'a recommendation linked twice',
    '- { recommendation: rec-1, printed: See children }',
    '- { recommendation: rec-1 }\n      - { recommendation: rec-1 }',
    /edition\.yaml:\d+:\d+: sections\.1\.answers\.1\.recommendation: Found recommendation rec-1 linked twice/u,
  ],
  [
    'a list that names a section that there is not',
    'section: visits, printed',
    'section: vists, printed',
    /edition\.yaml:\d+:\d+: recommendations\.0\.sections\.0\.section: Found no section vists in this edition; did you mean visits/u,
  ],
  [
    'an answer to nothing',
    'recommendation: rec-1,',
    'recommendation: rec-2,',
    'Found no recommendation rec-2 in this edition; did you mean rec-1',
  ],
  [
    'oversight of a section that there is not',
    'sections: [visits] }\nearlier',
    'sections: [zzz] }\nearlier',
    'oversight.0.sections.0: Found no section zzz',
  ],
  [
    'a quarter 5',
    'period: 2021-01, printed: 80%',
    'period: 2020/21-Q5, printed: 80%',
    'earlier.0.targets.0.period: Found "2020/21-Q5"; wanted a period',
  ],
  [
    'a quarter of a measure by the month',
    'period: 2021-01, printed: 80%',
    'period: 2020/21-Q4, printed: 80%',
    'it is counted by the month',
  ],
  [
    'an earlier day that is later',
    'reportedOn: 2020-12-31',
    'reportedOn: 2021-02-28',
    'earlier.0.reportedOn: Found 2021-02-28; wanted the oldest first',
  ],
  [
    'an impossible earlier day',
    'reportedOn: 2020-12-31',
    'reportedOn: 2020-02-30',
    'earlier.0.reportedOn: Found "2020-02-30"; wanted a day that exists',
  ],
  [
    'a milestone without words',
    'title: The first list,',
    'title: " ",',
    `milestones.0.title: Found " "; ${WORDS}`,
  ],
  [
    'a milestone that is done in another word',
    'timescale: Feb 2021',
    'status: done',
    'milestones.0.status: Found "done"; wanted one of open, completed',
  ],
  [
    'a milestone with a field that nobody knows',
    'timescale: Feb 2021',
    'timescal: Feb 2021',
    'did you mean timescale',
  ],
  [
    'a milestone due on no day',
    'timescale: Feb 2021',
    'timescale: Feb 2021, due: 2021-02-29',
    'milestones.0.due: Found "2021-02-29"',
  ],
  [
    'a kind of recommendation that there is not',
    'kind: recommendation',
    'kind: advice',
    'wanted one of recommendation, finding',
  ],
  ['an id with a path in it', 'id: no-staff', 'id: ../../etc', 'risks.0.id: Found "../../etc"; wanted an id'],
];

describe('An edition that has', () => {
  it.each(CASES)('%s is refused with its place, and nothing is written', async (_, from, to, ...says) => {
    const cwd = freshFolder();
    expect(withParts(from, to)(TIMESCALE)).not.toBe(withParts()(TIMESCALE));
    const edition = smallEdition(cwd, { yaml: withParts(from, to) });
    await expectRefused(['submit', edition, '--by', 'U1', '--yes'], cwd, {
      code: 2,
      says: [
        /^Cannot use edition\/edition\.yaml: \d+ faults?; nothing was written\n/u,
        /edition\.yaml:\d+:\d+: /u,
        ...says,
      ],
    });
  });

  it('a review of a plan that is not in the ledger is refused, and makes no ledger', async () => {
    const cwd = freshFolder();
    const yaml = (text: string): string =>
      text.replace(
        'authority: Some Council\n',
        'authority: Some Council\n  kind: review\n  reviews: large-plan\n',
      );
    await expectRefused(['submit', smallEdition(cwd, { yaml }), '--by', 'U1', '--yes'], cwd, {
      code: 5,
      says: ['Found no plan large-plan in the ledger; small-plan reviews it: submit that plan first'],
    });
  });
});
