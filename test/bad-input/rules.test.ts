import { beforeAll, describe, it } from '@jest/globals';

import { freshFolder, MAY, printed } from '../support/cli.js';
import { editionLike, later, smallEdition } from '../support/editions.js';
import { folderWith } from '../support/prepared.js';
import { expectRefused } from '../support/refused.js';

const submit = (edition: string): readonly string[] => ['submit', edition, '--by', 'U1', '--yes'];

describe('An edition that goes against the plan', () => {
  let cwd = '';
  beforeAll(async () => {
    cwd = freshFolder();
    await printed(submit(smallEdition(cwd)), { cwd });
  });

  it('by leaving out an id without a word is refused, and each is listed with what looks like it', async () => {
    const yaml = later((text) =>
      text
        .replace('id: weekly-list', 'id: list-of-visits')
        .replace('  - id: plans\n    number: "2"\n    title: Plans for children\n', ''),
    );
    const edition = smallEdition(cwd, { yaml }, 'left-out');
    await expectRefused(submit(edition), cwd, {
      code: 3,
      says: [
        '? section plans (Plans for children) is not in this edition\n',
        '? action weekly-list (Weekly list of visits due) is not in this edition; the new list-of-visits (Weekly list of visits due) looks like it',
        'Say under "gone:" in edition.yaml what became of each',
        'Nothing was written',
      ],
    });
    await expectRefused(['preview', edition, '--by', 'U1', '--out', 'left-out.json'], cwd, {
      code: 3,
      says: ['? section plans'],
    });
  });

  it('by being older than its newest report is refused', async () => {
    const yaml = later((text) => text.replace('2021-03-31', '2020-12-31'));
    await expectRefused(submit(smallEdition(cwd, { yaml }, 'older')), cwd, {
      code: 3,
      says: ['Found a report of 2020-12-31, and the newest one is of 2021-01-31', 'nothing was written'],
    });
  });

  it('by having the label of another is refused', async () => {
    const yaml = (text: string): string =>
      text.replace('title: Small Plan January 2021\n', 'title: Small Plan for January 2021\n');
    await expectRefused(submit(smallEdition(cwd, { yaml }, 'label')), cwd, {
      code: 3,
      says: ['An edition january-2021 was published before with other contents'],
    });
  });

  it('by bringing back what was withdrawn is refused', async () => {
    const folder = freshFolder();
    await printed(submit(smallEdition(folder)), { cwd: folder });
    await printed(['action', 'withdraw', 'weekly-list', '--by', 'U1', '--reported-on', '2021-02-01'], {
      cwd: folder,
    });
    await expectRefused(
      submit(
        smallEdition(
          folder,
          { yaml: later((text) => text.replace('of visits due', 'of all visits')) },
          'back',
        ),
      ),
      folder,
      {
        code: 3,
        says: ['Action weekly-list was withdrawn and can be changed no more'],
      },
    );
  });
});

describe('A published edition', () => {
  it('that is older than what the ledger holds is refused', async () => {
    const cwd = await folderWith('both');
    await expectRefused(submit(MAY), cwd, {
      code: 3,
      says: [/^Edition may-2020 was published before, as version \d+, and the plan was changed since/u],
    });
    const other = editionLike(MAY, cwd, {
      yaml: (text) => text.replace('label: may-2020', 'label: may-late'),
    });
    await expectRefused(submit(other), cwd, {
      code: 3,
      says: ['Found a report of 2020-06-09, and the newest one is of 2021-01-28'],
    });
  });

  it('with one letter wrong in a status is refused at its line', async () => {
    const cwd = freshFolder();
    const edition = editionLike(MAY, cwd, {
      yaml: (text) => text.replace('impact: at-risk', 'impact: at-rsik'),
    });
    await expectRefused(submit(edition), cwd, {
      code: 2,
      says: [/edition\.yaml:49:15: sections\.0\.dashboard\.impact: Found status "at-rsik"/u],
    });
  });

  it('keeps a label for one version: other contents under it are refused, and nothing is written', async () => {
    const cwd = freshFolder();
    await printed(submit(smallEdition(cwd)), { cwd });
    const reworded = smallEdition(
      cwd,
      { yaml: (text) => text.replace('Visits to children', 'Visits') },
      'again',
    );
    await expectRefused(submit(reworded), cwd, {
      code: 3,
      says: ['Edition january-2021 was published before', 'a label of its own'],
    });
  });
});
