import * as E from 'fp-ts/lib/Either.js';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';

import type { CliFault } from '../fault.js';

const MOST_ALIASES = 100;

/** A YAML file as it is written, with its comments, and where its lines begin. */
export interface Yaml {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** Reads YAML in which every scalar is text. */
export const parsedYaml = (file: string, text: string): E.Either<CliFault, Yaml> => {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  if (document.errors.length === 0) return E.right({ document, lines });
  const faults = document.errors.map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0]);
    return `${file}:${line}:${col}: ${message}`;
  });
  return E.left({ _tag: 'BadFile', file, faults });
};

/** The values of a YAML file without its comments. */
export const plainYaml = (file: string, { document }: Yaml): E.Either<CliFault, unknown> =>
  E.tryCatch(
    () => document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown,
    (): CliFault => ({
      _tag: 'BadFile',
      file,
      faults: [`Found more than ${MOST_ALIASES} uses of aliases; write them out`],
    }),
  );

/** Line and column of a value by its path, or of the nearest thing around it. */
export const placeOf = ({ document, lines }: Yaml, path: readonly string[]): string => {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return `${line}:${col}`;
    }
  }
  return '1:1';
};
