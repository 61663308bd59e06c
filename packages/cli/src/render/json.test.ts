import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { envelope, rowsOf } from './json.js';

describe('the envelope', () => {
  it('says its format, its kind and as of when it speaks', () => {
    expect(envelope('actions', { knownOn: '2020-05-31' }, [{ action: '1.3' }])).toBe(
      [
        '{',
        '  "format": "plan-ledger/cli/1",',
        '  "kind": "actions",',
        '  "asOf": {',
        '    "knownOn": "2020-05-31"',
        '  },',
        '  "data": [',
        '    {',
        '      "action": "1.3"',
        '    }',
        '  ]',
        '}',
        '',
      ].join('\n'),
    );
  });

  it('has data even when there is none', () => {
    expect(JSON.parse(envelope('doctor', null, undefined))).toEqual({
      format: 'plan-ledger/cli/1',
      kind: 'doctor',
      asOf: null,
      data: null,
    });
  });

  it('spells invisible characters out', () => {
    expect(envelope('a', null, '\u{1b}\u{7f}\u{9b}\u{2028}\u{202e}\u{e0041}\u{d800}é審')).toContain(
      String.raw`"\u001b\u007f\u009b\u2028\u202e\udb40\udc41\ud800é審"`,
    );
  });

  it('means what was put in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (data) => {
        const read = JSON.parse(envelope('any', null, data)) as { data: unknown };
        expect(read.data).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });
});

describe('rows as objects', () => {
  it('have every column a program may want, by key', () => {
    const columns = [
      { key: 'a', title: 'A' },
      { key: '__proto__', title: 'B', dataOnly: true },
      { key: 'c', title: 'C', humanOnly: true },
      { key: 'd', title: 'D' },
    ];
    const [row] = rowsOf({ columns, rows: [[1, true, 'x']] });
    expect(Object.entries(row ?? {})).toEqual([
      ['a', 1],
      ['__proto__', true],
      ['d', null],
    ]);
  });
});
