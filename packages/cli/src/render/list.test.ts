import { describe, expect, it } from '@jest/globals';

import { renderList } from './list.js';
import type { Table } from './table.js';

const ACTIONS: Table = {
  caption: 'As of 31 May 2020',
  columns: [
    { key: 'action', title: 'Action' },
    { key: 'what', title: 'What is to be done' },
    { key: 'id', title: 'Id', dataOnly: true },
    { key: 'link', title: 'Mark', humanOnly: true },
    { key: 'overdue', title: 'Overdue' },
  ],
  rows: [
    ['1.3', 'Supervision is recorded within five days', 'a-1', '▲', true],
    ['1.4', null, 'a-2', '', false],
    [null, '', 'a-3', ' ', null],
  ],
};

describe('a table as a list', () => {
  it('has one block a row, each value after its title, empty ones left out', () => {
    expect(renderList(ACTIONS, 40)).toBe(
      [
        'As of 31 May 2020',
        '',
        'Row 1 of 3',
        'Action: 1.3',
        'What is to be done: Supervision is',
        '  recorded within five days',
        'Mark: ▲',
        'Overdue: yes',
        '',
        'Row 2 of 3',
        'Action: 1.4',
        'Overdue: no',
        '',
        'Row 3 of 3',
        'Every value is empty',
        '',
      ].join('\n'),
    );
  });

  it('says so when there are no rows', () => {
    expect(renderList({ ...ACTIONS, rows: [], none: 'No action' }, 40)).toBe(
      'As of 31 May 2020\n\nNo action\n',
    );
  });
});
