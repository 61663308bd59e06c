import { randomBytes } from 'node:crypto';

import { isFreeText, type JsonObject, type Source } from '@plan-ledger/domain';
import * as E from 'fp-ts/lib/Either.js';

import type { Written } from '../../../event-store.js';
import { eachField } from '../../../integrity/seal/fields.js';
import { storedForm } from '../../../stored-form.js';
import { close, NONCE_BYTES, type Whose } from './cipher.js';

/** What stands on the server where a text is encrypted. */
export const PLACEHOLDER = '[text]';

/** What the seal is called among the texts. No field is called so. */
export const SEAL = 'seal';

/** What an event says, and its seal. */
export interface Said {
  readonly data: JsonObject;
  readonly reason?: string;
  readonly source?: Source;
  readonly seal?: string;
}

/** What of it the server is given: each text apart and closed, and with them the seal, which holds their salts. */
export interface Hidden extends Said {
  readonly texts?: Readonly<Record<string, string>>;
  readonly sealed?: string;
}

/** What is said, with each field as `to` makes it. A text may become another text, and nothing else another thing. */
export const eachOf = (
  { data, reason, source }: Said,
  to: (name: string, value: unknown) => unknown,
): Said => {
  const each = <A>(name: string, part: A): A => eachField(name, part, to) as A;
  return {
    data: each('event', data),
    ...(reason === undefined ? {} : { reason: each('reason', reason) }),
    ...(source === undefined ? {} : { source: each('source', source) }),
  };
};

const saidIn = (written: Written): Said => {
  const { reason, source } = written.event;
  return {
    data: storedForm(written).data,
    ...(reason === undefined ? {} : { reason }),
    ...(source === undefined ? {} : { source }),
  };
};

/** What an event is on the server. `keyOf` is asked for the key of the event when it has a text. */
export const hidden = <F>(written: Written, keyOf: () => E.Either<F, Uint8Array>): E.Either<F, Hidden> => {
  const { plan, id, event, seal } = written.event;
  const texts = new Map<string, string>();
  const rest = eachOf(saidIn(written), (name, value) => {
    if (typeof value !== 'string' || !isFreeText(event.type, name)) return value;
    texts.set(name, value);
    return PLACEHOLDER;
  });
  if (texts.size === 0) return E.right({ ...rest, ...(seal === undefined ? {} : { seal }) });
  const key = keyOf();
  if (E.isLeft(key)) return key;
  const whose: Whose = { plan, id };
  // At once: to ask for chance costs as much as to encrypt.
  const nonces = randomBytes(NONCE_BYTES * (texts.size + 1));
  const closed = (name: string, text: string, at: number): string => {
    const nonce = nonces.subarray(at * NONCE_BYTES, (at + 1) * NONCE_BYTES);
    return close(key.right, whose, name, text, nonce);
  };
  return E.right({
    ...rest,
    texts: Object.fromEntries([...texts].map(([name, text], at) => [name, closed(name, text, at)])),
    sealed: closed(SEAL, seal ?? '', texts.size),
  });
};
