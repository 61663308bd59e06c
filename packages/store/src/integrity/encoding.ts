/** Bytes in the base64 of RFC 4648, section 4, with its padding. */
export const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Bytes in the base64url of RFC 4648, section 5, without padding. */
export const base64urlOf = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64url');

/**
 * The bytes of a base64 text, if there is no other text for the same bytes: padded, in the standard alphabet, with the bits
 * that count for nothing zero. Else a text could be changed without a change of what it says.
 */
export const bytesIn = (text: string): Uint8Array | undefined => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
};

const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/u;

/** The whole number that a text says in decimal digits, without a leading zero; none when it says another thing, or too much. */
export const countIn = (text: string): number | undefined => {
  const count = DECIMAL.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(count) ? count : undefined;
};

/** What was found, short enough for a message. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
