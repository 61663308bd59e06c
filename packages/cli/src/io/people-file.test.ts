import {
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays, type ActorId, type CalendarDay } from '@plan-ledger/domain';
import * as fc from 'fast-check';

import { linesOf } from '../fault.js';
import { applied, type Edited, erasePerson, handOver, setPerson } from '../people/edit.js';
import {
  clearedBeside,
  otherwiseNamed,
  type PeopleFile,
  readOrBegin,
  readPeopleFile,
  writeChanges,
} from './people-file.js';

const root = mkdtempSync(join(tmpdir(), 'plan-ledger-people-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(root, 'one-'));
  file = join(folder, 'x.people.yaml');
});

const read = (): PeopleFile => {
  const found = readOrBegin(file);
  if (found._tag === 'Left') throw new Error(linesOf(found.left).join('\n'));
  return found.right;
};
const faults = (text: string): readonly string[] => {
  writeFileSync(file, text);
  const found = readPeopleFile(file);
  return found._tag === 'Left' && found.left._tag === 'BadFile'
    ? found.left.faults.map((fault) => fault.replace(file, 'x'))
    : [JSON.stringify(found)];
};
const edit = (change: (held: PeopleFile) => Edited): PeopleFile => {
  const held = read();
  const edited = change(held);
  if (edited._tag === 'Left') throw new Error(linesOf(edited.left).join('\n'));
  const written = writeChanges(held, edited.right);
  if (written._tag === 'Left') throw new Error(linesOf(written.left).join('\n'));
  expect(read().directory).toEqual(applied(held.directory, edited.right));
  return read();
};

const U1 = 'U1' as ActorId;
const on = (text: string): CalendarDay => text as CalendarDay;
const person = (name: string) => ({ name, role: 'Chair' });
const always = { from: undefined, to: undefined };

const ONE = '- id: U1\n  name: Ada Example\n  role: Chair\n';

const FAULTS: readonly (readonly [name: string, text: string, ...says: (string | RegExp)[]])[] = [
  ['is no YAML', '- id: [\n', /^x:2:1: /u],
  [
    'is a text',
    'Ada Example',
    'x:1:1: Found "Ada Example"; wanted a list of an entry of the directory of people',
  ],
  ['is no list', 'U1: Ada Example\n', /^x:1:1: Found .*wanted a list/u],
  ['has a text for an entry', '- Ada Example\n', /^x:1:3: Found "Ada Example"; wanted an entry/u],
  ['has no id', '- name: Ada Example\n  role: Chair\n', /^x:1:3: Found .*wanted a field id/u],
  [
    'has no name',
    `${ONE}- id: U2\n  role: Chair\n`,
    'x:4:3: Found no name; wanted a field name, or erased: true',
  ],
  [
    'has no role',
    '- id: U2\n  name: Ada Example\n',
    'x:1:3: Found no role; wanted a field role, or erased: true',
  ],
  [
    'has a field that nobody knows',
    `${ONE}  form: 2021-01-01\n`,
    /^x:4:9: form: Found "2021-01-01"; unknown field .*did you mean from/u,
  ],
  ['has a field __proto__', `${ONE}  __proto__: { name: x }\n`, /^x:4:14: __proto__: Found/u],
  ['has a field twice', `${ONE}  name: Ben Example\n`, 'x:4:3: Map keys must be unique'],
  [
    'has a name for an id',
    ONE.replace('U1', 'Ada Example'),
    'x:1:7: id: Found "Ada Example"; wanted an opaque id such as U1 (letters, digits, . _ -)',
  ],
  [
    'has a day that does not exist',
    `${ONE}  from: 2021-02-29\n`,
    'x:4:9: from: Found "2021-02-29"; wanted a day that exists, as YYYY-MM-DD',
  ],
  ['has a day in words', `${ONE}  to: March\n`, /^x:4:7: to: Found "March"; wanted a day/u],
  [
    'ends before it begins',
    `${ONE}  from: 2021-02-02\n  to: 2021-02-01\n`,
    /^x:5:7: to: Found U1 up to 2021-02-01, which is before its first day 2021-02-02/u,
  ],
  ['has an empty name', ONE.replace('Ada Example', '" "'), /^x:2:9: name: Found " "; wanted a name/u],
  [
    'has a name that is a list',
    ONE.replace('Ada Example', '[Ada]'),
    /^x:2:9: name: Found \["Ada"\]; wanted a name/u,
  ],
  [
    'has a name with an escape',
    ONE.replace('Ada Example', String.raw`"Ada\e[2J"`),
    /^x:2:9: name: Found "Ada\\u001b\[2J"; wanted .*without control characters/u,
  ],
  [
    'has a name of two lines',
    ONE.replace('Ada Example', '|\n    Ada\n    Example'),
    /^x:2:9: name: .*without control characters/u,
  ],
  ['has a name that reorders', ONE.replace('Ada Example', '"\u{202e}adA"'), /^x:2:9: name: /u],
  [
    'has a name with a semicolon',
    ONE.replace('Ada Example', 'Ada; Ben'),
    /^x:2:9: name: Found "Ada; Ben"; wanted .*semicolons/u,
  ],
  [
    'has a name that is too long',
    ONE.replace('Ada Example', 'a'.repeat(201)),
    /^x:2:9: name: .*at most 200/u,
  ],
  ['has a role with a tab', ONE.replace('Chair', String.raw`"Ch\tair"`), /^x:3:9: role: /u],
  ['is erased and has a name', `${ONE}  erased: true\n`, /^x:1:3: Found a name or a role beside erased/u],
  ['is erased in other words', '- id: U1\n  erased: yes\n', /^x:2:11: erased: Found "yes"; wanted true/u],
  [
    'has a reference',
    `- &a { id: U1, name: &n Ada, role: Chair }\n- { id: U2, name: *n, role: Chair }\n`,
    'x:2:19: Found the reference *n; wanted it written out',
  ],
  [
    'has two holders of an id',
    `${ONE}${ONE}`,
    'x:4:3: Found U1 without first or last day, while entry 1 has U1 without first or last day; wanted one holder of an id on a day',
  ],
  [
    'has two holders on one day',
    `${ONE}  from: 2021-03-01\n${ONE}  to: 2021-03-01\n`,
    /^x:5:3: Found U1 up to 2021-03-01, while entry 1 has U1 from 2021-03-01/u,
  ],
  ['has two documents', `${ONE}---\n${ONE}`, /^x:4:1: .*multiple documents/u],
];

