import { describe, expect, it } from '@jest/globals';

import { printed } from '../support/cli.js';
import { folderWith } from '../support/prepared.js';

const [EARLIER, LATER] = ['edition:may-2020', 'edition:december-2020'];

describe('Changes between two times', () => {
  it('that are given the later one first say so, and are the same', async () => {
    const cwd = await folderWith('both');
    const [straight, swapped] = await Promise.all([
      printed(['changes', EARLIER, LATER], { cwd }),
      printed(['changes', LATER, EARLIER], { cwd }),
    ]);
    const said =
      /^Found the later time first \(version \d+ before version 750\); shown[^.]*?to the\n {2}later one\n/mu;
    expect(swapped).toMatch(said);
    expect(swapped.replace(said, '')).toBe(straight);
  });

  it('count one of a thing as one', async () => {
    const cwd = await folderWith('may');
    const figure = [
      'actual',
      'record',
      'icpc-timely',
      '2020-06',
      '62%',
      '--by',
      'U1',
      '--reported-on',
      '2020-07-01',
    ];
    await printed(figure, { cwd });
    expect(await printed(['changes', 'v750'], { cwd })).toContain('and 1 new figure of 1 measure\n');
    const revised = [
      'actual',
      'revise',
      'icpc-timely',
      '2020-06',
      '63%',
      '--by',
      'U1',
      '--reported-on',
      '2020-07-02',
    ];
    await printed([...revised, '--act', 'correction', '--reason', 'Miscounted'], { cwd });
    expect(await printed(['revisions'], { cwd })).toContain(
      '1 published figure changed, with a note in the documents that were given\n',
    );
  });
});
