import * as E from 'fp-ts/lib/Either.js';

import { newSecret, type Secret } from './form.js';
import type { TextSecret } from './index.js';

/**
 * A secret that ends with the process: for tests, and for what is thrown away. Stores that are opened with the same one can read
 * each other's texts.
 *
 * @example
 * import { secretInMemory } from '@plan-ledger/store/eventstoredb';
 * const secret = secretInMemory();
 * const made = await secret.make();
 * assert.deepEqual(await secret.now(), made);
 */
export const secretInMemory = (given?: Secret): TextSecret => {
  let secret = given;
  const where = 'the memory of this process';
  return {
    where,
    now: () => Promise.resolve(E.right(secret)),
    make: () => Promise.resolve(E.right((secret ??= newSecret()))),
    change: (change) => () => {
      if (secret === undefined)
        return Promise.resolve(E.left({ _tag: 'Unavailable', why: `Found no text secret in ${where}` }));
      secret = change(secret);
      return Promise.resolve(E.right(secret));
    },
  };
};
