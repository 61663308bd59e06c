import type { PlanId } from '@plan-ledger/domain';
import type { Anchored } from '@plan-ledger/evidence';
import { verifierKeyText } from '@plan-ledger/store/integrity';
import { anchorIn, type Keys, type Marked, planOfOrigin } from '@plan-ledger/store/verify';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import type { CliFault } from '../../fault.js';
import { type MarkedFile, markedIn } from '../prove/parts.js';
import { textOf, textsOf, type Typed } from '../shape.js';
import { usage } from '../typed.js';
import { badMark, keysIn } from '../verify/marks.js';

const ofPlan = (marked: MarkedFile, plan: PlanId): E.Either<CliFault, MarkedFile> =>
  marked.plan === plan
    ? E.right(marked)
    : E.left(usage(`Found ${marked.file}, a checkpoint of plan ${marked.plan}; wanted one of ${plan}`));

/** A checkpoint whose signature by one of the keys holds. */
const verified = (file: string, plan: PlanId, keys: Keys): E.Either<CliFault, Marked> =>
  pipe(
    markedIn(file),
    E.chain((marked) => ofPlan(marked, plan)),
    E.chainFirst(({ note }) =>
      pipe(
        anchorIn(file, note, keys),
        E.mapLeft((failure) => badMark(file, failure)),
      ),
    ),
    E.map(({ note, head }) => ({ note, head })),
  );

const withoutCheckpoint = (typed: Typed): E.Either<CliFault, undefined> => {
  if (textOf(typed, 'older') !== undefined)
    return E.left(usage('Found --older and no --checkpoint; wanted the newer checkpoint after --checkpoint'));
  return textsOf(typed, 'key').length > 0
    ? E.left(
        usage(
          'Found --key and no --checkpoint; wanted the checkpoint that the key signed after --checkpoint',
        ),
      )
    : E.right(undefined);
};

/** An older checkpoint must not be the newer one. */
const inOrder = (marked: Marked, older: Marked | undefined): E.Either<CliFault, undefined> =>
  older !== undefined && older.head.size > marked.head.size
    ? E.left(
        usage(
          `Found ${older.head.size} events in the checkpoint after --older, and ${marked.head.size} in the one after --checkpoint; wanted the older one after --older: give them the other way round`,
        ),
      )
    : E.right(undefined);

/** The checkpoint that a pack is to be checked against, with the keys; none where none was given. */
export const anchoredIn = (
  typed: Typed,
  plan: PlanId,
  verifier: string,
): E.Either<CliFault, Anchored | undefined> => {
  const [file, older] = [textOf(typed, 'checkpoint'), textOf(typed, 'older')];
  if (file === undefined) return withoutCheckpoint(typed);
  return pipe(
    E.Do,
    E.bind('keys', () =>
      pipe(
        keysIn(typed),
        E.filterOrElse(
          ({ ledgers }) => ledgers.length > 0,
          () =>
            usage(
              `Found the checkpoint ${file}, and no key that says whose it is; give the ledger's verifier key after --key`,
            ),
        ),
      ),
    ),
    E.bind('marked', ({ keys }) => verified(file, plan, keys)),
    E.bind('before', ({ keys }) => (older === undefined ? E.right(undefined) : verified(older, plan, keys))),
    E.chainFirst(({ marked, before }) => inOrder(marked, before)),
    E.map(({ keys, marked, before }) => ({
      marked,
      keys: keys.ledgers
        .filter(({ name }) => name === planOfOrigin(marked.head.origin)?.ledger)
        .map(verifierKeyText),
      ...(before === undefined ? {} : { older: before }),
      verifier,
    })),
  );
};
