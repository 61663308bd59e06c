import { describe, expect, it } from '@jest/globals';

import { freshFolder, printed, run } from '../support/cli.js';
import { smallEdition } from '../support/editions.js';
import { expectRefused } from '../support/refused.js';

const DAY = 24 * 60 * 60 * 1000;
const dayIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

const establish = (day: string): readonly string[] => [
  ...['plan', 'establish', 'my-plan', '--title', 'T', '--authority', 'A', '--by', 'U1'],
  ...['--reported-on', day],
];

// Two days more than the latest one, so that midnight may come in between.
const LATE = 3;

describe('A report of a day that is still to come', () => {
  it('is refused by hand, and the plan can still be changed', async () => {
    const cwd = freshFolder();
    const far = dayIn(LATE);
    await expectRefused(establish(far), cwd, {
      code: 2,
      says: [`--reported-on: Found ${far}, a day that is still to come; wanted the day of the report, `],
    });
    await printed(establish(dayIn(-1)), { cwd });
    await expectRefused(['plan', 'revise', '--aim', 'A', '--by', 'U1', '--reported-on', '2199-01-01'], cwd, {
      code: 2,
      says: ['Found 2199-01-01, a day that is still to come'],
    });
    await printed(['plan', 'revise', '--aim', 'A', '--by', 'U1'], { cwd });
  });

  it('is taken where it is tomorrow: in another time zone it may be that day already', async () => {
    const cwd = freshFolder();
    expect(await run(establish(dayIn(1)), { cwd })).toMatchObject({ code: 0 });
  });

  it.each(['submit', 'preview'])('is refused of an edition, by %s, with its place', async (command) => {
    const cwd = freshFolder();
    const edition = smallEdition(cwd, { yaml: (text) => text.replace('2021-01-31', '2199-01-31') });
    const yes = command === 'submit' ? ['--yes'] : [];
    await expectRefused([command, edition, '--by', 'U1', ...yes], cwd, {
      code: 2,
      says: [
        /edition\.yaml:9:15: edition\.reportedOn: Found 2199-01-31, a day that is still to come; wanted the day of the report, \d{4}-\d\d-\d\d at the latest/u,
      ],
    });
  });
});
