import * as t from 'io-ts';

export { closed, Closed } from './closed.js';

/** What a text must look like, for an editor: a pattern, or the words that there are. */
export interface Form {
  readonly pattern?: string;
  readonly words?: readonly string[];
}

/**
 * A codec for a value that is read from text. `wanted` says in words what fits, `parse` gives `undefined` for what does not.
 *
 * @example
 * import { TextField } from '@plan-ledger/domain';
 * const Floor = new TextField('Floor', 'a floor, as digits', {}, (text) => (/^[0-9]+$/.test(text) ? Number(text) : undefined));
 * assert.deepEqual(Floor.decode('2'), { _tag: 'Right', right: 2 });
 * assert.equal(Floor.decode('top').left[0].message, 'wanted a floor, as digits');
 */
export class TextField<A> extends t.Type<A, unknown, unknown> {
  constructor(
    name: string,
    readonly wanted: string,
    readonly form: Form,
    parse: (text: string) => A | undefined,
  ) {
    super(
      name,
      (_u): _u is A => false,
      (u, context) => {
        const value = typeof u === 'string' ? parse(u) : undefined;
        return value === undefined ? t.failure(u, context, `wanted ${wanted}`) : t.success(value);
      },
      (a) => a,
    );
  }
}

/** A text with at least one word. */
export const Words = new TextField('Words', 'some words', { pattern: '\\S' }, (text) =>
  text.trim() === '' ? undefined : text.trim(),
);

export const Flag = new TextField('Flag', 'true or false', { words: ['true', 'false'] }, (text) =>
  text === 'true' ? true : text === 'false' ? false : undefined,
);

const NUMBER = /^-?[0-9]+(\.[0-9]+)?$/;

export const Amount = new TextField('Amount', 'a number', { pattern: NUMBER.source }, (text) =>
  NUMBER.test(text) ? Number(text) : undefined,
);

/** A value of the domain, read from text. */
export const valueAs = <A extends string>(
  codec: t.Type<A, string, unknown>,
  wanted: string,
  pattern: string,
): t.Type<A, unknown, unknown> =>
  new TextField(codec.name, wanted, { pattern }, (text) => (codec.is(text) ? text : undefined));

/** One of some words. */
export const oneOf = <K extends string>(codec: t.KeyofC<{ [P in K]: null }>): t.Type<K, unknown, unknown> => {
  const words = Object.keys(codec.keys);
  return new TextField(codec.name, `one of ${words.join(', ')}`, { words }, (text) =>
    codec.is(text) ? text : undefined,
  );
};

/** One text and no other. */
export const literally = <L extends string>(text: L): t.Type<L, unknown, unknown> =>
  new TextField(text, text, { words: [text] }, (found) => (found === text ? text : undefined));

/** A list; left out is an empty one where the field is optional. */
export class ListField<A> extends t.Type<readonly A[], unknown, unknown> {
  constructor(readonly of: t.Type<A, unknown, unknown>) {
    super(
      `list of ${of.name}`,
      (_u): _u is readonly A[] => false,
      (u, context) =>
        Array.isArray(u)
          ? t.array(of).validate(u, context)
          : t.failure(u, context, `wanted a list of ${of.name}`),
      (a) => a,
    );
  }
}

/**
 * A codec for a list of values that are read from text.
 *
 * @example
 * import { listOf, TextField } from '@plan-ledger/domain';
 * const Tags = listOf(new TextField('tags', 'a tag', {}, (text) => (text === '' ? undefined : text)));
 * assert.deepEqual(Tags.decode(['a', 'b']), { _tag: 'Right', right: ['a', 'b'] });
 * assert.equal(Tags.decode('a').left[0].message, 'wanted a list of tags');
 */
export const listOf = <A>(codec: t.Type<A, unknown, unknown>): t.Type<readonly A[], unknown, unknown> =>
  new ListField(codec);

/** `all`, or a list of ids. */
export class ScopeField<A> extends t.Type<'all' | readonly A[], unknown, unknown> {
  constructor(readonly of: t.Type<A, unknown, unknown>) {
    super(
      'scope',
      (_u): _u is 'all' | readonly A[] => false,
      (u, context) => {
        if (u === 'all') return t.success(u);
        return Array.isArray(u)
          ? listOf(of).validate(u, context)
          : t.failure(u, context, 'wanted all, or a list of ids of sections');
      },
      (a) => a,
    );
  }
}

export const scopeOf = <A>(codec: t.Type<A, unknown, unknown>) => new ScopeField(codec);

/** Words of the document, each with what it stands for. */
export class DictionaryField<A> extends t.Type<Readonly<Record<string, A>>, unknown, unknown> {
  constructor(readonly of: t.Type<A, unknown, unknown>) {
    super(
      'words with what they mean',
      (_u): _u is Readonly<Record<string, A>> => false,
      (u, context) =>
        t.UnknownRecord.is(u)
          ? t.record(t.string, of).validate(u, context)
          : t.failure(u, context, 'wanted words with what they mean'),
      (a) => a,
    );
  }
}

export const wordsFor = <A>(codec: t.Type<A, unknown, unknown>) => new DictionaryField(codec);
