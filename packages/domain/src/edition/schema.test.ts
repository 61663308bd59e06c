import { describe, expect, it } from '@jest/globals';
import type * as t from 'io-ts';

import { fullEditionFile } from '../testing/full-edition.js';
import { Closed, DictionaryField, ListField, ScopeField, TextField } from './fields.js';
import { EditionFile } from './format/index.js';
import { editionSchema, type JsonSchema } from './schema.js';

const SCHEMA = editionSchema();
const PARTS = SCHEMA.$defs as Readonly<Record<string, JsonSchema>>;

/** What a part of the schema says, where it is named and told elsewhere. */
const resolved = (schema: JsonSchema): JsonSchema => {
  const { $ref } = schema as { $ref?: string };
  return $ref === undefined ? schema : (PARTS[$ref.replace('#/$defs/', '')] ?? {});
};

const propertiesOf = (schema: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  schema.properties as Readonly<Record<string, JsonSchema>>;

interface Pair {
  readonly path: string;
  readonly codec: t.Mixed;
  readonly schema: JsonSchema;
}

/** Every codec below one, with the schema that stands in the same place. */
const pairsIn = ({ path, codec, schema: named }: Pair): readonly Pair[] => {
  const schema = resolved(named);
  const self = { path, codec, schema };
  if (codec instanceof ListField) {
    return [self, ...pairsIn({ path: `${path}[]`, codec: codec.of, schema: schema.items as JsonSchema })];
  }
  if (codec instanceof ScopeField) {
    const [, list] = schema.anyOf as readonly JsonSchema[];
    return [self, ...pairsIn({ path: `${path}[]`, codec: codec.of, schema: list?.items as JsonSchema })];
  }
  if (codec instanceof DictionaryField) {
    const of = schema.additionalProperties as JsonSchema;
    return [self, ...pairsIn({ path: `${path}.*`, codec: codec.of, schema: of })];
  }
  if (!(codec instanceof Closed)) return [self];
  const fields = { ...(codec.required as t.Props), ...(codec.optional as t.Props) };
  return [
    self,
    ...Object.entries(fields).flatMap(([name, of]) =>
      pairsIn({ path: `${path}.${name}`, codec: of, schema: propertiesOf(schema)[name] ?? {} }),
    ),
  ];
};

const PAIRS = pairsIn({ path: 'edition.yaml', codec: EditionFile, schema: SCHEMA });
const at = (path: string): JsonSchema =>
  PAIRS.find((pair) => pair.path === `edition.yaml.${path}`)?.schema ?? {};

/** Every text in a file, with where it stands. */
const textsIn = (value: unknown, path: string): readonly (readonly [string, string])[] => {
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, one]) =>
    textsIn(one, path === 'edition.yaml.reasons' ? `${path}.*` : `${path}.${name}`),
  );
};

describe('the schema of an edition', () => {
  it('says which draft and which format it is of', () => {
    expect(SCHEMA).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'plan-ledger/edition/1',
    });
  });

  it('names every field of every codec, and no others', () => {
    for (const { path, codec, schema } of PAIRS) {
      if (!(codec instanceof Closed)) continue;
      const required = Object.keys(codec.required as t.Props);
      const optional = Object.keys(codec.optional as t.Props);
      expect([path, Object.keys(propertiesOf(schema)).sort()]).toEqual([
        path,
        [...required, ...optional].sort(),
      ]);
      expect([path, schema.required, schema.additionalProperties]).toEqual([path, required, false]);
    }
  });

  it('has one part for each codec with fields, and none that is not used', () => {
    const codecs = new Set(PAIRS.filter(({ codec }) => codec instanceof Closed).map(({ codec }) => codec));
    expect(Object.keys(PARTS)).toHaveLength(codecs.size);
    expect(Object.values(PARTS).every((part) => part.type === 'object')).toBe(true);
  });

  it('says of every text what is wanted, in the words of the fault', () => {
    expect(PAIRS.filter(({ codec }) => codec instanceof TextField).length).toBeGreaterThan(100);
    for (const { path, codec, schema } of PAIRS) {
      if (!(codec instanceof TextField)) continue;
      expect([path, schema.description]).toEqual([path, codec.wanted]);
      expect([path, 'enum' in schema || 'pattern' in schema]).toEqual([path, true]);
    }
  });

  it('takes every text of a full edition, in its place', () => {
    const texts = textsIn(fullEditionFile(), 'edition.yaml');
    expect(texts.length).toBeGreaterThan(80);
    for (const [path, text] of texts) {
      const { pattern, enum: words } = PAIRS.find((pair) => pair.path === path)?.schema ?? {};
      const fits = Array.isArray(words) ? words.includes(text) : new RegExp(String(pattern), 'u').test(text);
      expect([path, text, fits]).toEqual([path, text, true]);
    }
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(SCHEMA))).toEqual(SCHEMA);
  });
});

