import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { freshFolder } from '../support/cli.js';
import { type Changes, smallEdition } from '../support/editions.js';
import { expectRefused } from '../support/refused.js';

type Yaml = NonNullable<Changes['yaml']>;

const replaced =
  (from: string, to: string): Yaml =>
  (text) =>
    text.replace(from, to);

const bomb = [
  'a: &a [x, x]',
  ...'bcdefghijk'
    .split('')
    .map((name, at) => `${name}: &${name} [*${'abcdefghij'[at]}, *${'abcdefghij'[at]}]`),
];

const CASES: readonly (readonly [name: string, yaml: Yaml, ...says: (string | RegExp)[]])[] = [
  ['is cut off', (text) => `${text}  - id: [`, /edition\.yaml:4[34]:\d+: .*sequence/u],
  [
    'is indented with tabs',
    replaced('  title: Small Plan\n', '\ttitle: Small Plan\n'),
    /edition\.yaml:4:1: Tabs are not allowed/u,
  ],
  [
    'has a field twice',
    replaced('scope: all\n', 'scope: all\nscope: all\n'),
    'edition.yaml:13:1: Map keys must be unique',
  ],
  ['is an alias bomb', bomb.join('\n'), /aliases/u],
  ['is nested without end', `a: ${'['.repeat(50_000)}`, 'edition.yaml:1:'],
  ['is not UTF-8', Buffer.from([0x70, 0x3a, 0x20, 0xff, 0xfe]), 'Found bytes that are not UTF-8'],
  ['is UTF-16', Buffer.from('\u{feff}format: x', 'utf16le'), 'Found bytes that are not UTF-8'],
  ['is empty', '', /edition\.yaml:1:1: Found (?:null|nothing)/u],
  ['is a text', 'All is well', 'edition.yaml:1:1: Found "All is well"; wanted an edition file'],
  ['is a list', '- a\n', 'edition.yaml:1:1: Found ["a"]; wanted an edition file'],
  ['is huge', Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'Found 20971521 bytes; wanted at most 20971520'],
  ['has two documents', (text) => `${text}---\na: 1\n`, /edition\.yaml:43:\d+: .*multiple documents/u],
  [
    'has a field that nobody knows',
    replaced('scope:', 'scpoe:'),
    'edition.yaml:12:8: scpoe: Found "all"',
    'did you mean scope',
  ],
  [
    'has a deep field that nobody knows',
    replaced('direction:', 'directoin:'),
    /edition\.yaml:38:\d+: sections\.0\.measures\.0\.directoin/u,
    'did you mean direction',
  ],
  [
    'has a field __proto__',
    (text) => `${text}__proto__: { polluted: yes }\n`,
    'edition.yaml:43:12: __proto__: Found',
  ],
  [
    'misses a field',
    replaced('  authority: Some Council\n', ''),
    'edition.yaml:3:3: plan: Found nothing; wanted a field authority',
  ],
  [
    'has another format',
    replaced('edition/1', 'edition/9'),
    'edition.yaml:1:9: format: Found "plan-ledger/edition/9"',
  ],
  [
    'has an id twice',
    (text) => text.replace('- id: plans', '- id: visits'),
    'edition.yaml:40:9: sections.1.id: Found section visits a second time',
  ],
  [
    'has an id of capitals',
    replaced('id: visits', 'id: Visits'),
    /edition\.yaml:22:9: .*wanted an id of lower-case words/u,
  ],
  [
    'has an id __proto__',
    replaced('id: visits', 'id: __proto__'),
    /edition\.yaml:22:9: .*wanted an id of lower-case words/u,
  ],
  [
    'has 31 February',
    replaced('reportedOn: 2021-01-31', 'reportedOn: 2021-02-31'),
    'edition.yaml:9:15: edition.reportedOn: Found "2021-02-31"; wanted a day that exists',
  ],
  [
    'has a status outside its scheme',
    replaced('actions: on-target', 'actions: on-taget'),
    'edition.yaml:27:16: sections.0.dashboard.actions: Found status "on-taget"',
    'on-target, at-risk',
  ],
  [
    'has an unknown unit',
    replaced('unit: percent', 'unit: miles'),
    /edition\.yaml:37:\d+: .*wanted one of percent, count/u,
  ],
  [
    'has a parent that comes later',
    replaced('number: "1"', 'parent: plans\n    number: "1"'),
    'Found parent plans; wanted a section that stands before this one',
  ],
  [
    'says gone of what is there',
    (text) => `${text}gone:\n  - { action: weekly-list, how: withdrawn }\n`,
    'edition.yaml:44:15: gone.0.action: Found action weekly-list among what is gone',
  ],
];

describe('An edition whose YAML', () => {
  it.each(CASES)('%s is refused with its place, and nothing is written', async (_, yaml, ...says) => {
    const cwd = freshFolder();
    await expectRefused(['submit', smallEdition(cwd, { yaml }), '--by', 'U1', '--yes'], cwd, {
      code: 2,
      says: [/^Cannot use edition\/edition\.yaml: \d+ faults?; nothing was written\n/u, ...says],
    });
  });

  it('has many faults has them listed all at once, up to twenty', async () => {
    const cwd = freshFolder();
    const yaml = (text: string): string =>
      text.replace('scope: all', Array.from({ length: 30 }, (_, at) => `odd${at}: 1`).join('\n'));
    const { stderr } = await expectRefused(
      ['submit', smallEdition(cwd, { yaml }), '--by', 'U1', '--yes'],
      cwd,
      { code: 2, says: ['30 faults', 'and 10 more'] },
    );
    expect(stderr.split('\n').filter((line) => line.includes('edition.yaml:'))).toHaveLength(21);
  });

  it('is missing is not found', async () => {
    const cwd = freshFolder();
    const edition = smallEdition(cwd);
    rmSync(join(cwd, edition, 'edition.yaml'));
    await expectRefused(['submit', edition, '--by', 'U1', '--yes'], cwd, {
      code: 5,
      says: ['Cannot read edition/edition.yaml: there is no such file'],
    });
  });
});
