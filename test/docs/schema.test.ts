import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { editionSchema, readEdition } from '@plan-ledger/domain';
import { smallEditionFile, smallFigureRows } from '@plan-ledger/domain/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

import { freshFolder, printed, ROOT } from '../support/cli.js';

const isValid = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
  editionSchema(),
);

/** What an editor would say of a file: none where all is well. */
const faultsOf = (file: unknown): readonly string[] =>
  isValid(file)
    ? []
    : (isValid.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);

const editions = readdirSync(join(ROOT, 'fixtures'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('edition.yaml'))
  .sort();

type SmallFile = ReturnType<typeof smallEditionFile>;

describe('the edition format as a JSON Schema', () => {
  it('is printed by the command as it stands in the documentation, and no ledger is needed', async () => {
    const cwd = freshFolder();
    const schema = await printed(['schema'], { cwd });
    expect(schema).toBe(readFileSync(join(ROOT, 'docs/reference/edition.schema.json'), 'utf8'));
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each(editions)('finds no fault in %s, read as an editor reads YAML', (edition) => {
    const text = readFileSync(join(ROOT, 'fixtures', edition), 'utf8');
    expect(faultsOf(parse(text, { schema: 'core' }))).toEqual([]);
  });

  it('was held against every edition among the fixtures', () => {
    expect(editions.length).toBeGreaterThanOrEqual(6);
  });
});

describe('a file that is not as the schema wants it', () => {
  const changed = (change: (file: SmallFile) => unknown): unknown => {
    const file = smallEditionFile();
    change(file);
    return file;
  };

  it.each<readonly [string, string, (file: SmallFile) => unknown]>([
    [
      'a field that the format does not know',
      '/sections/0 must NOT have additional properties',
      ({ sections }) => Object.assign(sections[0]!, { colour: 'red' }),
    ],
    [
      'a field too little',
      "/sections/0/actions/0 must have required property 'title'",
      ({ sections }) => Reflect.deleteProperty(sections[0]!.actions[0]!, 'title'),
    ],
    [
      'a part too little',
      " must have required property 'plan'",
      (file) => Reflect.deleteProperty(file, 'plan'),
    ],
    [
      'a quarter that there is not',
      '/edition/window/to must match pattern',
      ({ edition }) => Object.assign(edition.window, { to: '2017/18-Q5' }),
    ],
    [
      'an id with a capital',
      '/plan/id must match pattern',
      ({ plan }) => Object.assign(plan, { id: 'Small-plan' }),
    ],
    [
      'a word that is none of those',
      '/sections/0/measures/0/direction must be equal to one of the allowed values',
      ({ sections }) => Object.assign(sections[0]!.measures[0]!, { direction: 'up' }),
    ],
    ['no words', '/plan/title must match pattern', ({ plan }) => Object.assign(plan, { title: ' ' })],
    [
      'a text for a list',
      '/sections/0/actions/0/owners must be array',
      ({ sections }) => Object.assign(sections[0]!.actions[0]!, { owners: 'Team Managers' }),
    ],
    [
      'a scope that is neither all nor a list',
      '/scope must match a schema in anyOf',
      (file) => Object.assign(file, { scope: 'some' }),
    ],
    [
      'another format',
      '/format must be equal to one of the allowed values',
      (file) => Object.assign(file, { format: 'plan-ledger/edition/9' }),
    ],
  ])('has %s, and the reader refuses it too', (_, fault, change) => {
    const file = changed(change);
    expect(faultsOf(file)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
    expect(readEdition(file, smallFigureRows())._tag).toBe('Left');
  });

  it('is not the small edition, nor one where an editor reads text as a number or a flag', () => {
    expect(faultsOf(smallEditionFile())).toEqual([]);
    const read = changed(({ sections }) => {
      Object.assign(sections[0]!, { number: 1 });
      Object.assign(sections[0]!.measures[0]!, { cumulative: true, tolerance: 2.5 });
    });
    expect(faultsOf(read)).toEqual([]);
  });
});
