import { type CompactRange, parseRange, rootOf } from '@plan-ledger/store/integrity';
import { type Anchor, anchorIn, type Keys } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { exists } from '../../io/files.js';
import { textOf, textsOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';
import { badMark, keysIn, kindOf, markText, wrongKind } from './marks.js';

/** What a ledger is held against. */
export interface Against {
  readonly keys: Keys;
  readonly anchors: readonly Anchor[];
  /** The checkpoint after which only is read, and the tree that it is of. */
  readonly since?: { readonly anchor: Anchor; readonly range: CompactRange };
}

const anchorAt = (file: string, keys: Keys): E.Either<CliFault, Anchor> =>
  pipe(
    markText(file),
    E.filterOrElse(
      (text) => kindOf(text) === 'a checkpoint' || kindOf(text) === 'something else',
      (text) =>
        wrongKind(
          file,
          kindOf(text),
          `a signed checkpoint${kindOf(text).includes('proof') ? '; verify a proof with: plan-ledger verify proof FILE --key KEY' : ''}`,
        ),
    ),
    E.chain((text) =>
      pipe(
        anchorIn(file, text, keys),
        E.mapLeft((failure) => badMark(file, failure)),
      ),
    ),
  );

/** The file of the compact range that stands beside a checkpoint. */
export const rangeFileOf = (checkpoint: string): string =>
  `${checkpoint.replace(/\.checkpoint$/u, '')}.range`;

const rangeFor = (anchor: Anchor): E.Either<CliFault, CompactRange> => {
  const file = rangeFileOf(anchor.name);
  if (!exists(file))
    return E.left(
      usage(
        `Found no ${file}, the compact range beside ${anchor.name}, from which only later events need be read; give the checkpoint after --checkpoint, and all of it is read`,
      ),
    );
  return pipe(
    markText(file),
    E.chain((text) =>
      pipe(
        parseRange(text),
        E.mapLeft((failure) => badMark(file, failure)),
      ),
    ),
    E.filterOrElse(
      (range) =>
        range.size === anchor.checkpoint.size && Buffer.compare(rootOf(range), anchor.checkpoint.root) === 0,
      () =>
        usage(
          `Cannot use ${file}: its root is not that of ${anchor.name}; give the range that was written with it, or give the checkpoint after --checkpoint`,
        ),
    ),
  );
};

/** What was given to hold the ledger against: every checkpoint signed by a key that was given. */
export const againstIn = (typed: Typed): E.Either<CliFault, Against> => {
  const [files, since] = [textsOf(typed, 'checkpoint'), textOf(typed, 'since')];
  const marked = since === undefined ? files : [...files, since];
  return pipe(
    keysIn(typed),
    E.filterOrElse(
      ({ ledgers }) => marked.length === 0 || ledgers.length > 0,
      () =>
        usage(
          `Found the checkpoint ${marked[0] ?? ''}, and no key that says whose it is; give the ledger's verifier key, as you got it from somebody you trust, after --key`,
        ),
    ),
    E.chain((keys) =>
      pipe(
        [...new Set(marked)],
        E.traverseArray((file) => anchorAt(file, keys)),
        E.map((anchors) => ({ keys, anchors })),
      ),
    ),
    E.chain((against): E.Either<CliFault, Against> => {
      const anchor = against.anchors.find(({ name }) => name === since);
      return anchor === undefined
        ? E.right(against)
        : pipe(
            rangeFor(anchor),
            E.map((range) => ({ ...against, since: { anchor, range } })),
          );
    }),
  );
};
