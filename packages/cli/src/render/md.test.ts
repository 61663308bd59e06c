import { describe, expect, it } from '@jest/globals';

import { renderMarkdown } from './md.js';
import type { Table } from './table.js';

const ACTIONS: Table = {
  caption: 'As of 31 May 2020 | all',
  columns: [
    { key: 'action', title: 'Action' },
    { key: 'value', title: 'Value', right: true },
    { key: 'id', title: 'Id', dataOnly: true },
  ],
  rows: [
    ['a | b\nc', 61, 'a-1'],
    ['<b>&amp;</b> `x` [l](u) *s* _t_ ~d~ \\|', null, 'a-2'],
  ],
};

describe('a table as Markdown', () => {
  it('is a GitHub table in which a cell is only text', () => {
    expect(renderMarkdown(ACTIONS)).toBe(
      [
        '**As of 31 May 2020 \\| all**',
        '',
        '| Action | Value |',
        '| --- | ---: |',
        '| a \\| b c | 61 |',
        '| &lt;b&gt;&amp;amp;&lt;/b&gt; \\`x\\` \\[l\\](u) \\*s\\* \\_t\\_ \\~d\\~ \\\\\\| |  |',
        '',
      ].join('\n'),
    );
  });

  it('says so when there are no rows', () => {
    expect(renderMarkdown({ ...ACTIONS, rows: [], none: 'No action' })).toBe(
      '**As of 31 May 2020 \\| all**\n\n*No action*\n',
    );
  });
});
