import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type * as t from 'io-ts';

import { type RawBlock, RawRecipe } from './format.js';
import { blockFor, type NumberName, NUMBERS } from './numbers.js';
import { lineIn, paragraphsIn, type ProseFault } from './prose.js';
import { type Block, type Line, type Part, partsOf, type Recipe } from './recipe.js';
import { type RecipeFault, type Yaml, yamlIn } from './yaml.js';

const MOST_LETTERS = 64 * 1024;
/** The months that trends and charts cover where a recipe says nothing else: what inspectors look back over. */
const USUAL_WINDOW = 18;

type Path = readonly string[];

const shortened = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

/** What was found: a value, or the name of a field that nobody knows. */
const foundIn = (context: t.Context, message: string, value: unknown): string =>
  value === undefined
    ? 'nothing'
    : shortened(message.startsWith('unknown field of ') ? context.at(-1)?.key : value);

const shapeFault = ({
  context,
  message = '',
  value,
}: t.ValidationError): { path: Path; message: string } => ({
  path: context.map(({ key }) => key).filter((key) => key !== ''),
  message: `Found ${foundIn(context, message, value)}; ${message}`,
});

/** The names of numbers in a line, each with the braces as they were written. */
const numbersIn = (line: Line): readonly NumberName[] =>
  line.flatMap(({ number }) => (number === undefined ? [] : [number]));

/** A text of a recipe that is a line or some of them, and where it stands. */
interface Written {
  readonly path: Path;
  readonly text: string;
  readonly lines: readonly Line[];
  readonly faults: readonly ProseFault[];
}

const asLine = (path: Path, text: string): Written => {
  const { line, faults } = lineIn(text);
  return { path, text, lines: [line], faults };
};

interface Read {
  readonly block: Block;
  readonly written: readonly Written[];
}

const partOf = (
  raw: Exclude<RawBlock, { block: 'chapter' }>,
  path: Path,
): Read & { readonly block: Part } => {
  if (raw.block === 'prose') {
    const { paragraphs, faults } = paragraphsIn(raw.prose);
    const written = { path: [...path, 'prose'], text: raw.prose, lines: paragraphs, faults };
    return { block: { block: 'prose', paragraphs }, written: [written] };
  }
  if (raw.block !== 'trends') return { block: { block: raw.block }, written: [] };
  const { only, charts = true } = raw.trends;
  return { block: { block: 'trends', charts, ...(only === undefined ? {} : { only }) }, written: [] };
};

const blockOf = (raw: RawBlock, path: Path): Read => {
  if (raw.block !== 'chapter') return partOf(raw, path);
  const title = asLine([...path, 'chapter'], raw.chapter);
  const parts = raw.blocks.flatMap((one, at) =>
    one.block === 'chapter' ? [] : [partOf(one, [...path, 'blocks', String(at)])],
  );
  return {
    block: { block: 'chapter', title: title.lines[0] ?? [], blocks: parts.map(({ block }) => block) },
    written: [title, ...parts.flatMap(({ written }) => written)],
  };
};

interface Placed {
  readonly raw: RawBlock;
  readonly path: Path;
}

const placed = (blocks: readonly RawBlock[], above: Path): readonly Placed[] =>
  blocks.flatMap((raw, at) => {
    const path = [...above, String(at)];
    return [{ raw, path }, ...(raw.block === 'chapter' ? placed(raw.blocks, [...path, 'blocks']) : [])];
  });

const orderFaults = (blocks: readonly RawBlock[]): readonly { path: Path; message: string }[] => {
  const all = placed(blocks, ['blocks']);
  const seen = new Set<string>();
  return all.flatMap(({ raw: { block }, path }) => {
    if (block === 'chapter' && path.length > 2)
      return [{ path, message: 'Found a chapter in a chapter; wanted blocks below it, and no chapter' }];
    if (block === 'prose' || block === 'chapter' || !seen.has(block)) {
      seen.add(block);
      return [];
    }
    return [{ path, message: `Found the block ${block} a second time; wanted each block once` }];
  });
};

/** Numbers of which no row would be on the page. */
const rootless = ({ lines, text }: Written, recipe: Recipe): readonly ProseFault[] => {
  const names = new Set<string>(partsOf(recipe).map(({ block }) => block));
  return [...new Set(lines.flatMap(numbersIn))]
    .filter((name) => blockFor(name, (block) => names.has(block)) === undefined)
    .map((name) => ({
      found: `{${name}}`,
      at: text.indexOf(`{${name}}`),
      message: `Found {${name}}, of which this recipe shows no rows; wanted one of the blocks ${NUMBERS[name].shownBy.join(', ')} as well`,
    }));
};

const recipeOf = (
  raw: RawRecipe,
  text: string,
  yaml: Yaml,
  file: string,
): E.Either<readonly RecipeFault[], Recipe> => {
  const title = asLine(['title'], raw.title.trim());
  const read = raw.blocks.map((one, at) => blockOf(one, ['blocks', String(at)]));
  const recipe: Recipe = {
    id: raw.id,
    title: title.lines[0] ?? [],
    window: raw.window ?? USUAL_WINDOW,
    ...(raw.scope === undefined ? {} : { scope: raw.scope }),
    blocks: read.map(({ block }) => block),
    text,
  };
  const written = [title, ...read.flatMap((one) => one.written)];
  const faults = [
    ...orderFaults(raw.blocks).map(({ path, message }) => ({ file, ...yaml.placeOf(path), message })),
    ...written.flatMap((one) =>
      [...one.faults, ...rootless(one, recipe)].map(({ found, at, message }) => ({
        file,
        ...yaml.placeIn(one.path, found, at),
        message,
      })),
    ),
  ];
  return faults.length > 0 ? E.left(faults) : E.right(recipe);
};

const byPlace = (one: RecipeFault, other: RecipeFault): number =>
  one.line - other.line || one.column - other.column;

/**
 * Reads a recipe: YAML with prose and the names of blocks. `file` is what it is called in faults. `Left`: each fault, with its
 * line and column: what cannot be read, a block or number that nobody knows, a block twice, a digit that was typed in prose.
 *
 * @example
 * import { readRecipe } from '@plan-ledger/evidence';
 * const text = 'recipe: 1\nid: short\ntitle: In short\nblocks:\n  - hedline\n';
 * const read = readRecipe(text, 'short.yaml');
 * assert.deepEqual(read._tag === 'Left' && read.left, [
 *   { file: 'short.yaml', line: 5, column: 5, message: 'Found "hedline"; no such block: did you mean headline' },
 * ]);
 */
export const readRecipe = (text: string, file: string): E.Either<readonly RecipeFault[], Recipe> => {
  if (text.length > MOST_LETTERS)
    return E.left([
      { file, line: 1, column: 1, message: `Found ${text.length} letters; wanted at most ${MOST_LETTERS}` },
    ]);
  return pipe(
    yamlIn(text, file),
    E.chain((yaml) =>
      pipe(
        RawRecipe.decode(yaml.values),
        E.mapLeft((errors) =>
          errors.map(shapeFault).map(({ path, message }) => ({ file, ...yaml.placeOf(path), message })),
        ),
        E.chain((raw) => recipeOf(raw, text, yaml, file)),
      ),
    ),
    E.mapLeft((faults) => [...faults].sort(byPlace)),
  );
};
