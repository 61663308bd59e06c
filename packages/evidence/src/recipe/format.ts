import { closed, listOf, nearest, TextField } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

import { BLOCK_NAMES, type BlockName } from './blocks.js';

const LONGEST_WINDOW = 120;

const Words = new TextField('Words', 'some words', {}, (text) => (text.trim() === '' ? undefined : text));
const Format = new TextField('Format', '1, the format that this version reads', {}, (text) =>
  text === '1' ? 1 : undefined,
);
const Id = new TextField('ids', 'an id of lower-case words joined by hyphens', {}, (text) =>
  /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/u.test(text) ? text : undefined,
);
const Window = new TextField('Window', `a number of months, from 1 to ${LONGEST_WINDOW}`, {}, (text) => {
  const months = /^[1-9]\d{0,2}$/u.test(text) ? Number(text) : 0;
  return months >= 1 && months <= LONGEST_WINDOW ? months : undefined;
});
const YesNo = new TextField('YesNo', 'yes or no', {}, (text) => ({ yes: true, no: false })[text]);

/** A list that holds something, and nothing twice. */
class SomeField<A> extends t.Type<readonly A[], unknown, unknown> {
  constructor(of: t.Type<A, unknown, unknown>) {
    const list = listOf(of);
    super(
      `some ${of.name}`,
      (_u): _u is readonly A[] => false,
      (u, context) => {
        const read = list.validate(u, context);
        if (E.isLeft(read)) return read;
        if (read.right.length === 0)
          return t.failure(u, context, `wanted a list of ${of.name} with something in it`);
        const twice = read.right.find((one, at) => typeof one === 'string' && read.right.indexOf(one) !== at);
        return twice === undefined ? read : t.failure(twice, context, 'wanted each of them once');
      },
      (a) => a,
    );
  }
}

/** A block as it is written: its name, or its name with what goes with it. */
export type RawBlock =
  | { readonly block: Exclude<BlockName, 'prose' | 'chapter' | 'trends'> }
  | { readonly block: 'prose'; readonly prose: string }
  | { readonly block: 'trends'; readonly trends: Trends }
  | { readonly block: 'chapter'; readonly chapter: string; readonly blocks: readonly RawBlock[] };

interface Trends {
  readonly only?: readonly string[];
  readonly charts?: boolean;
}

const Trends: t.Type<Trends, unknown, unknown> = closed(
  'the options of trends',
  {},
  { only: new SomeField(Id), charts: YesNo },
);

const Prose = closed('a block of prose', { prose: Words });
const TrendsBlock = closed('the block trends', { trends: Trends });

const isBlock = (text: string): text is BlockName => (BLOCK_NAMES as readonly string[]).includes(text);

const unknown = (name: string): string => {
  const like = nearest(name, BLOCK_NAMES);
  return like.length > 0 ? `did you mean ${like.join(' or ')}` : `wanted one of ${BLOCK_NAMES.join(', ')}`;
};

const named = (name: string, context: t.Context): t.Validation<RawBlock> => {
  if (!isBlock(name)) return t.failure(name, context, `no such block: ${unknown(name)}`);
  if (name === 'prose') return t.failure(name, context, 'wanted words after it: { prose: Some words }');
  if (name === 'chapter') return t.failure(name, context, 'wanted a title after it, and blocks below it');
  return t.success(name === 'trends' ? { block: name, trends: {} } : { block: name });
};

const tagged = <A extends object, B extends BlockName>(
  block: B,
  read: t.Validation<A>,
): t.Validation<A & { readonly block: B }> => (E.isLeft(read) ? read : E.right({ block, ...read.right }));

const withMore = (u: Readonly<Record<string, unknown>>, context: t.Context): t.Validation<RawBlock> => {
  const names = Object.keys(u);
  if (names.includes('chapter')) return tagged('chapter', Chapter.validate(u, context));
  if (names.includes('prose')) return tagged('prose', Prose.validate(u, context));
  if (names.includes('trends')) return tagged('trends', TrendsBlock.validate(u, context));
  const [name = ''] = names;
  return t.failure(
    name,
    name === '' ? context : t.appendContext(context, name, t.unknown, u[name]),
    isBlock(name)
      ? `${name} takes no options; wanted its name alone: - ${name}`
      : `no such block: ${unknown(name)}`,
  );
};

class BlockField extends t.Type<RawBlock, unknown, unknown> {
  constructor() {
    super(
      'blocks',
      (_u): _u is RawBlock => false,
      (u, context) => {
        if (typeof u === 'string') return named(u, context);
        return t.UnknownRecord.is(u) && !Array.isArray(u)
          ? withMore(u, context)
          : t.failure(u, context, 'wanted the name of a block');
      },
      (a) => a,
    );
  }
}

const Blocks = new SomeField(new BlockField());
const Chapter = closed('a chapter', { chapter: Words, blocks: Blocks });

/** A recipe as it is written. */
export interface RawRecipe {
  readonly recipe: 1;
  readonly id: string;
  readonly title: string;
  readonly window?: number;
  readonly scope?: readonly string[];
  readonly blocks: readonly RawBlock[];
}

/** Reads a recipe, with each scalar as text. */
export const RawRecipe: t.Type<RawRecipe, unknown, unknown> = closed(
  'a recipe',
  { recipe: Format, id: Id, title: Words, blocks: Blocks },
  { window: Window, scope: new SomeField(Id) },
);