interface Texts {
  readonly takes: readonly string[];
  readonly refuses: readonly string[];
}

const PATTERNS: Readonly<Record<string, Texts>> = {
  'plan.id': {
    takes: ['small-plan', 'a', '2020'],
    refuses: ['Small', 'small plan', '-a', 'a-', 'a--b', ''],
  },
  'plan.title': { takes: ['Small Plan', ' x'], refuses: ['', ' ', '\n'] },
  'edition.reportedOn': { takes: ['2020-06-09'], refuses: ['2020-06', '9 June 2020', '2020-6-9', ''] },
  'edition.document.sha256': { takes: ['0f'.repeat(32)], refuses: ['0F'.repeat(32), '0f'.repeat(31), ''] },
  'edition.window.from': {
    takes: ['2020-05', '2020-Q2', '2020/21-Q1', '2020', '2020/21', '2020-05-31'],
    refuses: ['2017/18-Q5', '2020-13', '2020-00', '20', 'May 2020', '2020-Q0', ''],
  },
  'sections[].actions[].due': { takes: ['2020-06-30', 'none'], refuses: ['None', 'June 2020', ''] },
  'risks[].inherent.score': { takes: ['20', '-1', '2.5'], refuses: ['', 'high', '5%', '1 2'] },
};

describe('a pattern of the schema', () => {
  it.each(Object.entries(PATTERNS))('of %s takes what the edition takes', (path, { takes, refuses }) => {
    const { pattern, type } = at(path) as { pattern: string; type: unknown };
    const fits = (text: string): boolean => new RegExp(pattern, 'u').test(text);
    const codec = PAIRS.find((pair) => pair.path === `edition.yaml.${path}`)?.codec;
    for (const text of takes)
      expect([text, fits(text), codec?.decode(text)._tag]).toEqual([text, true, 'Right']);
    for (const text of refuses) {
      expect([text, fits(text), codec?.decode(text)._tag]).toEqual([text, false, 'Left']);
    }
    expect(type).toEqual(['string', 'number', 'boolean']);
  });
});

describe('a list of words of the schema', () => {
  it.each([
    ['format', ['plan-ledger/edition/1']],
    ['plan.kind', ['plan', 'review']],
    ['reasons.*', ['not-available', 'not-applicable', 'to-be-set', 'elsewhere']],
    ['sections[].actions[].status', ['open', 'in-progress', 'on-hold', 'completed', 'verified']],
    ['sections[].actions[].milestones[].status', ['open', 'completed']],
    ['sections[].measures[].cumulative', [true, false, 'true', 'false']],
    ['gone[].how', ['withdrawn', 'completed', 'merged', 'not-in-this-document']],
  ])('of %s', (path, words) => expect(at(path).enum).toEqual(words));

  it('of a scope is all, or sections', () => {
    expect(at('scope').anyOf).toMatchObject([{ const: 'all' }, { type: 'array' }]);
  });
});
