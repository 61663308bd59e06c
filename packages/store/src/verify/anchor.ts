import { PlanId } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

import { streamOf } from '../event-store.js';
import { parseCheckpoint } from '../integrity/checkpoint/form.js';
import { type Trust, type VerifiedCheckpoint, verifyCheckpoint } from '../integrity/checkpoint/index.js';
import { quoted } from '../integrity/encoding.js';
import type { BadSignature, Malformed, Unsigned } from '../integrity/failure.js';
import { parseNote } from '../integrity/note/form.js';
import type { VerifierKey } from '../integrity/note/keys.js';
import type { Given } from '../integrity/text.js';

/** Whose word is taken: the keys of ledgers, and of those who have seen their checkpoints. */
export interface Keys {
  readonly ledgers: readonly VerifierKey[];
  readonly witnesses?: readonly VerifierKey[];
}

/** A checkpoint whose signatures hold, of the plan that its origin names. */
export interface Anchor {
  /** What a person calls it: its file. */
  readonly name: string;
  readonly plan: PlanId;
  readonly checkpoint: VerifiedCheckpoint;
}

/**
 * The origin of a plan's tree: the name of the ledger's key, a slash, and the name of the plan's stream.
 *
 * @example
 * import { originOf } from '@plan-ledger/store/verify';
 * assert.equal(originOf('ledger.example.gov.uk', 'p' as never), 'ledger.example.gov.uk/plan-p');
 */
export const originOf = (ledger: string, plan: PlanId): string => `${ledger}/${streamOf(plan)}`;

/**
 * The ledger and the plan that an origin names; none when it names no plan.
 *
 * @example
 * import { planOfOrigin } from '@plan-ledger/store/verify';
 * assert.deepEqual(planOfOrigin('ledger.example.gov.uk/plan-p'), { ledger: 'ledger.example.gov.uk', plan: 'p' });
 * assert.equal(planOfOrigin('example.org/log'), undefined);
 */
export const planOfOrigin = (
  origin: string,
): { readonly ledger: string; readonly plan: PlanId } | undefined => {
  const at = origin.lastIndexOf('/');
  const [ledger, stream] = [origin.slice(0, at), origin.slice(at + 1)];
  const plan = stream.startsWith(streamOf('' as PlanId))
    ? stream.slice(streamOf('' as PlanId).length)
    : undefined;
  return at > 0 && PlanId.is(plan) ? { ledger, plan } : undefined;
};

/** Why a note is not taken for the checkpoint of a plan. */
export type NoAnchor = Malformed | BadSignature | Unsigned;

const unsigned = (why: string): E.Either<Unsigned, never> => E.left({ _tag: 'Unsigned', why });

/**
 * Verifies with whose word is to be taken for an origin: the ledger that it names, by whichever of its keys. `Left`: Unsigned,
 * when none of them is known, or what the first of them gives.
 *
 * @example
 * import { trusting } from '@plan-ledger/store/verify';
 * const nobody = trusting('ledger.example/plan-p', { ledgers: [] }, () => ({ _tag: 'Right', right: 1 }) as const);
 * assert.equal(nobody._tag === 'Left' && nobody.left._tag, 'Unsigned');
 */
export const trusting = <F, A>(
  origin: string,
  { ledgers, witnesses = [] }: Keys,
  verify: (trust: Trust, plan: PlanId) => E.Either<F, A>,
): E.Either<F | Unsigned, A> => {
  const named = planOfOrigin(origin);
  if (named === undefined)
    return unsigned(
      `found the origin ${quoted(origin)}; wanted that of a plan: the name of a key, then /plan-ID`,
    );
  const tried = ledgers
    .filter(({ name }) => name === named.ledger)
    .map((log) => verify({ log, origin, cosigners: witnesses }, named.plan));
  return (
    tried.find(E.isRight) ??
    tried[0] ??
    unsigned(
      `found the origin ${quoted(origin)}; the keys given are of ${ledgers.map(({ name }) => name).join(', ') || 'nobody'}: give that of ${named.ledger}`,
    )
  );
};

/**
 * Takes a signed checkpoint for an anchor of the plan that its origin names, when the key of that ledger has signed it and no
 * signature of a known key fails. `Left`: Malformed, BadSignature, Unsigned.
 *
 * @example
 * import { anchorIn } from '@plan-ledger/store/verify';
 * assert.equal(anchorIn('may.checkpoint', 'no note\n', { ledgers: [] })._tag, 'Left');
 */
export const anchorIn = (name: string, given: Given, keys: Keys): E.Either<NoAnchor, Anchor> =>
  pipe(
    parseNote(given),
    E.chain(({ text }) => parseCheckpoint(text)),
    E.chainW(({ origin }) =>
      trusting(origin, keys, (trust, plan) =>
        pipe(
          verifyCheckpoint(given, trust),
          E.map((checkpoint) => ({ name, plan, checkpoint })),
        ),
      ),
    ),
  );