describe('A directory of people that', () => {
  it.each(FAULTS)('%s is refused with its place', (_, text, ...says) => {
    const found = faults(text);
    for (const said of says)
      expect(found).toContainEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  });

  it('holds a long entry across others is refused for each of them', () => {
    const of = (from: string, to: string): string => `${ONE}  from: ${from}\n  to: ${to}\n`;
    const text = [
      of('2021-01-01', '2021-12-31'),
      of('2021-02-01', '2021-02-02'),
      of('2021-03-01', '2021-03-02'),
    ];
    expect(faults(text.join(''))).toHaveLength(2);
  });

  it.each([
    ['empty', ''],
    ['only comments', '# nobody yet\n'],
    ['an empty list', '[]\n'],
  ])('is %s has nobody in it, and takes the first', (_, text) => {
    writeFileSync(file, text);
    expect(read().directory).toEqual([]);
    edit(({ directory }) => setPerson(directory, { id: U1, person: person('Ada Example'), ...always }));
    expect(readFileSync(file, 'utf8')).toContain('Ada Example');
    expect(readFileSync(file, 'utf8')).toContain(text.trim().startsWith('#') ? '# nobody yet' : '');
  });
});

const KEPT = `# Who is who.
# Keep it private.

- id: U1 # the chair
  name: "Ada Example" # as she signs
  role: Chair
# Ada leaves in March.

# Officers
- { id: U2, name: Ben Sample, role: Officer } # part-time
# to be looked at each quarter
`;

describe('A change of the directory', () => {
  it('keeps the comments, the quotes and the order of the file', () => {
    writeFileSync(file, KEPT);
    edit(({ directory }) => handOver(directory, { id: U1, on: on('2021-04-01'), name: 'Cyd: Other' }));
    expect(readFileSync(file, 'utf8')).toBe(
      KEPT.replace(
        '  role: Chair\n',
        '  role: Chair\n  to: 2021-03-31\n- id: U1\n  name: "Cyd: Other"\n  role: Chair\n  from: 2021-04-01\n',
      ).replace('# to be looked', '\n# to be looked'),
    );
  });

  it('is read back as it was meant, whatever a name looks like', () => {
    for (const name of [
      'null',
      'true',
      '12',
      '2021-01-01',
      '=1+1',
      '- x',
      '# y',
      '*z',
      '&q',
      "O'Neil",
      '"',
      '{a}',
      'Zoë 张',
      '%x',
      '@at',
    ])
      edit(({ directory }) => setPerson(directory, { id: U1, person: person(name), ...always }));
  });

  it('makes a new file for its owner alone, and leaves another one as open as it was', () => {
    const set = (name: string): PeopleFile =>
      edit(({ directory }) => setPerson(directory, { id: U1, person: person(name), ...always }));
    set('Ada Example');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, ONE, { mode: 0o664 });
    rmSync(file);
    writeFileSync(file, ONE, { mode: 0o644 });
    set('Ben Example');
    expect(statSync(file).mode & 0o777).toBe(0o644);
    expect(readdirSync(folder)).toEqual(['x.people.yaml']);
  });

  it('is not written where somebody wrote the file meanwhile', () => {
    writeFileSync(file, ONE);
    const held = read();
    writeFileSync(file, `${ONE}# mine\n`);
    const edited = setPerson(held.directory, { id: U1, person: person('Ben Example'), ...always });
    const written = edited._tag === 'Right' ? writeChanges(held, edited.right) : edited;
    expect(written).toMatchObject({ _tag: 'Left', left: { _tag: 'Moved' } });
    expect(readFileSync(file, 'utf8')).toBe(`${ONE}# mine\n`);
    expect(readdirSync(folder)).toEqual(['x.people.yaml']);
  });

  it('goes into the file that a link leads to', () => {
    const real = join(folder, 'real.yaml');
    writeFileSync(real, ONE);
    symlinkSync('real.yaml', file);
    edit(({ directory }) => erasePerson(directory, { id: U1, from: undefined }));
    expect(readFileSync(real, 'utf8')).toBe('- id: U1\n  erased: true\n');
    expect(statSync(file).isFile()).toBe(true);
  });
});

