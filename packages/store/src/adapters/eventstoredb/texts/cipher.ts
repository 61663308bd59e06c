import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

import type { EventId, PlanId } from '@plan-ledger/domain';

import { bytesIn } from '../../../integrity/encoding.js';

/** Of which event a text is. One that is put in the place of another does not open. */
export interface Whose {
  readonly plan: PlanId;
  readonly id: EventId;
}

const ALGORITHM = 'aes-256-gcm';
/** How many random bytes a text needs each time that it is closed. */
export const NONCE_BYTES = 12;
const TAG = { authTagLength: 16 };

/** The key of one text of an event, from the key of the event. Who has it knows nothing of the others. */
export const keyOfText = (key: Uint8Array, name: string): Uint8Array =>
  createHmac('sha256', key).update(name).digest();

const about = ({ plan, id }: Whose, name: string): Buffer =>
  Buffer.from(JSON.stringify(['plan-ledger/text@v1', plan, id, name]));

/**
 * A text as only the key of its event opens it, in base64: the nonce, the ciphertext, and the tag (AES-256-GCM, NIST SP 800-38D).
 * `name` is that of its field; the nonce is 12 random bytes, new each time.
 */
export const close = (
  key: Uint8Array,
  whose: Whose,
  name: string,
  text: string,
  nonce: Uint8Array,
): string => {
  const cipher = createCipheriv(ALGORITHM, keyOfText(key, name), nonce, TAG);
  cipher.setAAD(about(whose, name));
  const parts = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts).toString('base64');
};

/** The text again, by its own key; none when it is not what was closed with it, for this place. */
export const open = (key: Uint8Array, whose: Whose, name: string, closed: string): string | undefined => {
  const bytes = bytesIn(closed);
  const end = (bytes?.length ?? 0) - TAG.authTagLength;
  if (bytes === undefined || end < NONCE_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), TAG);
  decipher.setAAD(about(whose, name));
  decipher.setAuthTag(bytes.subarray(end));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, end));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return text.toString('utf8');
};
