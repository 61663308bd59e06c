import type * as t from 'io-ts';

import { Closed, DictionaryField, type Form, ListField, ScopeField, TextField } from './fields.js';
import { EDITION_FORMAT, EditionFile } from './format/index.js';

/** A JSON Schema, or a part of one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const SCALAR = ['string', 'number', 'boolean'];

const nameOf = (name: string): string => name.replace(/^(?:an?|the) /u, '').replaceAll(' ', '-');

/** An editor reads `2020` as a number and `true` as a flag, where the edition takes their text. */
const scalar = ({ words, pattern }: Form, wanted: string): JsonSchema => {
  if (words?.join() === 'true,false') return { enum: [true, false, ...words], description: wanted };
  if (words !== undefined) return { enum: words, description: wanted };
  return { type: SCALAR, description: wanted, ...(pattern === undefined ? {} : { pattern }) };
};

const schemaOf = (codec: t.Mixed, parts: Map<string, JsonSchema>): JsonSchema => {
  if (codec instanceof TextField) return scalar(codec.form, codec.wanted);
  if (codec instanceof ListField) return { type: 'array', items: schemaOf(codec.of as t.Mixed, parts) };
  if (codec instanceof ScopeField) {
    return {
      anyOf: [{ const: 'all' }, { type: 'array', items: schemaOf(codec.of as t.Mixed, parts) }],
    };
  }
  if (codec instanceof DictionaryField) {
    return { type: 'object', additionalProperties: schemaOf(codec.of as t.Mixed, parts) };
  }
  if (!(codec instanceof Closed)) throw new Error(`The edition format has no schema for ${codec.name}`);
  const name = nameOf(codec.name);
  if (!parts.has(name)) {
    parts.set(name, {});
    const fields: t.Props = { ...(codec.required as t.Props), ...(codec.optional as t.Props) };
    parts.set(name, {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(fields).map(([field, of]) => [field, schemaOf(of, parts)]),
      ),
      required: Object.keys(codec.required as t.Props),
      additionalProperties: false,
    });
  }
  return { $ref: `#/$defs/${name}` };
};

/**
 * The edition format as a JSON Schema (draft 2020-12), made from the codecs that read it: for editors that help with YAML.
 *
 * @example
 * import { editionSchema } from '@plan-ledger/domain';
 * const { $ref, $defs } = editionSchema() as { $ref: string; $defs: Record<string, { required: string[] }> };
 * assert.equal($ref, '#/$defs/edition-file');
 * assert.deepEqual($defs['edition-file']?.required, ['format', 'plan', 'edition', 'sections']);
 */
export const editionSchema = (): JsonSchema => {
  const parts = new Map<string, JsonSchema>();
  const whole = schemaOf(EditionFile, parts);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: EDITION_FORMAT,
    ...whole,
    $defs: Object.fromEntries(parts),
  };
};
