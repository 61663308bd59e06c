/**
 * One value in DER (X.690): its tag, its content, and both with the length between them. What is not DER is not read: a length
 * in more bytes than it needs, an indefinite one, a tag of more than a byte.
 */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  readonly whole: Buffer;
}

/** The tags that are used here. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The tag of a field that has a number for its own. */
export const numbered = (number: number): number => 0xa0 + number;

const MOST_LENGTH_BYTES = 4;
const LONG = 0x80;

const valueAt = (bytes: Buffer, at: number): Der | undefined => {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  let [length, start] = [first, at + 2];
  if (first >= LONG) {
    const count = first - LONG;
    if (count < 1 || count > MOST_LENGTH_BYTES || start + count > bytes.length) return undefined;
    length = bytes.readUIntBE(start, count);
    if (bytes[start] === 0 || length < LONG) return undefined;
    start += count;
  }
  const end = start + length;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) };
};

/** The values that stand one after the other, and nothing else. */
export const valuesIn = (bytes: Buffer): readonly Der[] | undefined => {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const value = valueAt(bytes, at);
    if (value === undefined) return undefined;
    values.push(value);
    at += value.whole.length;
  }
  return values;
};

/** The only value, if it has this tag. */
export const onlyIn = (bytes: Buffer, tag: number): Der | undefined => {
  const values = valuesIn(bytes);
  return values?.length === 1 && values[0]?.tag === tag ? values[0] : undefined;
};

/** The values inside one of this tag; none when it is another. */
export const inside = (value: Der | undefined, tag: number = TAG.sequence): readonly Der[] | undefined =>
  value?.tag === tag ? valuesIn(value.content) : undefined;

/** The content of a value of this tag. */
export const contentOf = (value: Der | undefined, tag: number): Buffer | undefined =>
  value?.tag === tag ? value.content : undefined;

/** An integer as its bytes, without bytes that count for nothing. */
export const integerOf = (value: Der | undefined): Buffer | undefined => {
  const content = contentOf(value, TAG.integer);
  if (content === undefined || content.length === 0) return undefined;
  const [first = 0, second = 0] = content;
  const surplus =
    content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  return surplus ? undefined : content;
};

/** A whole number from 0 to 127, as versions and statuses are. */
export const smallOf = (value: Der | undefined): number | undefined => {
  const content = integerOf(value);
  return content?.length === 1 && content.readInt8() >= 0 ? content.readInt8() : undefined;
};

/** An object identifier, as numbers with dots. */
export const oidOf = (value: Der | undefined): string | undefined => {
  const content = contentOf(value, TAG.oid);
  if (content === undefined || (content.at(-1) ?? 0x80) >= 0x80) return undefined;
  const numbers: number[] = [];
  let [number, begun] = [0, false];
  for (const byte of content) {
    if (!begun && byte === 0x80) return undefined;
    number = number * 128 + (byte & 0x7f);
    begun = byte >= 0x80;
    if (!Number.isSafeInteger(number)) return undefined;
    if (begun) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
};

const lengthOf = (length: number): Buffer => {
  if (length < LONG) return Buffer.of(length);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.of(LONG + bytes.length), bytes]);
};

/** A value in DER. */
export const der = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
};

const base128 = (number: number): readonly number[] =>
  number < 128 ? [number] : [...base128(Math.floor(number / 128)).map((byte) => byte | 0x80), number % 128];

/** An object identifier in DER. */
export const oid = (text: string): Buffer => {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return der(TAG.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
};

/** The content of an integer that is not negative, from its bytes. */
export const integerContent = (bytes: Uint8Array): Buffer => {
  const from = bytes.findIndex((byte) => byte !== 0);
  const digits = Buffer.from(from < 0 ? [0] : bytes.subarray(from));
  return digits.readInt8() < 0 ? Buffer.concat([Buffer.of(0), digits]) : digits;
};

/** A number that is not negative, given as its bytes, as an integer in DER. */
export const integer = (bytes: Uint8Array): Buffer => der(TAG.integer, integerContent(bytes));
