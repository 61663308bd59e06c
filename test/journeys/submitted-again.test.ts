import { beforeEach, describe, it } from '@jest/globals';

import { freshFolder, printed } from '../support/cli.js';
import { later, smallEdition } from '../support/editions.js';
import { expectRefused } from '../support/refused.js';

const submit = (edition: string): readonly string[] => ['submit', edition, '--by', 'U1', '--yes'];

const SINCE = {
  code: 3,
  says: [
    /^Edition january-2021 was published before, as version \d+, and the plan was changed since: what differs now was changed after it; nothing to submit$/mu,
    /^See what was changed with: plan-ledger changes v\d+ --plan small-plan$/mu,
  ],
};

const OTHER = { code: 3, says: ['and this one says something else; a label names one version for ever'] };

describe('The file of a published edition, submitted again', () => {
  let cwd = '';
  let edition = '';
  const change = (day: string, ...words: readonly string[]): Promise<string> =>
    printed([...words, '--by', 'U2', '--reported-on', day], { cwd });

  beforeEach(async () => {
    cwd = freshFolder();
    edition = smallEdition(cwd);
    await printed(submit(edition), { cwd });
  });

  it.each(['2021-01-31', '2021-02-01'])('after a figure was changed by hand on %s', async (day) => {
    await change(day, 'actual', 'revise', 'seen', '2021-01', '62%', '--act', 'correction', '--reason', 'Why');
    await expectRefused(submit(edition), cwd, SINCE);
    await expectRefused(['preview', edition, '--by', 'U1'], cwd, SINCE);
  });

  it('after a section was added by hand', async () => {
    await change('2021-02-01', 'section', 'add', 'more', '--title', 'More');
    await expectRefused(submit(edition), cwd, SINCE);
  });

  it('after an action was withdrawn by hand', async () => {
    await change('2021-02-01', 'action', 'withdraw', 'weekly-list');
    await expectRefused(submit(edition), cwd, SINCE);
  });

  it('after the plan was closed by hand', async () => {
    await change('2021-02-01', 'section', 'revise', 'visits', '--title', 'Visits');
    await change('2021-02-01', 'plan', 'close');
    await expectRefused(submit(edition), cwd, SINCE);
  });

  it('after a later edition', async () => {
    const march = smallEdition(
      cwd,
      {
        yaml: later((text) => text.replace('Visits to children', 'Visits')),
        figures: (text) => text.replace('N/A', '70%'),
      },
      'march',
    );
    await printed(submit(march), { cwd });
    await expectRefused(submit(edition), cwd, SINCE);
  });

  it('with another text is another edition, whether the plan was changed since or not', async () => {
    const other = smallEdition(
      cwd,
      { yaml: (text) => text.replace('Visits to children', 'Visits') },
      'other',
    );
    await expectRefused(submit(other), cwd, OTHER);
    await change('2021-01-31', 'plan', 'revise', '--aim', 'Another aim');
    await expectRefused(submit(other), cwd, OTHER);
  });
});
