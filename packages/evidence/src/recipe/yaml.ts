import * as E from 'fp-ts/lib/Either.js';
import { type Document, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

/** A line and a column, both from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a recipe, and where. */
export interface RecipeFault extends Place {
  readonly file: string;
  readonly message: string;
}

/** A recipe that is YAML, and where its parts stand. */
export interface Yaml {
  readonly values: unknown;
  /** Of a value by its path, or of the nearest thing around it. */
  readonly placeOf: (path: readonly string[]) => Place;
  /** Of words in the text of a value, of which `at` is the offset in that text. */
  readonly placeIn: (path: readonly string[], found: string, at: number) => Place;
}

const MOST_ALIASES = 100;
const TOP: Place = { line: 1, column: 1 };

const occurrences = (text: string, found: string, before: number): number => {
  let seen = 0;
  for (let at = text.indexOf(found); at >= 0 && at < before; at = text.indexOf(found, at + 1)) seen += 1;
  return seen;
};

const placesIn = (text: string, document: Document, lines: LineCounter): Omit<Yaml, 'values'> => {
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const nodeAt = (path: readonly string[]): unknown =>
    path.length === 0 ? document.contents : document.getIn(path, true);
  const placeOf: Yaml['placeOf'] = (path) => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = nodeAt(path.slice(0, length));
      if (isNode(node) && node.range) return placeAt(node.range[0]);
    }
    return TOP;
  };
  return {
    placeOf,
    placeIn: (path, found, at) => {
      const node = nodeAt(path);
      if (!isScalar(node) || !node.range || typeof node.value !== 'string') return placeOf(path);
      const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
      // The header of a block scalar may have a digit of its own.
      let from = isBlock ? text.indexOf('\n', node.range[0]) : node.range[0] - 1;
      for (let left = occurrences(node.value, found, at); left >= 0; left -= 1) {
        from = text.indexOf(found, from + 1);
        if (from < 0 || from >= node.range[1]) return placeOf(path);
      }
      return placeAt(from);
    },
  };
};

/** Reads YAML in which every scalar is text. */
export const yamlIn = (text: string, file: string): E.Either<readonly RecipeFault[], Yaml> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const faultAt = (place: Place, message: string): RecipeFault => ({ file, ...place, message });
  if (document.errors.length > 0)
    return E.left(
      document.errors.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0]);
        return faultAt({ line, column: col }, message);
      }),
    );
  try {
    const values: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return E.right({ values, ...placesIn(text, document, lines) });
  } catch {
    return E.left([faultAt(TOP, `Found more than ${MOST_ALIASES} uses of aliases; write them out`)]);
  }
};
