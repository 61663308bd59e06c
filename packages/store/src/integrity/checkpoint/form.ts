import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { base64Of, bytesIn, countIn, quoted } from '../encoding.js';
import { type Malformed, malformed } from '../failure.js';
import { EMPTY_ROOT, type Hash, isHash, sameHash } from '../merkle/hash.js';
import { MOST_BYTES } from '../note/form.js';
import { linesIn } from '../text.js';

/** A tree as it stands: whose it is, how many leaves it has, and its root. */
export interface TreeHead {
  /** What tells this tree from all others: a name of the form of a web address, without its scheme. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A tree head as it is read. */
export interface Checkpoint extends TreeHead {
  /** Further lines, which others may write and we do not. Nothing here knows what they say. */
  readonly extensions: readonly string[];
}

/**
 * Reads the text of a checkpoint (c2sp.org/tlog-checkpoint): origin, size, root, and further lines if any. `Left`:
 * Malformed, with the line.
 *
 * @example
 * import { parseCheckpoint } from '@plan-ledger/store/integrity';
 * const text = 'example.org/plan\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n';
 * const read = parseCheckpoint(text);
 * assert.equal(read._tag === 'Right' && read.right.size, 1);
 */
export const parseCheckpoint = (text: string): E.Either<Malformed, Checkpoint> =>
  pipe(
    linesIn('checkpoint', text, MOST_BYTES),
    E.chain((lines) => {
      const no = (line: number, why: string): E.Either<Malformed, never> =>
        E.left(malformed('checkpoint', why, line));
      const [origin = '', count = '', encoded = '', ...extensions] = lines;
      const empty = lines.indexOf('');
      if (empty >= 0) return no(empty + 1, 'found an empty line');
      if (lines.length < 3)
        return no(lines.length, `found ${lines.length} lines; wanted an origin, a size and a root`);
      const size = countIn(count);
      if (size === undefined)
        return no(2, `found ${quoted(count)}; wanted the size, up to ${Number.MAX_SAFE_INTEGER}`);
      const root = bytesIn(encoded);
      if (root === undefined || !isHash(root))
        return no(3, `found ${quoted(encoded)}; wanted the root, as the base64 of 32 bytes`);
      if (size === 0 && !sameHash(root, EMPTY_ROOT))
        return no(3, 'found a root that is not the one of a tree without leaves');
      return E.right({ origin, size, root, extensions });
    }),
  );

/** The text of a checkpoint, of three lines. `Left`: Malformed, when it would not be read back as this tree head. */
export const checkpointText = ({ origin, size, root }: TreeHead): E.Either<Malformed, string> => {
  const text = `${origin}\n${size}\n${base64Of(root)}\n`;
  return pipe(
    parseCheckpoint(text),
    E.filterOrElse(
      (read) => read.origin === origin,
      () => malformed('checkpoint', `found ${quoted(origin)}; wanted an origin of one line`, 1),
    ),
    E.map(() => text),
  );
};