describe('Erasing a person', () => {
  it('takes the comments on them away, and no other', () => {
    writeFileSync(file, KEPT);
    edit(({ directory }) => erasePerson(directory, { id: U1, from: undefined }));
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/Ada|Chair|chair|signs/u);
    expect(text).toBe(
      `# Who is who.\n# Keep it private.\n\n- id: U1\n  erased: true\n# Officers\n- { id: U2, name: Ben Sample, role: Officer } # part-time\n\n# to be looked at each quarter\n`,
    );
  });

  it('takes lines that mention a word of the name away wherever they stand', () => {
    writeFileSync(
      file,
      `# ADA EXAMPLE founded this.\n# Keep it.\n\n${KEPT}- id: U3\n  name: Dot # stands in for Ada\n  role: Lead\n# Mrs Example's desk\n`,
    );
    edit(({ directory }) => erasePerson(directory, { id: U1, from: undefined }));
    expect(readFileSync(file, 'utf8')).not.toMatch(/ada|example/iu);
    expect(readFileSync(file, 'utf8')).toContain('# Keep it.');
  });

  it('clears what an ended writer left, and names what else may have the name', () => {
    writeFileSync(file, ONE);
    writeFileSync(join(folder, '.x.people.yaml.12345.draft'), ONE);
    writeFileSync(join(folder, 'x.people.yaml~'), ONE);
    writeFileSync(join(folder, 'x.people.yaml.bak'), 'Ben Sample');
    writeFileSync(join(folder, 'other.yaml'), ONE);
    edit(({ directory }) => erasePerson(directory, { id: U1, from: undefined }));
    expect(clearedBeside(file, 'Ada Example')).toEqual([join(folder, 'x.people.yaml~')]);
    expect(readdirSync(folder).sort()).toEqual([
      'other.yaml',
      'x.people.yaml',
      'x.people.yaml.bak',
      'x.people.yaml~',
    ]);
  });

  it('is refused where the file has another name, which would keep it', () => {
    writeFileSync(file, ONE);
    expect(otherwiseNamed(file)).toBeUndefined();
    linkSync(file, join(folder, 'second'));
    expect(otherwiseNamed(file)).toMatch(/^Found 2 hard links/u);
  });
});

const days = fc.integer({ min: 0, max: 40 }).map((at) => addDays(on('2021-01-01'), at));
const ids = fc.constantFrom<ActorId[]>(U1, 'U2' as ActorId);
const words = fc.constantFrom('Ada', 'Ben', 'Cyd', 'Dot', 'Eve: x', '# Fay', "Gil'", '"Hal');
const acts = fc.oneof(
  fc.record({
    act: fc.constant('set' as const),
    id: ids,
    name: words,
    from: fc.option(days, { nil: undefined }),
  }),
  fc.record({ act: fc.constant('hand over' as const), id: ids, name: words, from: days }),
  fc.record({
    act: fc.constant('erase' as const),
    id: ids,
    name: fc.constant(''),
    from: fc.option(days, { nil: undefined }),
  }),
);

it('Any changes one after another leave a file that is read as the directory that they make', () => {
  fc.assert(
    fc.property(fc.constantFrom('', KEPT, '[]\n'), fc.array(acts, { maxLength: 8 }), (begun, all) => {
      writeFileSync(file, begun);
      for (const { act, id, name, from } of all) {
        const { directory } = read();
        const edited = ((): Edited => {
          if (act === 'set') return setPerson(directory, { id, person: person(name), from, to: undefined });
          if (act === 'erase') return erasePerson(directory, { id, from });
          return handOver(directory, { id, on: from, name });
        })();
        if (edited._tag === 'Left') continue;
        const names = directory.map((entry) => entry.person?.name ?? '');
        const held = edit(() => edited).directory.map((entry) => entry.person?.name ?? '');
        const text = readFileSync(file, 'utf8');
        if (act === 'erase')
          for (const gone of names.filter((one) => !held.includes(one))) expect(text).not.toContain(gone);
      }
    }),
    { numRuns: 60 },
  );
});
